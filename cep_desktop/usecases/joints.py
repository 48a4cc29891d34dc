"""Ce qui se joint aux papiers d’un paquet : l’agenda, l’inventaire, et ce qu’il faut en dire."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import Papier

if TYPE_CHECKING:
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque


@dataclass(frozen=True, slots=True)
class Joints:
    """Les papiers joints au paquet ; `avis` dit ce qui n’a pas pu y être."""

    papiers: tuple[Papier, ...]
    avis: tuple[str, ...]


def joindre(
    dossier: Dossier,
    gabarits: Gabarits,
    regles: ReglesEnVigueur,
    livres: "Bibliotheque",
    *,
    maintenant: datetime,
    le: date,
) -> Joints:
    """Compose ce qui se joint, avec les règles et les livres de ce poste. Lève `ErreurMetier`."""
    from cep_desktop.usecases.dates_du_dossier import agenda_a_remettre
    from cep_desktop.usecases.livres.papier_inventaire import inventaire_a_remettre

    agenda, avis = agenda_a_remettre(
        dossier, regles, gabarits.regles(), maintenant=maintenant, le=le
    )
    inventaire = inventaire_a_remettre(dossier, livres, gabarits, le=le)
    return Joints((*agenda, *inventaire), avis)
