"""Chercher sans accents, sans casse, malgré une faute : la forme pliée d’un texte."""

import re
import unicodedata

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.agenda import mot_du_jour

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "þ": "th"}
)
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""Les signes qui se posent sur une lettre : les cinq blocs Unicode de diacritiques."""
_MOT = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ]")


def plier(texte: str) -> str:
    """Rend un texte en minuscules sans accents ni ponctuation, mots séparés par une espace.

    « O’Brien » se trouve par « obrien » : l’apostrophe ne coupe pas un nom.
    """
    bas = _APOSTROPHES.sub("", texte).lower()
    nu = _ACCENTS.sub("", unicodedata.normalize("NFKD", bas)).translate(_LIGATURES)
    return " ".join(_MOT.findall(nu))


_SONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(motif), son)
    for motif, son in (
        (r"eaux?|aux?", "o"),
        (r"ph", "f"),
        (r"sch|sh|ch", "S"),
        (r"qu?|ck|c(?![eiy])|k", "K"),
        (r"c(?=[eiy])|ss|z", "s"),
        (r"gu(?=[eiy])|g(?![eiyn])", "G"),
        (r"g(?=[eiy])|j", "J"),
        (r"gn", "N"),
        (r"(ain|ein|in|im|yn)(?![aeiouynm])", "I"),
        (r"(an|en|am|em)(?![aeiouynm])", "A"),
        (r"(on|om)(?![aeiouynm])", "O"),
        (r"ai|ei|er\b|ez\b|et\b|e", "e"),
        (r"ou", "u"),
        (r"y|ll", "i"),
        (r"h", ""),
        (r"[tdxsp]\b", ""),
        (r"(.)\1+", r"\1"),
    )
)


def sonner(texte: str) -> str:
    """Rend la forme sonore française d’un texte plié : « Moreau » et « Moro » s’écrivent pareil."""
    for motif, son in _SONS:
        texte = motif.sub(son, texte)
    return texte


LETTRES_D_UNE_FAUTE = 4
"""Un mot plus court a trop de voisins pour qu’on lui suppose une faute."""

_LETTRES = "abcdefghijklmnopqrstuvwxyz"


def fautes(mot: str) -> frozenset[str]:
    """Rend les écritures à une faute d’un mot plié : lettre en trop, oubliée, changée, inversée."""
    coupes = [(mot[:rang], mot[rang:]) for rang in range(len(mot) + 1)]
    en_trop = {a + b[1:] for a, b in coupes if b}
    inversees = {a + b[1] + b[0] + b[2:] for a, b in coupes if len(b) > 1}
    changees = {a + lettre + b[1:] for a, b in coupes if b for lettre in _LETTRES}
    oubliees = {a + lettre + b for a, b in coupes for lettre in _LETTRES}
    formes = en_trop | inversees | changees | oubliees
    return frozenset(forme for forme in formes if len(forme) >= LETTRES_D_UNE_FAUTE)


def texte_cherchable(dossier: Dossier) -> str:
    """Rend ce par quoi un dossier se cherche : noms, projet, métiers, financeurs, notes, jours.

    Les jours sont ceux des rendez-vous, pour l’agenda.
    """
    volet, conseil = dossier.accompagnement, dossier.conseil
    morceaux = [
        dossier.numero,
        dossier.beneficiaire.nom_complet,
        dossier.referent.nom_complet,
        conseil.projet.enonce if conseil.projet else "",
        conseil.projet.metier if conseil.projet else "",
        *(metier.appellation for metier in conseil.metiers),
        *(financement.financeur for financement in volet.plan_financement.financements),
        *(action.libelle for _, action in volet.plan_action.actions()),
        *(note.texte for note in dossier.notes_privees),
        *(mot_du_jour(entretien.le) for entretien in dossier.entretiens),
    ]
    return plier(" ".join(morceaux))


def sons_des_noms(dossier: Dossier) -> str:
    """Rend la forme sonore du prénom et du nom de la personne."""
    return " ".join(sonner(mot) for mot in plier(dossier.beneficiaire.nom_complet).split())
