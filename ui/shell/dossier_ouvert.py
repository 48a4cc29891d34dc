"""Un dossier ouvert : sa session, ses pages, son enregistrement."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.ports import DossierGarde
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pont import SessionQt
from ui.shell.enregistreur import Enregistreur
from ui.shell.etat import PAGES, CodePage
from ui.shell.etat_enregistrement import EtatEnregistrement
from ui.shell.garde import Garde
from ui.shell.lecture_seule import geler
from ui.shell.plan_fige import PAGES_DU_PLAN, PlanFige
from ui.taches import lancer_a_la_suite
from ui.widgets.morceaux import Chantier, par_morceaux
from ui.widgets.page import Page


class DossierOuvert(QObject):
    """Ce qui vit tant qu’un dossier est ouvert, et disparaît avec lui ; `neuve` porte une page.

    `depuis` est la révision où l’on a commencé : jusque-là, tout s’annule. `passe_rendu` part
    quand ce qui s’annulait à la séance d’avant est retrouvé.
    """

    neuve = Signal(object)
    passe_rendu = Signal()

    def __init__(
        self,
        atelier: Atelier,
        session: Session,
        dialogues: Dialogues,
        fichier: Path | None,
        parent: QObject,
        *,
        garde: Garde,
        depuis: int = 0,
    ) -> None:
        super().__init__(parent)
        self.depuis = depuis or session.revision
        self.session = SessionQt(session, self, empechement=garde.empechement)
        self.enregistreur = Enregistreur(atelier, self.session, garde, fichier, self)
        # Les pages se chargent au premier dossier ouvert : la liste n’en a pas besoin.
        from ui.shell.recettes import composer_recettes

        self._recettes = composer_recettes(self.session, atelier, dialogues, garde)
        self.pages: dict[str, Page] = {}
        self.enregistreur.change.connect(self.actualiser)
        if garde.est_durable:
            # La première page qui demande les aides n’attendra pas que les règles se lisent.
            lancer_a_la_suite(lambda _: atelier.regles.regles, self)
        if garde.est_durable and not garde.empechement and session.libelle_annuler is None:
            self._retrouver_le_passe(atelier, session, garde.auteur)

    @property
    def codes(self) -> tuple[str, ...]:
        """Les pages où l’on peut aller, dans l’ordre du parcours."""
        return tuple(page.code for page in PAGES)

    @property
    def toutes(self) -> tuple[str, ...]:
        """Toutes les pages de ce dossier, celles à côté du parcours comprises."""
        return tuple(self._recettes)

    def a_une_page(self, code: str) -> bool:
        """Vrai si ce dossier a cette page, dans le parcours ou à côté."""
        return code in self._recettes

    def page(self, code: str) -> Page:
        """Rend une page entière."""
        return self.entamer(code).finir()

    def entamer(self, code: str) -> Page:
        """Rend une page ; à la première visite, elle se fabrique au fil des tours de boucle."""
        if code not in self.pages:
            with par_morceaux():
                self.pages[code] = page = self._recettes[code]()
            self.neuve.emit(page)
            if page.est_finie:
                self._geler(code, page)
            else:
                page.finie.connect(partial(self._geler, code, page))
                Chantier(page)
        return self.pages[code]

    def _geler(self, code: str, page: Page) -> None:
        """Fige ce qui ne s’écrit pas, une fois la page entière."""
        if self.session.empechement:
            geler(page, self.session.empechement)
        elif code in PAGES_DU_PLAN:
            PlanFige(page, code, self.session)

    def actualiser(self, etat: EtatEnregistrement, _phrase: str) -> None:
        """Une version de plus est gardée : l’historique, s’il est montré, la relit."""
        from ui.pages.historique.page import PageHistorique

        historique = self.pages.get(CodePage.HISTORIQUE)
        gardes = {EtatEnregistrement.ENREGISTRE, EtatEnregistrement.EN_MEMOIRE}
        if isinstance(historique, PageHistorique) and historique.isVisible() and etat in gardes:
            historique.actualiser()

    def _retrouver_le_passe(self, atelier: Atelier, session: Session, auteur: str) -> None:
        """Relit, hors du fil de l’écran, ce qui s’annulait encore à la séance d’avant."""
        garde = DossierGarde(session.dossier, session.revision)
        tache = lancer_a_la_suite(lambda _: atelier.passe(garde, auteur=auteur), self)
        tache.fini.connect(self._rendre_le_passe)

    def _rendre_le_passe(self, passe: tuple[tuple[str, Dossier], ...]) -> None:
        self.session.session.prolonger(passe)
        self.passe_rendu.emit()

    def rendre(self) -> Session:
        """Rend la session, que plus aucune page ne regardera."""
        self.session.fermer()
        return self.session.session

    def fermer(self) -> None:
        """Détruit les pages et cesse de regarder le dossier."""
        self.session.fermer()
        for page in self.pages.values():
            page.hide()
            page.deleteLater()
        self.deleteLater()
