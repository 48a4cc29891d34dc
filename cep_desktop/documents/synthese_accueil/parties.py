"""Ce que chaque rubrique de la synthèse a à dire, en entier, avant de tenir sur une page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.contacts import courriel_du_conseil, telephone_du_conseil
from cep_desktop.documents.plan_action.couverture import paragraphes
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import majuscule, ponctuer
from cep_desktop.domain.accueil import Orientation, Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Mot
from cep_desktop.domain.typographie import (
    INSECABLE,
    composer,
    ecrire_date,
    ecrire_date_longue,
    ecrire_heure,
    ecrire_telephone,
)
from cep_desktop.domain.vocabulaire import Volet

SANS_TRAVAIL = "À compléter ensemble"


@dataclass(frozen=True, slots=True)
class LigneSituation:
    """Une chose à savoir de moi aujourd’hui."""

    cle: str
    valeur: str


@dataclass(frozen=True, slots=True)
class LigneAide:
    """Qui peut m’aider, à quoi, et comment le joindre."""

    organisme: str
    utilite: str
    contact: str
    precision: str


@dataclass(frozen=True, slots=True)
class LaSuite:
    """Ce qui vient après : son titre, et une phrase par ligne."""

    titre: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Toutes les rubriques, entières."""

    demande: tuple[str, ...]
    situation: tuple[LigneSituation, ...]
    regarde: tuple[str, ...]
    aides: tuple[LigneAide, ...]
    suite: LaSuite


def rassembler(dossier: Dossier, noms: Noms, entretien: Entretien | None, le: date) -> Parties:
    """Rassemble ce que dit un dossier que la personne peut lire, le jour `le`."""
    paroles = dossier.accueil.demande.paroles
    return Parties(
        demande=paragraphes(paroles.texte.strip(f"«»{INSECABLE} ")) if paroles else (),
        situation=tuple(_situation(dossier, le)),
        regarde=tuple(_regarde(dossier)),
        aides=(_conseil(dossier, noms), *map(_aide, dossier.accueil.orientations)),
        suite=_suite(dossier, noms, entretien, le),
    )


def entretien_d_accueil(dossier: Dossier) -> Entretien | None:
    """Le dernier entretien d’accueil tenu, sinon le premier entretien tenu."""
    tenus = [e for e in dossier.entretiens if e.a_eu_lieu]
    accueils = [e for e in tenus if e.volet is Volet.ACCUEIL]
    trouves = accueils or tenus[:1]
    return trouves[-1] if trouves else None


def _situation(dossier: Dossier, le: date) -> Iterator[LigneSituation]:
    situation = dossier.situation
    metier = situation.fait(CodeFait.ROME_ACTUEL, le=le)
    employeur = situation.fait(CodeFait.EMPLOYEUR, le=le)
    statut = situation.fait(CodeFait.STATUT_EMPLOI, le=le)
    travail = composer(metier.precision) if metier else ""
    if employeur and isinstance(employeur.reponse, Mot):
        chez = composer(employeur.reponse.valeur)
        travail = f"{travail} chez {chez}" if travail else f"Chez {chez}"
    if not travail and statut and isinstance(statut.reponse, Mot):
        travail = next(
            c.libelle for c in CodeFait.STATUT_EMPLOI.choix if c.code == statut.reponse.valeur
        )
    yield LigneSituation("Mon travail", travail or SANS_TRAVAIL)
    for cle, notes in (("Mes appuis", situation.appuis), ("Mes limites", situation.contraintes)):
        if notes:
            yield LigneSituation(cle, " ".join(ponctuer(composer(note)) for note in notes))


def _regarde(dossier: Dossier) -> Iterator[str]:
    for information in dossier.accueil.informations:
        if information.remise_le is not None:
            yield ponctuer(composer(information.titre))
    for reunion in dossier.accueil.reunions:
        titre = ponctuer(composer(reunion.titre))
        yield f"Réunion du {ecrire_date(reunion.le)}{INSECABLE}: {titre}"


def _conseil(dossier: Dossier, noms: Noms) -> LigneAide:
    decision = dossier.accueil.decision
    part = decision is not None and decision.suite is not Suite.CONTINUER
    return LigneAide(
        organisme=composer(dossier.structure.nom),
        utilite="Reprendre quand je veux" if part else "Préparer mon projet et mon plan",
        contact=noms.nom_conseiller,
        precision=telephone_du_conseil(dossier) or courriel_du_conseil(dossier),
    )


def _aide(orientation: Orientation) -> LigneAide:
    telephone = ecrire_telephone(orientation.telephone) if orientation.telephone else ""
    return LigneAide(
        organisme=composer(orientation.structure),
        utilite=" ".join(map(composer, orientation.raisons[:1])) or "M’informer",
        contact=telephone or composer(orientation.adresse.commune) or "À demander",
        precision=composer(orientation.horaires) if telephone else "",
    )


def _suite(dossier: Dossier, noms: Noms, entretien: Entretien | None, le: date) -> LaSuite:
    route = entretien.feuille_de_route if entretien else ()
    choses = tuple(ponctuer(composer(chose)) for chose in route)
    depuis = entretien.le if entretien else le
    prochain = min(
        (e for e in dossier.entretiens if e.le > depuis), key=lambda e: e.le, default=None
    )
    decision = dossier.accueil.decision
    choisie = decision.suite if decision else None
    conseil = _joindre_le_conseil(telephone_du_conseil(dossier), noms)
    if choisie is Suite.ARRETER:
        return LaSuite("Je peux revenir quand je veux", (*choses, *conseil))
    if prochain is not None:
        quand = f"{majuscule(ecrire_date_longue(prochain.le))}{_heure_et_lieu(dossier, prochain)}"
        return LaSuite(quand, choses or (f"Avec {noms.nom_conseiller}.",))
    vers = dossier.accueil.orientations
    if choisie is Suite.ETRE_ORIENTE and vers:
        return LaSuite(
            f"Mon contact{INSECABLE}: {composer(vers[0].structure)}",
            (*choses, f"Je peux revenir vers {noms.nom_conseiller} quand je veux."),
        )
    return LaSuite("Nous choisissons ensemble le prochain rendez-vous", (*choses, *conseil))


def _heure_et_lieu(dossier: Dossier, prochain: Entretien) -> str:
    heure = f" à {ecrire_heure(prochain.a)}" if prochain.a else ""
    commune = composer(dossier.structure.adresse.commune)
    return f"{heure}, à {commune}" if commune else heure


def _joindre_le_conseil(telephone: str, noms: Noms) -> tuple[str, ...]:
    if telephone:
        return (f"J’appelle le {telephone} et je demande {noms.nom_conseiller}.",)
    return (f"Je demande {noms.nom_conseiller}.",)
