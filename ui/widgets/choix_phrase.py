"""Choisir une phrase secrète : sept mots proposés, ou la sienne, écrite une fois de plus."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.qt import Alignement
from ui.solidite import Solidite, est_la_meme, juger
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.flux import Flux
from ui.widgets.jauge import Jauge
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, mesurer, vider

_CACHE = "●●●●●"


class ChoixPhrase(QWidget):
    """`change` part à chaque touche ; `phrase` est vide tant que tout n’est pas prêt."""

    change = Signal()

    def __init__(self, proposer: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposer = proposer
        self._tiree = proposer()
        self._est_montree = True
        self.autre = Bouton("Autre proposition", "contour", "dice-five")
        self.mienne = Bouton("Écrire la mienne", "discret")
        self.cacher = Bouton("Cacher", "discret", "eye-slash")
        self.cacher.setCheckable(True)
        self.saisie = ChampSecret("Ma phrase")
        self.jauge = Jauge()
        self.verification = ChampSecret("Écrivez-la une fois, pour vérifier")
        self._disposer()
        self.autre.clicked.connect(self._tirer)
        self.mienne.clicked.connect(self._changer_de_mode)
        self.cacher.toggled.connect(self._cacher)
        self.saisie.change.connect(self._suivre)
        self.verification.change.connect(self._suivre)
        self.saisie.hide()
        self._montrer_mots()
        self._suivre()

    @property
    def phrase(self) -> str:
        """La phrase choisie et vérifiée, vide sinon."""
        return self._ecrite if not self.manque else ""

    @property
    def manque(self) -> str:
        """Ce qu’il reste à faire, vide si tout est prêt."""
        solidite = self._solidite
        if not solidite.est_forte:
            return solidite.phrase
        if not self.verification.texte.strip():
            return "Il reste à écrire la phrase une fois."
        if not est_la_meme(self._ecrite, self.verification.texte):
            return "Les deux phrases ne sont pas les mêmes."
        return ""

    @property
    def _ecrite(self) -> str:
        return self.saisie.texte if self._est_mienne else self._tiree

    @property
    def _est_mienne(self) -> bool:
        return not self.saisie.isHidden()

    @property
    def _solidite(self) -> Solidite:
        return juger(self._ecrite, est_tiree=not self._est_mienne)

    def _disposer(self) -> None:
        disposition = colonne(self, espace=12)
        self._mots = Carte("douce")
        self._flux = Flux(self._mots, espace=10)
        mesurer(self._flux, marges=(14, 14, 14, 14), espace=0)
        fixer(self._mots, hauteur_min=112)
        disposition.addWidget(self._mots)
        disposition.addWidget(self.saisie)
        gestes = QWidget()
        flux = Flux(gestes, espace=8)
        for bouton in (self.autre, self.mienne, self.cacher):
            flux.addWidget(bouton)
        disposition.addWidget(gestes)
        disposition.addWidget(self.jauge)
        disposition.addWidget(self.verification)
        self._juste = QWidget()
        rangee = ligne(self._juste, espace=8)
        rangee.addWidget(Picto("check-circle-fill", "ok", 20), 0, Alignement.AlignTop)
        rangee.addWidget(paragraphe("C’est la bonne phrase.", "second", ton="ok"), 1)
        disposition.addWidget(self._juste)

    def _tirer(self) -> None:
        self._tiree = self._proposer()
        self.verification.effacer()
        self._montrer_mots()
        self._suivre()

    def _changer_de_mode(self) -> None:
        est_mienne = not self._est_mienne
        self.saisie.setVisible(est_mienne)
        self._mots.setVisible(not est_mienne)
        self.autre.setVisible(not est_mienne)
        self.cacher.setVisible(not est_mienne)
        self.mienne.setText("Prendre sept mots au hasard" if est_mienne else "Écrire la mienne")
        self.verification.nommer(
            "Écrivez-la une seconde fois" if est_mienne else "Écrivez-la une fois, pour vérifier"
        )
        self.saisie.effacer()
        self.verification.effacer()
        if est_mienne:
            self.saisie.viser()
        self._suivre()

    def _cacher(self, est_cachee: bool) -> None:  # noqa: FBT001 - argument du signal de Qt
        self._est_montree = not est_cachee
        self.cacher.setText("Montrer" if est_cachee else "Cacher")
        self._montrer_mots()

    def _montrer_mots(self) -> None:
        vider(self._flux)
        for mot in self._tiree.split():
            pastille = Carte("pastille")
            texte = libelle(mot if self._est_montree else _CACHE, "mot")
            texte.setAccessibleName(mot if self._est_montree else "mot caché")
            colonne(pastille, marges=(14, 8, 14, 8)).addWidget(texte)
            self._flux.addWidget(pastille)
        self._mots.setAccessibleName(
            f"Phrase proposée, {self._tiree}" if self._est_montree else "Phrase proposée, cachée"
        )

    def _suivre(self) -> None:
        self.jauge.montrer(self._solidite)
        verifiee = self.verification.texte
        est_juste = est_la_meme(self._ecrite, verifiee)
        self._juste.setVisible(est_juste)
        if verifiee.strip() and not est_juste and len(verifiee) >= len(self._ecrite):
            self.verification.refuser("Ce n’est pas la même phrase. Relisez-la mot à mot.")
        else:
            self.verification.accepter()
        self.change.emit()
