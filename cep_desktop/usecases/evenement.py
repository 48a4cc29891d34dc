"""Quelque chose a changé : ce que cela touche, et ce que l’on en fait ensemble."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.changement import ChoixDevenir, Evenement
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance, Financement, NatureFinanceur
from cep_desktop.domain.plan_action import Action, RoleActeur
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.domain.typographie import composer, ecrire_date

MOTIFS: Mapping[Evenement, MotifRevision] = {
    Evenement.REFUS: MotifRevision.ARGENT,
    Evenement.ECHEC: MotifRevision.PROJET,
    Evenement.DATES: MotifRevision.DATES,
    Evenement.EMPLOI: MotifRevision.SITUATION,
    Evenement.VIE: MotifRevision.SITUATION,
    Evenement.ENVIE: MotifRevision.PROJET,
}
"""Le motif écrit dans la version du plan."""


class NatureTouchee(Code):
    """Ce qu’un changement peut toucher."""

    ACTION = "action", "Action"
    DEMANDE = "demande", "Demande d’aide"
    FORMATION = "formation", "Formation"
    DATE = "date", "Date"


@dataclass(frozen=True, slots=True)
class Touche:
    """Un élément touché : où il en est, pourquoi il l’est, ce que l’on propose d’en faire.

    `peut_bouger` : il porte une date que l’on peut déplacer.
    """

    cle: str
    nature: NatureTouchee
    titre: str
    precision: str
    pourquoi: str
    proposition: ChoixDevenir
    peut_bouger: bool


def toucher(dossier: Dossier, evenement: Evenement, *, le: date) -> tuple[Touche, ...]:
    """Rend ce que l’évènement touche : demandes, formation, actions ouvertes, dates à venir."""
    return (
        *_demandes(dossier, evenement),
        *_formations(dossier, evenement, le),
        *_actions(dossier, evenement),
        *_dates(dossier, evenement, le),
    )


_RAISONS = {
    Evenement.REFUS: "Cette aide ne paie plus ce qui était prévu.",
    Evenement.ECHEC: "Elle dépend de l’épreuve.",
    Evenement.DATES: "Sa date dépend de la date qui change.",
    Evenement.EMPLOI: "Elle dépend de l’emploi.",
    Evenement.VIE: "Elle est prévue dans les mois qui viennent.",
    Evenement.ENVIE: "Elle servait l’ancien projet.",
}
_DE_L_EMPLOI = {
    NatureFinanceur.EMPLOYEUR,
    NatureFinanceur.OPCO,
    NatureFinanceur.TRANSITIONS_PRO,
    NatureFinanceur.FRANCE_TRAVAIL,
}


def _demandes(dossier: Dossier, evenement: Evenement) -> Iterator[Touche]:
    demandes = dossier.accompagnement.plan_financement.financements
    for demande in demandes:
        if _est_touchee(demande, evenement, demandes):
            est_perdue = demande.assurance is Assurance.PERDU
            est_accordee = demande.assurance is Assurance.ACCORDE
            proposition = ChoixDevenir.GARDER
            if est_perdue:
                proposition = ChoixDevenir.ABANDONNER
            elif evenement in {Evenement.DATES, Evenement.VIE} and not est_accordee:
                proposition = ChoixDevenir.DEPLACER
            montant = demande.accorde or demande.retenu
            somme = f", {montant}" if montant else ""
            yield Touche(
                demande.id,
                NatureTouchee.DEMANDE,
                composer(demande.financeur),
                composer(f"{demande.statut.libelle}{somme}"),
                _raison_demande(demande, evenement),
                proposition,
                peut_bouger=est_perdue
                or bool(demande.a_deposer_avant_le or demande.reponse_attendue_le),
            )


def _est_touchee(demande: Financement, evenement: Evenement, toutes: Iterable[Financement]) -> bool:
    match evenement:
        case Evenement.REFUS:
            refusees = [d for d in toutes if d.assurance is Assurance.PERDU]
            return demande in refusees if refusees else demande.assurance is not Assurance.ACCORDE
        case Evenement.EMPLOI:
            return demande.nature in _DE_L_EMPLOI
        case _:
            return demande.assurance is not Assurance.PERDU


def _raison_demande(demande: Financement, evenement: Evenement) -> str:
    if evenement is Evenement.EMPLOI:
        return "Le droit à cette aide dépend de l’emploi : à vérifier de nouveau."
    if demande.assurance is Assurance.ACCORDE:
        return "C’est accordé : vérifiez que l’accord tient encore."
    return _RAISONS[evenement]


def _formations(dossier: Dossier, evenement: Evenement, le: date) -> Iterator[Touche]:
    for formation in dossier.accompagnement.formations:
        if formation.periode is not None and formation.periode.au < le:
            continue
        periode = formation.periode
        quand = (
            f"Du {ecrire_date(periode.du)} au {ecrire_date(periode.au)}"
            if periode
            else "Sans date pour le moment"
        )
        proposition = ChoixDevenir.DEPLACER if periode else ChoixDevenir.GARDER
        if evenement is Evenement.ENVIE:
            proposition = ChoixDevenir.ABANDONNER
        yield Touche(
            formation.id,
            NatureTouchee.FORMATION,
            composer(formation.intitule),
            composer(quand),
            _RAISONS[evenement],
            proposition,
            peut_bouger=periode is not None,
        )


def _actions(dossier: Dossier, evenement: Evenement) -> Iterator[Touche]:
    for etape, action in dossier.accompagnement.plan_action.actions():
        if not action.est_ouverte or not _action_touchee(action, evenement):
            continue
        a_une_date = action.echeance is not None
        proposition = ChoixDevenir.DEPLACER if a_une_date else ChoixDevenir.GARDER
        if evenement is Evenement.ENVIE:
            proposition = ChoixDevenir.ABANDONNER
        quand = f", {action.echeance}" if a_une_date else ""
        yield Touche(
            action.id,
            NatureTouchee.ACTION,
            composer(action.libelle),
            composer(f"{etape.titre}{quand}"),
            _RAISONS[evenement],
            proposition,
            peut_bouger=a_une_date,
        )


def _action_touchee(action: Action, evenement: Evenement) -> bool:
    match evenement:
        case Evenement.DATES | Evenement.VIE | Evenement.ECHEC:
            return action.echeance is not None
        case Evenement.EMPLOI | Evenement.REFUS:
            return action.echeance is not None and any(
                a.role is not RoleActeur.BENEFICIAIRE for a in action.qui
            )
        case Evenement.ENVIE:
            return True


def _dates(dossier: Dossier, evenement: Evenement, le: date) -> Iterator[Touche]:
    for jour in dossier.accompagnement.calendrier.dates:
        if jour.quand.au_plus_tard >= le:
            yield Touche(
                jour.id,
                NatureTouchee.DATE,
                composer(jour.libelle),
                composer(str(jour.quand)[:1].upper() + str(jour.quand)[1:]),
                "Elle était prévue avec l’ancien calendrier.",
                ChoixDevenir.DEPLACER
                if evenement in {Evenement.DATES, Evenement.VIE}
                else ChoixDevenir.GARDER,
                peut_bouger=True,
            )
