"""Ce que montre la page des données d’un dossier, calculé sans écran."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.consentement import Consentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import Transmission
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.donnees_sensibles import Signalement
from cep_desktop.usecases.mots_du_dossier import mots_du_dossier

AU_PLUS = 12
"""Informations sensibles montrées ; le compte dit le reste."""

NOTES = (
    "Vos notes privées restent chez vous : ni papier, ni écran partagé, ni envoi. "
    "La personne peut en demander copie."
)
"""Ce que l’écran promet des notes privées, et ce qu’il ne promet pas (docs/adr/0015)."""


@dataclass(frozen=True, slots=True)
class LigneAccord:
    """Un accord de la personne : ce qu’il permet, avec qui, depuis quand."""

    id: str
    titre: str
    precision: str
    est_valable: bool


@dataclass(frozen=True, slots=True)
class EtatDonnees:
    """Toute la page, moins ce que le dossier dit de sensible."""

    prenom: str
    accords: tuple[LigneAccord, ...]
    voyages: tuple[str, ...]
    a_des_notes: bool


@dataclass(frozen=True, slots=True)
class EtatSobriete:
    """Ce que le dossier dit de sensible : un compte, puis les mots et leur place."""

    phrase: str
    lignes: tuple[str, ...]


def deriver(dossier: Dossier, *, le: date) -> EtatDonnees:
    """Rend ce que la page montre ; `le` est le jour même."""
    return EtatDonnees(
        prenom=dossier.beneficiaire.prenom,
        accords=tuple(_accord(accord, le) for accord in reversed(dossier.consentements)),
        voyages=tuple(_voyage(trace) for trace in reversed(dossier.transmissions)),
        a_des_notes=bool(dossier.notes_privees),
    )


def compter(signalements: Iterable[Signalement]) -> EtatSobriete:
    """Dit combien d’informations sensibles le dossier garde, et où."""
    trouves = tuple(signalements)
    if not trouves:
        return EtatSobriete("Aucune information repérée comme sensible.", ())
    mot = "information sensible" if len(trouves) == 1 else "informations sensibles"
    lignes = tuple(dict.fromkeys(_sensible(trouve) for trouve in trouves))
    reste = len(lignes) - AU_PLUS
    suite = (f"Et {reste} de plus.",) if reste > 0 else ()
    phrase = f"{len(trouves)} {mot}. Le projet de la personne en a-t-il besoin ?"
    return EtatSobriete(composer(phrase), (*lignes[:AU_PLUS], *suite))


def _accord(accord: Consentement, le: date) -> LigneAccord:
    qui = f" à {', '.join(accord.destinataires)}" if accord.destinataires else ""
    retire = f", retiré le {ecrire_date(accord.retire_le)}" if accord.retire_le else ""
    precision = f" {accord.precision}" if accord.precision else ""
    return LigneAccord(
        id=accord.id,
        titre=composer(f"{accord.objet.libelle}{qui}"),
        precision=composer(f"Donné le {ecrire_date(accord.donne_le)}{retire}.{precision}"),
        est_valable=accord.vaut_le(le),
    )


def _voyage(trace: Transmission) -> str:
    parties = ", ".join(partie.libelle.lower() for partie in trace.parties)
    debut = f"{trace.sens.libelle} {trace.organisme}, le {ecrire_date(trace.le)}"
    return composer(f"{debut} : {parties}." if parties else f"{debut}.")


def _sensible(trouve: Signalement) -> str:
    chemin = ".".join(str(pas) for pas in trouve.lieu if isinstance(pas, str))
    rubrique = mots_du_dossier().rubrique(chemin)
    return composer(f"« {trouve.mot} », {trouve.genre.libelle.lower()} ({rubrique})")
