"""Le rail : où l’on est dans le parcours, et où l’on peut aller."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.qt import Alignement, Defilement, Evenement, Focus
from ui.shell.etat import MERES, CodePage, EtatRail, NiveauRail
from ui.shell.rail_boutons import BoutonRail, LigneNiveau
from ui.theme import u
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.chemin import Logo
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, fixer, ligne, vider

LARGEUR, LARGEUR_COMPACTE = 264, 92
_BAS = 740
"""Hauteur de fenêtre sous laquelle le rail laisse la place à ses pages."""
_RESERVE = 24
"""Ce que Qt oublie quand un texte passe à la ligne dans une rangée."""
ACCUEIL, COFFRE, CONSERVATION, JOURNAL = "accueil", "coffre", "conservation", "journal"
EQUIPE = "equipe"
HISTORIQUE, DONNEES = CodePage.HISTORIQUE, CodePage.DONNEES
ENTRETIENS = CodePage.ENTRETIENS
LIVRES, SUIVI, REGLAGES = "livres", "suivi", "reglages"
VERIFICATION = "verification"
_DU_BAS = (
    (ENTRETIENS, "Entretiens et notes", "Notes", "note-pencil"),
    (DONNEES, "Données et accords", "Données", "shield-check"),
    (HISTORIQUE, "Historique", "Versions", "clock-counter-clockwise"),
)
"""Les pages qui suivent un dossier : leur code, leurs mots, leur pictogramme."""
DE_LA_MAISON = (
    ACCUEIL, COFFRE, CONSERVATION, JOURNAL, EQUIPE, LIVRES, SUIVI, REGLAGES, VERIFICATION
)  # fmt: skip
"""Les pages hors de tout dossier."""


class _Interieur(QWidget):
    """Ce qui défile dans le rail : jamais plus bas que ses textes passés à la ligne."""

    def event(self, evenement: QEvent) -> bool:
        fait = super().event(evenement)
        if evenement.type() in {Evenement.LayoutRequest, Evenement.Resize}:
            voulue = self.heightForWidth(self.width())
            self.setMinimumHeight(voulue + u(_RESERVE) if voulue > 0 else 0)
        return fait


class Rail(QFrame):
    """`aller` porte le code d’une page ; `sortir` ramène à la liste des dossiers.

    Un seul niveau est déplié, celui de la page montrée ; toucher un autre y mène.
    """

    aller = Signal(str)
    sortir = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Parcours")
        self._est_compact, self._est_haut, self._est_bas = False, True, False
        self._depuis: QWidget | None = None
        self._etat: EtatRail | None = None
        self._page = self._etape = ""
        self._a_un_coffre = self._a_une_equipe = False
        self._rendez_vous: QWidget | None = None
        self.pages: dict[str, BoutonRail] = {}
        disposition = colonne(self, marges=(0, 14, 0, 4), espace=0)
        marque = ligne(marges=(18, 0, 12, 0), espace=6)
        marque.addWidget(Logo())
        self._nom = libelle("CEP Desktop", "section")
        marque.addWidget(self._nom, 1)
        disposition.addLayout(marque)
        self._defile = defile = QScrollArea()
        defile.setWidgetResizable(True)
        defile.setFocusPolicy(Focus.NoFocus)
        defile.setVerticalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        defile.setHorizontalScrollBarPolicy(Defilement.ScrollBarAlwaysOff)
        interieur = _Interieur()
        interieur.setObjectName("defile")
        defile.setWidget(interieur)
        self._contenu = colonne(interieur, espace=0)
        disposition.addSpacing(12)
        disposition.addWidget(defile, 1)
        defile.verticalScrollBar().rangeChanged.connect(self._montrer_la_page)
        self.montrer(None)

    def montrer(self, etat: EtatRail | None) -> None:
        """Affiche le parcours d’un dossier, ou la liste des dossiers si `etat` est `None`."""
        if etat != self._etat or self._contenu.isEmpty():
            self._etat = etat
            self._reconstruire()

    def proposer_le_coffre(self, *, avec_une_equipe: bool) -> None:
        """Ajoute « Mon coffre », et « Mon équipe », à côté de la liste des dossiers."""
        self._a_un_coffre, self._a_une_equipe = True, avec_une_equipe
        self._reconstruire()

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Fait défiler le rail jusqu’à la ligne qui reçoit le clavier."""
        a_change = super().focusNextPrevChild(suivant)
        focus = self.focusWidget()
        if focus is not None:
            self._defile.ensureWidgetVisible(focus)
        return a_change

    @property
    def courante(self) -> str:
        """Code de la page où l’on est."""
        return self._page

    def designer(self, page: str) -> None:
        """Marque la page où l’on est."""
        self._page = page
        if page not in {*DE_LA_MAISON, HISTORIQUE, DONNEES, ENTRETIENS}:
            self._etape = _mere(page)
        if _mere(page) not in self.pages:
            self._reconstruire()
        self._cocher()

    def resserrer(self, *, est_compact: bool, est_haut: bool) -> None:
        """Passe au rail étroit, ou cache le prochain rendez-vous si la hauteur manque."""
        if est_compact is not self._est_compact:
            self._est_compact = est_compact
            self._reconstruire()
        fixer(self, largeur=LARGEUR_COMPACTE if est_compact else LARGEUR)
        self._est_haut = est_haut
        self._est_bas = self.window().height() < u(_BAS)
        if self._depuis is not None:
            self._depuis.setVisible(not self._est_bas)
        if self._rendez_vous is not None:
            self._rendez_vous.setVisible(est_haut)

    def _reconstruire(self) -> None:
        vider(self._contenu)
        self._depuis = None
        self.pages = {}
        self._nom.setVisible(not self._est_compact)
        self._rendez_vous = None
        if self._etat is None:
            self._contenu.addSpacing(20)
            self._lien(ACCUEIL, "Mes dossiers", "Dossiers", "folders-fill")
            self._lien(SUIVI, "À faire", "À faire", "checks-fill")
            if self._a_un_coffre:
                self._lien(COFFRE, "Mon coffre", "Coffre", "vault")
                self._lien(CONSERVATION, "Conservation", "Durées", "hourglass-medium")
                self._lien(JOURNAL, "Journal des accès", "Journal", "eye")
                if self._a_une_equipe:
                    self._lien(EQUIPE, "Mon équipe", "Équipe", "users-three")
            self._lien(LIVRES, "Livres", "Livres", "book-open-text")
            self._lien(VERIFICATION, "Vérifier un document", "Vérifier", "seal-check-bold")
            self._lien(REGLAGES, "Réglages", "Réglages", "gear-six")
            self._contenu.addStretch(1)
            self._cocher()
            return
        self._identite(self._etat)
        self._parcours(self._etat)
        self._contenu.addStretch(1)
        self._liens_du_bas()
        if self._etat.rendez_vous and not self._est_compact:
            self._rendez_vous = self._carte_rendez_vous(self._etat)
            self._contenu.addSpacing(8)
            self._contenu.addWidget(self._rendez_vous)
            self._rendez_vous.setVisible(self._est_haut)
        self._cocher()

    def _lien(self, code: str, mot: str, mot_court: str, picto: str) -> None:
        """Ajoute une page qui n’est pas une étape du parcours."""
        bouton = BoutonRail(mot, mot_court, picto)
        bouton.est_compact = self._est_compact
        bouton.clicked.connect(lambda: self.aller.emit(code))
        self.pages[code] = bouton
        self._contenu.addWidget(bouton)

    def _liens_du_bas(self) -> None:
        """Ce qui suit le dossier où que l’on soit : côte à côte, le parcours garde la hauteur."""
        place = self._contenu if self._est_compact else ligne(marges=(6, 4, 6, 0), espace=0)
        for code, mot, mot_court, picto in _DU_BAS:
            self._lien(code, mot, mot_court, picto)
            self.pages[code].est_compact = True
            place.addWidget(self.pages[code])
        if place is not self._contenu:
            self._contenu.addLayout(place)

    def _cocher(self) -> None:
        ici = self.pages.get(_mere(self._page))
        if ici is not None:
            ici.setChecked(True)
        self._montrer_la_page()

    def _montrer_la_page(self) -> None:
        """Fait défiler le rail jusqu’à la page montrée, une fois ses lignes à leur place."""
        ici = self.pages.get(_mere(self._page))
        if ici is not None:
            self._defile.ensureWidgetVisible(ici)

    def _identite(self, etat: EtatRail) -> None:
        if self._est_compact:
            retour: Bouton | BoutonPicto = BoutonPicto("Tous les dossiers", "arrow-left-bold")
            self._contenu.addWidget(retour, 0, Alignement.AlignHCenter)
        else:
            retour = Bouton("Tous les dossiers", "discret", "arrow-left-bold")
            self._contenu.addWidget(retour, 0, Alignement.AlignLeft)
        self.retour = retour
        retour.clicked.connect(self.sortir)
        if not self._est_compact:
            autour = (20, 0, 12, 2) if self._est_bas else (20, 8, 12, 12)
            rangee = ligne(marges=autour, espace=12)
            rangee.addWidget(Avatar(etat.personne), 0, Alignement.AlignTop)
            mots = colonne(espace=2)
            mots.addWidget(paragraphe(etat.personne, "carte"))
            self._depuis = paragraphe(etat.depuis, "legende")
            mots.addWidget(self._depuis)
            if self._est_bas:
                self._depuis.hide()
            if etat.est_fictif:
                marque = Etiquette(Marque("Exemple fictif", "soleil"))
                mots.addWidget(marque, 0, Alignement.AlignLeft)
            rangee.addLayout(mots, 1)
            self._contenu.addLayout(rangee)

    def _parcours(self, etat: EtatRail) -> None:
        deplie = _niveau_deplie(etat, self._etape)
        for rang, niveau in enumerate(etat.niveaux):
            est_dernier = rang == len(etat.niveaux) - 1
            avant = etat.niveaux[rang - 1].avancement if rang else None
            est_deplie = niveau is deplie
            bande = LigneNiveau(niveau, avant=avant, a_une_suite=est_deplie or not est_dernier)
            bande.est_compact = self._est_compact
            bande.clicked.connect(lambda _=False, niveau=niveau: self._entrer(niveau))
            self._contenu.addWidget(bande)
            if est_deplie:
                self._lignes_des_pages(niveau, est_dernier=est_dernier)

    def _entrer(self, niveau: NiveauRail) -> None:
        """Mène à la première page d’un niveau, sauf si l’on y est déjà."""
        if all(page.code != self._page for page in niveau.pages):
            self.aller.emit(niveau.pages[0].code)

    def _lignes_des_pages(self, niveau: NiveauRail, *, est_dernier: bool) -> None:
        for page in niveau.pages:
            bouton = BoutonRail(page.mot, page.mot_court, page.picto, sur_le_chemin=True)
            bouton.est_compact = self._est_compact
            bouton.clicked.connect(lambda _=False, code=page.code: self.aller.emit(code))
            self.pages[page.code] = bouton
            bouton.est_derniere = est_dernier and page is niveau.pages[-1]
            self._contenu.addWidget(bouton)

    def _carte_rendez_vous(self, etat: EtatRail) -> QWidget:
        boite = QWidget()
        carte = Carte("discrete")
        colonne(boite, marges=(16, 0, 16, 0)).addWidget(carte)
        interieur = colonne(carte, marges=(14, 12, 14, 12), espace=6)
        titre = ligne(espace=8)
        titre.addWidget(Picto("calendar-dots", "primary", 20))
        titre.addWidget(libelle("Prochain rendez-vous", "second"), 1)
        interieur.addLayout(titre)
        interieur.addWidget(paragraphe(etat.rendez_vous, "fort"))
        return boite


def _mere(page: str) -> str:
    """La page du rail d’où l’on va à celle-ci, ou elle-même."""
    return next((mere for fille, mere in MERES.items() if fille == page), page)


def _niveau_deplie(etat: EtatRail, page: str) -> NiveauRail | None:
    """Le niveau de la page montrée ; avant toute page, aucun."""
    return next((n for n in etat.niveaux if any(p.code == page for p in n.pages)), None)
