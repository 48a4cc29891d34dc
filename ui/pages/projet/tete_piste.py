"""Le haut d’une colonne : la piste, le goût de la personne, l’étoile du choix."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.projet.etat_pistes import TetePiste
from ui.pictogrammes import peindre_pictogramme
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.bouton_bloc import BoutonBloc
from ui.widgets.echelle import Aspect, Echelle
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne


class Etoile(QPushButton):
    """Ronde, pleine si la piste est choisie ; Entrée et Espace l’actionnent."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        fixer(self, largeur=44, hauteur=44)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Dessine le rond et l’étoile."""
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        est_pleine = self.isChecked()
        cadre = QRectF(self.rect()).adjusted(u(5), u(5), -u(5), -u(5))
        bord = QPen(couleur("line_strong"), u(1.2))
        peintre.setPen(Trait.NoPen if est_pleine else bord)
        fond = "primary" if est_pleine else "surface3" if self.underMouse() else "surface"
        peintre.setBrush(couleur(fond))
        peintre.drawEllipse(cadre)
        marge = u(8)
        dessin = cadre.adjusted(marge, marge, -marge, -marge)
        nom, jeton = ("star-fill", "on_primary") if est_pleine else ("star", "ink2")
        peindre_pictogramme(peintre, dessin, nom, jeton)


class TeteDePiste(QWidget):
    """`ouverte` demande le détail, `choisie` le choix, `goutee` porte la note de 0 à 5."""

    ouverte = Signal()
    choisie = Signal()
    goutee = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._titre, self._lieux = paragraphe("", "fort"), paragraphe("", "second")
        self.bloc = BoutonBloc(self._titre, self._lieux, marges=(8, 6, 8, 6), espace=0)
        fixer(self.bloc, hauteur_min=44)
        self.bloc.clicked.connect(self.ouverte)
        self.gout = Echelle("Goût", minimum=0, maximum=5, aspect=Aspect.COEURS)
        self.gout.choisi.connect(self.goutee)
        self.etoile = Etoile()
        self.etoile.clicked.connect(self.choisie)
        disposition = colonne(self, marges=(6, 6, 8, 4), espace=0)
        haut = ligne(espace=4)
        haut.addWidget(self.bloc, 1)
        haut.addWidget(self.etoile, 0, Alignement.AlignTop)
        disposition.addLayout(haut)
        bas = ligne(marges=(8, 0, 0, 0), espace=4)
        bas.addWidget(self.gout)
        bas.addStretch(1)
        disposition.addLayout(bas)

    def montrer(self, tete: TetePiste) -> None:
        """Affiche une piste du dossier."""
        self._titre.montrer(tete.titre)
        self._lieux.montrer(tete.lieux)
        self._lieux.setVisible(bool(tete.lieux))
        self.bloc.nommer(f"{tete.titre} : changer, ajouter le temps et l’argent")
        self.gout.nommer(f"Goût pour {tete.titre}")
        self.gout.montrer(tete.gout)
        self.etoile.setChecked(tete.est_choisie)
        verbe = "Ne plus choisir" if tete.est_choisie else "Choisir"
        self.etoile.setAccessibleName(composer(f"{verbe} : {tete.titre}"))
        self.etoile.setToolTip(composer(f"{verbe} cette piste"))
