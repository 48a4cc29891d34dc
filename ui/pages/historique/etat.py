"""Ce que montre l’historique d’un dossier, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.ports import RevisionGardee
from ui.dates import ecrire_moment_entier

AVANT, MAINTENANT = "avant", "maintenant"
"""Ce à quoi une version se compare d’abord : celle d’avant, ou le dossier à l’écran."""


@dataclass(frozen=True, slots=True)
class LigneRevision:
    """Une version gardée ; `phrase` dit tout au lecteur d’écran."""

    numero: int
    titre: str
    precision: str
    est_nommee: bool
    est_derniere: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class EtatHistorique:
    """Toute la page."""

    sous_titre: str
    lignes: tuple[LigneRevision, ...]


def deriver(revisions: Sequence[RevisionGardee], *, le: date) -> EtatHistorique:
    """Rend ce que la page montre, la version la plus récente d’abord ; `le` est le jour même."""
    lignes = tuple(
        _ligne(revision, le=le, est_derniere=rang == 0) for rang, revision in enumerate(revisions)
    )
    mot = "version gardée" if len(lignes) == 1 else "versions gardées"
    return EtatHistorique(composer(f"{len(lignes)} {mot}. Rien n’est effacé."), lignes)


def comparaisons(lignes: Sequence[LigneRevision], choisie: int) -> tuple[tuple[str, str], ...]:
    """Rend à quoi une version peut se comparer : code, puis mots."""
    autres = tuple(
        (str(ligne.numero), composer(f"{ligne.titre}, {ligne.precision}"))
        for ligne in lignes
        if ligne.numero != choisie
    )
    a_une_precedente = any(ligne.numero < choisie for ligne in lignes)
    debut = ((AVANT, "La version juste avant"),) if a_une_precedente else ()
    return (*debut, (MAINTENANT, "Le dossier maintenant"), *autres)


def bornes(choisie: int, comparee: str) -> tuple[int, int | None]:
    """Rend la plus ancienne des deux versions, puis l’autre ; `None` : le dossier à l’écran."""
    if comparee == MAINTENANT:
        return choisie, None
    autre = choisie - 1 if comparee == AVANT else int(comparee)
    return min(choisie, autre), max(choisie, autre)


def _ligne(revision: RevisionGardee, *, le: date, est_derniere: bool) -> LigneRevision:
    geste = revision.geste[:1].upper() + revision.geste[1:]
    quand = ecrire_moment_entier(revision.le, le=le)
    qui = ", ".join(filter(None, (quand, revision.auteur)))
    precision = f"{geste}, {qui}" if revision.nom else qui
    derniere = "version actuelle" if est_derniere else ""
    titre = revision.nom or geste
    phrase = ", ".join(filter(None, (titre, precision, derniere)))
    return LigneRevision(
        numero=revision.numero,
        titre=composer(titre),
        precision=composer(precision),
        est_nommee=bool(revision.nom),
        est_derniere=est_derniere,
        phrase=composer(phrase),
    )
