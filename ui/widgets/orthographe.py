"""L’orthographe sous les yeux : le trait sous un mot douteux, et les mots proches au menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from cep_desktop.domain.typographie import composer
from cep_desktop.orthographe.mots import MotDouteux
from ui.relecture import Proches, relecture
from ui.theme import couleur, theme


def trait_douteux() -> QTextCharFormat:
    """Le trait ondulé, de la couleur d’une erreur ; le mot garde la sienne."""
    trait = QTextCharFormat()
    trait.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    trait.setUnderlineColor(couleur("bad"))
    return trait


def a_souligner(texte: str, curseur: int | None) -> tuple[MotDouteux, ...]:
    """Rend les mots douteux, sauf celui que l’on est en train d’écrire (`curseur` à sa fin)."""
    return tuple(mot for mot in relecture.douteux(texte) if mot.fin != curseur)


def mot_sous(texte: str, place: int) -> MotDouteux | None:
    """Rend le mot douteux où est cette place du texte."""
    return next((m for m in relecture.douteux(texte) if m.debut <= place <= m.fin), None)


def mot_suivant(texte: str, place: int) -> MotDouteux | None:
    """Rend le mot douteux après cette place, ou le premier du texte."""
    douteux = relecture.douteux(texte)
    return next((m for m in douteux if m.debut > place), douteux[0] if douteux else None)


def proposer_au_menu(menu: QMenu, mot: MotDouteux, remplacer: Callable[[str], object]) -> None:
    """Met en tête d’un menu déjà garni « Garder ce mot », puis les mots proches dès leur arrivée.

    Le menu s’ouvre sans les attendre ; fermé avant, la recherche s’arrête.
    """
    attente = QAction("Recherche des mots proches…", menu)
    attente.setEnabled(False)
    garder = QAction(composer(f"Garder « {mot.mot} »"), menu)
    garder.triggered.connect(lambda: relecture.garder(mot.mot))
    avant = menu.actions()[0]
    for action in (attente, garder):
        menu.insertAction(avant, action)
    menu.insertSeparator(avant)
    relecture.chercher(mot.mot, menu, lambda mots: _remplir(menu, attente, mots, remplacer))


def _remplir(
    menu: QMenu, attente: QAction, proches: Proches, remplacer: Callable[[str], object]
) -> None:
    """Met les mots proches à la place de l’attente ; le menu reste dans l’écran."""
    if not proches:
        attente.setText("Aucun mot proche")
        return
    for proche in proches:
        action = QAction(proche, menu)
        police = action.font()
        police.setBold(True)
        action.setFont(police)
        action.triggered.connect(lambda _=False, proche=proche: remplacer(proche))
        menu.insertAction(attente, action)
    menu.removeAction(attente)
    if menu.isVisible():
        menu.adjustSize()
        bas = menu.screen().availableGeometry().bottom() - menu.height()
        menu.move(menu.x(), min(menu.y(), bas))


class Surligneur(QSyntaxHighlighter):
    """Souligne les mots douteux d’une zone, à mesure qu’on l’écrit."""

    def __init__(self, zone: QPlainTextEdit) -> None:
        super().__init__(zone.document())
        self._zone = zone
        relecture.change.connect(self.rehighlight)
        theme.change.connect(self.rehighlight)

    def highlightBlock(self, texte: str) -> None:
        """Pose le trait sous les mots d’un paragraphe."""
        for mot in a_souligner(texte, self._curseur()):
            self.setFormat(mot.debut, mot.fin - mot.debut, trait_douteux())

    def _curseur(self) -> int | None:
        curseur = self._zone.textCursor()
        est_ici = self._zone.hasFocus() and curseur.block() == self.currentBlock()
        return curseur.positionInBlock() if est_ici else None
