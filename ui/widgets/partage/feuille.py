"""La feuille où la personne signe, seule et grande : à la main, ou en écrivant son nom."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from ui.qt import Raison
from ui.vue_partagee import Signer
from ui.widgets.avatar import Avatar
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne
from ui.widgets.pave_signature import PaveSignature
from ui.widgets.rangee_souple import RangeeSouple

_LARGEUR, _HAUTEUR = 640, 240
_AU_CLAVIER, _A_LA_MAIN = "Écrire mon nom", "Dessiner"
_RESERVE = "Je signe, mais…"
_SIGNE = "C’est signé. Merci."


class FeuilleSignature(Carte):
    """`change` suit chaque trait, chaque lettre ; une signature dite ne se touche plus."""

    change = Signal()

    def __init__(self, montre: Signer) -> None:
        super().__init__()
        self._est_posee = montre.est_posee
        self.pave = PaveSignature(montre.nom, hauteur=_HAUTEUR)
        fixer(self.pave, largeur_max=_LARGEUR)
        self.ecrit = ChampTexte("Votre nom", aide="Il vaut votre signature.")
        self.reserve = ChampTexte(_RESERVE, aide="C’est imprimé à côté de votre signature.")
        self.annuler = Bouton("Annuler le trait", "discret", "arrow-counter-clockwise")
        self.effacer = Bouton("Effacer", "discret", "eraser")
        self.mode = Bouton(_AU_CLAVIER, "discret", "pencil-simple-line-bold")
        self.mais = Bouton(_RESERVE, "discret", "chats-circle")
        self.relire = Bouton("Relire", "contour", "arrow-left-bold")
        self.plus_tard = Bouton("Pas maintenant", "discret")
        self.poser = Bouton("C’est ma signature", "plein", "check-bold")
        self.reprendre = Bouton("Revenir sur ma signature", "contour", "arrow-counter-clockwise")
        for bouton in (self.plus_tard, self.poser, self.reprendre):
            # Nommé, le bouton rend le clavier à la page quand il disparaît, jamais au bandeau.
            bouton.setAccessibleName(bouton.text())
        self._disposer(montre)
        self._retrouver(montre.tenue)
        self._brancher()
        self._permettre()

    @property
    def est_au_clavier(self) -> bool:
        """Vrai si la personne écrit son nom."""
        return not self.ecrit.isHidden()

    def lire(self, tenue: SignatureEnCours) -> SignatureEnCours:
        """Rend ce qui est tenu, avec ce que la feuille porte maintenant."""
        est_ecrit = self.est_au_clavier
        return replace(
            tenue,
            trace=None if est_ecrit else self.pave.trace,
            nom=self.ecrit.texte if est_ecrit else "",
            reserve="" if self.reserve.isHidden() else self.reserve.texte,
        )

    def viser(self) -> None:
        """Donne le clavier à ce qui sert à signer."""
        (self.ecrit.ligne if self.est_au_clavier else self.pave).setFocus(Raison.OtherFocusReason)

    def _disposer(self, montre: Signer) -> None:
        pile = colonne(self, marges=(24, 18, 24, 18), espace=12)
        tete = ligne(espace=14)
        tete.addWidget(Avatar(montre.nom))
        mots = colonne(espace=0)
        mots.addWidget(libelle(montre.nom, "fort"))
        mots.addWidget(paragraphe(montre.quoi, "second"))
        tete.addLayout(mots, 1)
        pile.addLayout(tete)
        self._dit = paragraphe(_SIGNE, "fort", ton="ok")
        self._suite = paragraphe(montre.suite, "second")
        centre = ligne()
        centre.addStretch(1)
        centre.addWidget(self.pave, 8)
        centre.addStretch(1)
        pile.addLayout(centre)
        pile.addWidget(self.ecrit)
        self._outils = QWidget()
        outils = Flux(self._outils, espace=4)
        for bouton in (self.annuler, self.effacer, self.mode, self.mais):
            outils.addWidget(bouton)
        pile.addWidget(self._outils)
        pile.addWidget(self.reserve)
        pile.addWidget(self._dit)
        pile.addWidget(self._suite)
        gauche = QWidget()
        flux = Flux(gauche, espace=12)
        for bouton in (self.relire, self.plus_tard):
            flux.addWidget(bouton)
        droite = QWidget()
        fin = colonne(droite)
        fin.addWidget(self.poser)
        fin.addWidget(self.reprendre)
        pile.addWidget(RangeeSouple(gauche, droite, seuil=560, parts=(1, 0), espace=12))
        empreinte = paragraphe(f"Empreinte de ce que vous signez : {montre.empreinte}", "legende")
        pile.addWidget(empreinte)

    def _retrouver(self, tenue: SignatureEnCours) -> None:
        """Montre ce qui était déjà fait, et seulement ce qui sert à cette étape."""
        if tenue.trace is not None:
            self.pave.recevoir(tenue.trace)
        self.ecrit.montrer(tenue.nom)
        self.reserve.montrer(tenue.reserve)
        self._ecrire(est_voulu=tenue.trace is None and bool(tenue.nom))
        self.reserve.setVisible(bool(tenue.reserve))
        for widget in (self._outils, self.relire, self.plus_tard, self.poser):
            widget.setVisible(not self._est_posee)
        for widget in (self.reprendre, self._dit, self._suite):
            widget.setVisible(self._est_posee)
        for widget in (self.pave, self.ecrit, self.reserve):
            widget.setEnabled(not self._est_posee)

    def _brancher(self) -> None:
        self.pave.change.connect(self._changer)
        self.ecrit.ligne.textChanged.connect(self._changer)
        self.reserve.ligne.textChanged.connect(self._changer)
        self.annuler.clicked.connect(self.pave.reprendre)
        self.effacer.clicked.connect(self._effacer)
        self.mode.clicked.connect(self._changer_de_mode)
        self.mais.clicked.connect(self._reserver)

    def _ecrire(self, *, est_voulu: bool) -> None:
        self.ecrit.setVisible(est_voulu)
        self.pave.setVisible(not est_voulu)
        self.annuler.setVisible(not est_voulu)
        self.mode.setText(_A_LA_MAIN if est_voulu else _AU_CLAVIER)

    def _changer_de_mode(self) -> None:
        self._ecrire(est_voulu=not self.est_au_clavier)
        self.viser()
        self._changer()

    def _reserver(self) -> None:
        est_voulue = self.reserve.isHidden()
        self.reserve.setVisible(est_voulue)
        self.mais.setText("Sans réserve" if est_voulue else _RESERVE)
        (self.reserve.ligne if est_voulue else self.mais).setFocus(Raison.OtherFocusReason)
        self._changer()

    def _effacer(self) -> None:
        self.pave.effacer()
        self.ecrit.ligne.clear()
        self.viser()

    def _permettre(self) -> None:
        a_trace, a_ecrit = not self.pave.trace.est_vide, bool(self.ecrit.texte)
        self.annuler.setEnabled(a_trace)
        self.effacer.setEnabled(a_ecrit if self.est_au_clavier else a_trace)
        signe = a_ecrit if self.est_au_clavier else self.pave.trace.est_un_geste
        self.poser.setEnabled(signe)

    def _changer(self) -> None:
        self._permettre()
        self.change.emit()
