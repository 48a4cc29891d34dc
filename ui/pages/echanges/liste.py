"""La liste des organismes : une ligne que l’on touche, la choisie marquée."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.pages.echanges.etat import OrganismeListe
from ui.qt import Alignement
from ui.widgets.avatar import Avatar
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider


class _Ligne(BoutonCompose):
    """Un organisme, son montant et où en est la demande."""

    def __init__(self, organisme: OrganismeListe) -> None:
        super().__init__()
        self.setCheckable(True)
        rangee = ligne(self, marges=(14, 10, 14, 10), espace=12)
        rangee.addWidget(Avatar(organisme.nom), 0, Alignement.AlignTop)
        mots = colonne(espace=4)
        mots.addWidget(paragraphe(organisme.nom, "fort"))
        if organisme.montant:
            mots.addWidget(libelle(organisme.montant))
        if organisme.mot:
            marque = Marque(organisme.mot, organisme.ton, organisme.picto)
            mots.addWidget(Etiquette(marque), 0, Alignement.AlignLeft)
        rangee.addLayout(mots, 1)
        fixer(self, hauteur_min=62)
        self.laisser_passer()
        self.nommer(". ".join(filter(None, (organisme.nom, organisme.montant, organisme.mot))))


class ListeOrganismes(Carte):
    """`choisi` porte la clé de l’organisme touché."""

    choisi = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.setAccessibleName("Organismes")
        self._montres: tuple[OrganismeListe, ...] = ()
        self._groupe = QButtonGroup(self)
        self.lignes: dict[str, BoutonCompose] = {}
        self._place = colonne(self, marges=(8, 8, 8, 8), espace=6)

    def montrer(self, organismes: tuple[OrganismeListe, ...], choisi: str) -> None:
        """Affiche les organismes et marque le choisi."""
        self.setVisible(bool(organismes))
        if organismes != self._montres:
            self._montres = organismes
            self.lignes = {}
            vider(self._place)
            for organisme in organismes:
                une = _Ligne(organisme)
                une.clicked.connect(lambda _=False, cle=organisme.cle: self.choisi.emit(cle))
                self._groupe.addButton(une)
                self.lignes[organisme.cle] = une
                self._place.addWidget(une)
        if choisi in self.lignes:
            self.lignes[choisi].setChecked(True)
