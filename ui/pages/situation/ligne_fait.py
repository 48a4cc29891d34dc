"""Une question sur une ligne : sa réponse, « je ne sais pas », et d’où elle vient."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Fait, NeSaitPas, Reponse
from ui.pages.situation.detail_fait import DetailFait
from ui.pages.situation.etat import LigneFait
from ui.pictogrammes import pictogramme
from ui.qt import Alignement
from ui.widgets.bouton_bloc import BoutonBloc
from ui.widgets.boutons import Bouton
from ui.widgets.champ_fait import ChampFait
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, fixer, ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL, _GAUCHE, _DROITE, _HAUTEUR = 520, 200, 152, 52
_DESSOUS = 8_000
"""Un seuil qu’aucun écran n’atteint : des réponses à choisir ont besoin de toute la largeur."""


class RangeeFait(QWidget):
    """`repondu` porte la réponse et son origine ; `precise` porte l’origine et la précision."""

    repondu = Signal(object, str)
    precise = Signal(str, str)
    efface = Signal()
    cree = Signal(str)

    def __init__(self, code: CodeFait, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._action = ""
        self._fait: Fait | None = None
        self.detail: DetailFait | None = None
        self.fait = ChampFait(code, parent=self)
        self.fait.hide()
        self.fait.champ.cacher_le_titre()
        self.fait.repondu.connect(self._repondre)
        self._titre = paragraphe(code.libelle, "fort")
        self._provenance = paragraphe("", "second")
        self.tete = BoutonBloc(self._titre, self._provenance, marges=(4, 4, 4, 4), espace=0)
        self.tete.clicked.connect(self._basculer)
        fixer(self.tete, largeur_min=_GAUCHE, hauteur_min=_HAUTEUR)
        self.creation = Bouton("Créer l’action", "contour")
        self.creation.clicked.connect(lambda: self.cree.emit(self._action))
        self.deja = Etiquette(Marque("Dans le plan", "ok", "check-circle-fill"))
        self._disposition = disposition = colonne(self, espace=4)
        disposition.addWidget(filet())
        seuil = _DESSOUS if code.choix else _SEUIL
        disposition.addWidget(
            RangeeSouple(self.tete, self._reponse(), seuil=seuil, parts=(2, 3), espace=8)
        )
        fixer(self.fait.ne_sait_pas, largeur_min=_DROITE)

    def montrer(self, etat: LigneFait) -> None:
        """Affiche la réponse du dossier."""
        self._fait = etat.fait
        self.fait.montrer(etat.fait)
        self._provenance.montrer(etat.provenance)
        self._provenance.teinter("warn" if etat.est_inconnu else "ink2")
        self.tete.nommer(f"{self.code.libelle}. {etat.provenance}. Changer d’où vient la réponse")
        coche = pictogramme("check-bold", "ok") if etat.est_inconnu else QIcon()
        self.fait.ne_sait_pas.setIcon(coche)
        self._action = etat.action
        self.fait.champ.setVisible(not etat.est_inconnu)
        self.creation.setVisible(bool(etat.action) and not etat.est_dans_le_plan)
        self.creation.setAccessibleName(f"Créer l’action\u00a0: {etat.action}")
        self.deja.setVisible(etat.est_dans_le_plan)
        if self.detail is not None:
            self.detail.montrer(etat.fait)

    def viser(self) -> None:
        """Donne le clavier à la réponse."""
        self.fait.viser()

    def refuser(self, phrase: str) -> None:
        """Montre pourquoi la réponse n’est pas notée."""
        self.fait.refuser(phrase)

    def _reponse(self) -> QWidget:
        milieu = QWidget()
        pile = ligne(milieu)
        for partie in (self.fait.champ, self.creation, self.deja):
            pile.addWidget(partie, 1, Alignement.AlignVCenter)
        bout = QWidget()
        gauche = Alignement.AlignLeft | Alignement.AlignVCenter
        ligne(bout).addWidget(self.fait.ne_sait_pas, 0, gauche)
        seuil = _SEUIL if self.code.choix else 0
        return RangeeSouple(milieu, bout, seuil=seuil, parts=(1, 0), espace=8)

    def _basculer(self) -> None:
        """Ouvre ou ferme le détail, fabriqué la première fois qu’on le demande."""
        if self.detail is None:
            self.detail = DetailFait(self.code, self.fait.origine)
            self.detail.precise.connect(
                lambda mots: self.precise.emit(self.fait.origine.code, mots)
            )
            self.detail.efface.connect(self.efface)
            self.detail.montrer(self._fait)
            self._disposition.addWidget(self.detail)
        else:
            self.detail.setVisible(self.detail.isHidden())

    def _repondre(self, reponse: Reponse, origine: str) -> None:
        """Toucher de nouveau « je ne sais pas » rouvre le champ : maintenant, on sait.

        Dire seulement d’où vient une réponse ne change pas sa date.
        """
        if self._fait is None or reponse != self._fait.reponse:
            self.repondu.emit(reponse, origine)
        elif origine != self._fait.origine:
            self.precise.emit(origine, self._fait.precision)
        elif isinstance(reponse, NeSaitPas):
            self.creation.hide()
            self.deja.hide()
            self.fait.champ.show()
            self.viser()
