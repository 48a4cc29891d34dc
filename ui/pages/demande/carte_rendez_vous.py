"""La carte du prochain rendez-vous : choisi ensemble, noté sur place."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.entretien import Modalite
from ui.pages.demande.etat import RendezVous
from ui.pages.demande.gestes import Gestes
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_heure import ChampHeure
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne

_A_REMPLIR = "À remplir pour continuer. Exemple : 01/12/2026."


class CarteRendezVous(Carte):
    """Sans rendez-vous, le formulaire est ouvert ; sinon il se rouvre pour changer de date."""

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._pris: RendezVous | None = None
        disposition = colonne(self, marges=(22, 16, 22, 18), espace=12)
        disposition.addWidget(libelle("Prochain rendez-vous", "carte"))
        self.phrase = paragraphe("", "fort")
        disposition.addWidget(self.phrase)
        self._boutons = QWidget()
        flux = Flux(self._boutons, espace=8)
        self.deplacer = Bouton("Changer la date", "contour")
        self.retirer = Bouton("Retirer", "danger", "trash")
        self.retirer.setAccessibleName("Retirer le rendez-vous")
        for bouton in (self.deplacer, self.retirer):
            flux.addWidget(bouton)
        disposition.addWidget(self._boutons)
        self.formulaire = QWidget()
        champs = colonne(self.formulaire, espace=12)
        self.jour = ChampDate("Jour")
        self.heure = ChampHeure("Heure")
        self.modalite = Choix("Comment", ((m.value, m.libelle) for m in Modalite))
        self.modalite.montrer(Modalite.PRESENCE)
        self._comment = Champ("Comment", self.modalite)
        self.noter = Bouton("Noter le rendez-vous", "contour", "calendar-plus")
        for partie in (self.jour, self.heure, self._comment, self.noter):
            champs.addWidget(partie)
        disposition.addWidget(self.formulaire)
        self.deplacer.clicked.connect(self.viser)
        self.retirer.clicked.connect(self._retirer)
        self.noter.clicked.connect(self._noter)

    def montrer(self, pris: RendezVous | None) -> None:
        """Affiche le prochain rendez-vous, ou de quoi le prendre."""
        est_change = pris != self._pris
        self._pris = pris
        self.phrase.setVisible(pris is not None)
        self._boutons.setVisible(pris is not None)
        self._comment.setVisible(pris is None)
        if pris is not None:
            self.phrase.montrer(pris.phrase[:1].upper() + pris.phrase[1:])
        if est_change or pris is None:
            self.formulaire.setVisible(pris is None)
        if est_change:
            self.jour.montrer(pris.jour if pris else None)
            self.heure.montrer(pris.heure if pris else None)

    def viser(self) -> None:
        """Donne le clavier au jour."""
        self.formulaire.show()
        self.jour.viser()

    def _retirer(self) -> None:
        if self._pris is not None:
            self._gestes.retirer_rendez_vous(self._pris.cle)

    def _noter(self) -> None:
        jour = self.jour.valeur
        if self.jour.faute or self.heure.faute:
            (self.jour if self.jour.faute else self.heure).viser()
            return
        if jour is None:
            self.jour.refuser(_A_REMPLIR)
            self.jour.viser()
            return
        if self._pris is None:
            refus = self._gestes.prendre_rendez_vous(jour, self.heure.valeur, self.modalite.code)
        else:
            refus = self._gestes.deplacer_rendez_vous(self._pris.cle, jour, self.heure.valeur)
        if refus:
            self.jour.refuser(refus)
        elif self._pris is not None:
            self.formulaire.hide()
