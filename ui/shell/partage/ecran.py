"""L’écran partagé : il ne reçoit jamais le dossier, seulement ce que la personne peut voir."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.ecran_partage.expurger import expurger
from cep_desktop.usecases.ecran_partage.mots import mots_simples
from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from ui.pont import SessionQt
from ui.qt import Attribut
from ui.shell.etat import PAGES, deriver
from ui.shell.grossissement import brancher_le_zoom
from ui.shell.partage.bandeau import BandeauPartage
from ui.shell.partage.calculs import CalculsPartages
from ui.shell.partage.rail import RailPartage
from ui.shell.partage.registre import MERES, est_partageable, vue_de
from ui.theme import theme, u
from ui.voix import Voix
from ui.vue_lue import lire
from ui.vue_partagee import Geste, Vu
from ui.widgets.anneau import AnneauFocus
from ui.widgets.mise_en_page import ajuster, colonne, ligne
from ui.widgets.ordre_de_tab import ranger
from ui.widgets.partage.page import PagePartagee

TITRE = "Votre parcours"
_LARGEUR_RAIL_ENTIER = 1180


class EcranPartage(QWidget):
    """Bandeau, rail et page de la personne ; `revenir` demande l’écran du conseiller.

    `va` porte la page que l’on vient de montrer ; `verrouille` demande le verrou.
    """

    revenir = Signal()
    verrouille = Signal()
    va = Signal(str)

    def __init__(
        self, session: SessionQt, atelier: Atelier, code: str, *, a_un_retour: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("partage")
        self.setAttribute(Attribut.WA_StyledBackground)
        self.setWindowTitle(TITRE)
        self.session, self.atelier, self.code = session, atelier, code
        self._avancee = session.en_cours and session.en_cours.avancee
        dossier = session.dossier
        self.bandeau = BandeauPartage(dossier.beneficiaire.prenom, a_un_retour=a_un_retour)
        self.rail = RailPartage(dossier.referent.nom_complet, dossier.referent.fonction)
        self.page = PagePartagee(self.agir)
        self.setAccessibleName(self.bandeau.accessibleName())
        pile = colonne(self)
        pile.addWidget(self.bandeau)
        bas = ligne()
        bas.addWidget(self.rail)
        bas.addWidget(self.page, 1)
        pile.addLayout(bas, 1)
        self.anneau = AnneauFocus(self)
        brancher_le_zoom(self)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self.verrouille)
        for touche, pas in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(touche), self).activated.connect(partial(self.tourner, pas))
        self.voix = Voix(self)
        self.voix.change.connect(self._dire_la_voix)
        self.voix.manque.connect(self.page.refus.dire)
        self.bandeau.ecouter.setVisible(self.voix.est_possible)
        self.bandeau.ecouter.clicked.connect(self.ecouter)
        self._dire_la_voix()
        self.bandeau.retour.clicked.connect(self.revenir)
        self.rail.aller.connect(self.aller)
        self.calculs = CalculsPartages(atelier, self)
        self.calculs.pret.connect(lambda: self._suivre(self.session.dossier))
        session.change.connect(self._suivre)
        session.signe.connect(self._suivre_la_signature)
        theme.change.connect(self._suivre_le_theme)
        self._suivre(dossier)

    def aller(self, code: str) -> None:
        """Montre une page ; celle qui ne se partage pas dit seulement pourquoi."""
        if code != self.code:
            self.voix.taire()
            self.code = code
            self._suivre(self.session.dossier)
            self.va.emit(code)

    def tourner(self, pas: int) -> None:
        """Passe à la page partageable suivante ou précédente."""
        codes = [str(page.code) for page in PAGES if est_partageable(page.code)]
        rang = (codes.index(self.code) if self.code in codes else -1) + pas
        if 0 <= rang < len(codes):
            self.aller(codes[rang])

    def agir(self, geste: Geste) -> None:
        """Fait un geste de la personne, ou dit pourquoi il est impossible."""
        if geste.tenue is not None:
            self.page.refus.dire(self.session.tenir(geste.tenue))
        if geste.commande is not None:
            self.page.refus.dire(self.session.executer(geste.commande))
        if geste.vers:
            self.aller(geste.vers)

    def ecouter(self) -> None:
        """Lit la page à voix haute, ou arrête."""
        if self.voix.est_en_train:
            self.voix.taire()
        elif self.page.vue is not None:
            self.voix.lire(".\n".join(mot.rstrip(".") for mot in lire(self.page.vue)))

    def _dire_la_voix(self) -> None:
        self.bandeau.dire_la_voix(parle=self.voix.est_en_train)

    def annoncer(self) -> None:
        """Dit au lecteur d’écran que l’écran est partagé, et comment en sortir."""
        phrase = composer(f"{self.accessibleName()} Pour revenir à votre écran : F9.")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, phrase))
        self.page.viser()

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - signature de Qt
        """Tab vient du clavier : l’anneau se voit, et le bandeau, le rail, la page se suivent."""
        self.anneau.annoncer()
        ranger(self)
        return super().focusNextPrevChild(suivant)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Resserre le rail selon la largeur utile."""
        super().resizeEvent(evenement)
        self.rail.resserrer(est_compact=self.width() < u(_LARGEUR_RAIL_ENTIER))

    def _suivre(self, dossier: Dossier) -> None:
        le = self.atelier.aujourd_hui()
        vocabulaire = self.atelier.vocabulaire(dossier.vocabulaire)
        montrable = expurger(dossier)
        vu = self.calculs.completer(
            Vu(montrable, le, vocabulaire, mots_simples()), self.code, self.session
        )
        designee = MERES.get(self.code, self.code)
        self.rail.montrer(deriver(montrable, vocabulaire, le=le), designee)
        self.page.montrer(self.code, vue_de(self.code, vu))

    def _suivre_la_signature(self, signature: SignatureEnCours | None) -> None:
        """Redessine quand la personne a signé, ou se ravise ; pas à chaque trait."""
        avancee = signature and signature.avancee
        if avancee != self._avancee:
            self._avancee = avancee
            self._suivre(self.session.dossier)

    def _suivre_le_theme(self) -> None:
        ajuster(self)
        self.rail.resserrer(est_compact=self.width() < u(_LARGEUR_RAIL_ENTIER))
