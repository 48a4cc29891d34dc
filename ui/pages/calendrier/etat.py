"""Ce que montre la page du calendrier, calculé sans écran."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_jour, ecrire_mois
from cep_desktop.rules.agenda import GenreRepere, RepereAgenda
from cep_desktop.usecases.dates_du_dossier import AgendaDuDossier
from ui.fiches import GesteFiche, LigneFiche

VOIR = "voir"
_PROCHAINES = 4
_BANDES = {
    GenreRepere.FORMATION: "Formation",
    GenreRepere.RENDEZ_VOUS: "Rendez-vous",
    GenreRepere.DEMANDE: "Demandes et réponses",
    GenreRepere.REPONSE: "Demandes et réponses",
    GenreRepere.LIMITE: "Dates limites du droit",
    GenreRepere.REPERE: "Autres dates",
    GenreRepere.ACTION: "Autres dates",
}
PICTOS = {
    GenreRepere.ACTION: "check-circle-duotone",
    GenreRepere.FORMATION: "graduation-cap",
    GenreRepere.RENDEZ_VOUS: "users-bold",
    GenreRepere.REPERE: "calendar-blank",
    GenreRepere.DEMANDE: "paper-plane-tilt-bold",
    GenreRepere.REPONSE: "hourglass-medium",
    GenreRepere.LIMITE: "warning-fill",
}


@dataclass(frozen=True, slots=True)
class ElementFrise:
    """Une forme de la frise, et la phrase qui la dit ; `rang` est sa ligne dans la bande."""

    cle: str
    source: str
    texte: str
    du: date
    au: date
    rang: int
    est_limite: bool
    est_fait: bool
    est_en_attente: bool
    est_deplacable: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class BandeFrise:
    """Une étape, ou une famille de dates ; `numero` vaut 0 pour une famille."""

    titre: str
    numero: int
    elements: tuple[ElementFrise, ...]

    @property
    def rangs(self) -> int:
        """Nombre de lignes de la bande."""
        return max((e.rang for e in self.elements), default=0) + 1


@dataclass(frozen=True, slots=True)
class LigneDate:
    """Une date dans la vue en tableau."""

    cle: str
    quand: str
    quoi: str
    nature: str
    etape: str
    pourquoi: str
    etat: str


@dataclass(frozen=True, slots=True)
class EtatCalendrier:
    """Toute la page ; `debut` est inclus, `fin` exclue."""

    sous_titre: str
    bandes: tuple[BandeFrise, ...]
    debut: date
    fin: date
    aujourd_hui: date
    prochaines: tuple[LigneFiche, ...]
    conflits: tuple[LigneFiche, ...]
    table: tuple[LigneDate, ...]


def deriver(dossier: Dossier, agenda: AgendaDuDossier, *, le: date) -> EtatCalendrier:
    """Rend la frise, le tableau, les prochaines dates et les conflits."""
    reperes = tuple(r for r in agenda.reperes if not r.est_abandonne)
    debut, fin = _bornes(reperes, le)
    etapes = {e.id: e for e in dossier.accompagnement.plan_action.etapes}
    titres = {cle: etape.titre for cle, etape in etapes.items()}
    return EtatCalendrier(
        sous_titre=composer(
            f"De {ecrire_mois(debut)} à {ecrire_mois(fin - timedelta(days=1))}. "
            "Dates prévues, elles peuvent changer."
        ),
        bandes=tuple(_bandes(reperes, titres, le)),
        debut=debut,
        fin=fin,
        aujourd_hui=le,
        prochaines=tuple(_prochaines(reperes, le)),
        conflits=tuple(
            LigneFiche(
                cle=c.cle,
                titre=c.phrase,
                phrase=c.remede,
                image="warning-fill",
                jeton="warn",
                gestes=(GesteFiche(VOIR, "Voir"),) if _est_montre(c.cle, reperes) else (),
            )
            for c in agenda.conflits
        ),
        table=tuple(_ligne(r, titres, le) for r in reperes),
    )


def _est_montre(cle: str, reperes: Iterable[RepereAgenda]) -> bool:
    return any(r.cle == cle for r in reperes)


def _bornes(reperes: Iterable[RepereAgenda], le: date) -> tuple[date, date]:
    liste = tuple(reperes)
    premier = min([r.du for r in liste], default=le)
    dernier = max([r.au for r in liste], default=le)
    debut = min(premier, le).replace(day=1)
    fin = max(dernier, le + timedelta(days=90))
    return debut, (fin.replace(day=1) + timedelta(days=32)).replace(day=1)


def _bandes(
    reperes: tuple[RepereAgenda, ...], titres: dict[str, str], le: date
) -> Iterator[BandeFrise]:
    for numero, (cle, titre) in enumerate(titres.items(), 1):
        siens = [r for r in reperes if r.etape == cle]
        yield BandeFrise(composer(titre), numero, _ranger(siens, le))
    familles: dict[str, list[RepereAgenda]] = {}
    for repere in reperes:
        if repere.etape not in titres:
            familles.setdefault(_BANDES[repere.genre], []).append(repere)
    for titre in dict.fromkeys(_BANDES.values()):
        if titre in familles:
            yield BandeFrise(titre, 0, _ranger(familles[titre], le))


def _ranger(reperes: list[RepereAgenda], le: date) -> tuple[ElementFrise, ...]:
    """Donne à chaque forme la première ligne libre : deux formes ne se couvrent pas."""
    fins: list[date] = []
    elements = []
    for repere in reperes:
        libre = next((i for i, f in enumerate(fins) if f < repere.du), len(fins))
        reserve = repere.au + timedelta(days=max(75 - (repere.au - repere.du).days, 4))
        if libre == len(fins):
            fins.append(reserve)
        else:
            fins[libre] = reserve
        elements.append(_element(repere, libre, le))
    return tuple(elements)


def _element(repere: RepereAgenda, rang: int, le: date) -> ElementFrise:
    return ElementFrise(
        cle=repere.cle,
        source=repere.source,
        texte=composer(repere.libelle),
        du=repere.du,
        au=repere.au,
        rang=rang,
        est_limite=repere.est_limite,
        est_fait=repere.est_fait,
        est_en_attente=repere.genre is GenreRepere.REPONSE,
        est_deplacable=repere.est_deplacable,
        phrase=_phrase(repere, le),
    )


def _phrase(repere: RepereAgenda, le: date) -> str:
    morceaux = (repere.libelle, _quand(repere), repere.raison.rstrip("."), _etat(repere, le))
    return composer(". ".join(filter(None, morceaux)))


def _quand(repere: RepereAgenda) -> str:
    if repere.du == repere.au:
        mot = "avant le" if repere.est_limite else "le"
        return f"{mot} {ecrire_date(repere.au)}"
    return f"du {ecrire_date(repere.du)} au {ecrire_date(repere.au)}"


def _etat(repere: RepereAgenda, le: date) -> str:
    if repere.est_fait:
        return "Fait"
    if repere.est_manque or (repere.est_limite and repere.au < le):
        return "Dépassé"
    return ""


def _prochaines(reperes: Iterable[RepereAgenda], le: date) -> Iterator[LigneFiche]:
    a_venir = [r for r in reperes if r.au >= le and not r.est_fait]
    for repere in sorted(a_venir, key=lambda r: r.au)[:_PROCHAINES]:
        quand = "Aujourd’hui" if repere.au == le else ecrire_jour(repere.au)
        yield LigneFiche(
            cle=repere.cle,
            titre=composer(quand),
            phrase=composer(repere.libelle),
            image=PICTOS[repere.genre],
            details=(composer(repere.raison),) if repere.raison else (),
        )


def _ligne(repere: RepereAgenda, titres: dict[str, str], le: date) -> LigneDate:
    return LigneDate(
        cle=repere.cle,
        quand=composer(_quand(repere)),
        quoi=composer(repere.libelle),
        nature=repere.genre.libelle,
        etape=composer(titres.get(repere.etape, "")),
        pourquoi=composer(" ".join(filter(None, (repere.raison, repere.reference)))),
        etat=_etat(repere, le),
    )


def ecrire_a_imprimer(dossier: Dossier, etat: EtatCalendrier) -> str:
    """Rend le calendrier en lignes à imprimer : la personne, puis chaque date et sa raison."""
    lignes = (
        f"{une.quand} : {', '.join(filter(None, (une.quoi, une.nature, une.pourquoi)))}"
        for une in etat.table
    )
    titre = f"Calendrier de {dossier.beneficiaire.nom_complet}"
    return composer("\n\n".join((titre, "Dates prévues, elles peuvent changer.", *lignes)))
