"""L’en-tête d’un dossier en base : ce que la liste montre, prêt à trier."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.parcours import Parcours
from cep_desktop.rules.conservation import dernier_contact
from cep_desktop.storage.recherche import plier
from cep_desktop.storage.sql.schema import entete
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


Ligne = Row[*tuple[Any, ...]]

COLONNES_FICHE = (
    entete.c.id,
    entete.c.numero,
    entete.c.personne,
    entete.c.projet,
    entete.c.accueil,
    entete.c.conseil,
    entete.c.accompagnement,
    entete.c.vocabulaire,
    entete.c.prochaine_etape,
    entete.c.echeance,
    entete.c.est_en_attente,
    entete.c.est_clos,
    entete.c.est_fictif,
    entete.c.referent,
)
"""Ce qu’une fiche demande à l’en-tête, dans l’ordre où `lire_fiche` le lit."""


def lire_lignes(connexion: Connection, identifiants: Sequence[str]) -> list[Ligne]:
    """Rend les lignes de ces dossiers, dans cet ordre ; ceux qui n’y sont plus manquent."""
    requete = select(*COLONNES_FICHE).where(entete.c.id.in_(identifiants))
    rang = {identifiant: n for n, identifiant in enumerate(identifiants)}
    return sorted(connexion.execute(requete), key=lambda ligne: rang[ligne[0]])


def lire_fiche(ligne: Ligne) -> FicheDossier:
    """Rend la fiche d’une ligne de `COLONNES_FICHE`."""
    id_, numero, personne, projet, accueil, conseil, accompagnement, *reste = ligne
    parcours = _parcours(accueil, conseil, accompagnement)
    # Lu par son entier, l’identifiant coûte deux fois moins : la liste en a dix mille.
    identifiant = UUID(int=int(id_.replace("-", ""), 16))
    return FicheDossier(identifiant, numero, personne, projet, parcours, *reste)
