"""Toutes les dates d’un parcours, rassemblées : actions, formation, demandes, délais du droit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.calendrier import NatureDate
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe
from cep_desktop.domain.financement import Demarche
from cep_desktop.domain.plan_action import Action, Etape, StatutAction
from cep_desktop.rules.delais import RetroPlanning
from cep_desktop.rules.nomenclature import RoleDelai


class GenreRepere(Code):
    """Ce qu’un repère de l’agenda montre."""

    ACTION = "action", "Action"
    FORMATION = "formation", "Formation"
    RENDEZ_VOUS = "rendez_vous", "Rendez-vous"
    REPERE = "repere", "Date notée"
    DEMANDE = "demande", "Demande à déposer"
    REPONSE = "reponse", "Réponse attendue"
    LIMITE = "limite", "Date limite calculée"


@dataclass(frozen=True, slots=True)
class RepereAgenda:
    """Une date ou une période, bornes comprises ; `raison` dit pourquoi, `reference` quel texte.

    `source` est la clé de l’élément du dossier ; vide pour une date que le droit calcule.
    `est_limite` : après `au`, il est trop tard. `est_deplacable` : la personne peut la changer.
    """

    cle: str
    source: str
    libelle: str
    genre: GenreRepere
    du: date
    au: date
    etape: str = ""
    raison: str = ""
    reference: str = ""
    est_limite: bool = False
    est_deplacable: bool = False
    est_fait: bool = False
    est_abandonne: bool = False
    est_manque: bool = False


def rassembler(dossier: Dossier, retro: RetroPlanning | None = None) -> tuple[RepereAgenda, ...]:
    """Rend les repères du plus proche au plus lointain."""
    volet = dossier.accompagnement
    reperes = (
        *_actions(volet),
        *_formations(volet),
        *_entretiens(dossier),
        *_dates(volet),
        *_demandes(volet),
        *_limites(retro),
    )
    return tuple(sorted(reperes, key=lambda r: (r.du, r.au, r.cle)))


def _actions(volet: Accompagnement) -> Iterator[RepereAgenda]:
    for etape, action in volet.plan_action.actions():
        repere = _action(etape, action)
        if repere is not None:
            yield repere


def _action(etape: Etape, action: Action) -> RepereAgenda | None:
    est_faite = action.statut is StatutAction.FAITE
    fin = action.faite_le if est_faite and action.faite_le else None
    if fin is None and action.echeance is not None:
        fin = action.echeance.au_plus_tard
    if fin is None:
        return None
    debut = fin
    if not est_faite and action.echeance is not None:
        debut = action.echeance.au_plus_tot
    if action.commencee_le is not None:
        debut = min(action.commencee_le, fin)
    return RepereAgenda(
        cle=action.id,
        source=action.id,
        libelle=action.libelle,
        genre=GenreRepere.ACTION,
        du=debut,
        au=fin,
        etape=etape.id,
        raison=action.raison_echeance,
        est_limite=isinstance(action.echeance, AvantLe) and not est_faite,
        est_deplacable=action.est_ouverte and action.echeance is not None,
        est_fait=est_faite,
        est_abandonne=action.statut is StatutAction.ABANDONNEE,
    )


def _formations(volet: Accompagnement) -> Iterator[RepereAgenda]:
    for formation in volet.formations:
        if formation.periode is not None:
            yield RepereAgenda(
                cle=formation.id,
                source=formation.id,
                libelle=formation.intitule,
                genre=GenreRepere.FORMATION,
                du=formation.periode.du,
                au=formation.periode.au,
                raison=formation.organisme.nom,
                est_deplacable=True,
            )


def _entretiens(dossier: Dossier) -> Iterator[RepereAgenda]:
    for entretien in dossier.entretiens:
        yield RepereAgenda(
            cle=entretien.id,
            source=entretien.id,
            libelle=f"Rendez-vous avec {dossier.referent.nom_complet}",
            genre=GenreRepere.RENDEZ_VOUS,
            du=entretien.le,
            au=entretien.le,
            est_fait=entretien.a_eu_lieu,
        )


_GENRES = {
    NatureDate.RENDEZ_VOUS: GenreRepere.RENDEZ_VOUS,
    NatureDate.REPONSE_ATTENDUE: GenreRepere.REPONSE,
    NatureDate.FORMATION: GenreRepere.FORMATION,
}


def _dates(volet: Accompagnement) -> Iterator[RepereAgenda]:
    for jour in volet.calendrier.dates:
        yield RepereAgenda(
            cle=jour.id,
            source=jour.id,
            libelle=jour.libelle,
            genre=_GENRES.get(jour.nature, GenreRepere.REPERE),
            du=jour.quand.au_plus_tot,
            au=jour.quand.au_plus_tard,
            etape=jour.etape or "",
            raison=jour.raison,
            est_limite=jour.nature is NatureDate.LIMITE,
            est_deplacable=True,
        )


def _demandes(volet: Accompagnement) -> Iterator[RepereAgenda]:
    for demande in volet.plan_financement.financements:
        est_ouverte = demande.decision is None and demande.demarche is not Demarche.ABANDONNEE
        if demande.a_deposer_avant_le is not None and est_ouverte:
            jour = demande.a_deposer_avant_le
            yield RepereAgenda(
                cle=f"{demande.id}-depot",
                source=demande.id,
                libelle=f"Déposer la demande à {demande.financeur}",
                genre=GenreRepere.DEMANDE,
                du=jour,
                au=jour,
                raison=demande.libelle,
                est_limite=True,
                est_deplacable=True,
                est_fait=demande.envoye_le is not None,
            )
        if demande.reponse_attendue_le is not None and est_ouverte:
            jour = demande.reponse_attendue_le
            yield RepereAgenda(
                cle=f"{demande.id}-reponse",
                source=demande.id,
                libelle=f"Réponse attendue de {demande.financeur}",
                genre=GenreRepere.REPONSE,
                du=jour,
                au=jour,
                raison=demande.libelle,
                est_deplacable=True,
            )


def _limites(retro: RetroPlanning | None) -> Iterator[RepereAgenda]:
    for limite in retro.dates if retro else ():
        if limite.le is not None:
            yield RepereAgenda(
                cle=f"{limite.dispositif}-{limite.code}",
                source="",
                libelle=limite.titre,
                genre=GenreRepere.LIMITE,
                du=limite.le,
                au=limite.le,
                raison=f"{limite.calcul}. {limite.raison}".rstrip(". ") + ".",
                reference=limite.reference,
                est_limite=limite.role is RoleDelai.LIMITE,
                est_fait=limite.faite_le is not None,
                est_manque=limite.est_manquee,
            )
