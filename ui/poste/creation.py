"""Créer son coffre : qui l’on est, sa phrase, son code de secours, sa première sauvegarde."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.poste.decor import Decor, enseigne
from ui.poste.etapes import Etapes
from ui.qt import Taille
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampTexte
from ui.widgets.choix_phrase import ChoixPhrase
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

LARGEUR = 1080
ETAPES = ("Phrase secrète", "Code de secours", "Première sauvegarde")


class EcranCreation(Decor):
    """`demande` porte le prénom, le nom et la phrase ; `renonce` ramène à l’accueil."""

    demande = Signal(str, str, str)
    renonce = Signal()

    def __init__(self, proposer: Callable[[], str]) -> None:
        super().__init__(LARGEUR)
        self.prenom = ChampTexte("Votre prénom")
        self.nom = ChampTexte("Votre nom")
        self.choix = ChoixPhrase(proposer)
        self.refus = Avis("refus")
        self.manque = paragraphe("", "second")
        self.creer = Bouton("Créer le coffre", "plein", "vault-bold")
        self.retour = Bouton("Retour", "discret", "arrow-left-bold")
        self._est_en_cours = False
        self._disposer()
        self.creer.clicked.connect(self._demander)
        self.retour.clicked.connect(self.renonce)
        self.choix.change.connect(self._suivre)
        for champ in (self.prenom, self.nom):
            champ.ligne.textChanged.connect(lambda _: self._suivre())
        self._suivre()

    def viser(self) -> None:
        """Donne le clavier au premier champ."""
        self.prenom.viser()

    def refuser(self, phrase: str) -> None:
        """Dit pourquoi le coffre n’a pas été créé."""
        self._est_en_cours = False
        self.refus.dire(phrase)
        self._suivre()

    def _disposer(self) -> None:
        disposition = colonne(self.carte, marges=(40, 28, 40, 26), espace=14)
        self.etapes = Etapes(ETAPES)
        disposition.addWidget(RangeeSouple(enseigne(), self.etapes, seuil=820, espace=12))
        titre = Libelle("Créer votre coffre", "titre")
        titre.setWordWrap(True)
        disposition.addWidget(titre)
        disposition.addWidget(
            paragraphe(
                "Vos dossiers sont chiffrés sur cet ordinateur. Seule votre phrase les ouvre.",
                "sous_titre",
            )
        )
        disposition.addWidget(self.refus)
        disposition.addWidget(
            RangeeSouple(self._qui(), self._phrase(), seuil=820, parts=(2, 3), espace=32)
        )
        disposition.addWidget(self._pied())

    def _qui(self) -> QWidget:
        boite = QWidget()
        boite.setSizePolicy(Taille.Preferred, Taille.Preferred)
        disposition = colonne(boite, espace=12)
        disposition.addWidget(libelle("1. Vous", "carte"))
        disposition.addWidget(
            paragraphe("Votre nom signe chaque version gardée. Il reste ici.", "second")
        )
        disposition.addWidget(self.prenom)
        disposition.addWidget(self.nom)
        disposition.addStretch(1)
        return boite

    def _phrase(self) -> QWidget:
        boite = QWidget()
        disposition = colonne(boite, espace=12)
        disposition.addWidget(libelle("2. Votre phrase secrète", "carte"))
        disposition.addWidget(self.choix)
        disposition.addStretch(1)
        return boite

    def _pied(self) -> QWidget:
        mots = QWidget()
        rangee = ligne(mots, espace=8)
        self._info = Picto("info", "ink2", 20)
        rangee.addWidget(self._info)
        rangee.addWidget(self.manque, 1)
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.retour)
        rangee.addWidget(self.creer)
        return RangeeSouple(mots, gestes, seuil=640, espace=12)

    @property
    def _raison(self) -> str:
        """Ce qu’il reste à faire, vide si tout est prêt."""
        if not self.prenom.texte:
            return "Il reste à écrire votre prénom."
        if not self.nom.texte:
            return "Il reste à écrire votre nom."
        return self.choix.manque

    def _suivre(self) -> None:
        raison = "Le coffre se crée…" if self._est_en_cours else self._raison
        self.creer.setEnabled(not raison)
        self.creer.setAccessibleDescription(raison)
        self.manque.montrer(raison or "Tout est prêt.")
        self._info.montrer("info" if raison else "check-circle-fill", "ink2" if raison else "ok")

    def _demander(self) -> None:
        self._est_en_cours = True
        self.refus.dire("")
        self._suivre()
        self.demande.emit(self.prenom.texte, self.nom.texte, self.choix.phrase)
