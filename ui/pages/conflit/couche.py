"""La couche de conflit : deux versions côte à côte, une choisie, rien de perdu."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.pages.conflit.etat import EtatConflit
from ui.qt import Alignement, Rendu, Trait
from ui.theme import couleur, u
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Picto
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.couche import Couche
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, fixer, ligne
from ui.widgets.rangee_souple import RangeeSouple

MIENNE, AUTRE, LES_DEUX = "mienne", "autre", "les_deux"


class _Rond(QWidget):
    """Le rond d’une version, plein si elle est choisie."""

    def __init__(self, version: BoutonCompose) -> None:
        super().__init__()
        self._version = version
        fixer(self, largeur=28, hauteur=28)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(Rendu.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        est_choisie = self._version.isChecked()
        peintre.setPen(QPen(couleur("primary" if est_choisie else "line_strong"), u(2)))
        peintre.setBrush(couleur("surface"))
        peintre.drawEllipse(centre, u(12), u(12))
        if est_choisie:
            peintre.setPen(Trait.NoPen)
            peintre.setBrush(couleur("primary"))
            peintre.drawEllipse(centre, u(7), u(7))


class Version(BoutonCompose):
    """Une version, ligne à ligne ; la toucher la choisit."""

    def __init__(
        self, titre: str, qui: str, quand: str, lignes: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__()
        self.setCheckable(True)
        disposition = colonne(self, marges=(24, 16, 24, 18), espace=8)
        tete = ligne(espace=12)
        tete.addWidget(Avatar(qui))
        mots = colonne(espace=1)
        mots.addWidget(libelle(titre, "carte"))
        mots.addWidget(paragraphe(f"{qui}, {quand}", "legende"))
        tete.addLayout(mots, 1)
        tete.addWidget(_Rond(self), 0, Alignement.AlignTop)
        disposition.addLayout(tete)
        for sujet, texte in lignes:
            disposition.addWidget(filet())
            disposition.addWidget(paragraphe(sujet, "legende"))
            rangee = ligne(espace=10)
            surligne = Carte("surligne")
            colonne(surligne, marges=(8, 3, 8, 3)).addWidget(paragraphe(texte, "fort"))
            rangee.addWidget(surligne, 1)
            rangee.addWidget(Picto("not-equals-bold", "warn", 20), 0, Alignement.AlignTop)
            disposition.addLayout(rangee)
        disposition.addStretch(1)
        self.laisser_passer()
        differences = ". ".join(f"{sujet}, {texte}" for sujet, texte in lignes)
        self.nommer(f"{titre}, {qui}, {quand}. {differences}")


class CoucheConflit(Couche):
    """`tranche` porte la version choisie, ou les deux ; Échap ou « Décider plus tard » referme."""

    tranche = Signal(str)

    def __init__(self, etat: EtatConflit, moi: str, parent: QWidget) -> None:
        super().__init__("Deux versions du même dossier", etat.phrase, parent)
        self.mienne = Version(
            "Votre version",
            moi,
            "pas encore enregistrée",
            tuple((ligne.sujet, ligne.mienne) for ligne in etat.lignes),
        )
        self.autre = Version(
            etat.titre_autre,
            etat.auteur_autre,
            etat.quand_autre,
            tuple((ligne.sujet, ligne.autre) for ligne in etat.lignes),
        )
        groupe = QButtonGroup(self)
        for version in (self.mienne, self.autre):
            groupe.addButton(version)
            version.clicked.connect(self._nommer_le_choix)
        self.mienne.setChecked(True)
        self.corps.addWidget(
            RangeeSouple(self.mienne, self.autre, seuil=620, parts=(1, 1), espace=16)
        )
        if etat.reste:
            self.corps.addWidget(paragraphe(etat.reste, "second"))
        self.plus_tard = Bouton("Décider plus tard", "contour")
        self.garder = Bouton("Garder ma version", "plein", "check-bold")
        self.les_deux = Bouton("Garder les deux", "discret")
        self._ranger()
        self.plus_tard.clicked.connect(self.fermee)
        self.garder.clicked.connect(self._trancher)
        self.les_deux.clicked.connect(lambda: self.tranche.emit(LES_DEUX))

    def _ranger(self) -> None:
        boite = QWidget()
        rangee = ligne(boite, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.plus_tard)
        rangee.addWidget(self.garder)
        self.pied.addWidget(paragraphe("L’autre version reste dans l’historique.", "second"))
        a_gauche = QWidget()
        rangee = ligne(a_gauche)
        rangee.addWidget(self.les_deux)
        rangee.addStretch(1)
        self.pied.addWidget(RangeeSouple(a_gauche, boite, seuil=620, espace=12))

    def _nommer_le_choix(self) -> None:
        est_mienne = self.mienne.isChecked()
        self.garder.setText("Garder ma version" if est_mienne else "Garder l’autre version")

    def _trancher(self) -> None:
        self.tranche.emit(MIENNE if self.mienne.isChecked() else AUTRE)
