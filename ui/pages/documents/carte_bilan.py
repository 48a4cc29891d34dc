"""Ce que le contrôle avant remise a trouvé : ce qui part, ce qui est à regarder, ce qui reste."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.pages.documents.etat import AVENANT, EtatBilan, FichierVu, PointControle
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 620


class Bilan(QWidget):
    """Caché tant que rien n’est contrôlé ; `completer` nomme la page qui répare un point."""

    completer = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.reparations: tuple[Bouton, ...] = ()
        self._corps = colonne(self, espace=8)
        self.hide()

    def montrer(self, bilan: EtatBilan) -> None:
        """Affiche un contrôle ; ce qui est à regarder d’abord."""
        vider(self._corps)
        self.reparations = ()
        self._titrer("Contrôles", bilan.conclusion)
        for point in bilan.points:
            self._corps.addWidget(self._point(point))
        self._titrer("Ce qui part", bilan.resume)
        for fichier in bilan.partent:
            self._corps.addWidget(_fichier(fichier))
        self._titrer("Ce qui reste ici", "")
        for chose in bilan.reste:
            self._corps.addLayout(
                _ranger(Picto("minus-circle-bold", "priv", 20), paragraphe(chose))
            )
        self.show()
        ajuster(self)

    def _titrer(self, titre: str, precision: str) -> None:
        self._corps.addWidget(filet())
        rangee = ligne(espace=16)
        rangee.addWidget(libelle(titre, "fort"), 1)
        if precision:
            rangee.addWidget(libelle(precision, "second"))
        self._corps.addLayout(rangee)

    def _point(self, point: PointControle) -> QWidget:
        picto = ("check-circle-fill", "ok") if point.est_bon else ("question-fill", "warn")
        mots, dits = QWidget(), colonne(espace=0)
        dits.addWidget(paragraphe(point.titre))
        if point.precision:
            dits.addWidget(paragraphe(point.precision, "second"))
        rangee = ligne(mots, espace=10)
        rangee.addWidget(Picto(*picto, 20), 0, Alignement.AlignTop)
        rangee.addLayout(dits, 1)
        if not point.page:
            return mots
        mot = "Préparer un avenant" if point.page == AVENANT else "Compléter"
        bouton = Bouton(mot, "contour")
        bouton.setAccessibleName(f"{mot} : {point.titre}")
        bouton.clicked.connect(lambda: self.completer.emit(point.page))
        self.reparations = (*self.reparations, bouton)
        return RangeeSouple(mots, bouton, seuil=_SEUIL)


def _fichier(fichier: FichierVu) -> QWidget:
    mots = QWidget()
    dits = colonne(mots, espace=0)
    dits.addWidget(paragraphe(fichier.titre))
    if fichier.pages:
        dits.addWidget(paragraphe(fichier.pages, "second"))
    nom = paragraphe(fichier.nom, "second")
    nom.setAlignment(Alignement.AlignRight | Alignement.AlignTop)
    return RangeeSouple(mots, nom, seuil=_SEUIL, parts=(1, 1))


def _ranger(picto: Picto, mots: Libelle) -> QLayout:
    rangee = ligne(espace=10)
    rangee.addWidget(picto, 0, Alignement.AlignTop)
    rangee.addWidget(mots, 1)
    return rangee
