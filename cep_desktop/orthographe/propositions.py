"""Les mots proches d’un mot inconnu, par les fautes que l’on fait en français.

Hunspell sait proposer, mais garde la main jusqu’à une demi-seconde : l’écran se figerait. Ici,
chaque mot essayé ne coûte que la recherche d’un mot.
"""

from collections.abc import Callable, Iterator

_LIMITE = 5
_ACCENTS = {
    "a": "àâ", "à": "a", "â": "a", "c": "ç", "ç": "c", "e": "éèêë", "é": "eèê", "è": "eéê",
    "ê": "eéè", "ë": "e", "i": "îï", "î": "i", "ï": "i", "o": "ô", "ô": "o", "u": "ùûü",
    "ù": "u", "û": "u",
}  # fmt: skip
_SONS = (
    ("ssion", "tion"), ("cion", "tion"), ("sion", "tion"), ("sion", "ssion"), ("xion", "ction"),
    ("f", "ph"), ("ph", "f"), ("k", "qu"), ("qu", "c"), ("o", "au"), ("o", "eau"), ("au", "o"),
    ("an", "en"), ("en", "an"), ("em", "am"), ("am", "em"), ("ain", "in"), ("in", "ain"),
    ("ein", "ain"), ("ai", "é"), ("é", "er"), ("er", "é"), ("é", "ez"), ("s", "c"), ("c", "s"),
    ("ss", "c"), ("s", "ss"), ("z", "s"), ("g", "j"), ("j", "g"), ("y", "i"), ("i", "y"),
    ("oe", "œ"), ("ment", "mment"),
)  # fmt: skip
_ELIDES = ("j", "l", "d", "m", "t", "s", "c", "n", "qu")
_LETTRES = "esaintrulodcpmévqfbghàjxèêyzçôûîâwk’-"


def proposer(mot: str, connait: Callable[[str], bool], *, limite: int = _LIMITE) -> tuple[str, ...]:
    """Rend au plus `limite` mots connus qui ressemblent à celui-ci, le plus probable d’abord."""
    trouves: dict[str, None] = {}
    for essai in _essais(mot):
        if essai != mot and essai not in trouves and connait(essai):
            trouves[essai] = None
            if len(trouves) == limite:
                break
    return tuple(trouves)


def _essais(mot: str) -> Iterator[str]:
    yield from _apostrophes(mot)
    yield from _accents(mot)
    yield from _doubles(mot)
    yield from _sons(mot)
    for une_faute in (*_accents(mot), *_doubles(mot)):
        yield from _accents(une_faute)
        yield from _doubles(une_faute)
    yield from _lettres(mot)


def _apostrophes(mot: str) -> Iterator[str]:
    """« jai » : l’apostrophe oubliée."""
    for debut in _ELIDES:
        if mot.startswith(debut) and len(mot) > len(debut) + 1:
            yield f"{debut}’{mot[len(debut) :]}"


def _accents(mot: str) -> Iterator[str]:
    for rang, lettre in enumerate(mot):
        for autre in _ACCENTS.get(lettre, ""):
            yield mot[:rang] + autre + mot[rang + 1 :]


def _doubles(mot: str) -> Iterator[str]:
    """« acompagner », « addresse » : une consonne doublée, ou qui ne devait pas l’être."""
    for rang, lettre in enumerate(mot):
        if lettre == mot[rang - 1 : rang]:
            yield mot[:rang] + mot[rang + 1 :]
        elif lettre in "cflmnprst":
            yield mot[:rang] + lettre + mot[rang:]


def _sons(mot: str) -> Iterator[str]:
    for ecrit, voulu in _SONS:
        rang = mot.find(ecrit)
        while rang >= 0:
            yield mot[:rang] + voulu + mot[rang + len(ecrit) :]
            rang = mot.find(ecrit, rang + 1)


def _lettres(mot: str) -> Iterator[str]:
    """Deux lettres échangées, une de trop, une qui manque, une pour une autre."""
    for rang in range(len(mot) - 1):
        yield mot[:rang] + mot[rang + 1] + mot[rang] + mot[rang + 2 :]
    for rang in range(len(mot)):
        yield mot[:rang] + mot[rang + 1 :]
    for rang in range(len(mot) + 1):
        for lettre in _LETTRES:
            yield mot[:rang] + lettre + mot[rang:]
    for rang in range(len(mot)):
        for lettre in _LETTRES:
            yield mot[:rang] + lettre + mot[rang + 1 :]
