"""Une question par page, trois grandes réponses, et toujours le retour."""

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.typographie import composer
from ui.qt import Alignement, Raison, Rendu, Taille
from ui.theme import u
from ui.vue_partagee import Question, Questions
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.grand_choix import CarteChoix, Option
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mini_parcours import Jalon, peindre_mini_parcours
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider
from ui.widgets.partage.gestes import Agir
from ui.widgets.rangee_souple import RangeeSouple

_COTE, _PAS, _LARGEUR_REPONSE = 32, 68, 300


class Jalons(QWidget):
    """Où l’on en est dans les questions : faites, ici, à venir."""

    def __init__(self) -> None:
        super().__init__()
        self._jalons: tuple[Jalon, ...] = ()
        self.setSizePolicy(Taille.Expanding, Taille.Fixed)
        fixer(self, hauteur=48)

    def montrer(self, jalons: tuple[Jalon, ...], phrase: str) -> None:
        """Change les jalons ; `phrase` les dit au lecteur d’écran."""
        self._jalons = jalons
        self.setAccessibleName(phrase)
        self.update()

    def sizeHint(self) -> QSize:
        """Large de nature."""
        return QSize(u(320), u(48))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine les jalons reliés, serrés si la place manque."""
        if not self._jalons:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        place = (self.width() - u(_COTE) - u(4)) / max(len(self._jalons) - 1, 1)
        debut = QPointF(u(_COTE) / 2 + u(2), self.height() / 2)
        pas = min(u(_PAS), place)
        peindre_mini_parcours(peintre, debut, self._jalons, cote=min(u(_COTE), pas), pas=pas)


class QuestionsPartagees(QWidget):
    """Les questions d’un changement ; `regarde` porte le rang de celle que l’on montre."""

    regarde = Signal(int)

    def __init__(self, montre: Questions, agir: Agir, *, ouverte: int) -> None:
        super().__init__()
        self._montre, self._agir = montre, agir
        self._rang = min(ouverte, len(montre.questions) - 1)
        pile = colonne(self, espace=16)
        self._compte = paragraphe("", "second")
        self.jalons = Jalons()
        self._place = colonne(espace=16)
        self.avant = Bouton("Question d’avant", "contour", "arrow-left-bold")
        self.apres = Bouton("Question suivante", "plein", "arrow-right-bold")
        pile.addWidget(self._compte)
        pile.addWidget(self.jalons)
        pile.addLayout(self._place)
        gauche = QWidget()
        rangee = ligne(gauche, espace=20)
        rangee.addWidget(self.avant)
        rangee.addWidget(paragraphe(montre.promesse, "second"), 1)
        pile.addWidget(RangeeSouple(gauche, self.apres, seuil=620, espace=12))
        self.avant.clicked.connect(lambda: self.ouvrir(self._rang - 1))
        self.apres.clicked.connect(lambda: self.ouvrir(self._rang + 1))
        self._dessiner()

    def ouvrir(self, rang: int) -> None:
        """Montre une question, et donne le clavier à sa première réponse."""
        if 0 <= rang < len(self._montre.questions):
            self._rang = rang
            self.regarde.emit(rang)
            self._dessiner()
            self.reponses[0].setFocus(Raison.OtherFocusReason)

    def _dessiner(self) -> None:
        questions = self._montre.questions
        question = questions[self._rang]
        phrase = composer(f"Question {self._rang + 1} sur {len(questions)}")
        self._compte.montrer(phrase)
        self.jalons.montrer(tuple(map(self._jalon, range(len(questions)))), phrase)
        est_seule = len(questions) == 1
        for widget in (self._compte, self.jalons, self.avant, self.apres):
            widget.setVisible(not est_seule)
        self.avant.setEnabled(self._rang > 0)
        self.apres.setEnabled(self._rang < len(questions) - 1)
        vider(self._place)
        self._place.addWidget(_enonce(question))
        boite = GrilleSouple(largeur=_LARGEUR_REPONSE, maximum=3, espace=16)
        groupe = QButtonGroup(boite)
        self.reponses: list[CarteChoix] = []
        for reponse in question.reponses:
            choix = CarteChoix(Option(reponse.mot, reponse.mot, reponse.picto, reponse.phrase))
            choix.setChecked(reponse.est_choisie)
            choix.clicked.connect(lambda _=False, geste=reponse.geste: self._agir(geste))
            groupe.addButton(choix)
            self.reponses.append(choix)
        boite.ranger(self.reponses)
        self._place.addWidget(boite)

    def _jalon(self, rang: int) -> Jalon:
        etat = Avancement.A_VENIR
        if rang == self._rang:
            etat = Avancement.EN_COURS
        elif self._montre.questions[rang].est_faite:
            etat = Avancement.TERMINE
        return Jalon(rang + 1, etat)


def _enonce(question: Question) -> Carte:
    carte = Carte()
    rangee = ligne(carte, marges=(28, 22, 28, 22), espace=22)
    if question.picto:
        rangee.addWidget(Picto(question.picto, "primary", 48), 0, Alignement.AlignVCenter)
    mots = colonne(espace=4)
    mots.addWidget(paragraphe(question.titre, "section"))
    if question.phrase:
        mots.addWidget(paragraphe(question.phrase))
    rangee.addLayout(mots, 1)
    return carte
