"""Une case à cocher : 44 de haut, son texte passe à la ligne."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu
from ui.theme import couleur, u
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.libelle import Usage, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne


class _Carre(QWidget):
    """Le carré, coché ou non."""

    def __init__(self, case: BoutonCompose) -> None:
        super().__init__()
        self._case = case
        fixer(self, largeur=28, hauteur=28)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        est_cochee = self._case.isChecked()
        cadre = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        peintre.setPen(QPen(couleur("primary" if est_cochee else "line_strong"), u(2)))
        peintre.setBrush(couleur("primary" if est_cochee else "surface"))
        peintre.drawRoundedRect(cadre, u(7), u(7))
        if est_cochee:
            marge = u(6)
            coche = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
            peindre_pictogramme(peintre, coche, "check-bold", "on_primary")


class CaseACocher(BoutonCompose):
    """Une case et ses mots ; jamais cochée d’avance."""

    def __init__(
        self,
        texte: str,
        precision: str = "",
        *,
        usage: Usage = "corps",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        disposition = ligne(self, marges=(2, 8, 2, 8), espace=14)
        disposition.addWidget(_Carre(self), 0, Alignement.AlignTop)
        mots = colonne(espace=0)
        mots.addStretch(1)
        self.texte = paragraphe("", usage)
        mots.addWidget(self.texte)
        self.precision = paragraphe("", "second")
        mots.addWidget(self.precision)
        mots.addStretch(1)
        disposition.addLayout(mots, 1)
        fixer(self, hauteur_min=44)
        self.laisser_passer()
        self.dire(texte, precision)

    def dire(self, texte: str, precision: str = "") -> None:
        """Change les mots de la case."""
        self.texte.montrer(texte)
        self.precision.montrer(precision)
        self.precision.setVisible(bool(precision))
        self.nommer(f"{texte}. {precision}" if precision else texte)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Pas de cadre : le carré suffit."""
