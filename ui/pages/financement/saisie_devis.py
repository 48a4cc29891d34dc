"""Noter un devis, ou en corriger un déjà noté."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.formation import Devis
from cep_desktop.domain.montant import connu
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.devis import AjouterDevis, ModifierDevis, champs_du_devis
from cep_desktop.usecases.livres.completion import Recueil, proposer
from ui.completion import Completion
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.mise_en_page import colonne, filet
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 560
_NOTER, _CORRIGER = "Noter un devis", "Corriger le devis"


class SaisieDevis(QWidget):
    """`demande` porte la commande à exécuter ; qui l’a réussie appelle `finir`."""

    demande = Signal(object)

    def __init__(self, atelier: Atelier) -> None:
        super().__init__()
        self._formation = ""
        self._repris: Devis | None = None
        self.titre = libelle(_NOTER, "libelle")
        self.centre = ChampTexte("Devis de")
        self.centres = Completion(
            self.centre, partial(proposer, atelier.livres, Recueil.ORGANISMES)
        )
        self.prix, self.numero = ChampMontant("Prix du devis"), ChampTexte("Numéro du devis")
        self.date_le, self.valable = ChampDate("Daté du"), ChampDate("Valable jusqu’au")
        self.noter = Bouton("Noter le devis", "contour", "plus-bold")
        self.corriger = Bouton("Enregistrer la correction", "contour", "check-bold")
        self.laisser = Bouton("Laisser comme avant", "discret")
        self._disposer()
        self.noter.clicked.connect(self._valider)
        self.corriger.clicked.connect(self._valider)
        self.laisser.clicked.connect(self.finir)
        self.finir()

    @property
    def devis(self) -> str:
        """Clé du devis que l’on corrige, vide quand on en note un."""
        return self._repris.id if self._repris else ""

    def montrer(self, formation: str, devis: tuple[Devis, ...]) -> None:
        """Suit la formation ; un devis retiré entre-temps ne se corrige plus."""
        self._formation = formation
        if self.devis and self.devis not in {d.id for d in devis}:
            self.finir()

    def reprendre(self, devis: Devis) -> None:
        """Remplit les champs avec un devis déjà noté, et donne le clavier au premier."""
        self._repris = devis
        self.centre.montrer(devis.organisme)
        self.prix.montrer(connu(devis.montant))
        self.numero.montrer(devis.numero)
        self.date_le.montrer(devis.date_le)
        self.valable.montrer(devis.valable_jusqu_au)
        self._dire()
        self.centre.viser()

    def finir(self) -> None:
        """Vide les champs : le prochain devis sera un devis neuf."""
        self._repris = None
        for texte in (self.centre, self.numero):
            texte.montrer("")
            texte.accepter()
        self.prix.montrer(None)
        for jour in (self.date_le, self.valable):
            jour.montrer(None)
        self._dire()

    def _disposer(self) -> None:
        pile = colonne(self, espace=12)
        for partie in (filet(), self.titre, self.centre):
            pile.addWidget(partie)
        for paire in ((self.prix, self.numero), (self.date_le, self.valable)):
            pile.addWidget(RangeeSouple(*paire, seuil=_SEUIL, parts=(1, 1)))
        gestes = QWidget()
        flux = Flux(gestes, espace=12)
        for bouton in (self.noter, self.corriger, self.laisser):
            flux.addWidget(bouton)
        pile.addWidget(gestes)

    def _dire(self) -> None:
        est_reprise = self._repris is not None
        nom = f"{_CORRIGER} de {self.centre.texte}" if est_reprise else _NOTER
        self.titre.montrer(composer(nom))
        self.noter.setVisible(not est_reprise)
        self.corriger.setVisible(est_reprise)
        self.laisser.setVisible(est_reprise)

    def _valider(self) -> None:
        self.centre.accepter()
        if not self.centre.texte:
            self.centre.refuser("Écrivez qui a fait ce devis.")
            self.centre.viser()
            return
        champs = champs_du_devis(
            self.centre.texte,
            self.prix.valeur,
            numero=self.numero.texte,
            date_le=self.date_le.valeur,
            valable_jusqu_au=self.valable.valeur,
        )
        if self._repris is None:
            self.demande.emit(AjouterDevis(self._formation, champs))
            return
        if self.prix.valeur == connu(self._repris.montant):
            del champs["montant"]
        self.demande.emit(ModifierDevis(self._formation, self._repris.id, champs))
