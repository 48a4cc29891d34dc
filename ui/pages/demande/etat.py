"""Ce que montre la page de la demande, calculé sans écran."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from cep_desktop.domain.accueil import Accueil, Suite
from cep_desktop.domain.avancement import Avancement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Jour, Mot, NeSaitPas, Nombre, Situation
from cep_desktop.domain.typographie import composer, ecrire_heure, ecrire_telephone
from cep_desktop.domain.vocabulaire import Vocabulaire, Volet
from ui.dates import ecrire_proche

A_DEMANDER = "À demander"
_MOIS_DE_L_ANNEE = 12
_STRUCTURES_CITEES = 4


class Geste(StrEnum):
    """L’action principale de la page, selon ce que la personne a décidé."""

    CHOISIR = "choisir"
    PRENDRE_RENDEZ_VOUS = "prendre_rendez_vous"
    ORIENTER = "orienter"
    TERMINER = "terminer"
    AUCUN = "aucun"


@dataclass(frozen=True, slots=True)
class LigneBref:
    """Une chose à savoir d’un coup d’œil ; inconnue, elle est à demander."""

    picto: str
    titre: str
    valeur: str
    est_connue: bool


@dataclass(frozen=True, slots=True)
class RendezVous:
    """Le prochain rendez-vous noté."""

    cle: str
    jour: date
    heure: time | None
    phrase: str


@dataclass(frozen=True, slots=True)
class EtatDemande:
    """Toute la page."""

    sous_titre: str
    paroles: str
    dites: str
    analyse: str
    themes: str
    demande_validee_le: date | None
    suite: str
    consequences: tuple[tuple[str, str], ...]
    decidee: str
    paroles_decision: str
    decision_validee_le: date | None
    bref: tuple[LigneBref, ...]
    information_cep_le: date | None
    information_donnees_le: date | None
    rendez_vous: RendezVous | None
    niveau: str
    avancement: Avancement
    geste: Geste
    action: str


def deriver(
    dossier: Dossier, vocabulaire: Vocabulaire, structures: Iterable[str], *, le: date
) -> EtatDemande:
    """Rend ce que la page montre ; `structures` sont celles vers qui l’on peut orienter."""
    accueil = dossier.accueil
    demande, decision = accueil.demande, accueil.decision
    niveau = vocabulaire.niveau_de(Volet.ACCUEIL)
    rendez_vous = _rendez_vous(dossier.entretiens, le)
    geste = _geste(accueil, rendez_vous, dossier.parcours.accueil)
    return EtatDemande(
        sous_titre="Ce qui vous amène, et la suite que nous choisissons ensemble",
        paroles=demande.paroles.texte if demande.paroles else "",
        dites=_dites(accueil, le),
        analyse=demande.analyse,
        themes=", ".join(demande.themes),
        demande_validee_le=demande.co_construction.valide_ensemble_le,
        suite=decision.suite if decision else "",
        consequences=_consequences(dossier, tuple(structures)),
        decidee=composer(f"Décidé le {ecrire_proche(decision.prise_le, le=le)}.")
        if decision
        else "",
        paroles_decision=decision.paroles.texte if decision and decision.paroles else "",
        decision_validee_le=accueil.co_construction.valide_ensemble_le,
        bref=_bref(dossier, le),
        information_cep_le=accueil.information_cep_remise_le,
        information_donnees_le=accueil.information_donnees_remise_le,
        rendez_vous=rendez_vous,
        niveau=niveau.titre_court,
        avancement=dossier.parcours.accueil,
        geste=geste,
        action=_ACTIONS[geste] or composer(f"{niveau.titre_court} terminé"),
    )


_ACTIONS = {
    Geste.CHOISIR: "Choisir la suite",
    Geste.PRENDRE_RENDEZ_VOUS: "Prendre rendez-vous",
    Geste.ORIENTER: "Préparer l’orientation",
    Geste.TERMINER: "",
    Geste.AUCUN: "",
}


def lire_themes(saisie: str) -> tuple[str, ...]:
    """Rend les thèmes séparés par des virgules ou des lignes, chacun une fois."""
    mots = (mot.strip() for mot in saisie.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(mot for mot in mots if mot))


def _dites(accueil: Accueil, le: date) -> str:
    paroles = accueil.demande.paroles
    if paroles is None or paroles.dites_le is None:
        return ""
    return composer(f"Dit le {ecrire_proche(paroles.dites_le, le=le)}.")


def _geste(accueil: Accueil, rendez_vous: RendezVous | None, avancement: Avancement) -> Geste:
    if accueil.decision is None:
        return Geste.CHOISIR
    est_fini = avancement in {Avancement.TERMINE, Avancement.PAS_NECESSAIRE}
    fin = Geste.AUCUN if est_fini else Geste.TERMINER
    match accueil.decision.suite:
        case Suite.CONTINUER:
            return fin if rendez_vous or est_fini else Geste.PRENDRE_RENDEZ_VOUS
        case Suite.ETRE_ORIENTE:
            est_prete = any(o.faite_le for o in accueil.orientations)
            return fin if est_prete else Geste.ORIENTER
        case Suite.ARRETER:
            return fin


def _consequences(dossier: Dossier, structures: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    prenom = dossier.beneficiaire.prenom
    citees = ", ".join(nom.split(",")[0] for nom in structures[:_STRUCTURES_CITEES])
    suite = "…" if len(structures) > _STRUCTURES_CITEES else "."
    return (
        (Suite.CONTINUER, f"Prendre un rendez-vous avec {dossier.referent.prenom}."),
        (Suite.ETRE_ORIENTE, f"{citees}{suite}" if citees else "Nous cherchons avec le réseau."),
        (Suite.ARRETER, f"{prenom} repart avec sa réponse, et peut revenir à tout moment."),
    )


def _rendez_vous(entretiens: tuple[Entretien, ...], le: date) -> RendezVous | None:
    prevus = [e for e in entretiens if not e.a_eu_lieu and e.le >= le]
    if not prevus:
        return None
    prochain = min(prevus, key=lambda e: (e.le, e.a or time.min))
    heure = f" à {ecrire_heure(prochain.a)}" if prochain.a else ""
    phrase = f"{ecrire_proche(prochain.le, le=le)}{heure}, {prochain.modalite.libelle.lower()}"
    return RendezVous(prochain.id, prochain.le, prochain.a, composer(phrase))


def _bref(dossier: Dossier, le: date) -> tuple[LigneBref, ...]:
    personne = dossier.beneficiaire
    prefere = personne.contact_prefere
    numero = ecrire_telephone(personne.telephone or "")
    joindre = ", ".join(filter(None, (prefere.libelle if prefere else "", numero)))
    lignes = (
        ("briefcase", "Situation", _statut(dossier.situation, le)),
        ("clock-counter-clockwise", "Ancienneté", _anciennete(dossier.situation, le)),
        ("map-pin", "Habite à", personne.adresse.commune),
        ("phone", "Préfère", joindre),
    )
    return tuple(
        LigneBref(picto, titre, composer(valeur) or A_DEMANDER, bool(valeur))
        for picto, titre, valeur in lignes
    )


def _statut(situation: Situation, le: date) -> str:
    fait = situation.fait(CodeFait.STATUT_EMPLOI, le=le)
    match fait.reponse if fait else None:
        case NeSaitPas():
            return "Ne sait pas"
        case Mot(valeur=code):
            return next((c.libelle for c in CodeFait.STATUT_EMPLOI.choix if c.code == code), code)
        case _:
            return ""


def _anciennete(situation: Situation, le: date) -> str:
    entree = situation.fait(CodeFait.ENTREE_ENTREPRISE_LE, le=le)
    match entree.reponse if entree else None:
        case NeSaitPas():
            return "Ne sait pas"
        case Jour(valeur=jour) if jour <= le:
            mois = (le.year - jour.year) * _MOIS_DE_L_ANNEE + le.month - jour.month
            return _ecrire_duree(mois - (le.day < jour.day))
        case _:
            pass
    total = situation.fait(CodeFait.MOIS_SALARIAT, le=le)
    if total is not None and isinstance(total.reponse, Nombre):
        return f"{_ecrire_duree(int(total.reponse.valeur))} de travail en tout"
    return ""


def _ecrire_duree(mois: int) -> str:
    """« 12 ans », « 1 an », « 8 mois », « moins d’un mois »."""
    ans = mois // _MOIS_DE_L_ANNEE
    if ans:
        return f"{ans} an{'s' if ans > 1 else ''}"
    return f"{mois} mois" if mois > 0 else "Moins d’un mois"
