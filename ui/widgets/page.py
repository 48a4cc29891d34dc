"""Le gabarit d’une page : un titre, une phrase, des gestes, un contenu qui défile."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.qt import Alignement, Defilement, Focus, Raison
from ui.theme import u
from ui.widgets.cadre_champ import Champ
from ui.widgets.carte import Fond
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes, est_par_morceaux, montrer_les_neufs
from ui.widgets.ordre_de_tab import ranger
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.resume_fautes import ResumeFautes

_AIR = 12


class Page(QScrollArea):
    """Une page de la fenêtre ; elle montre, demande, et ne calcule rien.

    `aller` nomme la page où l’on veut se rendre ; `dit` annonce un geste fait, annulable ;
    `dit_sans_annuler`, ce qui ne s’annule pas ; `copie` demande d’enregistrer le dossier dans un
    fichier ; `finie` part quand la page est entière.
    """

    aller = Signal(str)
    dit = Signal(str)
    dit_sans_annuler = Signal(str)
    copie = Signal()
    finie = Signal()

    def __init__(self, titre: str, gestes: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        self.setFocusPolicy(Focus.NoFocus)
        self.fond = Fond()
        self.fond.setObjectName("defile")
        self.setWidget(self.fond)
        self.corps = colonne(self.fond, marges=(28, 6, 28, 24), espace=16)
        self.titre = Libelle(titre, "titre")
        self.titre.setFocusPolicy(Focus.TabFocus)
        self.sous_titre = paragraphe("", "sous_titre")
        self.corps.addWidget(RangeeSouple(self._entete(), _ranger(gestes), seuil=760, espace=12))
        self.resume = ResumeFautes(self.fond)
        self.resume.vise.connect(self._aller_au_champ)
        self.corps.addWidget(self.resume)
        self._reste: Etapes | None = None
        self._est_finie = True

    @property
    def est_finie(self) -> bool:
        """Vrai si toutes les étapes de la page sont faites."""
        return self._est_finie

    def fabriquer(self, etapes: Etapes) -> None:
        """Reçoit les étapes de la page, et les fait d’un coup sauf dans `par_morceaux`."""
        self._reste, self._est_finie = etapes, False
        self.corps.setAlignment(Alignement.AlignTop)
        if not est_par_morceaux():
            self.finir()

    def avancer(self) -> None:
        """Fait l’étape suivante ; rien si une étape est en train de se faire."""
        etapes, self._reste = self._reste, None
        if etapes is None:
            return
        self.fond.setUpdatesEnabled(False)  # seul le titre se voit : rien ne saute
        try:
            next(etapes)
        except StopIteration:
            self._est_finie = True
            self.corps.setAlignment(Alignement(0))
            self.fond.setUpdatesEnabled(True)
            self.finie.emit()
        else:
            self._reste = etapes
            self._adopter()

    def finir(self) -> Self:
        """Fait tout de suite les étapes qui restent, et rend la page."""
        while self._reste is not None:
            self.avancer()
            if self._est_finie and self.isVisible():
                montrer_les_neufs(self.fond)
        return self

    def _adopter(self) -> None:
        """Ce qui attend sa place est déjà à la page : fermée avant la fin, elle l’emporte."""
        for piece in vars(self).values():
            if isinstance(piece, QWidget) and piece.parent() is None:
                piece.setParent(self.fond)

    @property
    def element(self) -> str:
        """Clé de ce dont le détail est ouvert ; vide s’il n’y en a pas."""
        return ""

    def rouvrir(self, cle: str) -> None:
        """Rouvre le détail d’un élément ; rien par défaut."""

    def viser(self) -> None:
        """Donne le clavier au titre, que le lecteur d’écran annonce."""
        self.titre.setFocus(Raison.OtherFocusReason)

    def commencer(self) -> None:
        """Commence un nouvel élément de la page (Ctrl+N) ; rien par défaut."""

    def agir(self) -> None:
        """Fait l’action principale de la page (Ctrl+Entrée) ; rien par défaut."""

    def montrer_en_haut(self, widget: QWidget) -> None:
        """Fait défiler la page pour que ce widget, juste agrandi, commence en haut."""
        disposition = self.fond.layout()
        if disposition is not None:
            disposition.activate()
            voulue = disposition.totalHeightForWidth(self.fond.width())
            if voulue > self.fond.height():  # sans quoi la barre s’arrêterait à l’ancien bas
                self.fond.resize(self.fond.width(), voulue)
        haut = widget.mapTo(self.fond, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(haut - u(_AIR))

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab suit ce que l’on voit (Qt passe aussi par ici quand un widget disparaît)."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and focus.isVisible():
            ranger(self)
        return super().focusNextPrevChild(suivant)

    def intituler(self, titre: str, sous_titre: str) -> None:
        """Change le titre et la phrase qui le suit."""
        self.titre.montrer(titre)
        self.titre.setAccessibleName(self.titre.text())
        self.sous_titre.montrer(sous_titre)
        self.sous_titre.setVisible(bool(sous_titre))

    def _aller_au_champ(self, champ: Champ) -> None:
        champ.viser()
        self.ensureWidgetVisible(champ, 0, u(_AIR))

    def _entete(self) -> QWidget:
        entete = QWidget()
        disposition = colonne(entete, espace=2)
        disposition.addWidget(self.titre)
        disposition.addWidget(self.sous_titre)
        return entete


def _ranger(gestes: Sequence[QWidget]) -> QWidget:
    """Range les boutons de la page, à droite du titre ou dessous."""
    boite = QWidget()
    flux = Flux(boite, espace=10)
    for geste in gestes:
        flux.addWidget(geste)
    return boite
