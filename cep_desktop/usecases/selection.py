"""Ne garder d’un dossier que les parties que la personne a choisies.

Jamais transmis : les notes privées, les alertes, un changement en brouillon, les échanges privés,
les noms de contacts non partageables, les autres accords, les autres transmissions, le gel.
"""

from collections.abc import Collection, Mapping

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE
from cep_desktop.domain.liens import cles_citees, delier
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.plan_action import Acteur, Etape, PlanAction, RoleActeur
from cep_desktop.domain.situation import Situation
from cep_desktop.domain.transmission import PartieDossier

PLACES: Mapping[str, PartieDossier] = {
    "beneficiaire": PartieDossier.IDENTITE,
    "situation": PartieDossier.SITUATION,
    "accueil": PartieDossier.PROJET,
    "conseil": PartieDossier.PROJET,
    "entretiens": PartieDossier.PLAN,
    "signatures": PartieDossier.PLAN,
    "accompagnement.plan_action": PartieDossier.PLAN,
    "accompagnement.formations": PartieDossier.PLAN,
    "accompagnement.dispositifs": PartieDossier.PLAN,
    "accompagnement.calendrier": PartieDossier.PLAN,
    "accompagnement.revisions": PartieDossier.PLAN,
    "accompagnement.bilan": PartieDossier.PLAN,
    "accompagnement.clos_le": PartieDossier.PLAN,
    "accompagnement.cles_retirees": PartieDossier.PLAN,
    "accompagnement.plan_financement": PartieDossier.FINANCEMENT,
    "accompagnement.echanges": PartieDossier.ECHANGES,
}
"""La partie à laquelle appartient chaque champ ; les faits de santé ont la leur."""

TOUJOURS = frozenset(
    {
        "id",
        "numero",
        "est_fictif",
        "vocabulaire",
        "ouvert_le",
        "referent",
        "structure",
        "parcours",
        "accompagnement.contacts",
        "consentements",
    }
)
"""Ce qui identifie le dossier et son expéditeur ; contacts et accords sont réduits au cité."""

JAMAIS = frozenset(
    {
        "notes_privees",
        "transmissions",
        "gel",
        "accompagnement.alertes",
        "accompagnement.changement",
        "accompagnement.retours",
        "accompagnement.evaluations",
        "accompagnement.versions_figees",
    }
)
"""Ce qui ne sort pas de l’organisme, quoi que l’on choisisse."""

SANS_IDENTITE = Beneficiaire(prenom="Identité", nom="Non transmise")
"""Tient la place de la personne quand son identité n’est pas transmise."""

_REMPLACES = frozenset({"beneficiaire", "situation"})
"""Champs que l’on remplace au lieu de les vider."""

_CONTACTS = "accompagnement.contacts.[].id"


def champs_de(partie: PartieDossier) -> tuple[str, ...]:
    """Rend les champs d’une partie ; la santé n’en a pas à elle, seulement des faits."""
    return tuple(champ for champ, sienne in PLACES.items() if sienne is partie)


def selectionner(
    dossier: Dossier, parties: Collection[PartieDossier], *, consentement: str
) -> Dossier:
    """Rend un dossier valide qui n’a que ces parties, et le seul accord qui permet l’envoi."""
    partage = dossier.partageable()
    reduit = partage.avec(
        situation=situation_choisie(partage.situation, parties),
        consentements=tuple(a for a in partage.consentements if a.id == consentement),
        transmissions=(),
    )
    if PartieDossier.IDENTITE not in parties:
        reduit = _sans_identite(reduit)
    donnees: dict[str, object] = reduit.model_dump()
    for champ, partie in PLACES.items():
        if partie not in parties and champ not in _REMPLACES:
            donnees = _sans(donnees, champ)
    for champ in JAMAIS:
        donnees = _sans(donnees, champ)
    return sans_contact_inutile(Dossier.model_validate(delier(donnees)))


def situation_choisie(situation: Situation, parties: Collection[PartieDossier]) -> Situation:
    """Rend la situation que ces parties laissent voir.

    Les faits de santé partent à part des autres, jamais par mégarde.
    """
    admis = {
        True: PartieDossier.SANTE in parties,
        False: PartieDossier.SITUATION in parties,
    }
    faits = tuple(fait for fait in situation.faits if admis[fait.code in FAITS_DE_SANTE])
    reste = situation if PartieDossier.SITUATION in parties else Situation()
    return reste.avec(faits=faits)


def _sans_identite(dossier: Dossier) -> Dossier:
    """Retire le nom de la personne partout où le modèle sait qu’il peut être."""
    plan = dossier.accompagnement.plan_action
    return dossier.avec(
        beneficiaire=SANS_IDENTITE,
        signatures=(),
        accompagnement=dossier.accompagnement.avec(plan_action=_sans_nom_d_acteur(plan)),
    )


def _sans_nom_d_acteur(plan: PlanAction) -> PlanAction:
    def anonyme(acteur: Acteur) -> Acteur:
        return acteur.avec(nom="") if acteur.role is RoleActeur.BENEFICIAIRE else acteur

    def etape_anonyme(etape: Etape) -> Etape:
        actions = (action.avec(qui=tuple(map(anonyme, action.qui))) for action in etape.actions)
        return etape.avec(actions=tuple(actions))

    return plan.avec(etapes=tuple(map(etape_anonyme, plan.etapes)))


def _sans(donnees: Mapping[str, object], champ: str) -> dict[str, object]:
    """Retire un champ : la validation lui rend sa valeur vide."""
    tete, _, suite = champ.partition(".")
    dedans = donnees[tete]
    if suite and isinstance(dedans, Mapping):
        return {**donnees, tete: _sans(dedans, suite)}
    return {nom: valeur for nom, valeur in donnees.items() if nom != tete}


def sans_contact_inutile(dossier: Dossier, *, sauf: Collection[str] = ()) -> Dossier:
    """Retire les contacts que rien ne cite, sauf ceux dont on donne la clé."""
    volet = dossier.accompagnement
    gardes = {*cles_citees(dossier.model_dump(), _CONTACTS), *sauf}
    contacts = tuple(contact for contact in volet.contacts if contact.id in gardes)
    return dossier.avec(accompagnement=volet.avec(contacts=contacts))
