"""Ce qu’il reste à faire dans un dossier, et dans tous : relances, échéances, signatures."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from cep_desktop.domain.bilan import MomentEvaluation
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Echange
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import Demarche
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.delais import RetroPlanning
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.usecases.ports import Dossiers

BIENTOT = timedelta(days=14)
"""Jusqu’où une échéance à venir est montrée dans ce qu’il y a à faire."""


class NatureAFaire(Code):
    """Ce que l’on a à faire."""

    RELANCE = "relance", "Relance"
    REPONSE = "reponse", "Réponse en retard"
    DEPOT = "depot", "À déposer"
    LIMITE = "limite", "Date limite"
    ACTION = "action", "Action"
    SIGNATURE = "signature", "À signer"
    ALERTE = "alerte", "Alerte"
    EVALUATION = "evaluation", "Évaluation"


@dataclass(frozen=True, slots=True)
class AFaire:
    """Une chose à faire, la page où elle se fait, et sa date ; `None` : dès que possible."""

    dossier: UUID
    personne: str
    nature: NatureAFaire
    phrase: str
    quand: date | None
    page: str
    element: str = ""


Planifier = Callable[[Dossier], RetroPlanning]


def a_faire(
    dossier: Dossier, *, le: date, retro: RetroPlanning | None = None
) -> tuple[AFaire, ...]:
    """Rend ce qu’il y a à faire dans un dossier, le plus pressé d’abord."""
    if dossier.accompagnement.clos_le is not None:
        trouves = tuple(_evaluations(dossier, le))
    else:
        trouves = (
            *_relances(dossier, le),
            *_demandes(dossier, le),
            *_limites(dossier, retro, le),
            *_actions(dossier, le),
            *_signature(dossier),
            *_alertes(dossier, le),
        )
    return tuple(sorted(trouves, key=lambda a: (a.quand or le, a.phrase)))


def a_faire_partout(
    dossiers: Dossiers, *, le: date, planifier: Planifier | None = None
) -> tuple[AFaire, ...]:
    """Rend ce qu’il y a à faire dans tous les dossiers gardés, le plus pressé d’abord."""
    tous: list[AFaire] = []
    for fiche in dossiers.fiches():
        dossier = dossiers.lire(fiche.id).dossier
        tous.extend(a_faire(dossier, le=le, retro=_planifier(dossier, planifier)))
    return tuple(sorted(tous, key=lambda a: (a.quand or le, a.personne, a.phrase)))


def _planifier(dossier: Dossier, planifier: Planifier | None) -> RetroPlanning | None:
    if planifier is None or dossier.accompagnement.clos_le is not None:
        return None
    try:
        return planifier(dossier)
    except ErreurMetier:
        return None


def _une(
    dossier: Dossier, nature: NatureAFaire, phrase: str, quand: date | None, page: str,
    element: str = "",
) -> AFaire:  # fmt: skip
    personne = dossier.beneficiaire.nom_complet
    return AFaire(dossier.id, personne, nature, composer(phrase), quand, page, element)


def _relances(dossier: Dossier, le: date) -> Iterator[AFaire]:
    volet = dossier.accompagnement
    noms = {c.id: c.organisme for c in volet.contacts}
    financeurs = {f.id: f.financeur for f in volet.plan_financement.financements}
    for echange in relances_ouvertes(dossier):
        quand = echange.relancer_le
        if quand is None or quand > le + BIENTOT:
            continue
        qui = financeurs.get(echange.financement or "") or noms.get(echange.contact or "")
        phrase = f"Relancer {qui} : {echange.objet}" if qui else f"Relancer : {echange.objet}"
        element = echange.financement or echange.contact or ""
        yield _une(dossier, NatureAFaire.RELANCE, phrase, quand, "echanges", element)


def relances_ouvertes(dossier: Dossier) -> tuple[Echange, ...]:
    """Les échanges à relancer : rien de plus récent avec cet organisme, et pas de décision."""
    volet = dossier.accompagnement
    decides = {f.id for f in volet.plan_financement.financements if f.decision is not None}
    return tuple(
        e
        for e in volet.echanges
        if e.relancer_le is not None
        and e.financement not in decides
        and not _a_une_suite(e, volet.echanges)
    )


def _a_une_suite(echange: Echange, echanges: Iterable[Echange]) -> bool:
    return any(
        autre.le > echange.le
        and (
            (echange.financement is not None and autre.financement == echange.financement)
            or (
                echange.financement is None
                and echange.contact is not None
                and autre.contact == echange.contact
            )
        )
        for autre in echanges
    )


def _demandes(dossier: Dossier, le: date) -> Iterator[AFaire]:
    for demande in dossier.accompagnement.plan_financement.financements:
        if demande.decision is not None or demande.demarche is Demarche.ABANDONNEE:
            continue
        depot = demande.a_deposer_avant_le
        if demande.envoye_le is None and depot is not None and depot <= le + BIENTOT:
            phrase = f"Déposer la demande à {demande.financeur}"
            yield _une(dossier, NatureAFaire.DEPOT, phrase, depot, "echanges", demande.id)
        attendue = demande.reponse_attendue_le
        if demande.envoye_le is not None and attendue is not None and attendue < le:
            phrase = f"{demande.financeur} devait répondre"
            yield _une(dossier, NatureAFaire.REPONSE, phrase, attendue, "echanges", demande.id)


def _limites(dossier: Dossier, retro: RetroPlanning | None, le: date) -> Iterator[AFaire]:
    for limite in retro.dates if retro else ():
        if limite.le is None or limite.faite_le is not None:
            continue
        if le <= limite.le <= le + BIENTOT:
            yield _une(dossier, NatureAFaire.LIMITE, limite.titre, limite.le, "calendrier")


def _actions(dossier: Dossier, le: date) -> Iterator[AFaire]:
    for _, action in dossier.accompagnement.plan_action.actions():
        if action.est_ouverte and action.echeance is not None:
            fin = action.echeance.au_plus_tard
            if fin <= le + BIENTOT:
                libelle = action.libelle
                yield _une(dossier, NatureAFaire.ACTION, libelle, fin, "plan_action", action.id)


def _signature(dossier: Dossier) -> Iterator[AFaire]:
    revision = dossier.accompagnement.revision
    if revision is not None and revision.signee_le is None:
        phrase = f"Signer la version {revision.version} du plan"
        yield _une(dossier, NatureAFaire.SIGNATURE, phrase, None, "documents")


def _alertes(dossier: Dossier, le: date) -> Iterator[AFaire]:
    for alerte in dossier.accompagnement.alertes:
        limite = alerte.reponse_avant_le
        if not alerte.suite and (limite is None or limite <= le + BIENTOT):
            phrase = f"Suivre l’alerte donnée à {alerte.destinataire}"
            yield _une(dossier, NatureAFaire.ALERTE, phrase, limite, "alerte", alerte.id)


def _evaluations(dossier: Dossier, le: date) -> Iterator[AFaire]:
    """À la fin, puis six mois après (D. 6111-7)."""
    volet = dossier.accompagnement
    if volet.clos_le is None:
        return
    faites = {e.moment for e in volet.evaluations}
    six_mois = decaler(volet.clos_le, 6, UniteDelai.MOIS)
    dues = ((MomentEvaluation.FIN, volet.clos_le), (MomentEvaluation.SIX_MOIS, six_mois))
    for moment, quand in dues:
        if moment not in faites and quand <= le + BIENTOT:
            phrase = f"Demander l’avis de la personne, {moment.libelle.lower()}"
            yield _une(dossier, NatureAFaire.EVALUATION, phrase, quand, "bilan")
