"""Un chemin en carte : son dessin, cinq questions, ce qu’on gagne, ce qui est difficile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.projet.dessin_chemin import DessinChemin
from ui.pages.projet.etat_chemins import CarteDeChemin, Question
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider


class CarteChemin(Carte):
    """`etudiee` demande d’ouvrir le chemin pour l’étudier et en décider."""

    etudiee = Signal()

    def __init__(self) -> None:
        super().__init__("simple")
        disposition = colonne(self, marges=(1, 1, 1, 14), espace=8)
        self._tete = QFrame()
        self._tete.setObjectName("tete_chemin")
        haut = colonne(self._tete, marges=(20, 12, 14, 4), espace=4)
        rangee = ligne(espace=8)
        self._titre = paragraphe("", "fort")
        rangee.addWidget(self._titre, 1)
        self._marque = Etiquette(Marque("À regarder"))
        rangee.addWidget(self._marque, 0, Alignement.AlignTop)
        haut.addLayout(rangee)
        self._dessin = DessinChemin()
        haut.addWidget(self._dessin)
        disposition.addWidget(self._tete)
        self._questions = colonne(marges=(18, 0, 18, 0), espace=5)
        disposition.addLayout(self._questions)
        disposition.addStretch(1)
        bas = colonne(marges=(18, 0, 18, 0))
        self.etude = Bouton("Étudier et décider", "contour", "pencil-simple-line-bold")
        self.etude.clicked.connect(self.etudiee)
        bas.addWidget(self.etude, 0, Alignement.AlignLeft)
        disposition.addLayout(bas)
        self._etat: CarteDeChemin | None = None

    def montrer(self, etat: CarteDeChemin) -> None:
        """Affiche un chemin du dossier."""
        if etat == self._etat:
            return
        self._etat = etat
        self.setAccessibleName(etat.phrase)
        self._titre.montrer(etat.titre)
        self._marque.montrer(Marque(etat.choix.libelle, etat.ton, etat.picto))
        debut, fin = etat.bouts
        self._dessin.montrer((debut, etat.duree, fin), est_retenu=etat.est_retenu)
        self.etude.setAccessibleName(composer(f"Étudier et décider : {etat.titre}"))
        if self._tete.property("retenu") != etat.est_retenu:
            self._tete.setProperty("retenu", etat.est_retenu)
            self._tete.style().unpolish(self._tete)
            self._tete.style().polish(self._tete)
        vider(self._questions)
        for question in etat.questions:
            self._questions.addWidget(_question(question))
            self._questions.addWidget(filet())
        for mots, picto, ton in (
            (etat.gagne, "thumbs-up", "ok"),
            (etat.difficile, "barbell-bold", "warn"),
        ):
            if mots:
                self._questions.addWidget(_ligne(mots, picto, ton))


def _question(question: Question) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=10)
    picto = ("check-circle-fill", "primary") if question.est_dite else ("circle", "line_strong")
    rangee.addWidget(Picto(*picto, 20))
    mots = colonne(espace=0)
    mots.addWidget(paragraphe(question.titre, "legende"))
    mots.addWidget(paragraphe(question.reponse, "corps" if question.est_dite else "second"))
    rangee.addLayout(mots, 1)
    return boite


def _ligne(mots: str, picto: str, ton: str) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=10)
    rangee.addWidget(Picto(picto, ton, 20), 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(mots, "corps", ton=ton), 1)
    return boite
