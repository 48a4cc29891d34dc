"""Les réponses reçues, alignées : quoi, envoyé, reçu, ce que l’on retient."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.fiches import LigneFiche
from ui.pages.retour.etat import LigneRetour
from ui.qt import Alignement, Taille
from ui.theme import u
from ui.widgets.aligneur import Aligneur
from ui.widgets.avis import Picto
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, fixer, ligne

_SEUIL, _CHOIX, _ECART = 600, 162, 12
_PARTS = (5, 4, 6)


class TableauRetour(ListeFiches):
    """Une liste de réponses en colonnes ; étroite, chaque réponse se lit de haut en bas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rangees: list[RangeeRetour] = []
        super().__init__("Réponses reçues, ligne par ligne", titre="Envoyé, reçu, retenir",
                         parent=parent)  # fmt: skip
        self._entete = _entete()
        disposition = self.layout()
        if isinstance(disposition, QBoxLayout):
            disposition.insertWidget(1, self._entete)
        self._aligneur = Aligneur(self, self._entete, lambda: self.rangees, seuil=_SEUIL)

    def minimumSizeHint(self) -> QSize:
        """Étroit s’il le faut."""
        return QSize(u(260), super().minimumSizeHint().height())

    def _ligne(self, une: LigneFiche) -> QWidget:
        if not isinstance(une, LigneRetour):
            return super()._ligne(une)
        if not self.boutons:
            self.rangees = []
        segments = self._segments(une, [g for g in une.gestes if g.est_choisi is not None])
        rangee = RangeeRetour(une, segments)
        rangee.regler(est_large=self._aligneur.est_large)
        self.rangees.append(rangee)
        return rangee


class RangeeRetour(QWidget):
    """Une réponse : ce qui diffère est surligné et marqué."""

    def __init__(self, une: LigneRetour, segments: QFrame) -> None:
        super().__init__()
        self.setAccessibleName(une.lue)
        pile = colonne(self, marges=(0, 4, 0, 4), espace=6)
        self._colonnes = ligne(espace=_ECART)
        pile.addLayout(self._colonnes)
        quoi = QWidget()
        mots = colonne(quoi, espace=2)
        mots.addWidget(paragraphe(une.titre, "fort"))
        mots.addWidget(paragraphe(une.phrase, "second"))
        mots.addStretch(1)
        self.cellules = (
            _Cellule("Envoyé", une.envoye, est_differente=False),
            _Cellule("Reçu", une.recu, est_differente=True),
        )
        choix = QWidget()
        Flux(choix).addWidget(segments)
        fixer(choix, largeur_min=_CHOIX, largeur_max=_CHOIX)
        for partie in (quoi, *self.cellules):
            partie.setSizePolicy(Taille.Ignored, Taille.Preferred)
            self._colonnes.addWidget(partie)
        self._colonnes.addWidget(choix)
        for detail in une.details:
            pile.addWidget(paragraphe(detail, "second", ton="warn"))

    def regler(self, *, est_large: bool) -> None:
        """Colonnes alignées, ou l’une sous l’autre, chacune avec son mot."""
        sens = QBoxLayout.Direction
        self._colonnes.setDirection(sens.LeftToRight if est_large else sens.TopToBottom)
        for rang, part in enumerate(_PARTS):
            self._colonnes.setStretch(rang, part if est_large else 0)
        for cellule in self.cellules:
            cellule.mot.setVisible(not est_large)


class _Cellule(QWidget):
    """Une valeur ; son mot la précède quand la colonne n’a plus de titre."""

    def __init__(self, mot: str, valeur: str, *, est_differente: bool) -> None:
        super().__init__()
        self.mot = libelle(mot, "libelle")
        pile = colonne(self, espace=2)
        pile.addWidget(self.mot)
        cadre = QFrame()
        rangee = ligne(cadre, marges=(8, 4, 8, 4) if est_differente else (0, 4, 0, 4), espace=8)
        rangee.addWidget(paragraphe(valeur, "fort" if est_differente else "corps"), 1)
        if est_differente:
            cadre.setProperty("carte", "surligne")
            rangee.addWidget(Picto("not-equals-bold", "warn", 18), 0, Alignement.AlignVCenter)
        pile.addWidget(cadre)
        pile.addStretch(1)


def _entete() -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=_ECART)
    for mot, part in zip(("Qui répond", "Envoyé", "Reçu"), _PARTS, strict=True):
        titre = libelle(mot, "libelle")
        titre.setSizePolicy(Taille.Ignored, Taille.Preferred)
        rangee.addWidget(titre, part)
    retenir = libelle("Retenir", "libelle")
    fixer(retenir, largeur_min=_CHOIX, largeur_max=_CHOIX)
    rangee.addWidget(retenir)
    return boite
