"""Les mots mêmes de la personne, entre guillemets, avec qui les a dits et quand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.champ_paroles import ChampParoles, fermer_guillemets, ouvrir_guillemets
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 560


def citer(texte: str) -> str:
    """« Je reste utile. » : le texte entre guillemets, une seule fois."""
    return composer(fermer_guillemets(ouvrir_guillemets(texte)))


class Citation(QWidget):
    """Un guillemet dessiné, la phrase, et dessous l’auteur et la date ; cachée si vide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rangee = ligne(self, espace=12)
        rangee.addWidget(Picto("quotes-fill", "primary", 22), 0, Alignement.AlignTop)
        mots = colonne(espace=2)
        self.phrase = paragraphe("", "fort")
        self.auteur = paragraphe("", "legende")
        mots.addWidget(self.phrase)
        mots.addWidget(self.auteur)
        mots.addStretch(1)
        rangee.addLayout(mots, 1)

    def montrer(self, texte: str, auteur: str) -> None:
        """Change la phrase et ce qui la suit."""
        self.phrase.montrer(citer(texte))
        self.auteur.montrer(auteur)
        self.auteur.setVisible(bool(auteur))
        self.setVisible(bool(texte))


class MotsDeLaPersonne(QWidget):
    """Montre les mots notés, et laisse les changer ; `saisi` porte les nouveaux, ou vide."""

    saisi = Signal(str)

    def __init__(self, titre: str, *, aide: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=6)
        self.citation = Citation()
        self.changer = Bouton("Changer ces mots", "discret", "pencil-simple-line-bold")
        self.changer.setAccessibleName(composer(f"Changer ces mots : {titre}"))
        self.changer.clicked.connect(self._ouvrir)
        geste = QWidget()
        rangee = ligne(geste)
        rangee.addWidget(self.changer, 0, Alignement.AlignTop)
        rangee.addStretch(1)
        disposition.addWidget(RangeeSouple(self.citation, geste, seuil=_SEUIL, espace=8))
        self.champ = ChampParoles(titre, aide=aide, hauteur=72)
        self.champ.saisi.connect(self.saisi)
        self.champ.zone.quittee.connect(self._refermer)
        disposition.addWidget(self.champ)
        disposition.addStretch(1)
        self._texte = ""
        self.montrer("", "")

    def montrer(self, texte: str, auteur: str) -> None:
        """Affiche les mots du dossier ; sans mots, le champ est ouvert."""
        self._texte = texte
        self.citation.montrer(texte, auteur)
        if not self.champ.zone.hasFocus():
            self.champ.montrer(texte)
            self._deplier(est_ouvert=not texte)

    def _ouvrir(self) -> None:
        self._deplier(est_ouvert=True)
        self.champ.viser()

    def _refermer(self) -> None:
        self._deplier(est_ouvert=not self._texte)

    def _deplier(self, *, est_ouvert: bool) -> None:
        self.champ.setVisible(est_ouvert)
        self.citation.setVisible(not est_ouvert)
        self.changer.setVisible(not est_ouvert)
