"""Ce que montre la page des informations remises, calculé sans écran."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cep_desktop.domain.accueil import (
    FicheMetier,
    InformationRemise,
    Presence,
    ReunionCollective,
    ThemeInformation,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import (
    INSECABLE,
    MOIS_COURTS,
    composer,
    ecrire_date,
    ecrire_heure,
    ecrire_mois,
)
from ui.dates import ecrire_proche

INCONNU = "inconnu"
_FRAICHEUR = timedelta(days=180)
"""Au-delà, une information est « à vérifier » avant d’être remise."""


class EtatFiche(StrEnum):
    """Où en est une information."""

    A_REMETTRE = "a_remettre"
    A_VERIFIER = "a_verifier"
    REMISE = "remise"
    PREVUE = "prevue"
    COMPLETE = "complete"
    PASSEE = "passee"
    VENUE = "venue"
    ABSENTE = "absente"


@dataclass(frozen=True, slots=True)
class LigneFiche:
    """Une chose que la personne emporte, dans la liste ; `mot` dit où elle en est."""

    cle: str
    est_reunion: bool
    genre: str
    picto: str
    titre: str
    etat: EtatFiche
    mot: str


@dataclass(frozen=True, slots=True)
class Repere:
    """Un chiffre ou un mot qui situe un métier ; inconnu, il est écrit « inconnu »."""

    picto: str
    valeur: str
    legende: str


@dataclass(frozen=True, slots=True)
class EtatInformations:
    """Toute la page."""

    sous_titre: str
    lignes: tuple[LigneFiche, ...]
    choisie: str
    information: "DetailInformation | None"
    reunion: "DetailReunion | None"
    action: str


@dataclass(frozen=True, slots=True)
class DetailInformation:
    """Une information en grand."""

    valeur: InformationRemise
    resume: str
    territoire: str
    reperes: tuple[Repere, ...]
    transition: str
    pour_y_aller: tuple[str, ...]
    source: str
    avis: str
    question: str
    est_remise: bool


@dataclass(frozen=True, slots=True)
class DetailReunion:
    """Une réunion collective en grand."""

    valeur: ReunionCollective
    quand: str
    lieu: str
    places: str
    question: str


_PICTOS = {
    ThemeInformation.TENDANCES: "trend-up",
    ThemeInformation.METIER: "briefcase",
    ThemeInformation.COMPETENCES: "checks-fill",
    ThemeInformation.FORMATION: "graduation-cap",
    ThemeInformation.DISPOSITIF: "coins",
    ThemeInformation.SERVICE: "signpost",
    ThemeInformation.TRANSITION_ECOLOGIQUE: "leaf",
}


def deriver(dossier: Dossier, *, choisie: str, le: date) -> EtatInformations:
    """Rend ce que la page montre ; `choisie` est la clé regardée, la première par défaut."""
    accueil, prenom = dossier.accueil, dossier.beneficiaire.prenom
    lignes = (
        *(_ligne(information, le) for information in accueil.informations),
        *(_ligne_reunion(reunion, le) for reunion in accueil.reunions),
    )
    cles = [ligne.cle for ligne in lignes]
    cle = choisie if choisie in cles else next(iter(cles), "")
    information = next((i for i in accueil.informations if i.id == cle), None)
    reunion = next((r for r in accueil.reunions if r.id == cle), None)
    detail = _detail(information, prenom, le) if information else None
    return EtatInformations(
        sous_titre=composer(f"Ce que {prenom} emporte"),
        lignes=lignes,
        choisie=cle,
        information=detail,
        reunion=_detail_reunion(reunion, prenom) if reunion else None,
        action=_action(detail),
    )


def _action(detail: DetailInformation | None) -> str:
    return "Remettre la fiche" if detail and not detail.est_remise else ""


def est_ancienne(information: InformationRemise, *, le: date) -> bool:
    """Vrai si l’on ne sait pas de quand date l’information, ou si elle a plus de 180 jours."""
    jour = information.actualisee_le
    return jour is None or le - jour > _FRAICHEUR


def _ligne(information: InformationRemise, le: date) -> LigneFiche:
    if information.remise_le:
        etat, mot = EtatFiche.REMISE, f"Remis le {_court(information.remise_le)}"
    elif est_ancienne(information, le=le):
        etat, mot = EtatFiche.A_VERIFIER, "À vérifier"
    else:
        etat, mot = EtatFiche.A_REMETTRE, "À remettre"
    return LigneFiche(
        cle=information.id,
        est_reunion=False,
        genre=information.theme.libelle,
        picto=_PICTOS[information.theme],
        titre=composer(information.titre),
        etat=etat,
        mot=composer(mot),
    )


def _ligne_reunion(reunion: ReunionCollective, le: date) -> LigneFiche:
    places = f", {reunion.places} places" if reunion.places else ""
    jour = _court(reunion.le)
    etat, mot = EtatFiche.PREVUE, f"Le {jour}"
    if reunion.presence is Presence.PRESENT:
        etat, mot = EtatFiche.VENUE, "Était là"
    elif reunion.presence is Presence.ABSENT:
        etat, mot = EtatFiche.ABSENTE, "Absence notée"
    elif reunion.le < le:
        etat, mot = EtatFiche.PASSEE, "Présence à noter"
    elif reunion.est_complete:
        etat, mot = EtatFiche.COMPLETE, "Complète : autre date"
    return LigneFiche(
        cle=reunion.id,
        est_reunion=True,
        genre="Réunion",
        picto="users-three",
        titre=composer(f"{reunion.titre}{places}"),
        etat=etat,
        mot=composer(mot),
    )


def _court(jour: date) -> str:
    """« 3 déc. », sans l’année."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{MOIS_COURTS[jour.month - 1]}"


def _detail(information: InformationRemise, prenom: str, le: date) -> DetailInformation:
    est_metier = information.theme is ThemeInformation.METIER
    fiche = information.fiche or FicheMetier()
    est_transition = information.theme is ThemeInformation.TRANSITION_ECOLOGIQUE
    resume = information.resume
    return DetailInformation(
        valeur=information,
        resume=composer("" if est_transition and not information.transition else resume),
        territoire=composer(information.territoire or "Territoire à préciser"),
        reperes=_reperes(fiche) if est_metier else (),
        transition=composer(information.transition or (resume if est_transition else "")),
        pour_y_aller=tuple(map(composer, fiche.pour_y_aller)) if est_metier else (),
        source=_source(information),
        avis=_avis(information, le),
        question=composer(
            f"Ce métier plaît à {prenom} ?" if est_metier else f"Cela intéresse {prenom} ?"
        ),
        est_remise=information.remise_le is not None,
    )


def _reperes(fiche: FicheMetier) -> tuple[Repere, ...]:
    return (
        Repere("trend-up", composer(fiche.offres) or INCONNU, "Offres"),
        Repere("wallet", composer(fiche.salaire) or INCONNU, "Salaire"),
        Repere("person-simple-walk", composer(fiche.effort) or INCONNU, "Effort physique"),
    )


def _source(information: InformationRemise) -> str:
    source = information.source or "Source inconnue"
    jour = information.actualisee_le
    if jour is None:
        return composer(f"{source}, date inconnue.")
    return composer(
        f"{source}, chiffres de {ecrire_mois(jour)}. À revoir en {ecrire_mois(jour + _FRAICHEUR)}."
    )


def _avis(information: InformationRemise, le: date) -> str:
    if information.remise_le or not est_ancienne(information, le=le):
        return ""
    if information.actualisee_le is None:
        return "Nous ne savons pas de quand date cette information. Vérifiez avant de la remettre."
    return composer(
        f"Cette information date du {ecrire_date(information.actualisee_le)} : "
        "plus de 180 jours. Vérifiez avant de la remettre."
    )


def _detail_reunion(reunion: ReunionCollective, prenom: str) -> DetailReunion:
    heure = f" à {ecrire_heure(reunion.a)}" if reunion.a else ""
    return DetailReunion(
        valeur=reunion,
        quand=composer(f"Le {ecrire_date(reunion.le)}{heure}"),
        lieu=composer(reunion.lieu or "Lieu à préciser"),
        places=composer(_places(reunion)),
        question=composer(f"{prenom} est venu ou venue ?"),
    )


def _places(reunion: ReunionCollective) -> str:
    if reunion.places is None:
        return "Nombre de places inconnu"
    if reunion.est_complete:
        return f"{reunion.places} places, toutes prises. Choisissez une autre date."
    if reunion.prises is None:
        return f"{reunion.places} places"
    libres = reunion.places - reunion.prises
    return f"{reunion.places} places, {libres} encore libre{'s' if libres > 1 else ''}"


def ecrire_quand_remise(information: InformationRemise, *, le: date) -> str:
    """« Remis le 5 octobre. », ou rien tant que ce n’est pas fait."""
    if information.remise_le is None:
        return ""
    return composer(f"Remis le {ecrire_proche(information.remise_le, le=le)}.")
