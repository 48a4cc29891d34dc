"""Étudier un chemin : ce que l’on en sait, puis ce que l’on en décide ensemble."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.montant import (
    INCONNU,
    Certitude,
    Montant,
    MontantConnu,
    confirme,
    connu,
    estime,
)
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin
from ui.pages.projet.mots import mois_entiers
from ui.qt import Touche
from ui.taches import DernierCalcul
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.champ_trace import ChampTrace
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne

_COLONNE = 260
_QUESTIONS = (
    ("avis", "Est-ce utile ? Ce que nous en pensons"),
    ("prerequis", "Prérequis : ce qu’il faut avant d’entrer"),
    ("programme", "Programme : où, comment, combien de temps"),
    ("certification", "Certification : le papier au bout"),
    ("gagne", "Ce qu’on gagne"),
    ("difficile", "Ce qui est difficile"),
)
_UTILE = {
    NatureChemin.FORMATION: "Quels besoins de formation ? Ce que nous en pensons",
    NatureChemin.VAE: "Mon expérience peut-elle être reconnue ? Ce que nous en pensons",
    NatureChemin.BILAN: "Un bilan aiderait-il ? Ce que nous en pensons",
    NatureChemin.PRESTATION: "Ce service aiderait-il ? Ce que nous en pensons",
}
"""La première question d’un chemin (cahier des charges 2014, § 2.2) ; les autres : est-ce utile."""


Controleur = Callable[[str], str]
"""Dit ce que vaut le code écrit dans un texte ; vide s’il n’y en a pas, ou sans livre."""


class EtudeChemin(Carte):
    """`change` porte un champ et sa valeur ; `decide` la décision et sa raison."""

    change = Signal(str, object)
    decide = Signal(object, str)
    supprime = Signal()
    ferme = Signal()

    def __init__(self, personne: str, conseiller: str, controler: Controleur) -> None:
        super().__init__("simple")
        self._controler = controler
        self._controle = DernierCalcul(self)
        self.cle = ""
        self._voulu: ChoixChemin | None = None
        disposition = colonne(self, marges=(20, 10, 20, 16), espace=12)
        tete = ligne(espace=8)
        self.titre = paragraphe("", "carte")
        tete.addWidget(self.titre, 1)
        self.fermeture = BoutonPicto("Fermer le détail", "x-bold")
        self.fermeture.clicked.connect(self.ferme)
        tete.addWidget(self.fermeture)
        disposition.addLayout(tete)
        self.nom = ChampTexte("Le chemin")
        self.precision = ChampTexte("Précision", exemple="en gardant un salaire")
        self.duree = ChampNombre("Durée, en mois")
        self.prix = ChampMontant("Prix indicatif, en euros")
        self.sur = Choix(
            "Ce prix est",
            ((c.value, c.libelle) for c in (Certitude.ESTIME, Certitude.CONFIRME)),
        )
        self.questions = {nom: ChampTexte(titre) for nom, titre in _QUESTIONS}
        self.code = paragraphe("", "second")
        self.code.hide()
        self.questions["certification"].accompagner(self.code)
        grille = GrilleSouple(largeur=_COLONNE, maximum=2, espace=16, en_haut=True)
        prix = Champ("Ce prix est", self.sur)
        grille.ranger(
            (self.nom, self.precision, *self.questions.values(), self.duree, self.prix, prix)
        )
        disposition.addWidget(grille)
        self.choix = Choix("Décision", ((c.value, c.libelle) for c in ChoixChemin))
        self.decision = Champ("Que décidons-nous de ce chemin ?", self.choix)
        disposition.addWidget(self.decision)
        self.trace = ChampTrace(personne, conseiller)
        disposition.addWidget(self.trace)
        self.retrait = Bouton("Supprimer ce chemin", "danger", "trash")
        bas = QWidget()
        Flux(bas).addWidget(self.retrait)
        disposition.addWidget(bas)
        disposition.addStretch(1)
        self._brancher()

    @property
    def champs(self) -> dict[str, Champ]:
        """Les champs, par nom de ce qu’ils changent."""
        return {
            "titre": self.nom,
            "precision": self.precision,
            "duree_mois": self.duree,
            "prix": self.prix,
            **self.questions,
            "co_construction": self.trace.paroles,
        }

    def montrer(self, chemin: Chemin, *, le: date) -> None:
        """Affiche un chemin du dossier ; `le` date les mots que l’on écrira."""
        if chemin.id != self.cle:
            self._voulu = None
            for autre in self.champs.values():
                autre.accepter()
        self.cle = chemin.id
        self.titre.montrer(f"{chemin.nature.libelle} : étudier ce chemin")
        self.nom.suivre(chemin.titre)
        self.precision.suivre(chemin.precision)
        self.duree.suivre(Decimal(chemin.duree_mois) if chemin.duree_mois is not None else None)
        self.prix.suivre(connu(chemin.prix))
        est_connu = isinstance(chemin.prix, MontantConnu)
        self.sur.setEnabled(est_connu)
        self.sur.montrer(chemin.prix.certitude if est_connu else "")
        utile = _UTILE.get(chemin.nature, dict(_QUESTIONS)["avis"])
        self.questions["avis"].nommer(utile)
        self.trace.montrer(chemin.co_construction, le=le)
        for nom, champ in self.questions.items():
            champ.suivre(str(getattr(chemin, nom)))
        self._controler_le_code(chemin.certification)
        if self._voulu is None:
            self.choix.montrer(chemin.choix)
            self.decision.accepter()

    def refuser_la_decision(self, phrase: str) -> None:
        """Dit ce qui manque pour décider ; la raison, une fois écrite, décide."""
        self.decision.refuser(phrase)
        self.questions["avis"].viser()

    def accepter_la_decision(self) -> None:
        """La décision est notée."""
        self._voulu = None
        self.decision.accepter()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme."""
        if evenement.key() == Touche.Key_Escape:
            self.ferme.emit()
            return
        super().keyPressEvent(evenement)

    def _brancher(self) -> None:
        for nom, champ in (("titre", self.nom), ("precision", self.precision)):
            champ.saisi.connect(lambda mots, nom=nom: self.change.emit(nom, mots))
        for nom, champ in self.questions.items():
            champ.saisi.connect(lambda mots, nom=nom: self._dire(nom, mots))
        self._controle.pret.connect(self._dire_le_code)
        self.duree.saisi.connect(lambda mois: self.change.emit("duree_mois", mois_entiers(mois)))
        self.prix.saisi.connect(lambda _: self._chiffrer())
        self.sur.choisi.connect(lambda _: self._chiffrer())
        self.choix.choisi.connect(self._decider)
        self.trace.trace.connect(lambda trace: self.change.emit("co_construction", trace))
        self.retrait.clicked.connect(self.supprime)

    def _controler_le_code(self, texte: str) -> None:
        self._controle.demander(lambda: self._controler(texte))

    def _dire_le_code(self, phrase: str) -> None:
        self.code.montrer(phrase)
        self.code.setVisible(bool(phrase))

    def _dire(self, nom: str, mots: str) -> None:
        if nom == "avis" and self._voulu is not None and mots:
            self.decide.emit(self._voulu, mots)
        else:
            self.change.emit(nom, mots)

    def _chiffrer(self) -> None:
        """Un prix tapé est une estimation, tant que l’on n’a pas dit qu’il est confirmé."""
        montant: Montant | None = self.prix.valeur
        if montant is None:
            self.change.emit("prix", INCONNU)
        else:
            est_sur = self.sur.code == Certitude.CONFIRME
            self.change.emit("prix", confirme(montant) if est_sur else estime(montant))

    def _decider(self, code: str) -> None:
        self._voulu = code_choisi(ChoixChemin, code)
        self.decide.emit(self._voulu, "")
