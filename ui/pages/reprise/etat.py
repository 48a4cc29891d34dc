"""Ce que montre un travail à reprendre, calculé sans écran."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.coffre.brouillon import Reprise
from cep_desktop.usecases.comparer import comparer
from ui.dates import ecrire_moment
from ui.ecarts import Groupe, compter, raconter


@dataclass(frozen=True, slots=True)
class EtatReprise:
    """Un travail non enregistré : de qui, de quand, et ce qu’il change."""

    titre: str
    phrase: str
    nombre: str
    groupes: tuple[Groupe, ...]


def deriver(reprise: Reprise, *, le: date) -> EtatReprise:
    """Rend ce que la couche montre ; `le` est le jour même."""
    travail = reprise.brouillon.dossier
    differences = comparer(reprise.garde, travail) if reprise.garde is not None else ()
    quand = ecrire_moment(reprise.brouillon.le, le=le)
    suite = (
        "Ce dossier a aussi changé ailleurs depuis : vous choisirez ensuite entre les deux."
        if reprise.est_en_conflit
        else "Reprenez-le, ou laissez le dossier comme il est enregistré."
    )
    return EtatReprise(
        titre=composer(f"Le travail sur le dossier de {travail.beneficiaire.nom_complet}"),
        phrase=composer(f"Commencé {quand}, il n’a pas pu être enregistré. {suite}"),
        nombre=compter(differences) if reprise.garde is not None else "Dossier jamais enregistré",
        groupes=raconter(differences),
    )


def annoncer(nombre: int) -> str:
    """« Du travail n’a pas été enregistré la dernière fois, dans 2 dossiers. »."""
    combien = "un dossier" if nombre == 1 else f"{nombre} dossiers"
    return composer(f"Du travail n’a pas été enregistré la dernière fois, dans {combien}.")
