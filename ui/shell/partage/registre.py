"""Ce que chaque page montre à la personne, ou pourquoi elle ne lui montre rien.

Toute page d’un dossier est écrite ici : l’essai du parcours refuse celle qui manque.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.pages.aiguillage.partage import partager as partager_l_aiguillage
from ui.pages.alerte.partage import partager as partager_l_alerte
from ui.pages.bilan.partage import partager as partager_le_bilan
from ui.pages.calendrier.partage import partager as partager_les_dates
from ui.pages.competences.partage import partager as partager_les_competences
from ui.pages.demande.partage import partager as partager_la_demande
from ui.pages.documents.partage import partager as partager_les_documents
from ui.pages.echanges.partage import partager as partager_les_contacts
from ui.pages.financement.partage import partager as partager_le_financement
from ui.pages.informations.partage import partager as partager_les_informations
from ui.pages.montage.partage import partager as partager_le_montage
from ui.pages.plan_action.partage import partager as partager_le_plan
from ui.pages.projet.partage import partager as partager_le_projet
from ui.pages.retour.partage import partager as partager_la_reponse
from ui.pages.revision.partage import partager as partager_la_revision
from ui.pages.signature.partage import partager as partager_la_signature
from ui.pages.situation.partage import partager as partager_la_situation
from ui.pages.tresorerie.partage import partager as partager_la_tresorerie
from ui.shell.etat import CodePage
from ui.vue_partagee import Partager, Vide, Vu, VuePartagee


@dataclass(frozen=True, slots=True)
class PagePartageable:
    """Une page que la personne peut voir : son nom dans le rail, et sa vue."""

    mot: str
    mot_court: str
    partager: Partager


PARTAGES: Mapping[str, PagePartageable | str] = {
    CodePage.DEMANDE: PagePartageable("Votre demande", "Demande", partager_la_demande),
    CodePage.AIGUILLAGE: PagePartageable("La suite", "La suite", partager_l_aiguillage),
    CodePage.INFORMATIONS: PagePartageable("Vos infos", "Infos", partager_les_informations),
    CodePage.SITUATION: PagePartageable("Votre situation", "Situation", partager_la_situation),
    CodePage.COMPETENCES: PagePartageable("Ce que vous savez", "Métiers", partager_les_competences),
    CodePage.PROJET: PagePartageable("Votre projet", "Projet", partager_le_projet),
    CodePage.PLAN_ACTION: PagePartageable("Vos actions", "Actions", partager_le_plan),
    CodePage.FINANCEMENT: PagePartageable("Le financement", "Argent", partager_le_financement),
    CodePage.DOCUMENTS: PagePartageable("Vos documents", "Papiers", partager_les_documents),
    CodePage.SIGNATURE: PagePartageable("Signer", "Signer", partager_la_signature),
    CodePage.CERTIFICATIONS: PagePartageable("Votre projet", "Projet", partager_le_projet),
    CodePage.METIERS_PROCHES: PagePartageable(
        "Ce que vous savez", "Métiers", partager_les_competences
    ),
    CodePage.DONNEES: "Les accords se notent sur l’écran de votre conseiller.",
    CodePage.CALENDRIER: PagePartageable("Vos dates", "Dates", partager_les_dates),
    CodePage.AIDES: "Les conditions des aides se regardent sur l’écran de votre conseiller.",
    CodePage.MONTAGE: PagePartageable("Le financement", "Argent", partager_le_montage),
    CodePage.TRESORERIE: PagePartageable("Le financement", "Argent", partager_la_tresorerie),
    CodePage.ALERTE: PagePartageable("Le financement", "Argent", partager_l_alerte),
    CodePage.ECHANGES: PagePartageable("Les contacts", "Contacts", partager_les_contacts),
    CodePage.RETOUR: PagePartageable("Les contacts", "Contacts", partager_la_reponse),
    CodePage.REVISION: PagePartageable("Ce qui a changé", "Change", partager_la_revision),
    CodePage.BILAN: PagePartageable("Votre bilan", "Bilan", partager_le_bilan),
    CodePage.ENTRETIENS: "Les entretiens se préparent sur l’écran de votre conseiller.",
    CodePage.HISTORIQUE: "Les versions gardées se regardent sur l’écran de votre conseiller.",
}
"""Une vue, ou la phrase qui dit pourquoi la page ne se partage pas."""

MERES: Mapping[str, str] = {
    CodePage.MONTAGE: CodePage.FINANCEMENT,
    CodePage.TRESORERIE: CodePage.FINANCEMENT,
    CodePage.ALERTE: CodePage.FINANCEMENT,
    CodePage.RETOUR: CodePage.ECHANGES,
    CodePage.BILAN: CodePage.REVISION,
}
"""Les pages qui ne sont pas dans le rail, et celle que le rail désigne pour elles."""

_NON_DECLAREE = "Cette page reste sur l’écran de votre conseiller."


def est_partageable(code: str) -> bool:
    """Vrai si la personne peut voir cette page."""
    return isinstance(PARTAGES.get(code), PagePartageable)


def vue_de(code: str, vu: Vu) -> VuePartagee:
    """Rend la vue d’une page ; d’une page qui ne se partage pas, une phrase et rien d’autre."""
    page = PARTAGES.get(code, _NON_DECLAREE)
    if isinstance(page, PagePartageable):
        return page.partager(vu)
    return VuePartagee("Votre parcours", "", (Vide("Un instant", page),))
