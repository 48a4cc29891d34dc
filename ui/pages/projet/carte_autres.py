"""Les autres projets de la personne : gardés tels quels, on les reprend d’un geste."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.projet.etat_possible import AutreProjet
from ui.qt import Alignement, Raison
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 520


class CarteAutres(Carte):
    """`reprise` et `oubli` portent la clé du projet ; `mise` met de côté le projet courant."""

    reprise = Signal(str)
    oubli = Signal(str)
    mise = Signal()

    def __init__(self) -> None:
        super().__init__("simple")
        disposition = colonne(self, marges=(20, 14, 20, 16), espace=8)
        disposition.addWidget(paragraphe("Mes autres projets", "carte"))
        self.aide = paragraphe("", "second")
        disposition.addWidget(self.aide)
        self._lignes = colonne(espace=4)
        disposition.addLayout(self._lignes)
        self.mettre = Bouton("Mettre ce projet de côté", "contour", "files")
        self.mettre.clicked.connect(self.mise)
        disposition.addWidget(self.mettre, 0, Alignement.AlignLeft)
        self.reprises: dict[str, Bouton] = {}
        self._montres: tuple[AutreProjet, ...] = ()

    def montrer(self, autres: tuple[AutreProjet, ...], *, a_un_projet: bool) -> None:
        """Affiche les projets mis de côté, et de quoi y mettre celui-ci."""
        self.aide.montrer(
            "Le plan d’actions ne change pas : il se relit avec le projet que l’on reprend."
            if autres
            else "Mettez celui-ci de côté pour en écrire un autre. Rien n’est perdu."
        )
        self.mettre.setVisible(a_un_projet)
        if autres == self._montres:
            return
        self._montres = autres
        vider(self._lignes)
        self.reprises = {}
        for autre in autres:
            self._lignes.addWidget(filet())
            self._lignes.addWidget(self._ligne(autre))

    def viser(self) -> None:
        """Donne le clavier au premier projet à reprendre, ou à « Mettre ce projet de côté »."""
        premier = next(iter(self.reprises.values()), self.mettre)
        premier.setFocus(Raison.OtherFocusReason)

    def _ligne(self, autre: AutreProjet) -> QWidget:
        mots, gestes = QWidget(), QWidget()
        pile = colonne(mots, espace=0)
        pile.addWidget(paragraphe(autre.enonce, "fort"))
        pile.addWidget(paragraphe(autre.quand, "legende"))
        rangee = ligne(gestes, espace=6)
        reprise = Bouton("Reprendre", "contour")
        reprise.setAccessibleName(composer(f"Reprendre : {autre.enonce}"))
        reprise.clicked.connect(lambda: self.reprise.emit(autre.cle))
        self.reprises[autre.cle] = reprise
        oubli = BoutonPicto(f"Retirer : {autre.enonce}", "x-bold")
        oubli.clicked.connect(lambda: self.oubli.emit(autre.cle))
        rangee.addWidget(reprise)
        rangee.addWidget(oubli)
        return RangeeSouple(mots, gestes, seuil=_SEUIL, parts=(1, 0), espace=8)
