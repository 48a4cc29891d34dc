"""Montrer des différences : le mot, de quoi il s’agit, avant, après."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.ecarts import Ecart, Groupe
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, vider

AU_PLUS = 30
"""Différences montrées d’abord ; les autres à la demande."""

_MARQUES = {
    "Ajouté": ("ok", "plus-bold"),
    "Retiré": ("bad", "minus-circle-bold"),
    "Changé": ("action", "pencil-simple-line-bold"),
    "Déplacé": ("neutre", "arrows-left-right-bold"),
}


class VueDifferences(QWidget):
    """Les différences, par rubrique ; `tout` montre le reste quand il y en a beaucoup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groupes: tuple[Groupe, ...] = ()
        self._corps = colonne(self, espace=10)
        self.tout = Bouton("", "contour", parent=self)
        self.tout.hide()
        self.tout.clicked.connect(lambda: self._afficher(len(self._plats())))

    def montrer(self, groupes: tuple[Groupe, ...]) -> None:
        """Change les différences montrées."""
        self._groupes = groupes
        self._afficher(AU_PLUS)

    def _plats(self) -> list[tuple[str, Ecart]]:
        return [(groupe.rubrique, ecart) for groupe in self._groupes for ecart in groupe.ecarts]

    def _afficher(self, au_plus: int) -> None:
        self._corps.removeWidget(self.tout)
        vider(self._corps)
        plats = self._plats()
        rubrique = ""
        for dite, ecart in plats[:au_plus]:
            if dite != rubrique:
                if rubrique:
                    self._corps.addWidget(filet())
                rubrique = dite
                self._corps.addWidget(libelle(dite, "carte"))
            self._corps.addWidget(_rangee(ecart))
        reste = len(plats) - au_plus
        self.tout.setText(composer(f"Montrer les {reste} autres différences"))
        self.tout.setVisible(reste > 0)
        self._corps.addWidget(self.tout, 0, Alignement.AlignLeft)
        self._corps.addStretch(1)


def _rangee(ecart: Ecart) -> QWidget:
    rangee = QWidget()
    rangee.setAccessibleName(ecart.phrase)
    disposition = colonne(rangee, espace=3)
    tete = ligne(espace=10)
    ton, picto = _MARQUES[ecart.mot]
    tete.addWidget(Etiquette(Marque(ecart.mot, ton, picto)), 0, Alignement.AlignTop)
    tete.addWidget(paragraphe(ecart.titre, "fort"), 1)
    disposition.addLayout(tete)
    for mot, texte in (("Avant", ecart.avant), ("Après", ecart.apres)):
        if texte:
            disposition.addWidget(paragraphe(f"{mot} : {texte}", "second"))
    return rangee
