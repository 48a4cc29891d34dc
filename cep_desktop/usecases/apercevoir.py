"""Montrer un papier avant de l’imprimer : ses pages exactes, telles que le poste les imprime."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import composer_papiers

if TYPE_CHECKING:
    from cep_desktop.documents.apercu import Dessin, Feuille

POUR_LA_VIGNETTE, POUR_L_IMPRIMANTE = 40, 300
"""Points par pouce."""

Dire = Callable[[str], None]
"""Prévenu de ce qui se fait ; ce qu’il lève arrête la mise en pages."""


@dataclass(frozen=True, slots=True)
class PageVue:
    """Une page d’un papier : le rang de son fichier, son rang dedans (dès 0), ce qui s’en voit."""

    fichier: int
    rang: int
    feuille: "Feuille"


@dataclass(frozen=True, slots=True)
class Apercu:
    """Un papier mis en pages : un PDF par fichier, et toutes leurs pages à la suite."""

    titre: str
    pdfs: tuple[bytes, ...]
    pages: tuple[PageVue, ...]

    def dessiner(self, page: int, *, points_par_pouce: float) -> "Dessin":
        """Dessine une page à la densité voulue ; à faire hors du fil de l’écran."""
        from cep_desktop.documents.apercu import dessiner

        vue = self.pages[page]
        return dessiner(self.pdfs[vue.fichier], vue.rang, points_par_pouce=points_par_pouce)


def apercevoir(
    dossier: Dossier,
    gabarits: Gabarits,
    nature: NaturePapier,
    *,
    le: date,
    dire: Dire | None = None,
) -> Apercu:
    """Met en pages tous les fichiers d’un papier.

    Lève `SansConvertisseur`, ou ce que lève sa composition.
    """
    papiers = composer_papiers(dossier, gabarits, le=le, natures=(nature,))
    return apercevoir_fichiers(nature.libelle, {p.nom: p.octets for p in papiers}, dire=dire)


def apercevoir_fichiers(
    titre: str, fichiers: Mapping[str, bytes], *, dire: Dire | None = None
) -> Apercu:
    """Met en pages des fichiers Word ou Excel. Lève `SansConvertisseur` ou `ErreurMetier`."""
    from cep_desktop.documents.pdf import convertir

    attendre = (lambda: dire("Mise en pages…")) if dire else None
    pdfs = tuple(convertir(fichiers, attendre=attendre).values())
    return Apercu(titre, pdfs, tuple(_feuilleter(pdfs, dire)))


def _feuilleter(pdfs: tuple[bytes, ...], dire: Dire | None) -> Iterator[PageVue]:
    from cep_desktop.documents.apercu import compter_les_pages, feuilleter

    for fichier, pdf in enumerate(pdfs):
        for rang in range(nombre := compter_les_pages(pdf)):
            if dire:
                dire(f"Mise en pages\u00a0: page\u00a0{rang + 1} sur {nombre}…")
            yield PageVue(fichier, rang, feuilleter(pdf, rang, points_par_pouce=POUR_LA_VIGNETTE))
