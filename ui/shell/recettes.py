"""De quoi fabriquer chaque page d’un dossier ; se charge au premier dossier ouvert."""

from collections.abc import Callable

from cep_desktop.usecases.atelier import Atelier
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
from ui.pages.entretiens.page import PageEntretiens
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
from ui.shell.etat import PAGES, CodePage
from ui.shell.garde import Garde
from ui.widgets.page import Page

LIEUX = {page.mot: str(page.code) for page in PAGES}
"""Le code de chaque page du parcours, par son titre."""


def composer_recettes(
    session: SessionQt, atelier: Atelier, dialogues: Dialogues, garde: Garde
) -> dict[str, Callable[[], Page]]:
    """Rend, par code, ce qui fabrique la page."""
    aujourd_hui = atelier.aujourd_hui
    return {
        CodePage.DEMANDE: lambda: PageDemande(session, atelier),
        CodePage.AIGUILLAGE: lambda: PageAiguillage(session, atelier),
        CodePage.INFORMATIONS: lambda: PageInformations(session, atelier),
        CodePage.SITUATION: lambda: PageSituation(session, atelier),
        CodePage.COMPETENCES: lambda: PageCompetences(session, atelier, dialogues),
        CodePage.CERTIFICATIONS: lambda: PageCertifications(session, atelier),
        CodePage.METIERS_PROCHES: lambda: PageMetiersProches(session, atelier, dialogues),
        CodePage.PROJET: lambda: PageProjet(session, atelier),
        CodePage.PLAN_ACTION: lambda: PagePlanAction(session, aujourd_hui, atelier.catalogue),
        CodePage.CALENDRIER: lambda: PageCalendrier(session, atelier, dialogues),
        CodePage.FINANCEMENT: lambda: PageFinancement(session, atelier),
        CodePage.AIDES: lambda: PageAides(session, atelier),
        CodePage.MONTAGE: lambda: PageMontage(session, atelier),
        CodePage.TRESORERIE: lambda: PageTresorerie(session, atelier),
        CodePage.ALERTE: lambda: PageAlerte(session, atelier, dialogues),
        CodePage.ECHANGES: lambda: PageEchanges(session, atelier, dialogues),
        CodePage.RETOUR: lambda: PageRetour(session, atelier, dialogues),
        CodePage.DOCUMENTS: lambda: PageDocuments(session, atelier, dialogues),
        CodePage.SIGNATURE: lambda: PageSignature(session, atelier, dialogues),
        CodePage.REVISION: lambda: PageRevision(session, atelier, dialogues),
        CodePage.BILAN: lambda: PageBilan(session, atelier),
        CodePage.HISTORIQUE: lambda: PageHistorique(session, atelier),
        CodePage.ENTRETIENS: lambda: PageEntretiens(session, atelier, dialogues, LIEUX),
        CodePage.DONNEES: lambda: _page_donnees(session, atelier, dialogues, garde),
    }


def _page_donnees(
    session: SessionQt, atelier: Atelier, dialogues: Dialogues, garde: Garde
) -> PageDonnees:
    identifiant = session.dossier.id
    return PageDonnees(
        session,
        atelier,
        dialogues,
        proposer=garde.proposer_phrase,
        noter=lambda forme: garde.noter_export(identifiant, forme),
        duree_mois=lambda: garde.duree_mois,
    )
