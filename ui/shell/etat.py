"""Ce que montrent le rail et la barre haute, calculé sans écran."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from cep_desktop.domain.avancement import Avancement, Volet
from cep_desktop.domain.typographie import JOURS, composer, ecrire_heure, ecrire_jour, ecrire_mois

if TYPE_CHECKING:
    from cep_desktop.domain.dossier import Dossier
    from cep_desktop.domain.parcours import Parcours
    from cep_desktop.domain.vocabulaire import Niveau, Vocabulaire


class CodePage(StrEnum):
    """Une page d’un dossier ouvert."""

    DEMANDE = "demande"
    AIGUILLAGE = "aiguillage"
    INFORMATIONS = "informations"
    SITUATION = "situation"
    COMPETENCES = "competences"
    PROJET = "projet"
    PLAN_ACTION = "plan_action"
    CALENDRIER = "calendrier"
    FINANCEMENT = "financement"
    AIDES = "aides"
    MONTAGE = "montage"
    TRESORERIE = "tresorerie"
    ALERTE = "alerte"
    ECHANGES = "echanges"
    RETOUR = "retour"
    DOCUMENTS = "documents"
    SIGNATURE = "signature"
    REVISION = "revision"
    BILAN = "bilan"
    HISTORIQUE = "historique"
    METIERS_PROCHES = "metiers_proches"
    CERTIFICATIONS = "certifications"
    DONNEES = "donnees"
    ENTRETIENS = "entretiens"


HORS_PARCOURS = frozenset(
    {
        CodePage.HISTORIQUE,
        CodePage.DONNEES,
        CodePage.ENTRETIENS,
        CodePage.METIERS_PROCHES,
        CodePage.CERTIFICATIONS,
    }
)
"""Les pages d’un dossier qui ne sont pas une étape."""


@dataclass(frozen=True, slots=True)
class PageRail:
    """Une page dans le rail : ses mots, ceux du rail étroit, et le volet qui la porte."""

    code: CodePage
    mot: str
    mot_court: str
    picto: str
    volet: Volet


PAGES = (
    PageRail(
        CodePage.DEMANDE, "Votre demande", "Demande", "chat-circle-dots-duotone", Volet.ACCUEIL
    ),
    PageRail(CodePage.AIGUILLAGE, "La suite", "La suite", "signpost", Volet.ACCUEIL),
    PageRail(CodePage.INFORMATIONS, "Informations", "Infos", "book-open-text", Volet.ACCUEIL),
    PageRail(CodePage.SITUATION, "Votre situation", "Situation", "user-circle", Volet.CONSEIL),
    PageRail(CodePage.COMPETENCES, "Compétences et métiers", "Métiers", "briefcase", Volet.CONSEIL),
    PageRail(CodePage.PROJET, "Projet et stratégie", "Projet", "compass-duotone", Volet.CONSEIL),
    PageRail(
        CodePage.PLAN_ACTION, "Plan d’actions", "Actions", "checks-fill", Volet.ACCOMPAGNEMENT
    ),
    PageRail(CodePage.CALENDRIER, "Calendrier", "Dates", "calendar-dots", Volet.ACCOMPAGNEMENT),
    PageRail(CodePage.FINANCEMENT, "Financement", "Argent", "coins", Volet.ACCOMPAGNEMENT),
    PageRail(
        CodePage.ECHANGES, "Financeurs et échanges", "Contacts", "phone", Volet.ACCOMPAGNEMENT
    ),
    PageRail(CodePage.DOCUMENTS, "Documents", "Papiers", "files", Volet.ACCOMPAGNEMENT),
    PageRail(CodePage.SIGNATURE, "Relire et signer", "Signer", "pen-nib", Volet.ACCOMPAGNEMENT),
    PageRail(CodePage.REVISION, "Révisions", "Révisions", "columns", Volet.ACCOMPAGNEMENT),
)
"""Les pages d’un dossier, dans l’ordre du parcours."""


def mots_des_pages() -> dict[str, str]:
    """Rend le nom de chaque page où l’on peut reprendre un dossier."""
    return {**{str(page.code): page.mot for page in PAGES}, str(CodePage.HISTORIQUE): "Historique"}


MERES = {
    CodePage.METIERS_PROCHES: CodePage.COMPETENCES,
    CodePage.CERTIFICATIONS: CodePage.PROJET,
    CodePage.AIDES: CodePage.FINANCEMENT,
    CodePage.MONTAGE: CodePage.FINANCEMENT,
    CodePage.TRESORERIE: CodePage.FINANCEMENT,
    CodePage.ALERTE: CodePage.FINANCEMENT,
    CodePage.RETOUR: CodePage.ECHANGES,
    CodePage.BILAN: CodePage.PLAN_ACTION,
}
"""Les pages hors du rail, et celle où le rail dit que l’on est."""


@dataclass(frozen=True, slots=True)
class NiveauRail:
    """Un niveau du conseil dans le rail ; `mot` dit son état en clair."""

    rang: int
    titre: str
    avancement: Avancement
    mot: str
    pages: tuple[PageRail, ...]


@dataclass(frozen=True, slots=True)
class EtatRail:
    """Le rail d’un dossier ouvert."""

    personne: str
    depuis: str
    est_fictif: bool
    niveaux: tuple[NiveauRail, ...]
    rendez_vous: str


_MOTS = {
    Avancement.TERMINE: "Terminé",
    Avancement.PAS_NECESSAIRE: "Pas nécessaire",
    Avancement.A_VENIR: "À venir",
    Avancement.EN_COURS: "",
}


def deriver(dossier: "Dossier", vocabulaire: "Vocabulaire", *, le: date) -> EtatRail:
    """Rend ce que le rail montre ; `le` est la date du jour."""
    return EtatRail(
        personne=dossier.beneficiaire.nom_complet,
        depuis=composer(f"Dossier ouvert en {ecrire_mois(dossier.ouvert_le)}"),
        est_fictif=dossier.est_fictif,
        niveaux=tuple(_niveau(niveau, dossier.parcours) for niveau in vocabulaire.niveaux),
        rendez_vous=_rendez_vous(dossier, le),
    )


def _niveau(niveau: "Niveau", parcours: "Parcours") -> NiveauRail:
    avancement = parcours.avancement_du_niveau(niveau)
    return NiveauRail(
        rang=niveau.rang,
        titre=niveau.titre_court,
        avancement=avancement,
        mot=_MOTS[avancement],
        pages=tuple(page for page in PAGES if page.volet in niveau.volets),
    )


def _rendez_vous(dossier: "Dossier", le: date) -> str:
    """Le prochain rendez-vous daté, ou une chaîne vide."""
    from cep_desktop.domain.calendrier import NatureDate

    prevus = [
        (entretien.le, f" à {ecrire_heure(entretien.a)}" if entretien.a else "")
        for entretien in dossier.entretiens
        if entretien.le >= le and not entretien.a_eu_lieu
    ]
    prevus += [
        (jour.quand.au_plus_tot, "")
        for jour in dossier.accompagnement.calendrier.dates
        if jour.nature is NatureDate.RENDEZ_VOUS and jour.quand.au_plus_tot >= le
    ]
    if not prevus:
        return ""
    jour, heure = min(prevus, key=lambda prevu: prevu[0])
    return composer(f"{JOURS[jour.weekday()].capitalize()} {ecrire_jour(jour)}{heure}")
