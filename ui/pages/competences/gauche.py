"""Ce que la personne sait faire : la liste, les expériences, ce qu’il faut apprendre."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.competences.etat import EtatCompetences, LigneExperience
from ui.pages.competences.liste import ListeCompetences
from ui.qt import Alignement
from ui.widgets.ajout_ligne import AjoutLigne
from ui.widgets.bouton_bloc import BoutonBloc
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import paragraphe
from ui.widgets.lignes_action import LignesAction
from ui.widgets.mise_en_page import colonne, filet, fixer, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 540


class CarteSavoirFaire(QWidget):
    """`racontee` demande une expérience neuve ; `ouverte` porte celle que l’on touche."""

    racontee = Signal()
    ouverte = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.liste = ListeCompetences()
        self.compte = paragraphe("", "second", ton="ok")
        self.raconter = Bouton("Raconter une expérience", "contour", "plus-circle-bold")
        self.raconter.clicked.connect(self.racontee)
        self.premiere = Bouton("Raconter une expérience", "plein", "plus-circle-bold")
        self.premiere.clicked.connect(self.racontee)
        self.besoins = LignesAction()
        self.ajout = AjoutLigne("Une chose à apprendre", exemple="Utiliser un traitement de texte")
        self.vide = EcranVide(
            "Que savez-vous faire ?",
            "Racontez une journée de travail, ou une activité. Les savoir-faire viennent avec.",
            self.premiere,
        )
        pile = colonne(self, espace=14)
        pile.addWidget(self._savoirs())
        pile.addWidget(self._apprendre())
        pile.addStretch(1)
        self._montrees: tuple[LigneExperience, ...] = ()

    def montrer(self, etat: EtatCompetences) -> None:
        """Affiche les compétences, les expériences et les besoins du dossier."""
        self.compte.montrer(etat.compte)
        self.liste.montrer(etat.competences)
        self.liste.setVisible(bool(etat.competences))
        est_vide = not etat.competences and not etat.experiences
        self.vide.setVisible(not etat.competences)
        self.premiere.setVisible(est_vide)
        self._bas.setVisible(not est_vide)
        self.besoins.montrer(etat.besoins)
        if etat.experiences != self._montrees:
            self._montrees = etat.experiences
            vider(self._experiences)
            for experience in etat.experiences:
                self._experiences.addWidget(self._experience(experience))

    def _savoirs(self) -> Carte:
        carte = Carte()
        interieur = colonne(carte, marges=(1, 14, 1, 14), espace=6)
        tete = colonne(marges=(20, 0, 20, 0))
        titre = paragraphe("Ce que je sais faire", "carte")
        rangee = RangeeSouple(titre, self.compte, seuil=_SEUIL, parts=(3, 5), espace=4)
        rangee.bascule.connect(self._caler_le_compte)
        self._caler_le_compte(est_large=True)
        tete.addWidget(rangee)
        interieur.addLayout(tete)
        interieur.addWidget(self.liste)
        interieur.addWidget(self.vide)
        self._bas = QWidget()
        bas = colonne(self._bas, marges=(20, 6, 20, 0), espace=6)
        bas.addWidget(filet())
        self._experiences = colonne(espace=2)
        bas.addLayout(self._experiences)
        bas.addWidget(self.raconter, 0, Alignement.AlignLeft)
        interieur.addWidget(self._bas)
        return carte

    def _caler_le_compte(self, est_large: bool) -> None:  # noqa: FBT001 - porté par un signal
        """À côté du titre, le compte finit au bord ; dessous, il commence avec lui."""
        cote = Alignement.AlignRight if est_large else Alignement.AlignLeft
        self.compte.setAlignment(cote | Alignement.AlignVCenter)

    def _apprendre(self) -> Carte:
        carte = Carte()
        interieur = colonne(carte, marges=(20, 14, 20, 16), espace=8)
        interieur.addWidget(paragraphe("Ce qu’il me faut apprendre", "carte"))
        interieur.addWidget(self.besoins)
        interieur.addWidget(self.ajout)
        return carte

    def _experience(self, experience: LigneExperience) -> BoutonBloc:
        bouton = BoutonBloc(
            paragraphe(experience.titre, "fort"),
            paragraphe(experience.precision, "second"),
            marges=(8, 6, 8, 6),
            espace=0,
        )
        fixer(bouton, hauteur_min=52)
        bouton.nommer(f"Expérience : {experience.titre}, {experience.precision}")
        bouton.clicked.connect(lambda: self.ouverte.emit(experience.cle))
        return bouton
