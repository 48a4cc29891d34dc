"""La mise en page commune : titres, colonnes, protection, impression."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import Case
from cep_desktop.documents.excel.classeur import Feuille, en_tete
from cep_desktop.documents.excel.styles import SOUS_TITRE, TITRE
from cep_desktop.documents.plan_financement.parties.reperes import Reperes

ENTETE = 3
"""Rangée de l’en-tête du premier tableau : la quatrième, répétée à l’impression."""

EN_TETE_BASSE = 22.5
"""Hauteur d’un en-tête, en points, sur une feuille en portrait."""

_A4 = 9
_CACHES = 2
"""Quadrillage caché à l’écran et à l’impression."""

_RANGEES_PAR_PAGE = 24

_PROTECTION = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True}


@dataclass(frozen=True, slots=True)
class Page:
    """Ce qui distingue une feuille imprimée d’une autre."""

    titre: str
    sous_titre: str
    largeurs: Sequence[float]
    est_en_paysage: bool = True
    tient_sur_une_page: bool = False
    a_un_seul_tableau: bool = True
    """Faux si un second tableau suit : l’en-tête du premier ne doit pas le coiffer."""

    @property
    def figes(self) -> Case:
        """Rangées et colonnes qui restent à l’écran."""
        return (ENTETE + 1, 1) if self.a_un_seul_tableau else (ENTETE - 1, 1)


def ouvrir(feuille: Feuille, page: Page) -> None:
    """Écrit le titre de la feuille et règle ses colonnes."""
    support = feuille.page
    support.hide_gridlines(_CACHES)
    for numero, largeur in enumerate(page.largeurs):
        support.set_column(numero, numero, largeur)
    feuille.texte((0, 0), page.titre, TITRE)
    feuille.texte((1, 0), page.sous_titre, SOUS_TITRE)
    support.set_row(0, 27)
    support.set_row(1, 18)
    support.set_row(2, 12)


def fermer(
    feuille: Feuille,
    page: Page,
    reperes: Reperes,
    *,
    derniere: int,
    coupures: Sequence[int] = (),
) -> None:
    """Protège la feuille et règle son impression jusqu’à la rangée `derniere`.

    `coupures` sont les rangées où commence un autre tableau : une longue feuille y change de page.
    """
    support = feuille.page
    support.protect("", _PROTECTION)
    support.freeze_panes(*page.figes)
    support.set_paper(_A4)
    if page.est_en_paysage:
        support.set_landscape()
    support.fit_to_pages(1, 1 if page.tient_sur_une_page else 0)
    support.set_margins(left=0.6, right=0.6, top=0.87, bottom=0.8)
    support.print_area(0, 0, derniere, len(page.largeurs) - 1)
    if page.a_un_seul_tableau or derniere <= _RANGEES_PAR_PAGE:
        support.repeat_rows(ENTETE)
    else:
        support.repeat_rows(0, 1)
        support.set_h_pagebreaks(list(coupures))
    version = f"Plan {reperes.dossier}, {reperes.nom_version} du {reperes.version_du:%d/%m/%Y}"
    support.set_header(f"&L&9{en_tete(reperes.structure)}&R&9{en_tete(version)}", {"margin": 0.39})
    support.set_footer(
        "&L&9&A&C&9Sous réserve d’accord des financeurs&R&9Page &P sur &N", {"margin": 0.39}
    )
    support.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
