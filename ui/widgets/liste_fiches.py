"""Une carte de lignes : titre, phrase, valeur, étiquette, gestes ; elle ne change rien."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.fiches import GesteFiche, LigneFiche
from ui.qt import Alignement, Raison
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, filet, ligne, mesurer, vider
from ui.widgets.rangee_souple import RangeeSouple

_PLACE = "cep_place"


class ListeFiches(Carte):
    """`geste` porte la clé de la ligne et le code du bouton touché.

    Le clavier revient sur le bouton où il était quand la liste se redessine.
    """

    geste = Signal(str, str)

    def __init__(
        self, nom: str, *, titre: str = "", seuil: float = 620, parent: QWidget | None = None
    ) -> None:
        super().__init__("simple", parent)
        self.setAccessibleName(nom)
        self._seuil = seuil
        self._montrees: tuple[LigneFiche, ...] = ()
        self.boutons: dict[tuple[str, str], Bouton] = {}
        disposition = colonne(self, marges=(20, 12, 16, 12), espace=8)
        self.titre = libelle(titre, "carte")
        disposition.addWidget(self.titre)
        self.titre.setVisible(bool(titre))
        self._place: QVBoxLayout = colonne(espace=8)
        disposition.addLayout(self._place)
        self.hide()

    @property
    def lignes(self) -> tuple[LigneFiche, ...]:
        """Les lignes montrées."""
        return self._montrees

    def montrer(self, lignes: Sequence[LigneFiche]) -> None:
        """Affiche des lignes, ou se cache s’il n’y en a pas."""
        self.setVisible(bool(lignes))
        if tuple(lignes) == self._montrees:
            return
        place = self._place_du_clavier()
        self._montrees = tuple(lignes)
        self.boutons = {}
        vider(self._place)
        for rang, une in enumerate(lignes):
            if rang:
                self._place.addWidget(filet())
            self._place.addWidget(self._ligne(une))
        self._rendre_le_clavier(place)

    def _ligne(self, une: LigneFiche) -> QWidget:
        mots = QWidget()
        rangee = ligne(mots, espace=12)
        if une.image:
            rangee.addWidget(Picto(une.image, une.jeton, 24), 0, Alignement.AlignTop)
        textes = colonne(espace=2)
        textes.addWidget(paragraphe(une.titre, "fort"))
        for texte in filter(None, (une.phrase, *une.details)):
            textes.addWidget(paragraphe(texte, "second"))
        rangee.addLayout(textes, 1)
        droite = self._droite(une)
        boite = RangeeSouple(mots, droite, seuil=self._seuil, espace=12) if droite else mots
        boite.setAccessibleName(une.lue)
        if not une.est_en_avant:
            return boite
        cadre = QFrame()
        cadre.setObjectName("reste")
        colonne(cadre, marges=(12, 8, 12, 8)).addWidget(boite)
        return cadre

    def _droite(self, une: LigneFiche) -> QWidget | None:
        if not (une.valeur or une.mot or une.gestes):
            return None
        boite = QWidget()
        flux = Flux(boite, espace=10)
        if une.valeur:
            flux.addWidget(libelle(une.valeur, "montant_simple"))
        if une.mot:
            flux.addWidget(Etiquette(Marque(une.mot, une.ton, une.picto)))
        reponses = [g for g in une.gestes if g.est_choisi is not None]
        if reponses:
            flux.addWidget(self._segments(une, reponses))
        for geste in une.gestes:
            if geste.est_choisi is None:
                flux.addWidget(self._bouton(une, geste, "plein" if geste.est_plein else "contour"))
        return boite

    def _segments(self, une: LigneFiche, reponses: Sequence[GesteFiche]) -> QFrame:
        cadre = QFrame()
        cadre.setObjectName("segments")
        flux = Flux(cadre, espace=2)
        mesurer(flux, marges=(2, 2, 2, 2), espace=0)
        for reponse in reponses:
            bouton = self._bouton(une, reponse, "segment")
            bouton.setProperty("franc", "true")
            bouton.setCheckable(True)
            bouton.setChecked(bool(reponse.est_choisi))
            bouton.clicked.connect(lambda _=False, b=bouton, r=reponse: b.setChecked(r.est_choisi))
            flux.addWidget(bouton)
        return cadre

    def _bouton(self, une: LigneFiche, geste: GesteFiche, genre: str) -> Bouton:
        bouton = Bouton(geste.mot, genre, geste.picto)  # type: ignore[arg-type]  # trois genres écrits ici
        bouton.setAccessibleName(f"{geste.mot}\u00a0: {une.titre}")
        bouton.setProperty(_PLACE, [une.cle, geste.code])
        bouton.clicked.connect(
            lambda _=False, cle=une.cle, code=geste.code: self.geste.emit(cle, code)
        )
        self.boutons[une.cle, geste.code] = bouton
        return bouton

    def _place_du_clavier(self) -> tuple[str, str] | None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        place = focus.property(_PLACE)
        return (str(place[0]), str(place[1])) if place else None

    def _rendre_le_clavier(self, place: tuple[str, str] | None) -> None:
        if place is None:
            return
        bouton = self.boutons.get(place) or next(
            (b for (cle, _), b in self.boutons.items() if cle == place[0]), None
        )
        if bouton is not None:
            bouton.setFocus(Raison.OtherFocusReason)
