"""Ce que dit la fiche facile à lire : trois à cinq actions, un rendez-vous, un numéro."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from cep_desktop.documents.contacts import courriel_du_conseil, telephone_du_conseil
from cep_desktop.documents.fiche_falc.verbes import en_je
from cep_desktop.documents.images import couper
from cep_desktop.documents.papier import Contenu, GrandeCase, Vignette
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import de, majuscule, ponctuer
from cep_desktop.documents.vignettes import COTE, Ton
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant
from cep_desktop.domain.plan_action import Action, RoleActeur
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.typographie import INSECABLE, JOURS, MOIS, composer, ecrire_date

ACTIONS_MAXIMUM = 5
JE_COMMENCE = "Je commence par ça."
SANS_ACTION = "Je choisis ma première action."
ACTIONS_MINIMUM = 3
_PLACE = 158.0
"""Hauteur du tableau des actions (millimètres) quand les deux repères tiennent dessous."""
_LARGEUR = 112.0
_TITRES, _REPERES = 165.0, 130.0
"""Largeurs (millimètres) du nom de la personne, puis d’un repère."""
_GRAND = (26, 11.3)
_GRAS, _LIGNE = (18, 8.5), (16, 7.8)
"""Corps (points) et interligne (millimètres) de la phrase, puis des précisions."""

_HEURE = re.compile(r"\b\d{1,2}\s?heures?\b")

_IMAGES = (
    ("envelope-simple", "lettre courrier envoyer ecrire mail courriel message"),
    ("exam-bold", "test examen positionnement evaluation"),
    ("phone", "appeler telephoner telephone rappeler"),
    ("briefcase", "immersion entreprise cabinet stage employeur travail essayer metier"),
    ("graduation-cap", "formation cours centre apprendre inscrire diplome certification"),
    ("coins", "argent payer financement compte cpf budget devis prix aide"),
    ("folder-open", "papier papiers piece pieces dossier document documents preparer reunir"),
    ("users-three", "rencontrer reunion personnes secretaires atelier groupe"),
    ("chats-circle", "parler demander rendez discuter accord"),
    ("magnifying-glass", "chercher regarder comparer verifier trouver lire"),
    ("pen-nib", "signer signature remplir noter"),
)
"""Pictogramme, et les mots qui l’appellent ; le premier trouvé l’emporte."""
_PAR_DEFAUT = "footprints-fill"


@dataclass(frozen=True, slots=True)
class ActionFacile:
    """Une action : une image, une phrase, quand, une case."""

    image: Vignette
    phrase: str
    precisions: tuple[str, ...]
    case: GrandeCase


@dataclass(frozen=True, slots=True)
class Repere:
    """Une chose à retrouver d’un coup d’œil, en grand."""

    image: Vignette
    titre: str
    grand: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuFicheFalc(Contenu):
    """La fiche d’une page : rien de trop, tout en phrases courtes."""

    actions: tuple[ActionFacile, ...]
    reperes: tuple[Repere, ...]


def composer_fiche(dossier: Dossier, *, le: date) -> ContenuFicheFalc:
    """Compose la fiche d’un dossier, vue du jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    reperes, structure = tuple(_reperes(partage, noms, le)), composer(partage.structure.nom)
    place = _PLACE - _en_plus(structure, noms.personne, reperes)
    return ContenuFicheFalc(
        structure=structure,
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=f"Fiche faite avec {noms.nom_conseiller}, le {ecrire_date(le)}",
        actions=_qui_tiennent(tuple(_actions(partage)), place),
        reperes=reperes,
    )


def _actions(dossier: Dossier) -> Iterator[ActionFacile]:
    """La prochaine d’abord, puis les autres actions de la personne, par date."""
    plan = dossier.accompagnement.plan_action
    prochaine = plan.prochaine()
    premiere = prochaine[1] if prochaine else None
    siennes = [
        action
        for _, action in plan.actions()
        if action.est_ouverte
        and action is not premiere
        and any(acteur.role is RoleActeur.BENEFICIAIRE for acteur in action.qui)
    ]
    suite = sorted(siennes, key=lambda a: a.echeance.au_plus_tard if a.echeance else date.max)
    if premiere is None and not suite:
        yield ActionFacile(
            Vignette(_PAR_DEFAUT, Ton.SOLEIL),
            SANS_ACTION,
            ("Nous la choisissons ensemble.",),
            GrandeCase(),
        )
    if premiere is not None:
        yield _facile(premiere, Ton.SOLEIL)
    reste = ACTIONS_MAXIMUM - (premiere is not None)
    for action in suite[:reste]:
        yield _facile(action, Ton.CLAIR)


def _qui_tiennent(actions: tuple[ActionFacile, ...], place: float) -> tuple[ActionFacile, ...]:
    """Les actions qui tiennent sur la page : cinq, ou moins si leurs phrases sont longues."""
    gardees = actions
    while len(gardees) > ACTIONS_MINIMUM and sum(map(_hauteur, gardees)) > place:
        gardees = gardees[:-1]
    return gardees


def _en_plus(structure: str, personne: str, reperes: tuple[Repere, ...]) -> float:
    """Millimètres que prennent un long nom d’organisme, de personne, ou un long repère."""
    textes = [(structure, _LARGEUR, *_LIGNE), (personne, _TITRES, *_GRAS)]
    for repere in reperes:
        textes += [
            (repere.titre, _REPERES, *_LIGNE),
            (repere.grand, _REPERES, *_GRAND),
            (repere.precision, _REPERES, *_LIGNE),
        ]
    return sum((len(couper(t, large, corps)) - 1) * ligne for t, large, corps, ligne in textes)


def _hauteur(action: ActionFacile) -> float:
    phrase = len(couper(action.phrase, _LARGEUR, _GRAS[0], "Bold")) * _GRAS[1]
    details = sum(len(couper(p, _LARGEUR, _LIGNE[0])) for p in action.precisions) * _LIGNE[1]
    return max(COTE, phrase + details) + 3.0


def _facile(action: Action, ton: Ton) -> ActionFacile:
    libelle = composer(action.libelle)
    precisions = [majuscule(ponctuer(ligne)) for ligne in _quand(action.echeance)]
    if heure := _a_quelle_heure(action):
        precisions.append(heure)
    if ton is Ton.SOLEIL:
        precisions.append(JE_COMMENCE)
    phrase = ponctuer(en_je(libelle))
    return ActionFacile(Vignette(_image(libelle), ton), phrase, tuple(precisions), GrandeCase())


def _a_quelle_heure(action: Action) -> str:
    """Le commentaire d’une action, s’il dit une heure en une courte phrase ; sinon rien."""
    dit = ponctuer(composer(action.commentaire))
    est_court = len(couper(dit, _LARGEUR, _LIGNE[0])) == 1 and dit.count(".") == 1
    return dit if _HEURE.search(dit) and est_court and "€" not in dit else ""


def _image(libelle: str) -> str:
    dit = plier(libelle).replace("france travail", "")
    mots = set(dit.replace("’", " ").replace("'", " ").split())
    for image, appels in _IMAGES:
        if mots & set(appels.split()):
            return image
    return _PAR_DEFAUT


def _quand(echeance: Echeance | None) -> tuple[str, ...]:
    """Jour et mois en lettres, sans année ; une période longue tient sur deux lignes."""
    match echeance:
        case AvantLe(le=le):
            return (f"avant le {_jour(le)}",)
        case LeJour(le=le):
            return (_jour(le),)
        case Pendant(du=du, au=au):
            return (f"du {_jour(du)}", f"au {_jour(au)}") if du != au else (_jour(du),)
        case EnMois(du=du, au=au):
            debut, fin = MOIS[du.month - 1], MOIS[au.month - 1]
            return (f"{de(debut)} à {fin}" if du != au else f"en {debut}",)
        case _:
            return ("Date à choisir ensemble",)


def _jour(jour: date) -> str:
    quantieme = "premier" if jour.day == 1 else str(jour.day)
    return INSECABLE.join((JOURS[jour.weekday()], quantieme, MOIS[jour.month - 1]))


def _heure(heure: time) -> str:
    """« 14 heures », « 9 heures 30 »."""
    minutes = f"{INSECABLE}{heure.minute:02d}" if heure.minute else ""
    mot = "heure" if heure.hour in {0, 1} else "heures"
    return f"{heure.hour}{INSECABLE}{mot}{minutes}"


def _reperes(dossier: Dossier, noms: Noms, le: date) -> Iterator[Repere]:
    a_venir = [e for e in dossier.entretiens if e.le >= le and not e.a_eu_lieu]
    prochain = min(a_venir, key=lambda e: e.le, default=None)
    ou = composer(", à ".join(filter(None, (
        dossier.structure.adresse.voie, dossier.structure.adresse.commune
    ))))  # fmt: skip
    if prochain is not None:
        heure = f" à{INSECABLE}{_heure(prochain.a)}" if prochain.a else ""
        yield Repere(
            Vignette("calendar-blank", Ton.PLEIN),
            "Mon prochain rendez-vous",
            f"{majuscule(_jour(prochain.le))}{heure}",
            ponctuer(f"Avec {noms.nom_conseiller}{f', {ou}' if ou else ''}"),
        )
    telephone, courriel = telephone_du_conseil(dossier), courriel_du_conseil(dossier)
    geste = "J’appelle" if telephone else "J’écris à" if courriel else "J’en parle à"
    yield Repere(
        Vignette("phone" if telephone else "chats-circle", Ton.PLEIN),
        f"J’ai une question\u202f? {geste} {noms.prenom_conseiller}.",
        telephone or courriel or noms.nom_conseiller,
        ponctuer(f"{noms.nom_conseiller}, {composer(dossier.structure.nom)}"),
    )
