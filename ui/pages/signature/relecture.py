"""Ce qu’on relit avant de signer : le projet, les étapes, qui paie."""

from PySide6.QtWidgets import QWidget

from ui.pages.signature.etat import QUI_PAIE, PartPayee, Relecture
from ui.qt import Alignement
from ui.widgets.barre_empilee import BarreEmpilee, Part
from ui.widgets.carte import Carte
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.trame import Trame


class CarteRelecture(Carte):
    """Le plan en une page, en lecture seule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._lignes = colonne(self, marges=(26, 20, 26, 24), espace=10)
        self._montre: tuple[tuple[Relecture, ...], tuple[PartPayee, ...]] = ((), ())

    def montrer(self, relecture: tuple[Relecture, ...], parts: tuple[PartPayee, ...]) -> None:
        """Affiche les rubriques ; rien ne bouge si ce sont les mêmes."""
        if (relecture, parts) == self._montre:
            return
        self._montre = (relecture, parts)
        vider(self._lignes)
        for rubrique in relecture:
            self._lignes.addWidget(libelle(rubrique.titre, "carte"))
            if rubrique.titre == QUI_PAIE and parts:
                barre = BarreEmpilee()
                dite = " ".join(texte for texte, _ in rubrique.lignes)
                barre.montrer(tuple(Part(p.poids, Trame(p.trame), p.ton) for p in parts), dite)
                self._lignes.addWidget(barre)
            for texte, valeur in rubrique.lignes:
                rangee = ligne(espace=12)
                rangee.addWidget(paragraphe(texte), 1)
                if valeur:
                    rangee.addWidget(libelle(valeur, "second"), 0, Alignement.AlignTop)
                self._lignes.addLayout(rangee)
            self._lignes.addSpacing(8)
        self._lignes.addStretch(1)
