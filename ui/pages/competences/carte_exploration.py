"""Voir un métier en vrai : avec qui et où, quel jour, et ce que la personne en retient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.competence import Exploration, NatureExploration
from ui.pages.competences.etat import ATraiter
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.champ import ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne

_EXEMPLES = {
    NatureExploration.ENQUETE: "Une secrétaire de la clinique",
    NatureExploration.IMMERSION: "Cabinet médical, Amboise",
}


class CarteExploration(QWidget):
    """`change` porte un champ d’`Exploration` et sa valeur ; `cree` l’action du plan."""

    change = Signal(str, object)
    cree = Signal(str)

    def __init__(self, nature: NatureExploration) -> None:
        super().__init__()
        self._action = ""
        nom = nature.libelle
        self.creation = Bouton("Créer l’action", "contour", "plus-bold")
        self.aupres = ChampTexte(f"{nom} : qui, ou où", exemple=_EXEMPLES[nature])
        self.jour = ChampDate(f"{nom} : quel jour")
        self.retenu = ChampRecit(f"{nom} : ce que j’en retiens")
        self.retenu.zone.suivre_le_texte(84)
        disposition = colonne(self, espace=10)
        disposition.addWidget(paragraphe(nom, "fort"))
        disposition.addWidget(self.creation, 0, Alignement.AlignLeft)
        for champ, mot in (
            (self.aupres, "Avec qui, ou où"),
            (self.jour, "Le"),
            (self.retenu, "Ce que j’en retiens"),
        ):
            champ.cacher_le_titre()
            disposition.addWidget(paragraphe(mot, "legende"))
            disposition.addWidget(champ)
        self.creation.clicked.connect(lambda: self.cree.emit(self._action))
        self.aupres.saisi.connect(lambda mots: self.change.emit("aupres", mots))
        self.jour.saisi.connect(lambda jour: self.change.emit("le", jour))
        self.retenu.saisi.connect(lambda mots: self.change.emit("retenu", mots))

    def montrer(self, exploration: Exploration | None, idee: ATraiter) -> None:
        """Affiche l’exploration du dossier, ou de quoi la prévoir."""
        self._action = idee.action
        self.aupres.montrer(exploration.aupres if exploration else "")
        self.jour.montrer(exploration.le if exploration else None)
        self.retenu.montrer(exploration.retenu if exploration else "")
        est_faite = bool(exploration and exploration.retenu)
        self.creation.setVisible(not est_faite)
        self.creation.setEnabled(not idee.est_dans_le_plan)
        self.creation.setText("Dans le plan" if idee.est_dans_le_plan else "Créer l’action")
        etat = "Déjà dans le plan" if idee.est_dans_le_plan else "Créer l’action"
        self.creation.setAccessibleName(f"{etat}\u00a0: {idee.action}")
