"""Ce que la palette trouve pour quelques lettres, calculé sans écran."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cep_desktop.domain.pliage import mots, plier, plier_en_place
from cep_desktop.domain.typographie import composer

_MOT = re.compile(r"[^\W_]+")
_DEBUT, _DEDANS, _FAUTE, _AUTRE = 8, 5, 3, 2
_LETTRES_D_UNE_FAUTE, _LETTRES_DE_DEUX = 4, 8


class Famille(StrEnum):
    """Les groupes de la palette, dans l’ordre où ils se montrent."""

    RECENTES = "Récemment"
    ACTIONS = "Actions"
    PAGES = "Pages"
    DOSSIERS = "Dossiers"
    AIDE = "Aide"
    PROCHE = "Vouliez-vous dire"


@dataclass(frozen=True, slots=True)
class Entree:
    """Ce que l’on peut choisir ; `empechement` dit pourquoi c’est impossible, vide si ça l’est."""

    code: str
    mot: str
    famille: Famille
    picto: str = ""
    precision: str = ""
    touche: str = ""
    autres_mots: str = ""
    empechement: str = ""


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """Une entrée, et les places du mot qui répondent (début compris, fin exclue)."""

    entree: Entree
    marques: tuple[tuple[int, int], ...] = ()

    @property
    def phrase(self) -> str:
        """Tout ce que la ligne montre, pour le lecteur d’écran."""
        entree = self.entree
        refus = f"impossible maintenant : {entree.empechement}" if entree.empechement else ""
        morceaux = (entree.mot, entree.precision, entree.touche, refus)
        return composer(", ".join(filter(None, morceaux)))


@dataclass(frozen=True, slots=True)
class Groupe:
    """Des entrées d’une même famille."""

    famille: Famille
    trouvailles: tuple[Trouvaille, ...]


def chercher(
    entrees: Sequence[Entree], texte: str, *, recentes: Sequence[str] = ()
) -> tuple[Groupe, ...]:
    """Rend les entrées qui répondent à tous les mots, récentes d’abord, malgré accents et fautes.

    Ce qui est impossible vient en dernier. Sans texte, tout est rendu, les récentes dans leur
    propre groupe. Si rien ne répond, la plus proche est proposée.
    """
    demandes = [plier(mot) for mot in _MOT.findall(texte)]
    if not demandes:
        return _tout(entrees, recentes)
    notees = []
    for entree in entrees:
        note, marques = _noter(entree, demandes)
        if note:
            notees.append((note, Trouvaille(entree, marques)))
    if not notees:
        return _la_plus_proche(entrees, demandes)
    rangs = {code: rang for rang, code in enumerate(recentes)}
    notees.sort(
        key=lambda n: (
            bool(n[1].entree.empechement), rangs.get(n[1].entree.code, len(rangs)), -n[0]
        )
    )  # fmt: skip
    return _grouper(trouvaille for _, trouvaille in notees)


def distance(demande: str, mot: str) -> int:
    """Compte les lettres en trop, oubliées, changées ou inversées entre deux mots pliés."""
    avant: list[int] = []
    ici = list(range(len(mot) + 1))
    for i, lettre in enumerate(demande, 1):
        avant, dernier, ici = ici, avant, [i]
        for j, autre in enumerate(mot, 1):
            cout = min(avant[j] + 1, ici[j - 1] + 1, avant[j - 1] + (lettre != autre))
            est_inverse = i > 1 and j > 1 and lettre == mot[j - 2] and demande[i - 2] == autre
            ici.append(min(cout, dernier[j - 2] + 1) if est_inverse else cout)
    return ici[-1]


def _tout(entrees: Sequence[Entree], recentes: Sequence[str]) -> tuple[Groupe, ...]:
    par_code = {entree.code: entree for entree in entrees}
    deja = [par_code[code] for code in recentes if code in par_code]
    possibles_d_abord = sorted(entrees, key=lambda entree: bool(entree.empechement))
    groupes = _grouper(Trouvaille(entree) for entree in possibles_d_abord if entree not in deja)
    if not deja:
        return groupes
    return (Groupe(Famille.RECENTES, tuple(map(Trouvaille, deja))), *groupes)


def _grouper(trouvailles: Iterable[Trouvaille]) -> tuple[Groupe, ...]:
    par_famille: dict[Famille, list[Trouvaille]] = {}
    for trouvaille in trouvailles:
        par_famille.setdefault(trouvaille.entree.famille, []).append(trouvaille)
    return tuple(Groupe(f, tuple(par_famille[f])) for f in Famille if f in par_famille)


def _noter(entree: Entree, demandes: Sequence[str]) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Rend la note d’une entrée, 0 si un mot demandé n’y est pas, et ce qui y répond."""
    plie, rangs = plier_en_place(entree.mot)
    autres = mots(f"{entree.autres_mots} {entree.precision}")
    total, marques = 0, []
    for demande in demandes:
        note, debut, fin = _situer(demande, plie)
        if note:
            marques.append((rangs[debut], rangs[fin - 1] + 1))
        elif any(autre.startswith(demande) or _est_une_faute(demande, autre) for autre in autres):
            note = _AUTRE
        if not note:
            return 0, ()
        total += note
    return total, tuple(sorted(marques))


def _situer(demande: str, texte: str) -> tuple[int, int, int]:
    """Rend la note d’un mot dans un texte plié, et ses bornes."""
    trouves = tuple(_MOT.finditer(texte))
    for mot in trouves:
        if mot[0].startswith(demande):
            return _DEBUT, mot.start(), mot.start() + len(demande)
    dedans = texte.find(demande)
    if dedans >= 0:
        return _DEDANS, dedans, dedans + len(demande)
    for mot in trouves:
        if _est_une_faute(demande, mot[0]):
            return _FAUTE, mot.start(), mot.end()
    return 0, 0, 0


def _est_une_faute(demande: str, mot: str) -> bool:
    """Vrai si le début du mot se lit dans la demande, à une faute près (deux si elle est longue).

    Un mot court a trop de voisins pour qu’on lui suppose une faute.
    """
    if len(demande) < _LETTRES_D_UNE_FAUTE:
        return False
    permises = 1 + (len(demande) >= _LETTRES_DE_DEUX)
    longueurs = range(len(demande) - permises, len(demande) + permises + 1)
    debuts = {mot[:longueur] for longueur in longueurs}
    return any(distance(demande, debut) <= permises for debut in debuts)


def _la_plus_proche(entrees: Sequence[Entree], demandes: Sequence[str]) -> tuple[Groupe, ...]:
    if not entrees:
        return ()
    texte = " ".join(demandes)

    def ecart(entree: Entree) -> float:
        candidats = (plier(entree.mot), *mots(entree.mot))
        return min(distance(texte, mot) / max(len(texte), len(mot), 1) for mot in candidats)

    proche = min(entrees, key=ecart)
    return (Groupe(Famille.PROCHE, (Trouvaille(proche),)),)
