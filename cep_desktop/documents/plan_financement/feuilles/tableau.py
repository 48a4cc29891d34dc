"""Un tableau de feuille : les mêmes colonnes servent à l’écrire et à le relire."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from cep_desktop.documents.excel.cases import Case
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.mesures import hauteur
from cep_desktop.documents.excel.styles import (
    A_DROITE,
    ATTENUE,
    CELLULE,
    DECIMAL,
    EN_TETE,
    ENTIER,
    JOUR,
)
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.domain.montant import Montant

L = TypeVar("L")

RANGEE = 21.0
"""Hauteur d’une rangée d’une ligne, en points."""

_GRAS = 1.1
"""Un texte gras est plus large d’un dixième."""


class Genre(Enum):
    """Ce que porte une colonne."""

    TEXTE = "texte"
    MONTANT = "montant"
    JOUR = "jour"
    QUANTITE = "quantite"


def _vide(_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Colonne(Generic[L]):
    """Une colonne : son titre, le champ qu’elle montre, et le mot qui remplace une date absente.

    `formule` reçoit la ligne et sa rangée ; la valeur du champ est alors celle de la formule. Une
    colonne sans champ n’écrit que son mot, et ne se relit pas.
    """

    titre: str
    champ: str
    genre: Genre = Genre.TEXTE
    mot: Callable[[L], str] = _vide
    formule: Callable[[L, int], str] | None = None

    @property
    def est_a_droite(self) -> bool:
        """Vrai pour les nombres, dont le titre s’aligne aussi à droite."""
        return self.genre in {Genre.MONTANT, Genre.QUANTITE}

    def ecrire(self, feuille: Feuille, case: Case, ligne: L) -> None:
        """Écrit la valeur de cette colonne pour une ligne."""
        valeur: object = getattr(ligne, self.champ) if self.champ else None
        match valeur:
            case Montant() | None if self.formule:
                feuille.formule(case, self.formule(ligne, case[0]), valeur, CELLULE)
            case Montant() | None if self.genre is Genre.MONTANT:
                feuille.montant(case, valeur, CELLULE)
            case Decimal():
                forme = ENTIER if valeur == valeur.to_integral_value() else DECIMAL
                feuille.nombre(case, valeur, {**CELLULE, **forme})
            case date():
                feuille.date(case, valeur, {**CELLULE, **JOUR})
            case None:
                feuille.texte(case, self.mot(ligne), CELLULE)
            case _:
                feuille.texte(case, str(valeur), CELLULE)

    def texte(self, ligne: L) -> str:
        """Le texte que montre la colonne ; vide pour un nombre ou une date."""
        valeur: object = getattr(ligne, self.champ) if self.champ else self.mot(ligne)
        return valeur if isinstance(valeur, str) else ""

    def lire(self, grille: Grille, case: Case) -> object:
        """Relit la valeur de cette colonne dans une case."""
        match self.genre:
            case Genre.TEXTE:
                return grille.texte(case)
            case Genre.MONTANT:
                return grille.montant(case)
            case Genre.JOUR:
                return grille.jour(case)
            case Genre.QUANTITE:
                return grille.quantite(case)


def ecrire_entetes(
    feuille: Feuille,
    rangee: int,
    titres: Sequence[tuple[str, bool]],
    largeurs: Sequence[float],
    *,
    minimum: float = 30.0,
) -> None:
    """Écrit une rangée d’en-tête ; chaque titre dit s’il s’aligne à droite."""
    for numero, (titre, est_a_droite) in enumerate(titres):
        feuille.texte((rangee, numero), titre, {**EN_TETE, **(A_DROITE if est_a_droite else {})})
    mesures = [(t, largeurs[n] / _GRAS) for n, (t, _) in enumerate(titres)]
    feuille.page.set_row(rangee, hauteur(mesures, minimum=minimum))


def reprendre(titres: Sequence[tuple[str, bool]]) -> Sequence[tuple[str, bool]]:
    """L’en-tête d’une page suivante : il dit qu’il se répète, et ne se relit pas comme un autre."""
    (premier, est_a_droite), *autres = titres
    return [(f"{premier} (suite)", est_a_droite), *autres]


def ecrire_tableau(
    feuille: Feuille,
    bande: Bande,
    colonnes: Sequence[Colonne[L]],
    lignes: Sequence[L],
    *,
    largeurs: Sequence[float],
    vide: str,
    rangee: float = RANGEE,
) -> None:
    """Écrit l’en-tête puis une ligne par valeur ; `vide` est écrit s’il n’y en a aucune."""
    titres = [(c.titre, c.est_a_droite) for c in colonnes]
    ecrire_entetes(feuille, bande.entete, titres, largeurs)
    for reprise in bande.entetes_repris:
        ecrire_entetes(feuille, reprise, reprendre(titres), largeurs)
    for numero, ligne in zip(bande.rangees, lignes, strict=True):
        for rang, colonne in enumerate(colonnes):
            colonne.ecrire(feuille, (numero, rang), ligne)
        feuille.page.set_row(numero, mesurer_ligne(ligne, colonnes, largeurs, rangee))
    if not lignes:
        ecrire_rangee_vide(feuille, bande.premiere, len(colonnes), vide)


def ecrire_rangee_vide(feuille: Feuille, rangee: int, largeur: int, phrase: str) -> None:
    """Écrit la rangée unique d’un tableau vide."""
    style = {**CELLULE, **ATTENUE, "text_wrap": False}
    for numero in range(largeur):
        feuille.texte((rangee, numero), phrase if numero == 1 else "", style)


def lire_tableau(
    grille: Grille, colonnes: Sequence[Colonne[L]], cles: Sequence[str]
) -> tuple[Mapping[str, object], ...]:
    """Relit les lignes du tableau qui a ces en-têtes, dans l’ordre des clés.

    Lève `ClasseurIllisible` si l’en-tête ou une clé manque.
    """
    entete, places = grille.trouver([colonne.titre for colonne in colonnes])
    lignes = grille.rangees_des_cles(entete, places[colonnes[0].titre], cles)
    return tuple(
        {c.champ: c.lire(grille, (rangee, places[c.titre])) for c in colonnes if c.champ}
        for rangee in lignes
    )


def mesurer_ligne(
    ligne: L, colonnes: Sequence[Colonne[L]], largeurs: Sequence[float], minimum: float
) -> float:
    """Hauteur d’une ligne, en points, pour que rien n’y soit coupé."""
    textes = [(colonne.texte(ligne), largeurs[rang]) for rang, colonne in enumerate(colonnes)]
    return hauteur(textes, minimum=minimum)
