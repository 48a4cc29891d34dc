"""Le détail d’un métier proche, en trois colonnes : déjà là, proches, à apprendre."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.metiers_proches.etat import DetailMetier
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider

_LARGEUR = 184


class DetailProche(QWidget):
    """`retenu` fait de ce qui est coché des besoins ; `planifie`, des actions aussi.

    `imprime` demande l’inventaire de ce métier en Word.
    """

    retenu = Signal()
    planifie = Signal()
    imprime = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.titre = paragraphe("", "section")
        self.pourquoi = paragraphe("", "second")
        self._marques = QWidget()
        self._flux = Flux(self._marques, espace=8)
        self._trois = QWidget()
        self._pile = colonne(self._trois)
        self.cases: dict[str, CaseACocher] = {}
        self.besoins = Bouton("En faire des besoins de formation", "contour", "graduation-cap-bold")
        self.au_plan = Bouton("Et des actions du plan", "contour", "checks-fill")
        self.inventaire = Bouton("Inventaire en Word", "contour", "printer-bold")
        self.aide = paragraphe("Cochez ce que vous voulez apprendre.", "second")
        self._gestes = QWidget()
        rangee = Flux(self._gestes, espace=8)
        for bouton in (self.besoins, self.au_plan):
            rangee.addWidget(bouton)
        tete = Carte()
        haut = colonne(tete, marges=(20, 14, 20, 14), espace=8)
        haut.addWidget(self.titre)
        haut.addWidget(self.pourquoi)
        haut.addWidget(self._marques)
        haut.addWidget(self.inventaire, 0, Alignement.AlignLeft)
        disposition = colonne(self, espace=14)
        for partie in (tete, self._trois, self.aide, self._gestes):
            disposition.addWidget(partie)
        self.besoins.clicked.connect(self.retenu)
        self.au_plan.clicked.connect(self.planifie)
        self.inventaire.clicked.connect(self.imprime)

    @property
    def coches(self) -> tuple[str, ...]:
        """Ce que la personne a coché, dans l’ordre."""
        return tuple(mots for mots, case in self.cases.items() if case.isChecked())

    def montrer(self, detail: DetailMetier) -> None:
        """Affiche un métier."""
        self.titre.montrer(detail.appellation)
        self.pourquoi.montrer(detail.pourquoi)
        self.pourquoi.setVisible(bool(detail.pourquoi))
        self.inventaire.setAccessibleName(f"Inventaire en Word : {detail.appellation}")
        vider(self._flux)
        for marque in detail.marques:
            self._flux.addWidget(Etiquette(Marque(marque, "action")))
        vider(self._pile)
        grille = GrilleSouple(largeur=_LARGEUR, maximum=3, espace=14)
        grille.ranger(self._colonnes(detail))
        self._pile.addWidget(grille)
        for partie in (self.aide, self._gestes):
            partie.setVisible(bool(detail.a_apprendre))
        self._suivre()

    def _colonnes(self, detail: DetailMetier) -> tuple[QWidget, ...]:
        la, proches, reste = detail.tus
        tenues = [paragraphe(mots) for mots in detail.tenues]
        passages = [
            _deux_lignes(p.competence, f"Depuis : {p.depuis}") for p in detail.transferables
        ]
        self.cases = {mots: CaseACocher(mots) for mots in detail.a_apprendre}
        for case in self.cases.values():
            case.clicked.connect(self._suivre)
        return (
            _colonne("Déjà là", "check-circle-fill", "ok", tenues, la),
            _colonne("Proches", "arrows-left-right-bold", "primary", passages, proches),
            _colonne("À apprendre", "circle", "ink2", tuple(self.cases.values()), reste),
        )

    def _suivre(self) -> None:
        for bouton in (self.besoins, self.au_plan):
            bouton.setEnabled(bool(self.coches))


def _colonne(titre: str, picto: str, jeton: str, lignes: Sequence[QWidget], tus: int) -> QWidget:
    carte = Carte()
    pile = colonne(carte, marges=(16, 12, 14, 14), espace=8)
    tete = ligne(espace=8)
    tete.addWidget(Picto(picto, jeton, 20), 0, Alignement.AlignTop)
    tete.addWidget(paragraphe(f"{titre} : {len(lignes) + tus}", "fort"), 1)
    pile.addLayout(tete)
    for une in lignes:
        pile.addWidget(une)
    if not lignes:
        pile.addWidget(paragraphe("Rien ici.", "second"))
    if tus:
        pile.addWidget(paragraphe(f"Et {tus} autres dans la fiche.", "second"))
    pile.addStretch(1)
    return carte


def _deux_lignes(haut: str, bas: str) -> QWidget:
    boite = QWidget()
    pile = colonne(boite, espace=2)
    pile.addWidget(paragraphe(haut))
    pile.addWidget(paragraphe(bas, "legende"))
    return boite
