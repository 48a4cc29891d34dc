"""Ce que montre la page « À faire », calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.suivi import AFaire, NatureAFaire
from ui.dates import ecrire_delai, ecrire_proche
from ui.fiches import GesteFiche, LigneFiche

OUVRIR = "ouvrir"
_PICTOS = {
    NatureAFaire.RELANCE: "phone-outgoing",
    NatureAFaire.REPONSE: "hourglass-medium",
    NatureAFaire.DEPOT: "paper-plane-tilt-bold",
    NatureAFaire.LIMITE: "warning-fill",
    NatureAFaire.ACTION: "check-circle-duotone",
    NatureAFaire.SIGNATURE: "pen-nib",
    NatureAFaire.ALERTE: "warning-circle-fill",
    NatureAFaire.EVALUATION: "star",
}


@dataclass(frozen=True, slots=True)
class EtatSuivi:
    """Toute la page : ce qui est en retard, puis ce qui vient."""

    sous_titre: str
    en_retard: tuple[LigneFiche, ...]
    a_venir: tuple[LigneFiche, ...]


def deriver(a_faire: Sequence[AFaire], *, nature: str, le: date) -> EtatSuivi:
    """Rend les lignes d’une nature, ou toutes ; la clé d’une ligne est son rang dans la suite."""
    retenues = [(r, a) for r, a in enumerate(a_faire) if not nature or a.nature == nature]
    retards = [(r, a) for r, a in retenues if a.quand is not None and a.quand < le]
    nombre = len(retenues)
    dits = f"{nombre} chose{'s' if nombre > 1 else ''} à faire" if nombre else "Rien à faire"
    suite = f", {len(retards)} en retard" if retards else ""
    return EtatSuivi(
        sous_titre=composer(f"{dits}{suite}, dans tous les dossiers"),
        en_retard=tuple(_ligne(rang, une, le) for rang, une in retards),
        a_venir=tuple(_ligne(r, a, le) for r, a in retenues if (r, a) not in retards),
    )


def _ligne(rang: int, une: AFaire, le: date) -> LigneFiche:
    est_en_retard = une.quand is not None and une.quand < le
    quand = ecrire_proche(une.quand, le=le) if une.quand else "Dès que possible"
    details = (composer(ecrire_delai(une.quand, le=le)),) if une.quand else ()
    return LigneFiche(
        cle=str(rang),
        titre=composer(une.phrase),
        phrase=composer(f"{une.personne}, {quand}"),
        image=_PICTOS[une.nature],
        mot=une.nature.libelle,
        ton="bad" if est_en_retard else "action",
        details=details,
        gestes=(GesteFiche(OUVRIR, "Ouvrir"),),
    )
