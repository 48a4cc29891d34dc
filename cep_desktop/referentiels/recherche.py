"""Chercher un métier à la frappe : deux genres, accents, fautes, mots de tous les jours."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cep_desktop.referentiels.catalogue import Appellation, Catalogue
from cep_desktop.referentiels.mots import mots, racine

_EXACT, _DEBUT, _FAUTE = 1.0, 0.82, 0.6
_LETTRES_D_UNE_FAUTE, _LETTRES_D_UN_DEBUT = 5, 2
_DEBUTS_AU_PLUS = 60
_PART_DEMANDE, _PART_NOM = 0.66, 0.34
_PRINCIPALE, _EN_TETE, _PEU_USITEE, _FREQUENCE = 0.05, 0.04, 0.12, 0.012
_USAGE = 0.97
_MINIMUM = 0.34


@dataclass(frozen=True, slots=True)
class MetierTrouve:
    """Un métier, et le nom sous lequel on l’a trouvé."""

    code: str
    appellation: str
    libelle: str


class Index:
    """Les appellations d’un catalogue, prêtes à être cherchées en quelques millisecondes."""

    def __init__(self, catalogue: Catalogue, usages: Mapping[str, Iterable[str]]) -> None:
        self._metiers = catalogue.metiers
        connues = {a.libelle for a in catalogue.appellations}
        self._noms = (
            *catalogue.appellations,
            *(
                Appellation(m.libelle, m.code, est_principale=True)
                for m in catalogue.metiers.values()
                if m.libelle not in connues
            ),
        )
        self._racines: list[tuple[str, ...]] = []
        self._ou: dict[str, list[int]] = defaultdict(list)
        formes: dict[str, str] = {}
        for rang, nom in enumerate(self._noms):
            siens = mots(nom.libelle)
            formes.update((mot, racine(mot)) for mot in siens)
            distinctes = tuple(dict.fromkeys(map(racine, siens)))
            self._racines.append(distinctes)
            for une in distinctes:
                self._ou[une].append(rang)
        nombre = len(self._noms) or 1
        self._poids = {r: math.log(1 + nombre / len(ou)) for r, ou in self._ou.items()}
        self._totaux = [sum(self._poids[r] for r in siennes) for siennes in self._racines]
        self._formes = formes
        self._mots = sorted(formes)
        self._sans_une_lettre: dict[str, set[str]] = defaultdict(set)
        for mot in self._mots:
            if len(mot) >= _LETTRES_D_UNE_FAUTE:
                for forme in _amputer(mot):
                    self._sans_une_lettre[forme].add(mot)
        self._usages = {
            tuple(map(racine, mots(cle))): tuple(mots(v) for v in valeurs)
            for cle, valeurs in usages.items()
        }

    def chercher(self, texte: str, *, nombre: int = 10) -> tuple[MetierTrouve, ...]:
        """Rend les métiers qui répondent à ces mots, le meilleur d’abord, un par code."""
        meilleurs: dict[str, tuple[float, int]] = {}
        for demande, part in self._lectures(mots(texte)):
            for code, (note, rang) in self._noter(demande).items():
                if part * note > meilleurs.get(code, (0.0, 0))[0]:
                    meilleurs[code] = (part * note, rang)
        ordre = sorted(meilleurs, key=lambda code: (-meilleurs[code][0], code))
        return tuple(
            MetierTrouve(code, self._noms[meilleurs[code][1]].libelle, self._metiers[code].libelle)
            for code in ordre[:nombre]
            if meilleurs[code][0] >= _MINIMUM and code in self._metiers
        )

    def _lectures(self, demande: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
        """La demande telle quelle, puis avec chaque mot de tous les jours traduit."""
        if not demande:
            return
        yield demande, 1.0
        siennes = tuple(map(racine, demande))
        for cle, valeurs in self._usages.items():
            for debut in range(len(siennes) - len(cle) + 1):
                if siennes[debut : debut + len(cle)] == cle:
                    for valeur in valeurs:
                        suite = (*demande[:debut], *valeur, *demande[debut + len(cle) :])
                        yield suite, _USAGE

    def _noter(self, demande: tuple[str, ...]) -> dict[str, tuple[float, int]]:
        """Rend pour chaque code la note de son meilleur nom, et ce nom."""
        trouve: dict[int, float] = defaultdict(float)
        couvert: dict[int, float] = defaultdict(float)
        total = 0.0
        for position, mot in enumerate(demande):
            lectures = self._lire_mot(mot, est_dernier=position == len(demande) - 1)
            poids_mot = self._peser(racine(mot), lectures)
            total += poids_mot
            vus: dict[int, tuple[float, float]] = {}
            for une, qualite in lectures.items():
                poids = self._poids[une]
                for rang in self._ou[une]:
                    if qualite * poids_mot > vus.get(rang, (0.0, 0.0))[0]:
                        vus[rang] = (qualite * poids_mot, poids * qualite)
            for rang, (gain, part) in vus.items():
                trouve[rang] += gain
                couvert[rang] += part
        notes: dict[str, tuple[float, int]] = {}
        pleines: dict[str, int] = defaultdict(int)
        premiere = racine(demande[0])
        for rang, gain in trouve.items():
            if gain < _MINIMUM * total:
                continue
            nom = self._noms[rang]
            note = _PART_DEMANDE * gain / total
            note += _PART_NOM * min(1.0, couvert[rang] / self._totaux[rang]) * gain / total
            note += _PRINCIPALE * nom.est_principale * gain / total
            note += _EN_TETE * (self._racines[rang][:1] == (premiere,))
            note -= _PEU_USITEE * nom.est_peu_usitee
            pleines[nom.code] += gain > _DEBUT * total
            if note > notes.get(nom.code, (0.0, 0))[0]:
                notes[nom.code] = (note, rang)
        return {
            code: (note + _FREQUENCE * math.log2(1 + pleines[code]), rang)
            for code, (note, rang) in notes.items()
        }

    def _peser(self, exacte: str, lectures: dict[str, float]) -> float:
        """Rend le poids d’un mot : le sien s’il est connu, sinon la moyenne de ses lectures."""
        if exacte in lectures:
            return self._poids[exacte]
        if not lectures:
            return math.log(1 + len(self._noms))
        return sum(self._poids[une] for une in lectures) / len(lectures)

    def _lire_mot(self, mot: str, *, est_dernier: bool) -> dict[str, float]:
        """Rend les racines que ce mot peut vouloir dire, et la confiance en chacune."""
        lectures: dict[str, float] = {}
        exacte = racine(mot)
        if exacte in self._ou:
            lectures[exacte] = _EXACT
        if len(mot) >= _LETTRES_D_UN_DEBUT and (est_dernier or not lectures):
            debut = bisect_left(self._mots, mot)
            for forme in self._mots[debut : debut + _DEBUTS_AU_PLUS]:
                if not forme.startswith(mot):
                    break
                lectures.setdefault(self._formes[forme], _DEBUT)
        if not lectures and len(mot) >= _LETTRES_D_UNE_FAUTE:
            for forme in (mot, *_amputer(mot)):
                proches = self._sans_une_lettre.get(forme, set())
                for proche in (*proches, *((forme,) if forme in self._formes else ())):
                    lectures.setdefault(self._formes[proche], _FAUTE)
        return lectures


def _amputer(mot: str) -> set[str]:
    """Rend le mot privé d’une lettre, de toutes les façons."""
    return {mot[:rang] + mot[rang + 1 :] for rang in range(len(mot))}
