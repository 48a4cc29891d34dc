"""Ce que vaut une phrase secrète, dit en mots et avec ce qu’il manque."""

from dataclasses import dataclass

from cep_desktop.domain.phrase import (
    MOTS_SUFFISANTS,
    compter_les_mots,
    est_forte,
    normaliser_phrase,
)
from cep_desktop.domain.typographie import composer


@dataclass(frozen=True, slots=True)
class Solidite:
    """Les mots comptés, sur `sur`, et la phrase qui le dit ; `ton` est « ok » ou « warn »."""

    mots: int
    sur: int
    phrase: str
    est_forte: bool

    @property
    def ton(self) -> str:
        """Le sens de la jauge."""
        return "ok" if self.est_forte else "warn"


def juger(phrase: str, *, est_tiree: bool) -> Solidite:
    """Dit si la phrase protège le coffre ; `est_tiree` : proposée au hasard."""
    mots = min(compter_les_mots(phrase), MOTS_SUFFISANTS)
    if est_tiree:
        mot = f"Très solide : {mots} mots tirés au hasard."
    elif est_forte(phrase):
        mot = "Solide. Ne l’employez nulle part ailleurs."
        mots = MOTS_SUFFISANTS
    elif not phrase.strip():
        mot = "Écrivez sept mots sans lien entre eux."
    else:
        manque = MOTS_SUFFISANTS - mots
        mot = f"Ajoutez {manque} mot{'s' if manque > 1 else ''}."
    return Solidite(mots, MOTS_SUFFISANTS, composer(mot), est_forte(phrase))


def est_la_meme(phrase: str, verification: str) -> bool:
    """Vrai si les deux ouvriraient le même coffre : les espaces en trop ne comptent pas."""
    return bool(phrase.strip()) and normaliser_phrase(phrase) == normaliser_phrase(verification)
