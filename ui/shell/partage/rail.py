"""Le rail de la personne : ses niveaux, ses pages, et avec qui elle les parcourt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.qt import Alignement, Defilement, Focus
from ui.shell.etat import EtatRail, NiveauRail
from ui.shell.partage.registre import PARTAGES, PagePartageable, est_partageable
from ui.shell.rail_boutons import BoutonRail, LigneNiveau
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Picto
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider

LARGEUR, LARGEUR_COMPACTE = 264, 92


class RailPartage(QFrame):
    """`aller` porte le code de la page touchée ; seules les pages partageables y sont."""

    aller = Signal(str)

    def __init__(self, avec: str, fonction: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Votre parcours")
        self._avec, self._fonction = avec, fonction
        self._etat: EtatRail | None = None
        self._page = ""
        self._est_compact = False
        self.pages: dict[str, BoutonRail] = {}
        defile = QScrollArea()
        defile.setWidgetResizable(True)
        defile.setFocusPolicy(Focus.NoFocus)
        defile.setVerticalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        defile.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        interieur = QWidget()
        interieur.setObjectName("defile")
        defile.setWidget(interieur)
        self._defile = defile
        self._contenu = colonne(interieur, espace=0)
        colonne(self, marges=(0, 20, 0, 16)).addWidget(defile)

    def montrer(self, etat: EtatRail, page: str) -> None:
        """Affiche le parcours, et marque la page où l’on est."""
        if (etat, page) != (self._etat, self._page):
            self._etat, self._page = etat, page
            self._reconstruire()

    def resserrer(self, *, est_compact: bool) -> None:
        """Passe au rail étroit, ou en revient."""
        fixer(self, largeur=LARGEUR_COMPACTE if est_compact else LARGEUR)
        if est_compact is not self._est_compact:
            self._est_compact = est_compact
            self._reconstruire()

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Fait défiler le rail jusqu’à la ligne qui reçoit le clavier."""
        a_change = super().focusNextPrevChild(suivant)
        focus = self.focusWidget()
        if focus is not None:
            self._defile.ensureWidgetVisible(focus)
        return a_change

    def _reconstruire(self) -> None:
        if self._etat is None:
            return
        vider(self._contenu)
        self.pages = {}
        if not self._est_compact:
            self._contenu.addWidget(self._identite(self._etat.personne))
        for rang, niveau in enumerate(self._etat.niveaux):
            avant = self._etat.niveaux[rang - 1].avancement if rang else None
            est_dernier = rang == len(self._etat.niveaux) - 1
            est_ici = any(page.code == self._page for page in niveau.pages)
            bande = LigneNiveau(niveau, avant=avant, a_une_suite=est_ici or not est_dernier)
            bande.est_compact = self._est_compact
            bande.clicked.connect(lambda _=False, niveau=niveau: self._entrer(niveau))
            self._contenu.addWidget(bande)
            if est_ici:
                self._lignes(niveau, est_dernier=est_dernier)
        self._contenu.addStretch(1)
        if not self._est_compact:
            self._contenu.addWidget(self._accompagnant())

    def _lignes(self, niveau: NiveauRail, *, est_dernier: bool) -> None:
        montrees = [page for page in niveau.pages if est_partageable(page.code)]
        for page in montrees:
            partage = PARTAGES[page.code]
            if not isinstance(partage, PagePartageable):
                continue
            bouton = BoutonRail(partage.mot, partage.mot_court, page.picto, sur_le_chemin=True)
            bouton.est_compact = self._est_compact
            bouton.est_derniere = est_dernier and page is montrees[-1]
            bouton.setChecked(page.code == self._page)
            bouton.clicked.connect(lambda _=False, code=page.code: self.aller.emit(code))
            self.pages[page.code] = bouton
            self._contenu.addWidget(bouton)

    def _entrer(self, niveau: NiveauRail) -> None:
        montrees = [page.code for page in niveau.pages if est_partageable(page.code)]
        if montrees and self._page not in montrees:
            self.aller.emit(montrees[0])

    def _identite(self, personne: str) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, marges=(20, 4, 12, 20), espace=12)
        rangee.addWidget(Avatar(personne), 0, Alignement.AlignTop)
        mots = colonne(espace=2)
        mots.addWidget(paragraphe(personne, "fort"))
        mots.addWidget(paragraphe("Votre parcours", "legende"))
        rangee.addLayout(mots, 1)
        return boite

    def _accompagnant(self) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, marges=(24, 12, 12, 4), espace=12)
        rangee.addWidget(Picto("user-circle", "ink2", 24), 0, Alignement.AlignTop)
        mots = colonne(espace=0)
        mots.addWidget(paragraphe(f"Avec {self._avec}", "legende"))
        mots.addWidget(paragraphe(f"votre {self._fonction}", "legende"))
        rangee.addLayout(mots, 1)
        return boite
