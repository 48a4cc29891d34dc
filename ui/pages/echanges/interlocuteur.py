"""Qui appeler : un rond d’initiales, un nom, sa fonction, ses moyens de contact."""

from PySide6.QtWidgets import QWidget

from ui.pages.echanges.etat import FicheOrganisme
from ui.qt import Alignement
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Picto
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider


class Interlocuteur(QWidget):
    """Le haut de la fiche d’un organisme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pile = colonne(self, espace=12)
        haut = ligne(espace=14)
        self._rond = Avatar("", 56)
        haut.addWidget(self._rond, 0, Alignement.AlignTop)
        mots = colonne(espace=2)
        self.organisme, self.nom = paragraphe("", "section"), paragraphe("", "fort")
        self.fonction = paragraphe("", "second")
        for texte in (self.organisme, self.nom, self.fonction):
            mots.addWidget(texte)
        haut.addLayout(mots, 1)
        pile.addLayout(haut)
        self._moyens = QWidget()
        self._flux = Flux(self._moyens, espace=32)
        pile.addWidget(self._moyens)

    def montrer(self, fiche: FicheOrganisme) -> None:
        """Affiche la personne à joindre ; sans nom noté, le rond est celui de l’organisme."""
        self._rond.montrer(fiche.interlocuteur if fiche.est_nommee else fiche.nom)
        self.organisme.montrer(fiche.nom)
        self.nom.montrer(fiche.interlocuteur)
        self.fonction.montrer(fiche.fonction)
        self.fonction.setVisible(bool(fiche.fonction))
        vider(self._flux)
        moyens = (
            ("phone", "Téléphone", fiche.telephone),
            ("envelope-simple", "Courriel", fiche.courriel),
        )
        for picto, titre, valeur in moyens:
            if valeur:
                self._flux.addWidget(_moyen(picto, titre, valeur))
        self._moyens.setVisible(bool(fiche.telephone or fiche.courriel))


def _moyen(picto: str, titre: str, valeur: str) -> QWidget:
    boite = QWidget()
    boite.setAccessibleName(f"{titre}\u00a0: {valeur}")
    rangee = ligne(boite, espace=10)
    rangee.addWidget(Picto(picto, "ink2", 22), 0, Alignement.AlignVCenter)
    mots = colonne(espace=0)
    mots.addWidget(libelle(titre, "second"))
    mots.addWidget(libelle(valeur, "fort"))
    rangee.addLayout(mots)
    return boite
