"""Un dossier ouvert : sa session, ses pages, son enregistrement."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.ports import DossierGarde
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pages.accords.page import PageDonnees
from ui.pages.aides.page import PageAides
from ui.pages.aiguillage.page import PageAiguillage
from ui.pages.alerte.page import PageAlerte
from ui.pages.bilan.page import PageBilan
from ui.pages.calendrier.page import PageCalendrier
from ui.pages.certifications.page import PageCertifications
from ui.pages.competences.page import PageCompetences
from ui.pages.demande.page import PageDemande
from ui.pages.documents.page import PageDocuments
from ui.pages.echanges.page import PageEchanges
from ui.pages.financement.page import PageFinancement
from ui.pages.historique.page import PageHistorique
from ui.pages.informations.page import PageInformations
from ui.pages.metiers_proches.page import PageMetiersProches
from ui.pages.montage.page import PageMontage
from ui.pages.plan_action.page import PagePlanAction
from ui.pages.projet.page import PageProjet
from ui.pages.retour.page import PageRetour
from ui.pages.revision.page import PageRevision
from ui.pages.signature.page import PageSignature
from ui.pages.situation.page import PageSituation
from ui.pages.tresorerie.page import PageTresorerie
from ui.pont import SessionQt
from ui.shell.enregistreur import Enregistreur, EtatEnregistrement
from ui.shell.etat import PAGES, CodePage
from ui.shell.garde import Garde
from ui.shell.lecture_seule import geler
from ui.taches import lancer_a_la_suite
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
        aujourd_hui = atelier.aujourd_hui
        self._recettes: dict[str, Callable[[], Page]] = {
            CodePage.DEMANDE: lambda: PageDemande(self.session, atelier),
            CodePage.AIGUILLAGE: lambda: PageAiguillage(self.session, atelier),
            CodePage.INFORMATIONS: lambda: PageInformations(self.session, atelier),
            CodePage.SITUATION: lambda: PageSituation(self.session, atelier),
            CodePage.COMPETENCES: lambda: PageCompetences(
                self.session, aujourd_hui, atelier.livres
            ),
            CodePage.CERTIFICATIONS: lambda: PageCertifications(self.session, atelier),
            CodePage.METIERS_PROCHES: lambda: PageMetiersProches(self.session, atelier.livres),
            CodePage.PROJET: lambda: PageProjet(self.session, aujourd_hui, atelier.livres),
            CodePage.PLAN_ACTION: lambda: PagePlanAction(self.session, aujourd_hui),
            CodePage.CALENDRIER: lambda: PageCalendrier(self.session, atelier, dialogues),
            CodePage.FINANCEMENT: lambda: PageFinancement(self.session, aujourd_hui),
            CodePage.AIDES: lambda: PageAides(self.session, atelier),
            CodePage.MONTAGE: lambda: PageMontage(self.session, atelier),
            CodePage.TRESORERIE: lambda: PageTresorerie(self.session, atelier),
            CodePage.ALERTE: lambda: PageAlerte(self.session, atelier, dialogues),
            CodePage.ECHANGES: lambda: PageEchanges(self.session, atelier),
            CodePage.RETOUR: lambda: PageRetour(self.session, atelier, dialogues),
            CodePage.DOCUMENTS: lambda: PageDocuments(self.session, atelier, dialogues),
            CodePage.SIGNATURE: lambda: PageSignature(self.session, atelier, dialogues),
            CodePage.REVISION: lambda: PageRevision(self.session, atelier),
            CodePage.BILAN: lambda: PageBilan(self.session, atelier),
            CodePage.HISTORIQUE: lambda: PageHistorique(self.session, atelier),
            CodePage.DONNEES: lambda: self._page_donnees(atelier, dialogues, garde),
        }
        self.pages: dict[str, Page] = {}
        self.enregistreur.change.connect(self.actualiser)
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
        """Rend une page, fabriquée à la première visite."""
        if code not in self.pages:
            self.pages[code] = self._recettes[code]()
            if self.session.empechement:
                geler(self.pages[code], self.session.empechement)
            self.neuve.emit(self.pages[code])
        return self.pages[code]

    def actualiser(self, etat: EtatEnregistrement, _phrase: str) -> None:
        """Une version de plus est gardée : l’historique, s’il est montré, la relit."""
        historique = self.pages.get(CodePage.HISTORIQUE)
        gardes = {EtatEnregistrement.ENREGISTRE, EtatEnregistrement.EN_MEMOIRE}
        if isinstance(historique, PageHistorique) and historique.isVisible() and etat in gardes:
            historique.actualiser()

    def _page_donnees(self, atelier: Atelier, dialogues: Dialogues, garde: Garde) -> PageDonnees:
        identifiant = self.session.dossier.id
        return PageDonnees(
            self.session,
            atelier,
            dialogues,
            proposer=garde.proposer_phrase,
            noter=lambda forme: garde.noter_export(identifiant, forme),
            duree_mois=lambda: garde.duree_mois,
        )

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
