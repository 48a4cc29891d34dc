"""Prendre une carte dans les livres : un métier, sa tendance, la transition écologique."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.referentiels.genre import nommer
from cep_desktop.referentiels.territoire import departement_de
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.cartes import CarteInformation, cartes_du_metier, cartes_generales
from ui.pages.informations.gestes import Gestes
from ui.taches import lancer
from ui.widgets.ajout_metier import AjoutMetier
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, vider

_SANS_LIVRE = "Sans livre des métiers sur ce poste, écrivez l’information avec vos mots."


class CarteDuLivre(Carte):
    """On cherche un métier, on coche ce que la personne emporte. `ajoutee` porte la clé."""

    ajoutee = Signal(str)

    def __init__(
        self, gestes: Gestes, bibliotheque: Bibliotheque, dossier: Callable[[], Dossier]
    ) -> None:
        super().__init__("simple")
        self._gestes, self._bibliotheque, self._dossier = gestes, bibliotheque, dossier
        self.metier = AjoutMetier(
            "Un métier du livre",
            bibliotheque.proposer,
            sinon="Choisissez-en un pour voir ses cartes.",
            nommer=lambda nom: nommer(nom, dossier().beneficiaire.accord),
        )
        self.metier.bouton.hide()
        self.refus = Avis("refus")
        self.cartes: dict[CaseACocher, CarteInformation] = {}
        self._boite = QWidget()
        self._pile = colonne(self._boite, espace=4)
        self.prendre = Bouton("Ajouter les cartes cochées", "contour", "plus-bold")
        self._absent = paragraphe(_SANS_LIVRE, "second")
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(paragraphe("Prendre dans les livres", "carte"))
        for partie in (self._absent, self.metier, self.refus, self._boite, self.prendre):
            disposition.addWidget(partie)
        self.prendre.hide()
        self._annoncer(est_pret=bibliotheque.est_prete)
        self.metier.trouve.connect(self._chercher)
        self.prendre.clicked.connect(self._prendre)

    def showEvent(self, evenement: QShowEvent) -> None:
        """Prépare la recherche d’un métier, hors du fil de l’écran."""
        super().showEvent(evenement)
        if not self.cartes:
            generales = lancer(lambda _: cartes_generales(self._bibliotheque), self)
            generales.fini.connect(self._montrer_les_generales)
            generales.refuse.connect(self.refus.dire)
        if not self._bibliotheque.est_prete:
            tache = lancer(lambda _: self._bibliotheque.preparer(), self)
            tache.fini.connect(lambda est_pret: self._annoncer(est_pret=bool(est_pret)))

    def _annoncer(self, *, est_pret: bool) -> None:
        self._absent.setVisible(not est_pret)
        self.metier.setVisible(est_pret)

    def _chercher(self, code: str, _nom: str) -> None:
        postal = self._dossier().beneficiaire.adresse.code_postal or ""
        livres, departement = self._bibliotheque, departement_de(postal)
        accord = self._dossier().beneficiaire.accord
        tache = lancer(
            lambda _: cartes_du_metier(livres, code, departement=departement, accord=accord), self
        )
        tache.fini.connect(self._montrer)
        tache.refuse.connect(self.refus.dire)

    def _montrer_les_generales(self, cartes: tuple[CarteInformation, ...]) -> None:
        """Sans métier choisi, les cartes de l’organisation qui valent pour tous."""
        if not self.cartes:
            self._montrer(cartes)

    def _montrer(self, cartes: tuple[CarteInformation, ...]) -> None:
        self.refus.dire("")
        vider(self._pile)
        self.cartes = {}
        for carte in cartes:
            date = "" if carte.actualisee_le else " Date non publiée."
            precision = f"{carte.resume} {carte.territoire}. {carte.source}.{date}".strip()
            dit_son_theme = "\u00a0: " in carte.titre
            titre = carte.titre if dit_son_theme else f"{carte.theme.libelle}\u00a0: {carte.titre}"
            case = CaseACocher(titre, precision)
            case.clicked.connect(self._suivre)
            self.cartes[case] = carte
            self._pile.addWidget(case)
        self.prendre.setVisible(bool(cartes))
        self._suivre()

    def _suivre(self) -> None:
        self.prendre.setEnabled(any(case.isChecked() for case in self.cartes))

    def _prendre(self) -> None:
        choisies = tuple(carte for case, carte in self.cartes.items() if case.isChecked())
        refus, cle = self._gestes.prendre_dans_les_livres(tuple(c.champs() for c in choisies))
        self.refus.dire(refus)
        if not refus:
            self._montrer(())
            self.ajoutee.emit(cle)
