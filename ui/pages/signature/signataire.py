"""La place d’un signataire : son pavé, ou son nom au clavier, ou ce qu’il a déjà dit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.signing.trace import ecrire_png
from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from ui.pages.signature.etat import Place
from ui.widgets.avatar import Avatar
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.champ import ChampTexte
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.pave_signature import PaveSignature

_AU_CLAVIER, _A_LA_MAIN = "Écrire mon nom", "Dessiner"


class Signataire(QWidget):
    """Une personne signe à sa façon.

    `change` dit que sa réponse a changé, `refuse` qu’elle ne signe pas, `retire` qu’elle revient
    sur ce qu’elle avait dit.
    """

    change = Signal()
    refuse = Signal(object)
    retire = Signal(object)

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.role: RoleSignataire = place.role
        self.nom = place.nom
        self.est_attendu = place.est_attendue
        self.pave = PaveSignature(place.nom)
        self.ecrit = ChampTexte(f"{place.nom}, votre nom")
        self.ecrit.hide()
        self.mode = Bouton(_AU_CLAVIER, "discret")
        self.effacer = BoutonPicto("Effacer", "eraser")
        self.annuler = BoutonPicto("Annuler le trait", "arrow-counter-clockwise")
        self.refus = Bouton("Ne pas signer", "discret")
        self.reprendre = Bouton("Revenir sur cette réponse", "discret")
        self.avec_temoin = Bouton("Avec témoin", "discret")
        self.temoin = ChampTexte("Nom du témoin", aide="Il a vu la personne signer.")
        self.temoin.hide()
        self.dit = paragraphe("", "second")
        disposition = colonne(self, espace=10)
        tete = ligne(espace=12)
        tete.addWidget(Avatar(place.nom))
        mots = colonne(espace=0)
        mots.addWidget(libelle(place.nom, "fort"))
        mots.addWidget(libelle(place.titre, "second"))
        tete.addLayout(mots, 1)
        disposition.addLayout(tete)
        disposition.addWidget(self.pave)
        disposition.addWidget(self.ecrit)
        disposition.addWidget(self.temoin)
        disposition.addWidget(self.dit)
        boite = QWidget()
        gestes = Flux(boite, espace=0)
        for bouton in (
            self.mode,
            self.annuler,
            self.effacer,
            self.avec_temoin,
            self.refus,
            self.reprendre,
        ):
            gestes.addWidget(bouton)
        disposition.addWidget(boite)
        disposition.addStretch(1)
        self.mode.clicked.connect(self._changer_de_mode)
        self.avec_temoin.clicked.connect(self._ajouter_un_temoin)
        self.effacer.clicked.connect(self._effacer)
        self.annuler.clicked.connect(self.pave.reprendre)
        self.refus.clicked.connect(lambda: self.refuse.emit(self.role))
        self.reprendre.clicked.connect(lambda: self.retire.emit(self.role))
        self.pave.change.connect(self._changer)
        self.ecrit.ligne.textChanged.connect(self._changer)
        self.montrer(place)

    @property
    def est_au_clavier(self) -> bool:
        """Vrai si la personne préfère écrire son nom."""
        return not self.ecrit.isHidden()

    @property
    def a_signe(self) -> bool:
        """Vrai si quelque chose est dessiné, ou écrit."""
        if self.est_au_clavier:
            return bool(self.ecrit.texte.strip())
        return self.pave.trace.est_un_geste

    @property
    def nom_du_temoin(self) -> str:
        """Qui a vu la personne signer ; vide s’il n’y a pas de témoin."""
        return "" if self.temoin.isHidden() else self.temoin.texte

    @property
    def reponse(self) -> tuple[ModeSignature, str, bytes]:
        """La façon de signer, le nom écrit, et le tracé en PNG (vide au clavier)."""
        devant = ModeSignature.TEMOIN if self.nom_du_temoin else None
        if self.est_au_clavier:
            return devant or ModeSignature.CLAVIER, self.ecrit.texte.strip(), b""
        return devant or ModeSignature.TRACE, self.nom, ecrire_png(self.pave.trace)

    def montrer(self, place: Place) -> None:
        """Montre ce que le dossier sait déjà de cette place."""
        self.est_attendu = place.est_attendue
        est_pose = not place.est_attendue
        self.reprendre.setVisible(place.peut_se_reprendre)
        self.dit.montrer(place.dit)
        self.dit.setVisible(bool(place.dit))
        for widget in (self.mode, self.effacer, self.annuler, self.refus, self.pave):
            widget.setVisible(not est_pose)
        peut = self.role is RoleSignataire.BENEFICIAIRE
        self.avec_temoin.setVisible(peut and not est_pose)
        if est_pose:
            self.ecrit.hide()
            self.mode.setText(_AU_CLAVIER)
            self.temoin.hide()
        elif self.est_au_clavier:
            self.pave.hide()
            self.annuler.hide()
        self._permettre()

    def recevoir(self, signature: SignatureEnCours) -> None:
        """Montre ce que la personne vient de signer sur l’écran tourné vers elle."""
        est_ecrit = signature.trace is None
        if est_ecrit is not self.est_au_clavier:
            self._changer_de_mode()
        if signature.trace is not None:
            self.pave.recevoir(signature.trace)
        else:
            self.ecrit.ligne.setText(signature.nom)

    def oublier(self) -> None:
        """Efface le tracé et le nom : rien n’en reste après les fichiers."""
        self.pave.effacer()
        self.ecrit.ligne.clear()
        self.temoin.ligne.clear()

    def _changer_de_mode(self) -> None:
        au_clavier = not self.est_au_clavier
        self.ecrit.setVisible(au_clavier)
        self.pave.setVisible(not au_clavier)
        self.annuler.setVisible(not au_clavier)
        self.mode.setText(_A_LA_MAIN if au_clavier else _AU_CLAVIER)
        (self.ecrit.ligne if au_clavier else self.pave).setFocus()
        self._changer()

    def _ajouter_un_temoin(self) -> None:
        est_voulu = self.temoin.isHidden()
        self.temoin.setVisible(est_voulu)
        self.avec_temoin.setText("Sans témoin" if est_voulu else "Avec témoin")
        (self.temoin.ligne if est_voulu else self.avec_temoin).setFocus()

    def _effacer(self) -> None:
        self.oublier()
        self.pave.setFocus()

    def _permettre(self) -> None:
        a_trace = not self.pave.trace.est_vide
        self.annuler.setEnabled(a_trace)
        self.effacer.setEnabled(a_trace or bool(self.ecrit.texte))

    def _changer(self) -> None:
        self._permettre()
        self.change.emit()
