"""Les grands choix : un pictogramme, un titre, ce que cela entraîne, un rond."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.avis import Picto
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne

_HAUTEUR, _HAUTEUR_SIMPLE, _HAUTEUR_CARTE = 73, 52, 232


@dataclass(frozen=True, slots=True)
class Option:
    """Une réponse possible ; sans conséquence, elle tient sur une ligne."""

    code: str
    titre: str
    picto: str
    consequence: str = ""


class _Rond(QWidget):
    """Le rond d’un choix, plein s’il est fait."""

    def __init__(self, choix: BoutonCompose) -> None:
        super().__init__()
        self._choix = choix
        fixer(self, largeur=26, hauteur=26)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        est_fait = self._choix.isChecked()
        peintre.setPen(QPen(couleur("primary" if est_fait else "line_strong"), u(2)))
        peintre.setBrush(couleur("surface"))
        peintre.drawEllipse(centre, u(11), u(11))
        if est_fait:
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary"))
            peintre.drawEllipse(centre, u(6), u(6))


class _Disque(QWidget):
    """Le pictogramme d’une carte, dans son disque."""

    def __init__(self, picto: str, choix: BoutonCompose) -> None:
        super().__init__()
        self._picto, self._choix = picto, choix
        fixer(self, largeur=72, hauteur=72)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        peintre.setPen(Trait.NoPen)
        peintre.setBrush(couleur("surface" if self._choix.isChecked() else "surface3"))
        peintre.drawEllipse(self.rect())
        marge = u(18)
        cadre = QRectF(self.rect()).adjusted(marge, marge, -marge, -marge)
        peindre_pictogramme(peintre, cadre, self._picto, "primary_text")


class GrandChoix(BoutonCompose):
    """Une réponse en grand."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._titre = option.titre
        self.consequence = paragraphe("", "second")
        self._disposer(option)
        self.laisser_passer()
        self.expliquer(option.consequence)

    def expliquer(self, consequence: str) -> None:
        """Change ce que le choix entraîne."""
        self.consequence.montrer(consequence)
        self.consequence.setVisible(bool(consequence))
        self.nommer(f"{self._titre}. {consequence}" if consequence else self._titre)

    def _disposer(self, option: Option) -> None:
        disposition = ligne(self, marges=(20, 8, 20, 8), espace=16)
        disposition.addWidget(Picto(option.picto, "primary", 28))
        mots = colonne(espace=1)
        mots.addStretch(1)
        mots.addWidget(paragraphe(option.titre, "fort"))
        mots.addWidget(self.consequence)
        mots.addStretch(1)
        disposition.addLayout(mots, 1)
        disposition.addWidget(_Rond(self), 0, Alignement.AlignVCenter)
        fixer(self, hauteur_min=_HAUTEUR if option.consequence else _HAUTEUR_SIMPLE)


class CarteChoix(GrandChoix):
    """Une réponse en carte : tout au milieu, l’une sous l’autre, pour l’écran que l’on partage."""

    def _disposer(self, option: Option) -> None:
        disposition = colonne(self, marges=(20, 22, 20, 18), espace=6)
        disposition.addWidget(_Disque(option.picto, self), 0, Alignement.AlignHCenter)
        disposition.addSpacing(6)
        titre = paragraphe(option.titre, "section")
        for texte in (titre, self.consequence):
            texte.setAlignment(Alignement.AlignHCenter)
            disposition.addWidget(texte)
        disposition.addStretch(1)
        disposition.addWidget(_Rond(self), 0, Alignement.AlignHCenter)
        fixer(self, hauteur_min=_HAUTEUR_CARTE)


class GrandsChoix(QWidget):
    """Moins de six réponses en grand, une seule choisie ; `choisi` porte son code."""

    choisi = Signal(str)

    def __init__(self, nom: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(nom)
        self._groupe = QButtonGroup(self)
        self._choix: dict[str, GrandChoix] = {}
        disposition = colonne(self, espace=10)
        for option in options:
            choix = GrandChoix(option)
            choix.clicked.connect(lambda _=False, code=option.code: self.choisi.emit(code))
            self._groupe.addButton(choix)
            self._choix[option.code] = choix
            disposition.addWidget(choix)

    @property
    def code(self) -> str:
        """Code de la réponse choisie, vide si aucune."""
        return next((code for code, choix in self._choix.items() if choix.isChecked()), "")

    def montrer(self, code: str) -> None:
        """Affiche la réponse choisie, ou aucune si `code` est vide, sans prévenir."""
        self._groupe.setExclusive(False)
        for nom, choix in self._choix.items():
            choix.setChecked(nom == code)
        self._groupe.setExclusive(True)

    def choix(self, code: str) -> GrandChoix:
        """Rend le bouton d’une réponse."""
        return self._choix[code]
