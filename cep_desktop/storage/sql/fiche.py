"""L’en-tête d’un dossier en base : ce que la liste montre, prêt à trier."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.conservation import dernier_contact
from cep_desktop.storage.recherche import plier
from cep_desktop.storage.sql.ligne import COLONNES
from cep_desktop.storage.sql.schema import entete
from cep_desktop.usecases.fiche import resumer


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


Ligne = Row[*tuple[Any, ...]]

COLONNES_FICHE = tuple(entete.c[nom] for nom in COLONNES)
"""Les colonnes d’une fiche."""


def lire_lignes(connexion: Connection, identifiants: Sequence[str]) -> list[Ligne]:
    """Rend les lignes de ces dossiers, dans cet ordre ; ceux qui n’y sont plus manquent."""
    requete = select(*COLONNES_FICHE).where(entete.c.id.in_(identifiants))
    rang = {identifiant: n for n, identifiant in enumerate(identifiants)}
    return sorted(connexion.execute(requete), key=lambda ligne: rang[ligne[0]])
