"""Une ligne de la liste des dossiers : ses colonnes, son ordre, sa lecture ; sans SQLAlchemy."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from cep_desktop.domain.avancement import Avancement, Avancements
from cep_desktop.usecases.fiche import FicheDossier

COLONNES = (
    "id",
    "numero",
    "personne",
    "projet",
    "accueil",
    "conseil",
    "accompagnement",
    "vocabulaire",
    "prochaine_etape",
    "echeance",
    "est_en_attente",
    "est_clos",
    "est_fictif",
    "referent",
)
"""Ce qu’une fiche demande à l’en-tête, dans l’ordre où `lire_fiche` le lit."""

ORDRE = ("est_clos", "echeance IS NULL", "echeance", "rang_nom")
"""Échéance la plus proche d’abord, dossiers clos à la fin ; en SQL."""


_AVANCEMENTS = {avancement.value: avancement for avancement in Avancement}


@cache
def avancements(accueil: str, conseil: str, accompagnement: str) -> Avancements:
    """Rend un des 64 parcours possibles, le même à chaque fois."""
    return Avancements(_AVANCEMENTS[accueil], _AVANCEMENTS[conseil], _AVANCEMENTS[accompagnement])


def lire_fiche(ligne: Sequence[Any]) -> FicheDossier:
    """Rend la fiche d’une ligne de `COLONNES`."""
    id_, numero, personne, projet, accueil, conseil, accompagnement, *reste = ligne
    parcours = avancements(accueil, conseil, accompagnement)
    # Lu par son entier, l’identifiant coûte deux fois moins : la liste en a dix mille.
    identifiant = UUID(int=int(id_.replace("-", ""), 16))
    return FicheDossier(identifiant, numero, personne, projet, parcours, *reste)


def lire_fiche_de_sqlite(ligne: Sequence[Any]) -> FicheDossier:
    """Rend la fiche d’une ligne que SQLite rend brute : ses dates en texte, ses vrais en 1."""
    *debut, echeance, en_attente, clos, fictif, referent = ligne
    jour = lire_jour(echeance)
    return lire_fiche((*debut, jour, bool(en_attente), bool(clos), bool(fictif), referent))


def lire_jour(brut: str | None) -> date | None:
    """Rend une date écrite par SQLite, ou `None`."""
    return date.fromisoformat(brut) if brut else None
