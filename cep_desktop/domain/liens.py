"""Les clés d’un dossier : chacune unique, et chaque renvoi mène quelque part.

Les règles sont lues sur la forme JSON du dossier : le même contrôle sert au dossier en mémoire
et à un fichier dont certains champs sont faux, pour tout dire en une seule lecture.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Lieu = tuple[str | int, ...]
"""Une place dans le dossier : noms de champs et rangs, depuis la racine."""

_ETAPES = "accompagnement.plan_action.etapes.[].id"
_ACTIONS = "accompagnement.plan_action.etapes.[].actions.[].id"
_DEPENSES = "accompagnement.plan_financement.depenses.[].id"
_FINANCEMENTS = "accompagnement.plan_financement.financements.[].id"
_CONTACTS = "accompagnement.contacts.[].id"

COLLECTIONS: dict[str, str] = {
    _ETAPES: "étape",
    _ACTIONS: "action",
    _DEPENSES: "dépense",
    _FINANCEMENTS: "financement",
    _CONTACTS: "contact",
    "accompagnement.dispositifs.[].id": "dispositif",
    "accompagnement.formations.[].id": "formation",
    "accompagnement.echanges.[].id": "échange",
    "accompagnement.calendrier.dates.[].id": "date",
    "accompagnement.alertes.[].id": "alerte",
    "accompagnement.retours.[].id": "retour",
    "accueil.informations.[].id": "information",
    "accueil.reunions.[].id": "réunion",
    "conseil.competences.[].id": "compétence",
    "conseil.experiences.[].id": "expérience",
    "conseil.metiers.[].id": "métier",
    "conseil.pistes.[].id": "piste",
    "conseil.strategie.chemins.[].id": "chemin",
    "conseil.projets_mis_de_cote.[].id": "projet",
    "consentements.[].id": "accord",
    "notes_privees.[].id": "note",
    "entretiens.[].id": "entretien",
    "signatures.[].id": "signature",
    "transmissions.[].id": "transmission",
}

RENVOIS: dict[str, str] = {
    "accompagnement.plan_action.prochaine_action": _ACTIONS,
    "accompagnement.plan_financement.depenses.[].etape": _ETAPES,
    "accompagnement.plan_financement.financements.[].contact": _CONTACTS,
    "accompagnement.plan_financement.financements.[].affectations.[].depense": _DEPENSES,
    "accompagnement.plan_financement.mouvements.[].depense": _DEPENSES,
    "accompagnement.plan_financement.mouvements.[].financement": _FINANCEMENTS,
    "accompagnement.dispositifs.[].contact": _CONTACTS,
    "accompagnement.calendrier.dates.[].etape": _ETAPES,
    "accompagnement.echanges.[].contact": _CONTACTS,
    "accompagnement.echanges.[].financement": _FINANCEMENTS,
    "conseil.competences.[].experience": "conseil.experiences.[].id",
    "conseil.pistes.[].metier": "conseil.metiers.[].id",
    "conseil.metiers.[].competences_presentes.[]": "conseil.competences.[].id",
    "transmissions.[].consentement": "consentements.[].id",
}


@dataclass(frozen=True, slots=True)
class LienRompu:
    """Une clé en double ou un renvoi sans cible, avec sa place dans le dossier."""

    lieu: Lieu
    phrase: str


def ecrire_lieu(lieu: Iterable[str | int]) -> str:
    """Écrit une place pour la personne : « plan action › etapes › n° 2 › titre »."""
    morceaux = (
        f"n°\u00a0{partie + 1}" if isinstance(partie, int) else partie.replace("_", " ")
        for partie in lieu
    )
    return " › ".join(morceaux)


def _valeurs(noeud: object, chemin: Sequence[str], lieu: Lieu = ()) -> Iterator[tuple[Lieu, str]]:
    if not chemin:
        if isinstance(noeud, str):
            yield lieu, noeud
    elif chemin[0] == "[]":
        if isinstance(noeud, list | tuple):
            for rang, element in enumerate(noeud):
                yield from _valeurs(element, chemin[1:], (*lieu, rang))
    elif isinstance(noeud, Mapping):
        yield from _valeurs(noeud.get(chemin[0]), chemin[1:], (*lieu, chemin[0]))


def liens_rompus(dossier: Mapping[str, object]) -> tuple[LienRompu, ...]:
    """Rend toutes les clés en double et tous les renvois sans cible d’un dossier en JSON."""
    rompus: list[LienRompu] = []
    cles: dict[str, set[str]] = {}
    for chemin, nom in COLLECTIONS.items():
        vues = cles.setdefault(chemin, set())
        for lieu, cle in _valeurs(dossier, chemin.split(".")):
            if cle in vues:
                phrase = (
                    f"la clé «\u00a0{cle}\u00a0» est déjà prise ({nom}). Changez l’une des deux."
                )
                rompus.append(LienRompu(lieu, phrase))
            vues.add(cle)
    for chemin, cible in RENVOIS.items():
        for lieu, cle in _valeurs(dossier, chemin.split(".")):
            if cle not in cles[cible]:
                nom = COLLECTIONS[cible]
                phrase = f"«\u00a0{cle}\u00a0» ne désigne aucun élément ({nom}) du dossier."
                rompus.append(LienRompu(lieu, phrase))
    return tuple(rompus)


def cles_de(dossier: Mapping[str, object], collection: str) -> tuple[str, ...]:
    """Rend les clés de cette collection d’un dossier en JSON, dans l’ordre."""
    return tuple(cle for _, cle in _valeurs(dossier, collection.split(".")))


def cles_citees(dossier: Mapping[str, object], collection: str) -> frozenset[str]:
    """Rend les clés de cette collection que le dossier en JSON cite au moins une fois."""
    return frozenset(
        cle
        for chemin, cible in RENVOIS.items()
        if cible == collection
        for _, cle in _valeurs(dossier, chemin.split("."))
    )


def delier(dossier: Mapping[str, object]) -> object:
    """Rend une copie du dossier en JSON où les renvois sans cible sont retirés.

    Sert quand une partie du dossier s’en va : ce qui reste ne cite plus ce qui manque.
    """
    reste: object = dossier
    for chemin, cible in RENVOIS.items():
        vivantes = frozenset(cle for _, cle in _valeurs(dossier, cible.split(".")))

        def garder(cle: str, vivantes: frozenset[str] = vivantes) -> str | None:
            return cle if cle in vivantes else None

        reste = _changer(reste, chemin.split("."), garder)
    return reste


def renommer(dossier: object, collection: str, noms: Mapping[str, str]) -> object:
    """Rend une copie du dossier en JSON où ces clés changent de nom, là où on les cite aussi."""
    citations = (chemin for chemin, cible in RENVOIS.items() if cible == collection)
    for chemin in (collection, *citations):
        dossier = _changer(dossier, chemin.split("."), lambda cle: noms.get(cle, cle))
    return dossier


def _changer(noeud: object, chemin: Sequence[str], changer: Callable[[str], str | None]) -> object:
    """Remplace les clés au bout du chemin ; une liste perd celles qui deviennent `None`."""
    if not chemin:
        return changer(noeud) if isinstance(noeud, str) else noeud
    tete, suite = chemin[0], chemin[1:]
    if tete == "[]" and isinstance(noeud, list | tuple):
        elements = [_changer(element, suite, changer) for element in noeud]
        return [element for element in elements if element is not None]
    if isinstance(noeud, Mapping) and noeud.get(tete) is not None:
        return {**noeud, tete: _changer(noeud[tete], suite, changer)}
    return noeud
