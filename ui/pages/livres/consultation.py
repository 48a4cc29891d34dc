"""Chercher dans les livres du territoire : commune, convention, organisme, domaine de formation."""

from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Proposition, Propositions, Recueil, proposer
from ui.qt import Alignement
from ui.taches import DernierCalcul
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.libelle import paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, ligne, vider

_EXEMPLES = {
    Recueil.COMMUNES: "Tours, 37000",
    Recueil.CONVENTIONS: "Hospitalisation, 0029",
    Recueil.ORGANISMES: "Nom, numéro de déclaration ou SIRET",
    Recueil.FORMACODE: "Secrétariat, 35054",
    Recueil.CERTIFICATIONS: "Aide-soignant, RNCP40692",
}
_RECUEILS = {recueil.value: recueil for recueil in Recueil}


class Consultation(Carte):
    """Un livre, des mots, et ce qu’il répond, avec sa source ; personne n’est classé."""

    def __init__(self, bibliotheque: Bibliotheque, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._bibliotheque = bibliotheque
        self.recueil = ListeChoix("Que cherchez-vous ?", ((r.value, r.libelle) for r in Recueil))
        self.texte = ChampTexte("Avec vos mots, ou un numéro")
        self.chercher = Bouton("Chercher", "contour", "magnifying-glass-bold")
        self.refus = Avis("refus")
        self.reponse = paragraphe("", "second")
        self.lignes: list[str] = []
        self._pile = colonne(espace=10)
        self._calcul = DernierCalcul(self)
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        disposition.addWidget(paragraphe("Chercher dans ces livres", "carte"))
        for partie in (Champ("Que cherchez-vous ?", self.recueil), self.texte):
            disposition.addWidget(partie)
        disposition.addWidget(self.chercher, 0, Alignement.AlignLeft)
        disposition.addWidget(self.refus)
        disposition.addWidget(self.reponse)
        disposition.addLayout(self._pile)
        self.reponse.hide()
        self._suivre()
        self.recueil.choisi.connect(lambda _: self._suivre())
        self.chercher.clicked.connect(self._demander)
        self.texte.ligne.returnPressed.connect(self._demander)
        self._calcul.pret.connect(self._montrer)
        self._calcul.refuse.connect(self.refus.dire)

    def _suivre(self) -> None:
        """Un autre livre : ses exemples, et plus les réponses du précédent."""
        self.texte.ligne.setPlaceholderText(_EXEMPLES[_RECUEILS[self.recueil.code]])
        self._vider()

    def _demander(self) -> None:
        recueil, texte = _RECUEILS[self.recueil.code], self.texte.texte
        self._calcul.demander(lambda: proposer(self._bibliotheque, recueil, texte))

    def _montrer(self, propositions: Propositions) -> None:
        self._vider()
        nombre = len(propositions.lignes)
        if not propositions.source:
            phrase = "Ce livre n’est pas installé : écrivez avec vos mots, ou importez-le."
        elif not nombre:
            phrase = f"Rien ne répond à ces mots. Source : {propositions.source}."
        else:
            pluriel = "s" * (nombre > 1)
            phrase = f"{nombre} réponse{pluriel}. Source : {propositions.source}."
        self.reponse.montrer(phrase)
        self.reponse.show()
        for proposition in propositions.lignes:
            self.lignes.append(f"{proposition.titre}, {proposition.precision}")
            self._pile.addWidget(_ligne(proposition))

    def _vider(self) -> None:
        self.refus.dire("")
        self.reponse.hide()
        vider(self._pile)
        self.lignes = []


def _ligne(proposition: Proposition) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=12)
    rangee.addWidget(Picto("book-open-text", "primary", 20), 0, Alignement.AlignTop)
    mots = colonne(espace=0)
    mots.addWidget(paragraphe(proposition.titre, "fort"))
    mots.addWidget(paragraphe(proposition.precision, "second"))
    rangee.addLayout(mots, 1)
    return boite
