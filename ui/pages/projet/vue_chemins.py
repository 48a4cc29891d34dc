"""La vue des chemins : côte à côte, puis un seul que l’on étudie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from ui.pages.projet.carte_chemin import CarteChemin
from ui.pages.projet.carte_strategie import CarteStrategie
from ui.pages.projet.etat_chemins import EtatChemins
from ui.pages.projet.etude_chemin import Controleur, EtudeChemin
from ui.pages.projet.gestes_chemins import GestesChemins
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne

_LARGEUR = 300


class VueChemins(QWidget):
    """`approche` demande de montrer un bloc qui vient de s’ouvrir."""

    approche = Signal(object)

    def __init__(
        self, personne: str, conseiller: str, gestes: GestesChemins, controler: Controleur
    ) -> None:
        super().__init__()
        self._gestes = gestes
        self.refus = Avis("refus")
        self.raison = paragraphe("", "second")
        self.grille = GrilleSouple(largeur=_LARGEUR, maximum=3, espace=16)
        self.cartes: dict[str, CarteChemin] = {}
        self.etude = EtudeChemin(personne, conseiller, controler)
        self.etude.hide()
        self.strategie = CarteStrategie(personne, conseiller)
        self.ajouts: dict[NatureChemin, Bouton] = {}
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Quel chemin prendre ?",
                "Ajoutez les chemins possibles. Nous les étudions un par un, puis vous choisissez.",
            )
        )
        pile = colonne(self, espace=14)
        for partie in (
            self.refus,
            self.raison,
            self.vide,
            self.grille,
            self.etude,
            self._ajout(),
            self.strategie,
        ):
            pile.addWidget(partie)
        pile.addStretch(1)
        self._brancher()

    def montrer(self, etat: EtatChemins) -> None:
        """Affiche les chemins du dossier."""
        self.raison.montrer(etat.raison)
        self.raison.setVisible(bool(etat.raison))
        cles = tuple(chemin.cle for chemin in etat.chemins)
        if cles != tuple(self.cartes):
            self.cartes = {cle: self.cartes.get(cle) or self._carte(cle) for cle in cles}
            self.grille.ranger(tuple(self.cartes.values()))
        for chemin in etat.chemins:
            self.cartes[chemin.cle].montrer(chemin)
        self.vide.setVisible(not etat.chemins)
        self.strategie.setVisible(bool(etat.chemins))
        self.strategie.montrer(etat)
        if not self.etude.isHidden():
            etudie = self._gestes.chemin(self.etude.cle)
            self.etude.setVisible(etudie is not None)
            if etudie is not None:
                self.etude.montrer(etudie, le=self._gestes.aujourd_hui)
        self.grille.setVisible(bool(etat.chemins) and self.etude.isHidden())

    def etudier(self, cle: str) -> None:
        """Ouvre un chemin, à la place des cartes."""
        chemin = self._gestes.chemin(cle)
        if chemin is not None:
            self.etude.montrer(chemin, le=self._gestes.aujourd_hui)
            self.etude.show()
            self.grille.hide()
            self.approche.emit(self.etude)
            self.etude.nom.viser()

    def _ajout(self) -> Carte:
        carte = Carte()
        interieur = colonne(carte, marges=(20, 12, 20, 14), espace=8)
        interieur.addWidget(paragraphe("Ajouter un chemin à étudier", "libelle"))
        boite = QWidget()
        flux = Flux(boite, espace=8)
        for nature in NatureChemin:
            bouton = Bouton(nature.libelle, "contour", "plus-bold")
            bouton.setAccessibleName(f"Ajouter un chemin\u00a0: {nature.libelle}")
            bouton.clicked.connect(lambda _=False, nature=nature: self._ajouter(nature))
            flux.addWidget(bouton)
            self.ajouts[nature] = bouton
        interieur.addWidget(boite)
        return carte

    def _brancher(self) -> None:
        gestes, etude = self._gestes, self.etude
        etude.change.connect(self._changer)
        etude.decide.connect(self._decider)
        etude.supprime.connect(lambda: self.refus.dire(gestes.supprimer(etude.cle)))
        etude.ferme.connect(self._fermer)
        self.strategie.change.connect(
            lambda nom, mots: self.refus.dire(gestes.changer_strategie(nom, mots))
        )
        self.strategie.attribuee.connect(
            lambda role, code: self.refus.dire(gestes.attribuer(role, code))
        )
        self.strategie.dite.connect(lambda mots: self.refus.dire(gestes.dire(mots)))
        self.strategie.validation.clicked.connect(lambda: self.refus.dire(gestes.valider()))

    def _carte(self, cle: str) -> CarteChemin:
        carte = CarteChemin()
        carte.etudiee.connect(lambda: self.etudier(cle))
        return carte

    def _ajouter(self, nature: NatureChemin) -> None:
        refus, cle = self._gestes.ajouter(nature)
        self.refus.dire(refus)
        if cle:
            self.etudier(cle)

    def _changer(self, nom: str, valeur: object) -> None:
        refus = self._gestes.changer(self.etude.cle, nom, valeur)
        if refus:
            self.etude.champs[nom].refuser(refus)

    def _decider(self, choix: ChoixChemin, raison: str) -> None:
        refus = self._gestes.decider(self.etude.cle, choix, raison)
        if refus:
            self.etude.refuser_la_decision(refus)
        else:
            self.etude.accepter_la_decision()

    def _fermer(self) -> None:
        """Referme l’étude et rend le clavier à la carte."""
        cle = self.etude.cle
        self.etude.hide()
        self.grille.show()
        if cle in self.cartes:
            self.cartes[cle].etude.setFocus()
