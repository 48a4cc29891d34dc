"""La comparaison de deux métiers : deux listes pour choisir, et leurs réponses face à face."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.pages.competences.comparaison import Comparaison, LigneComparee
from ui.qt import Alignement, Focus, Touche
from ui.widgets.boutons import BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 520


class _Ligne(QWidget):
    """Une question et ses deux réponses ; le lecteur d’écran la dit d’un trait."""

    def __init__(self, une: LigneComparee) -> None:
        super().__init__()
        self.setFocusPolicy(Focus.TabFocus)
        self.setAccessibleName(une.phrase)
        pile = colonne(self, marges=(0, 6, 0, 6), espace=4)
        pile.addWidget(libelle(une.titre, "legende"))
        if une.premier == une.second:
            pile.addWidget(paragraphe(une.premier))
            return
        rangee = ligne(espace=16)
        for mots in (une.premier, une.second):
            rangee.addWidget(paragraphe(mots), 1, Alignement.AlignTop)
        pile.addLayout(rangee)


class CarteComparaison(Carte):
    """`choisis` porte les deux clés ; `ferme` rend la liste des métiers. Échap ferme."""

    choisis = Signal(str, str)
    ferme = Signal()

    def __init__(self) -> None:
        super().__init__()
        disposition = colonne(self, marges=(20, 10, 20, 16), espace=10)
        tete = ligne(espace=8)
        tete.addWidget(paragraphe("Comparer 2 métiers", "carte"), 1)
        self.fermeture = BoutonPicto("Fermer la comparaison", "x-bold")
        self.fermeture.clicked.connect(self.ferme)
        tete.addWidget(self.fermeture)
        disposition.addLayout(tete)
        self.premier, self.second = ListeChoix("Premier métier"), ListeChoix("Second métier")
        disposition.addWidget(
            RangeeSouple(
                Champ("Premier métier", self.premier),
                Champ("Second métier", self.second),
                seuil=_SEUIL,
                parts=(1, 1),
                espace=16,
            )
        )
        self.invite = paragraphe("Choisissez deux métiers différents.", "second")
        disposition.addWidget(self.invite)
        self._lignes = colonne(espace=0)
        disposition.addLayout(self._lignes)
        self._montree: Comparaison | None = None
        for liste in (self.premier, self.second):
            liste.choisi.connect(lambda _: self.choisis.emit(self.premier.code, self.second.code))

    @property
    def mots(self) -> tuple[str, ...]:
        """Tout ce que la comparaison écrit."""
        return tuple(mot.text() for mot in self.findChildren(Libelle))

    def proposer(self, metiers: tuple[tuple[str, str], ...], premier: str, second: str) -> None:
        """Propose les métiers du dossier, et montre les deux que l’on compare."""
        for liste, cle in ((self.premier, premier), (self.second, second)):
            liste.proposer(metiers)
            liste.montrer(cle)

    def montrer(self, comparaison: Comparaison | None) -> None:
        """Affiche les réponses des deux métiers, ou l’invite à en choisir deux."""
        self.invite.setVisible(comparaison is None)
        if comparaison == self._montree:
            return
        self._montree = comparaison
        vider(self._lignes)
        for une in comparaison.lignes if comparaison else ():
            self._lignes.addWidget(filet())
            self._lignes.addWidget(_Ligne(une))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme."""
        if evenement.key() == Touche.Key_Escape:
            self.ferme.emit()
            return
        super().keyPressEvent(evenement)
