"""Est-ce possible ? Une ligne par condition, sa réponse, sa raison, et l’action si l’on doute."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.projet import Faisable
from cep_desktop.domain.typographie import composer
from ui.pages.projet.etat_possible import EtatPossible, LigneCondition
from ui.pages.projet.mots import PICTOS
from ui.qt import Alignement
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.choix import Choix
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 700


class RangeeCondition(QWidget):
    """`repondue` porte la réponse et la raison."""

    repondue = Signal(str, str)
    creee = Signal(str)
    retiree = Signal()

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self._action = ""
        self.reponse = Choix(libelle, ((f.value, f.libelle) for f in Faisable))
        self.raison = ChampTexte(f"Pourquoi : {libelle}", exemple="La raison, en quelques mots")
        self.raison.cacher_le_titre()
        self.raison.saisi.connect(self._expliquer)
        self.reponse.choisi.connect(lambda code: self.repondue.emit(code, self.raison.texte))
        self.creation = Bouton("Créer l’action", "contour")
        self.creation.clicked.connect(lambda: self.creee.emit(self._action))
        self.deja = Etiquette(Marque("Dans le plan", "ok", "check-circle-fill"))
        self.retrait = BoutonPicto(f"Retirer : {libelle}", "x-bold")
        self.retrait.clicked.connect(self.retiree)
        self._picto = Picto("circle", "line_strong", 22)
        disposition = colonne(self, marges=(0, 6, 0, 6), espace=6)
        mots = QWidget()
        tete = ligne(mots, espace=10)
        tete.addWidget(self._picto, 0, Alignement.AlignVCenter)
        tete.addWidget(paragraphe(libelle, "fort"), 1)
        disposition.addWidget(
            RangeeSouple(mots, self.reponse, seuil=_SEUIL, parts=(1, 0), espace=8)
        )
        bas = ligne(espace=8)
        bas.addWidget(self.raison, 1)
        bas.addWidget(self.creation)
        bas.addWidget(self.deja, 0, Alignement.AlignVCenter)
        bas.addWidget(self.retrait)
        disposition.addLayout(bas)

    def montrer(self, condition: LigneCondition) -> None:
        """Affiche une condition ; sans réponse, rien n’est choisi."""
        self.reponse.montrer(condition.reponse)
        self.raison.montrer(condition.raison)
        self._action = condition.action
        dessin = next((d for f, d in PICTOS.items() if f == condition.reponse), None)
        self._picto.montrer(*(dessin or ("circle", "line_strong")))
        peut = bool(condition.action)
        self.creation.setVisible(peut and not condition.est_dans_le_plan)
        self.creation.setAccessibleName(composer(f"Créer l’action : {condition.action}"))
        self.deja.setVisible(condition.est_dans_le_plan)
        self.retrait.setVisible(bool(condition.reponse))

    def _expliquer(self, mots: str) -> None:
        """Une raison sans réponse laisse la condition à vérifier."""
        self.repondue.emit(self.reponse.code or Faisable.A_VERIFIER.value, mots)


class CarteConditions(Carte):
    """`repondue` porte la condition, la réponse et la raison."""

    repondue = Signal(str, str, str)
    retiree = Signal(str)
    creee = Signal(str)

    def __init__(self) -> None:
        super().__init__("simple")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=6)
        tete = ligne(espace=12)
        tete.addWidget(paragraphe("Est-ce possible ?", "carte"), 1)
        self.bilan = paragraphe("", "second")
        self.bilan.setAlignment(Alignement.AlignRight)
        tete.addWidget(self.bilan, 1)
        disposition.addLayout(tete)
        self._lignes = colonne(espace=0)
        disposition.addLayout(self._lignes)
        self.ajout = AjoutLigne("Une autre condition", exemple="Le trajet")
        self.ajout.ajoute.connect(
            lambda mots: self.repondue.emit(mots, Faisable.A_VERIFIER.value, "")
        )
        disposition.addWidget(self.ajout)
        self.rangees: dict[str, RangeeCondition] = {}

    def montrer(self, etat: EtatPossible) -> None:
        """Affiche les conditions du dossier."""
        self.bilan.montrer(etat.bilan)
        libelles = tuple(condition.libelle for condition in etat.conditions)
        if libelles != tuple(self.rangees):
            vider(self._lignes)
            self.rangees = {libelle: self._rangee(libelle) for libelle in libelles}
        for condition in etat.conditions:
            self.rangees[condition.libelle].montrer(condition)

    def _rangee(self, libelle: str) -> RangeeCondition:
        rangee = RangeeCondition(libelle)
        rangee.repondue.connect(lambda code, mots: self.repondue.emit(libelle, code, mots))
        rangee.creee.connect(self.creee)
        rangee.retiree.connect(lambda: self.retiree.emit(libelle))
        self._lignes.addWidget(filet())
        self._lignes.addWidget(rangee)
        return rangee
