"""Un livre en carte : à quoi il sert, son édition, et ce qu’on peut en faire."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.pages.livres.adresse import ReglageAdresse
from ui.pages.livres.etat import LigneLivre
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 620


class CarteLivre(Carte):
    """`telecharge` et `retire` portent le code du livre.

    `regle` porte ce code, une adresse de téléchargement et son empreinte.
    """

    telecharge = Signal(str)
    retire = Signal(str)
    regle = Signal(str, str, str)

    def __init__(self, code: str) -> None:
        super().__init__()
        self._picto = Picto("circle", "ink2", 22)
        self.titre = paragraphe("", "fort")
        self.usage = paragraphe("", "second")
        self.etat = paragraphe("", "second")
        self.age = paragraphe("", "second", ton="warn")
        self.ou = paragraphe("", "legende")
        self.telecharger = Bouton("Télécharger", "contour", "arrow-down-bold")
        self.ou_prendre = Bouton("Adresse", "discret", "pencil-simple-line-bold")
        self.retirer = Bouton("Retirer", "discret", "trash")
        self.reglage = ReglageAdresse()
        textes = QWidget()
        rangee = ligne(textes, espace=12)
        rangee.addWidget(self._picto, 0, Alignement.AlignTop)
        pile = colonne(espace=2)
        for texte in (self.titre, self.usage, self.etat, self.age, self.ou):
            pile.addWidget(texte)
        rangee.addLayout(pile, 1)
        gestes = QWidget()
        flux = Flux(gestes, espace=8)
        flux.addWidget(self.telecharger)
        flux.addWidget(self.ou_prendre)
        flux.addWidget(self.retirer)
        boite = colonne(self, marges=(20, 14, 16, 14))
        boite.addWidget(RangeeSouple(textes, gestes, seuil=_SEUIL, espace=12))
        boite.addWidget(self.reglage)
        self.reglage.hide()
        self.telecharger.clicked.connect(lambda: self.telecharge.emit(code))
        self.retirer.clicked.connect(lambda: self.retire.emit(code))
        self.ou_prendre.clicked.connect(self._ouvrir_le_reglage)
        self.reglage.fermer.clicked.connect(self.ou_prendre.setFocus)
        self.reglage.garde.connect(lambda ou, marque: self.regle.emit(code, ou, marque))

    def montrer(self, livre: LigneLivre) -> None:
        """Affiche un livre, installé ou non."""
        self._picto.montrer(
            "check-circle-fill" if livre.est_installe else "circle",
            "ok" if livre.est_installe else "ink2",
        )
        self.titre.montrer(livre.titre)
        self.usage.montrer(livre.usage)
        self.etat.montrer(livre.etat)
        self.age.montrer(livre.age)
        self.age.setVisible(bool(livre.age))
        a_prendre = bool(livre.page) and not livre.est_installe and not livre.se_telecharge
        self.ou.montrer(f"À prendre sur {livre.page}")
        self.ou.setVisible(a_prendre)
        self.telecharger.setVisible(livre.se_telecharge)
        self.retirer.setVisible(livre.est_installe)
        self.reglage.montrer(livre.titre, livre.telechargement, livre.empreinte)
        for bouton, verbe in (
            (self.telecharger, "Télécharger"),
            (self.ou_prendre, "Régler l’adresse"),
            (self.retirer, "Retirer"),
        ):
            bouton.setAccessibleName(composer(f"{verbe} : {livre.titre}"))

    def _ouvrir_le_reglage(self) -> None:
        self.reglage.setVisible(not self.reglage.isVisible())
        if self.reglage.isVisible():
            self.reglage.adresse.viser()
