"""Les deux couches d’une réception : la phrase qui ouvre, puis ce qui arrive."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.transmission import PartieDossier
from ui.pages.reception.etat import EtatReception
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.case import CaseACocher
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.couche import Couche
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import ligne
from ui.widgets.rangee_souple import RangeeSouple


class CouchePhraseRecue(Couche):
    """`donnee` porte la phrase que l’expéditeur a dite de vive voix."""

    donnee = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "Ouvrir un dossier reçu", "Écrivez la phrase que l’organisme vous a dite.", parent
        )
        self.champ = ChampSecret("Phrase du fichier")
        self.renoncer = Bouton("Ne pas l’ouvrir", "contour")
        self.entrer = Bouton("Ouvrir", "plein", "lock-simple-open-bold")
        self.corps.addWidget(self.champ)
        self.pied.addWidget(_gestes(self.renoncer, self.entrer))
        self.champ.valide.connect(self._donner)
        self.entrer.clicked.connect(self._donner)
        self.renoncer.clicked.connect(self.fermee)

    def refuser(self, phrase: str) -> None:
        """Dit pourquoi le fichier reste fermé."""
        self.champ.ligne.setEnabled(True)
        self.entrer.setEnabled(True)
        self.champ.refuser(phrase)
        self.champ.ligne.selectAll()
        self.champ.viser()

    def _donner(self) -> None:
        if not self.champ.texte.strip():
            self.champ.refuser("Écrivez la phrase du fichier.")
            return
        self.champ.accepter()
        self.champ.ligne.setEnabled(False)
        self.entrer.setEnabled(False)
        self.donnee.emit(self.champ.texte)


class CoucheReception(Couche):
    """`cree` et `reprend` sont les deux réponses ; la seconde porte les parties choisies."""

    cree = Signal()
    reprend = Signal(object)

    def __init__(self, etat: EtatReception, parent: QWidget) -> None:
        super().__init__("Un dossier reçu", etat.phrase, parent)
        self.refus = Avis("refus")
        self.surplus = Avis("avis")
        self.surplus.dire(etat.surplus)
        self.parties: dict[PartieDossier, CaseACocher] = {}
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.surplus)
        for recue in etat.parties:
            if etat.est_neuf or not recue.se_prend:
                self.corps.addWidget(paragraphe(f"{recue.titre} : {recue.precision}", "corps"))
                continue
            case = self.parties[recue.partie] = CaseACocher(recue.titre, recue.precision)
            case.toggled.connect(lambda _: self._suivre())
            self.corps.addWidget(case)
        self.renoncer = Bouton("Ne rien garder", "contour")
        self.garder = Bouton(
            "Créer le dossier" if etat.est_neuf else "Reprendre ces parties", "plein", "check-bold"
        )
        self._est_neuf = etat.est_neuf
        self.pied.addWidget(_gestes(self.renoncer, self.garder))
        self.renoncer.clicked.connect(self.fermee)
        self.garder.clicked.connect(self._garder)
        self._suivre()

    @property
    def choisies(self) -> frozenset[PartieDossier]:
        """Les parties cochées."""
        return frozenset(partie for partie, case in self.parties.items() if case.isChecked())

    def _suivre(self) -> None:
        est_pret = self._est_neuf or bool(self.choisies)
        self.garder.setEnabled(est_pret)
        self.garder.setAccessibleDescription(
            "" if est_pret else "Il reste à choisir ce que votre dossier reprend."
        )

    def _garder(self) -> None:
        if self._est_neuf:
            self.cree.emit()
        else:
            self.reprend.emit(self.choisies)


def _gestes(*boutons: Bouton) -> QWidget:
    gestes = QWidget()
    rangee = ligne(gestes, espace=10)
    rangee.addStretch(1)
    for bouton in boutons:
        rangee.addWidget(bouton)
    return RangeeSouple(QWidget(), gestes, seuil=560, espace=12)
