"""La carte à puce, ouverte pour la séance : son pilote, la carte, le certificat, puis le code."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.taches import Suivi, Tache, Travail, lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, ligne

if TYPE_CHECKING:
    from cep_desktop.usecases.signature.cartes import Jeton

_PILOTE = "Le pilote de votre carte, donné par son fournisseur"
_LECTURE = "La carte se lit…"


class CartePuce(QWidget):
    """`ouverte` porte la clé de la carte ; son code part au premier essai et n’est pas gardé."""

    ouverte = Signal(object)

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__()
        self._atelier, self._dialogues = atelier, dialogues
        self._pilote = Path()
        self._tache: Tache | None = None
        self.jetons: tuple[Jeton, ...] = ()
        self.choisir = Bouton("Prendre une carte à puce", "contour", "shield-check")
        self.carte = ListeChoix("Carte à puce")
        self.certificat = ListeChoix("Certificat qui signe")
        self.code = ChampSecret("Code de la carte", aide="Il n’est jamais gardé.")
        self.ouvrir = Bouton("Ouvrir la carte", "contour")
        self.renoncer = Bouton("Renoncer", "discret")
        self.refus, self.avis = Avis("refus"), Avis("avis")
        self.attente = paragraphe("", "second")
        self._saisie = QWidget()
        saisie = colonne(self._saisie, espace=8)
        for titre, liste in (("Carte", self.carte), ("Certificat", self.certificat)):
            saisie.addWidget(libelle(titre, "libelle"))
            saisie.addWidget(liste)
        saisie.addWidget(self.avis)
        rangee = ligne(espace=12)
        rangee.addWidget(self.code, 1)
        rangee.addWidget(self.ouvrir)
        rangee.addWidget(self.renoncer)
        saisie.addLayout(rangee)
        corps = colonne(self, espace=8)
        for widget in (self.choisir, self.attente, self._saisie, self.refus):
            corps.addWidget(widget)
        self.choisir.clicked.connect(self._choisir)
        self.carte.choisi.connect(self._montrer_la_carte)
        self.ouvrir.clicked.connect(self._ouvrir)
        self.code.valide.connect(self._ouvrir)
        self.renoncer.clicked.connect(self.fermer)
        self.fermer()

    def fermer(self) -> None:
        """Revient au seul bouton : rien n’est choisi, aucun code n’est écrit."""
        self.jetons = ()
        self.code.effacer()
        self.refus.dire("")
        self._attendre("")
        self._saisie.hide()
        self.choisir.show()

    def _choisir(self) -> None:
        pilote = self._dialogues.choisir_pilote(_PILOTE)
        if pilote is None:
            return
        self._pilote = pilote

        def travail(_suivi: Suivi) -> object:
            from cep_desktop.usecases.signature.cartes import voir_les_cartes

            return voir_les_cartes(pilote)

        self._lancer(travail).fini.connect(self._montrer)

    def _montrer(self, jetons: tuple["Jeton", ...]) -> None:
        self.jetons = jetons
        self._attendre("")
        self.carte.proposer((str(rang), jeton.nom) for rang, jeton in enumerate(jetons))
        self.choisir.hide()
        self._saisie.show()
        self._montrer_la_carte("0")
        self.code.ligne.setFocus()

    def _montrer_la_carte(self, code: str) -> None:
        jeton = self.jetons[int(code)]
        choix = [(str(rang), c.mots) for rang, c in enumerate(jeton.certificats)]
        self.certificat.proposer(choix or [("", "Celui que la carte montre après son code")])
        self.avis.dire(jeton.avertissement)

    def _ouvrir(self) -> None:
        code = self.code.texte
        if not self.jetons or not code or self._tache is not None:
            return
        jeton = self.jetons[int(self.carte.code)]
        self.code.effacer()
        rang = self.certificat.code
        certificat = jeton.certificats[int(rang)].id if rang else b""
        pilote, le, serie = self._pilote, self._atelier.maintenant(), jeton.serie

        def travail(_suivi: Suivi) -> object:
            from cep_desktop.usecases.signature.cle import ouvrir_jeton

            return ouvrir_jeton(pilote, code, le=le, serie=serie, certificat=certificat)

        self._lancer(travail).fini.connect(self._accepter)

    def _accepter(self, cle: object) -> None:
        self.fermer()
        self.ouverte.emit(cle)

    def _lancer(self, travail: Travail) -> Tache:
        self.refus.dire("")
        self._attendre(_LECTURE)
        self._tache = lancer(travail, self)
        self._tache.refuse.connect(self._refuser)
        return self._tache

    def _refuser(self, phrase: str) -> None:
        self._attendre("")
        self.refus.dire(phrase)
        (self.code.ligne if self._saisie.isVisible() else self.choisir).setFocus()

    def _attendre(self, phrase: str) -> None:
        if not phrase:
            self._tache = None
        self.attente.montrer(phrase)
        self.attente.setVisible(bool(phrase))
        self.choisir.setEnabled(not phrase)
        self.ouvrir.setEnabled(not phrase)
