"""Ce qui s’ouvre au-dessus de toutes les pages, en image : palette, aide, touches, visite."""

from collections.abc import Callable

from ui.shell.fenetre import Fenetre

Geste = Callable[[Fenetre], object]


def _ouvrir(fenetre: Fenetre, page: str) -> None:
    fiches = fenetre.atelier.fiches()
    fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith("Camille")))
    fenetre.aller(page)


def _chercher(fenetre: Fenetre) -> None:
    _ouvrir(fenetre, "plan_action")
    fenetre.recherche.demander()
    fenetre.recherche.couche.champ.setText("finan")


def _expliquer(fenetre: Fenetre) -> None:
    _ouvrir(fenetre, "financement")
    fenetre.aide.expliquer()


def _visiter(rang: int) -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fenetre.visite.commencer()
        for _ in range(rang):
            fenetre.visite.couche.suivant.click()

    return geste


COQUILLE: tuple[tuple[str, Geste], ...] = (
    ("35-palette", _chercher),
    ("35-palette-vide", lambda f: f.recherche.demander()),
    ("42-aide", _expliquer),
    ("43-touches", lambda f: f.aide.montrer_les_touches()),
    *((f"44-visite-{rang + 1}", _visiter(rang)) for rang in (0, 1, 2, 4, 7)),
)
"""Le nom de l’image et le geste qui l’amène."""
