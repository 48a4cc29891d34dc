"""Ce que montre la page des entretiens, calculé sans écran."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.usecases.commandes.entretien import entretien_du_jour, sujets_de_cote
from ui.dates import ecrire_proche

DUREES = (("30", "30 min"), ("45", "45 min"), ("60", "1 h"), ("90", "1 h 30"))
"""Minutes proposées pour un entretien, et leurs mots."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Un entretien tenu ou à venir, en une ligne."""

    cle: str
    phrase: str
    est_a_venir: bool


@dataclass(frozen=True, slots=True)
class Sujet:
    """Ce qui attend ; `page` est le code de la page où y revenir, vide s’il n’y en a pas."""

    texte: str
    page: str


@dataclass(frozen=True, slots=True)
class Pas:
    """Une chose à faire jusqu’au prochain rendez-vous."""

    entretien: str
    rang: int
    texte: str


@dataclass(frozen=True, slots=True)
class Note:
    """Une note privée et son jour."""

    cle: str
    quand: str
    texte: str


@dataclass(frozen=True, slots=True)
class EtatEntretiens:
    """Toute la page, moins le temps qui passe."""

    sous_titre: str
    est_commence: bool
    passages: tuple[Passage, ...]
    sujets: tuple[Sujet, ...]
    route: tuple[Pas, ...]
    jusqu_a: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Temps:
    """Où en est l’entretien du jour ; `part` va de 0 à 1."""

    phrase: str
    part: float


def deriver(dossier: Dossier, lieux: Mapping[str, str], *, le: date) -> EtatEntretiens:
    """Rend ce que la page montre ; `lieux` donne la page de chaque sujet qui en est une."""
    ranges = sorted(dossier.entretiens, key=lambda e: (e.le, e.a or time.min))
    suivant = next((e for e in ranges if e.le > le), None)
    du_jour = entretien_du_jour(dossier, le)
    de_route = du_jour or next((e for e in reversed(ranges) if e.feuille_de_route), None)
    return EtatEntretiens(
        sous_titre=composer(_compter(len(ranges), suivant, le)),
        est_commence=du_jour is not None and du_jour.a_eu_lieu and du_jour.a is not None,
        passages=tuple(_passage(entretien, le) for entretien in ranges),
        sujets=tuple(Sujet(texte, lieux.get(texte, "")) for texte in sujets_de_cote(dossier)),
        route=() if de_route is None else tuple(
            Pas(de_route.id, rang, texte) for rang, texte in enumerate(de_route.feuille_de_route)
        ),
        jusqu_a=composer(
            f"Jusqu’au prochain rendez-vous, {ecrire_proche(suivant.le, le=le)}."
            if suivant
            else "Jusqu’au prochain rendez-vous, qui n’est pas encore pris."
        ),
        notes=tuple(
            Note(note.id, composer(ecrire_date(note.le)), note.texte)
            for note in reversed(dossier.notes_privees)
        ),
    )  # fmt: skip


def dire_le_temps(dossier: Dossier, maintenant: datetime) -> Temps | None:
    """« 35 min restantes, 2 sujets mis de côté. » ; `None` si rien n’est commencé ou prévu."""
    entretien = entretien_du_jour(dossier, maintenant.date())
    if entretien is None or entretien.a is None or not entretien.a_eu_lieu:
        return None
    if entretien.duree_minutes is None:
        return None
    debut = datetime.combine(entretien.le, entretien.a)
    passees = (maintenant.replace(tzinfo=None) - debut) // timedelta(minutes=1)
    reste = min(entretien.duree_minutes - passees, entretien.duree_minutes)
    attente = len(sujets_de_cote(dossier))
    suite = {0: "", 1: ", 1 sujet mis de côté"}.get(attente, f", {attente} sujets mis de côté")
    temps = f"{reste} min restantes" if reste > 0 else "Le temps prévu est passé"
    part = min(1.0, max(0.0, passees / entretien.duree_minutes))
    return Temps(composer(f"{temps}{suite}."), part)


def ecrire_la_route(dossier: Dossier, etat: EtatEntretiens) -> str:
    """Rend la feuille de route à imprimer : la personne, le terme, une ligne par pas."""
    lignes = (f"• {pas.texte}" for pas in etat.route)
    titre = f"Feuille de route de {dossier.beneficiaire.nom_complet}"
    return "\n\n".join((titre, etat.jusqu_a, *lignes))


def _compter(nombre: int, suivant: Entretien | None, le: date) -> str:
    faits = {0: "Aucun entretien", 1: "1 entretien"}.get(nombre, f"{nombre} entretiens")
    if suivant is None:
        return f"{faits}. Le prochain n’est pas pris."
    return f"{faits}. Le prochain : {ecrire_proche(suivant.le, le=le)}."


def _passage(entretien: Entretien, le: date) -> Passage:
    est_a_venir = entretien.le >= le and not entretien.a_eu_lieu
    heure = f" à {ecrire_heure(entretien.a)}" if entretien.a else ""
    duree = f"{entretien.duree_minutes} min" if entretien.duree_minutes else ""
    objet = entretien.objet or (entretien.volet.libelle if entretien.volet else "")
    morceaux = (
        f"{ecrire_date(entretien.le)}{heure}",
        objet,
        duree,
        entretien.modalite.libelle,
        "à venir" if est_a_venir else "",
    )
    return Passage(entretien.id, composer(", ".join(filter(None, morceaux))), est_a_venir)
