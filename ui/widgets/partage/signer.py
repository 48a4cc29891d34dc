"""Relire, puis signer : deux temps, et un seul grand pavé à l’écran."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.signature.en_cours import Avancee, SignatureEnCours
from ui.qt import Raison
from ui.vue_partagee import Geste, Signer
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.deux_colonnes import empiler
from ui.widgets.fil_etapes import FilEtapes
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.partage.feuille import FeuilleSignature
from ui.widgets.partage.gestes import Agir
from ui.widgets.rangee_souple import RangeeSouple

_ETAPES = ("Relire", "Signer", "Recevoir une copie")
_RELIRE, _SIGNER, _COPIE = range(3)
_A_COCHER = "Cochez chaque phrase quand vous êtes d’accord."


class SignerPartage(QWidget):
    """Chaque geste est dit aussitôt (`Geste.tenue`) : un écran qui tourne ne perd pas un trait.

    `regarde` porte le rang de l’étape montrée.
    """

    regarde = Signal(int)

    def __init__(self, montre: Signer, agir: Agir, lecture: QWidget, *, ouverte: int) -> None:
        super().__init__()
        self._montre, self._agir = montre, agir
        self._tenue: SignatureEnCours = montre.tenue
        self.fil = FilEtapes(_ETAPES)
        self._relire = self._dresser_la_lecture(lecture)
        self.feuille = FeuilleSignature(montre)
        pile = colonne(self, espace=18)
        for widget in (self.fil, self._relire, self.feuille):
            pile.addWidget(widget)
        self.signer.clicked.connect(lambda: self.ouvrir(_SIGNER))
        self.plus_tard.clicked.connect(self._remettre)
        self.feuille.relire.clicked.connect(lambda: self.ouvrir(_RELIRE))
        self.feuille.plus_tard.clicked.connect(self._remettre)
        self.feuille.change.connect(self._noter)
        self.feuille.poser.clicked.connect(lambda: self._avancer(Avancee.SIGNEE))
        self.feuille.reprendre.clicked.connect(lambda: self._avancer(Avancee.EN_COURS))
        for case in self.cases:
            case.toggled.connect(self._noter)
        self._permettre()
        self._montrer(_SIGNER if montre.est_posee else min(ouverte, _SIGNER))

    def ouvrir(self, rang: int) -> None:
        """Passe à une étape, et donne le clavier à ce que l’on y fait d’abord."""
        self._montrer(rang)
        if rang == _SIGNER:
            self.feuille.viser()
        else:
            self.cases[0].setFocus(Raison.OtherFocusReason)
        self.regarde.emit(rang)

    def _dresser_la_lecture(self, lecture: QWidget) -> QWidget:
        carte = Carte()
        pile = colonne(carte, marges=(24, 18, 24, 20), espace=8)
        pile.addWidget(paragraphe(_A_COCHER, "fort"))
        self.cases = [CaseACocher(phrase) for phrase in self._montre.phrases]
        for case in self.cases:
            case.setChecked(case.accessibleName() in self._tenue.cochees)
            pile.addWidget(case)
        self.signer = Bouton("Signer", "plein", "pen-nib")
        self.plus_tard = Bouton("Pas maintenant", "discret")
        self.plus_tard.setAccessibleName(self.plus_tard.text())
        gestes = QWidget()
        rangee = ligne(gestes, espace=12)
        rangee.addWidget(self.signer, 1)
        rangee.addWidget(self.plus_tard)
        pile.addWidget(gestes)
        return RangeeSouple(lecture, empiler(carte), seuil=860, parts=(1, 1), espace=20)

    def _montrer(self, rang: int) -> None:
        self._relire.setVisible(rang == _RELIRE)
        self.feuille.setVisible(rang == _SIGNER)
        self.fil.montrer(_COPIE if self._montre.est_posee else rang)

    def _permettre(self) -> None:
        manque = not all(case.isChecked() for case in self.cases)
        self.signer.setEnabled(not manque)
        self.signer.setToolTip(_A_COCHER if manque else "")

    def _noter(self) -> None:
        self._permettre()
        self._tenir(
            replace(
                self.feuille.lire(self._tenue),
                cochees=tuple(c.accessibleName() for c in self.cases if c.isChecked()),
            )
        )

    def _avancer(self, avancee: Avancee) -> None:
        self._tenir(replace(self.feuille.lire(self._tenue), avancee=avancee))

    def _remettre(self) -> None:
        """« Pas maintenant » : rien n’est gardé de ce qui était tracé."""
        self._tenir(SignatureEnCours(self._tenue.empreinte, avancee=Avancee.PLUS_TARD))

    def _tenir(self, tenue: SignatureEnCours) -> None:
        self._tenue = tenue
        self._agir(Geste("", tenue=tenue))
