"""Le tableau du montage : une ligne par aide, ses montants alignés, et son épingle."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QWidget

from ui.pages.montage.barres import PartDeBarre
from ui.pages.montage.etat import LigneMontage
from ui.qt import Alignement, Raison
from ui.theme import u
from ui.widgets.aligneur import Aligneur
from ui.widgets.barre_empilee import Part, Pastille
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, mesurer, vider
from ui.widgets.trame import Trame

_SEUIL, _MONTANT, _GESTE = 620, 92, 104
_PARTS = (10, 11)
_ECART, _SANS_LIMITE = 10, 8_000
_MARGES = (16, 12, 10, 12)
_TRAMES: Final = {
    "accorde": Trame.PLEIN,
    "demande": Trame.RAYE,
    "a_demander": Trame.POINTS,
    "reste": Trame.RESTE,
}


def dessiner(part: PartDeBarre) -> Part:
    """Rend la couleur et la trame d’une part, les mêmes partout dans la page."""
    return Part(
        part.centimes, _TRAMES[part.aspect], f"f{min(part.rang, 5)}" if part.rang else "sun"
    )


class TableauMontage(Carte):
    """`geste` porte la clé de la ligne et le code de l’épingle ; le clavier y revient."""

    geste = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self.setAccessibleName("Ce qui change, et pourquoi")
        self.boutons: dict[tuple[str, str], Bouton] = {}
        self._montrees: tuple[LigneMontage, ...] = ()
        self._rangees: list[Rangee] = []
        disposition = colonne(self, marges=(1, 1, 1, 1))
        self._entete = _Entete()
        disposition.addWidget(self._entete)
        self._aligneur = Aligneur(self, self._entete, lambda: self._rangees, seuil=_SEUIL)
        self._place = colonne()
        disposition.addLayout(self._place)

    @property
    def lignes(self) -> tuple[LigneMontage, ...]:
        """Les lignes montrées."""
        return self._montrees

    def montrer(self, lignes: Sequence[LigneMontage]) -> None:
        """Affiche des lignes ; le clavier garde sa place."""
        if tuple(lignes) == self._montrees:
            return
        cle = self._cle_du_clavier()
        self._montrees = tuple(lignes)
        self.boutons, self._rangees = {}, []
        vider(self._place)
        for une in lignes:
            rangee = Rangee(une, self._bouton(une))
            self._rangees.append(rangee)
            self._place.addWidget(rangee)
        self._aligneur.regler()
        bouton = next((b for (c, _), b in self.boutons.items() if c == cle), None)
        if bouton is not None:
            bouton.setFocus(Raison.OtherFocusReason)

    def rangee(self, cle: str) -> "Rangee":
        """La rangée d’une aide."""
        return self._rangees[[ligne.cle for ligne in self._montrees].index(cle)]

    def minimumSizeHint(self) -> QSize:
        """Étroit s’il le faut : les montants passent alors sous le nom."""
        return QSize(u(260), super().minimumSizeHint().height())

    def _bouton(self, une: LigneMontage) -> Bouton | None:
        if une.geste is None:
            return None
        bouton = Bouton(une.geste.mot, "contour", une.geste.picto)
        bouton.setProperty("fixe", bool(une.geste.est_choisi))
        bouton.setAccessibleName(f"{une.geste.mot}\u00a0: {une.qui}")
        code = une.geste.code
        bouton.clicked.connect(lambda _=False, cle=une.cle: self.geste.emit(cle, code))
        self.boutons[une.cle, code] = bouton
        return bouton

    def _cle_du_clavier(self) -> str:
        focus = QApplication.focusWidget()
        return next((cle for (cle, _), b in self.boutons.items() if b is focus), "")


class _Entete(QFrame):
    """Les titres des colonnes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entete")
        rangee = ligne(self, marges=(16, 10, 10, 10), espace=_ECART)
        rangee.addWidget(libelle("Qui paie", "libelle"), _PARTS[0])
        for mot in ("Aujourd’hui", "Proposé"):
            titre = libelle(mot, "libelle")
            titre.setAlignment(Alignement.AlignRight)
            fixer(titre, largeur=_MONTANT)
            rangee.addWidget(titre)
        rangee.addWidget(libelle("Pourquoi", "libelle"), _PARTS[1])
        vide = QWidget()
        fixer(vide, largeur=_GESTE)
        rangee.addWidget(vide)


class Rangee(QFrame):
    """Une ligne : les colonnes, puis son étiquette et le détail de ce qu’elle paie."""

    def __init__(self, une: LigneMontage, bouton: Bouton | None) -> None:
        super().__init__()
        self.setObjectName("rangee_montage")
        fond = "reste" if une.est_reste else "change" if une.est_changee else ""
        self.setProperty("fond", fond)
        self.setAccessibleName(une.lue)
        self._une = une
        disposition = colonne(self, marges=_MARGES, espace=6)
        self._colonnes = ligne(espace=_ECART)
        disposition.addLayout(self._colonnes)
        self.avant, self.apres = libelle("", "second"), libelle("", "fort")
        self._pourquoi = paragraphe(une.pourquoi, "second")
        self._geste = QWidget()
        colonne(self._geste).addWidget(bouton or QWidget())
        self._colonnes.addWidget(_nom(une), _PARTS[0])
        self._colonnes.addWidget(self.avant)
        self._colonnes.addWidget(self.apres)
        self._colonnes.addWidget(self._pourquoi, _PARTS[1])
        self._colonnes.addWidget(self._geste)
        pied = _pied(une)
        if pied is not None:
            disposition.addWidget(pied)
        self._a_un_geste = bouton is not None
        self.regler(est_large=True)

    def regler(self, *, est_large: bool) -> None:
        """Colonnes alignées, ou tout l’un sous l’autre, chaque montant avec son mot."""
        sens = QBoxLayout.Direction
        self._colonnes.setDirection(sens.LeftToRight if est_large else sens.TopToBottom)
        mesurer(self._colonnes, marges=(0, 0, 0, 0), espace=_ECART if est_large else 4)
        for montant, mot, valeur in (
            (self.avant, "Aujourd’hui", self._une.avant),
            (self.apres, "Proposé", self._une.apres),
        ):
            _aligner(montant, mot, valeur, est_large=est_large)
        for rang, part in zip((0, 3), _PARTS, strict=True):
            self._colonnes.setStretch(rang, part if est_large else 0)
        self._geste.setVisible(est_large or self._a_un_geste)
        fixer(self._geste, largeur_min=_GESTE, largeur_max=_GESTE)
        self._pourquoi.setVisible(est_large or bool(self._une.pourquoi))


def _aligner(montant: Libelle, mot: str, valeur: str, *, est_large: bool) -> None:
    montant.setAlignment(
        (Alignement.AlignRight if est_large else Alignement.AlignLeft) | Alignement.AlignTop
    )
    montant.setWordWrap(est_large)
    montant.montrer(valeur if est_large else f"{mot}\u00a0: {valeur}")
    fixer(
        montant,
        largeur_min=_MONTANT if est_large else 0,
        largeur_max=_MONTANT if est_large else _SANS_LIMITE,
    )


def _nom(une: LigneMontage) -> QWidget:
    boite = QWidget()
    rangee = ligne(boite, espace=8)
    if une.part is not None:
        rangee.addWidget(Pastille(dessiner(une.part)), 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(une.qui, "fort"), 1, Alignement.AlignTop)
    return boite


def _pied(une: LigneMontage) -> QWidget | None:
    mot, ton, picto = une.marque
    if not mot and not une.detail:
        return None
    boite = QWidget()
    rangee = ligne(boite, espace=10)
    if mot:
        etiquette = QWidget()
        Flux(etiquette).addWidget(Etiquette(Marque(mot, ton, picto)))
        rangee.addWidget(etiquette, 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(une.detail, "second"), 1, Alignement.AlignVCenter)
    return boite
