"""La barre haute : annuler, rétablir, l’état d’enregistrement, l’affichage."""

from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from ui.shell.affichage import BoutonAffichage
from ui.shell.bouton_partage import BoutonPartage
from ui.shell.etat_enregistrement import EtatEnregistrement
from ui.shell.mot_d_etat import MotDEtat
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.mise_en_page import fixer, ligne

_PICTOS = {
    EtatEnregistrement.ENREGISTRE: ("check-circle-fill", "ok"),
    EtatEnregistrement.EN_COURS: ("circle-notch-bold", "ink2"),
    EtatEnregistrement.EN_MEMOIRE: ("info", "ink2"),
    EtatEnregistrement.EN_ECHEC: ("warning-circle-fill", "bad"),
    EtatEnregistrement.EN_CONFLIT: ("not-equals-bold", "warn"),
    EtatEnregistrement.LECTURE_SEULE: ("eye", "warn"),
}
_COURTS = {
    EtatEnregistrement.ENREGISTRE: "Enregistré",
    EtatEnregistrement.EN_COURS: "En cours…",
    EtatEnregistrement.EN_MEMOIRE: "En mémoire",
    EtatEnregistrement.EN_ECHEC: "Pas encore",
    EtatEnregistrement.EN_CONFLIT: "Deux versions",
    EtatEnregistrement.LECTURE_SEULE: "Lecture seule",
}
_TONS = {
    EtatEnregistrement.EN_ECHEC: "bad",
    EtatEnregistrement.EN_CONFLIT: "warn",
    EtatEnregistrement.LECTURE_SEULE: "warn",
}


class BarreHaute(QFrame):
    """Les commandes communes à toutes les pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Barre haute")
        disposition = ligne(self, marges=(20, 8, 20, 4), espace=4)
        self.annuler = BoutonPicto("Annuler", "arrow-counter-clockwise")
        self.retablir = BoutonPicto("Rétablir", "arrow-clockwise")
        self._picto = Picto("check-circle-fill", "ok", 20)
        self._mot = MotDEtat()
        self.copie = Bouton("Enregistrer une copie", "discret")
        self.choisir = Bouton("Choisir une version", "contour")
        self.chercher = BoutonPicto("Chercher une action ou une page (Ctrl+K)", "magnifying-glass")
        self.affichage = BoutonAffichage()
        self.partage = BoutonPartage()
        self.partage.hide()
        self.aide = BoutonPicto("Aide de cette page (F1)", "info")
        self.verrou = BoutonPicto("Verrouiller (Ctrl+Maj+L)", "lock-simple")
        self.verrou.hide()
        for widget in (self.annuler, self.retablir, self._picto):
            disposition.addWidget(widget)
        disposition.insertSpacing(2, 10)
        disposition.addSpacing(4)
        disposition.addWidget(self._mot, 1)
        disposition.addStretch(0)
        for bouton in (
            self.choisir, self.copie, self.chercher, self.affichage, self.aide, self.partage,
            self.verrou,
        ):  # fmt: skip
            disposition.addWidget(bouton)
        fixer(self, hauteur=60)
        self._est_large = True
        self.vider()

    def vider(self) -> None:
        """Sans dossier ouvert, ne garde que l’affichage et le verrou."""
        for widget in (
            self.annuler, self.retablir, self._picto, self._mot, self.copie, self.choisir
        ):  # fmt: skip
            widget.hide()

    def montrer_gestes(self, annuler: str | None, retablir: str | None) -> None:
        """Nomme ce que l’on peut défaire et refaire ; `None` rend le bouton inactif."""
        for bouton, verbe, mot in (
            (self.annuler, "Annuler", annuler),
            (self.retablir, "Rétablir", retablir),
        ):
            bouton.show()
            bouton.setEnabled(mot is not None)
            bouton.nommer(f"{verbe} : {mot}" if mot else f"{verbe} : rien pour le moment")

    def montrer_enregistrement(self, etat: EtatEnregistrement, phrase: str) -> None:
        """Dit où en est l’enregistrement."""
        self._picto.montrer(*_PICTOS[etat])
        self._picto.setToolTip(composer(phrase))
        self._mot.dire(phrase, _COURTS[etat])
        self._mot.teinter(_TONS.get(etat, "ink2"))
        for widget in (self._picto, self._mot):
            widget.show()
        self.choisir.setVisible(etat is EtatEnregistrement.EN_CONFLIT)
        self._faire_place()

    def resserrer(self, *, est_compact: bool) -> None:
        """Laisse « Enregistrer une copie » à la page Documents quand la place manque."""
        self._est_large = not est_compact
        self._faire_place()

    def _faire_place(self) -> None:
        """En barre étroite, un conflit à trancher prend la place de ce qu’une touche fait aussi."""
        a_trancher = not self.choisir.isHidden()
        a_un_dossier = not self._mot.isHidden()
        self.copie.setVisible(self._est_large and a_un_dossier and not a_trancher)
        self.choisir.setText("Choisir une version" if self._est_large else "Choisir")
        self.choisir.setAccessibleName("Choisir une version")
        for bouton in (self.chercher, self.aide):
            bouton.setVisible(self._est_large or not a_trancher)
