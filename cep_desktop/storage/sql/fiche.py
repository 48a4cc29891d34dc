"""L’en-tête d’un dossier en base : ce que la liste montre, prêt à trier."""

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.parcours import Parcours
from cep_desktop.rules.conservation import dernier_contact
from cep_desktop.storage.recherche import plier
from cep_desktop.usecases.fiche import FicheDossier, resumer


def en_tete(dossier: Dossier, *, le: date) -> dict[str, object]:
    """Rend les colonnes de l’en-tête, vues au jour `le`, hors révision et instant."""
    fiche, gel = resumer(dossier), dossier.gel
    beneficiaire = dossier.beneficiaire
    return {
        "id": str(fiche.id),
        "numero": fiche.numero,
        "referent": dossier.referent.nom_complet,
        "personne": fiche.personne,
        "rang_nom": plier(f"{beneficiaire.nom} {beneficiaire.prenom}"),
        "projet": fiche.projet,
        "vocabulaire": fiche.vocabulaire,
        "accueil": fiche.parcours.accueil.value,
        "conseil": fiche.parcours.conseil.value,
        "accompagnement": fiche.parcours.accompagnement.value,
        "prochaine_etape": fiche.prochaine_etape,
        "echeance": fiche.echeance,
        "est_en_attente": fiche.est_en_attente,
        "est_clos": fiche.est_clos,
        "est_fictif": fiche.est_fictif,
        "dernier_contact": dernier_contact(dossier, le=le),
        "gele_le": gel.pose_le if gel else None,
        "degele_le": gel.leve_le if gel else None,
    }


@cache
def _parcours(accueil: str, conseil: str, accompagnement: str) -> Parcours:
    """Rend un des 64 parcours possibles, le même à chaque fois."""
    return Parcours.model_validate(
        {"accueil": accueil, "conseil": conseil, "accompagnement": accompagnement}
    )


def lire_fiche(ligne: Row[*tuple[Any, ...]]) -> FicheDossier:
    """Rend la fiche d’une ligne de la table des en-têtes."""
    return FicheDossier(
        id=UUID(ligne.id),
        numero=ligne.numero,
        personne=ligne.personne,
        projet=ligne.projet,
        parcours=_parcours(ligne.accueil, ligne.conseil, ligne.accompagnement),
        vocabulaire=ligne.vocabulaire,
        prochaine_etape=ligne.prochaine_etape,
        echeance=ligne.echeance,
        est_en_attente=ligne.est_en_attente,
        est_clos=ligne.est_clos,
        est_fictif=ligne.est_fictif,
    )
