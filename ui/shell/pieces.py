"""Ce que la devanture et la fenêtre se partagent : le rail, la barre haute, la page d’accueil."""

from dataclasses import dataclass, field

from ui.pages.accueil.page import PageAccueil
from ui.shell.barre import BarreHaute
from ui.shell.rail import Rail
from ui.theme import u

TITRE = "CEP Desktop"
_LARGEUR_RAIL_ENTIER, _HAUTEUR_RENDEZ_VOUS = 1180, 860


@dataclass(frozen=True, slots=True)
class Pieces:
    """Les trois pièces ; la fenêtre reprend celles de la devanture sans les refaire."""

    rail: Rail = field(default_factory=Rail)
    barre: BarreHaute = field(default_factory=BarreHaute)
    accueil: PageAccueil = field(default_factory=PageAccueil)

    def resserrer(self, largeur: int, hauteur: int) -> None:
        """Resserre le rail et la barre selon la place, en pixels."""
        est_compact = largeur < u(_LARGEUR_RAIL_ENTIER)
        self.barre.resserrer(est_compact=est_compact)
        est_haut = hauteur >= u(_HAUTEUR_RENDEZ_VOUS)
        self.rail.resserrer(est_compact=est_compact, est_haut=est_haut)

    def proposer_le_coffre(self, *, avec_une_equipe: bool) -> None:
        """Montre ce qui n’existe qu’avec un coffre."""
        self.rail.proposer_le_coffre(avec_une_equipe=avec_une_equipe)
        self.barre.verrou.show()
