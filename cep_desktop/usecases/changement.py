"""Ce qu’une version d’un dossier change à une autre, en gestes que l’on peut refaire ailleurs.

Un dossier se parcourt comme un arbre : ses rubriques, puis leurs éléments rangés par clé. Ce qui
n’a de sens qu’en entier (un montant et sa source, une adresse, une échéance) est une feuille.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.francais import expliquer
from cep_desktop.domain.liens import COLLECTIONS

Lieu = tuple[str, ...]
"""Une place dans l’arbre : noms de champs, et clés des éléments."""

Arbre = dict[str, object]

_FAITS: Final = "situation.faits"
_SUITES: Final = frozenset(chemin.removesuffix(".[].id") for chemin in COLLECTIONS) | {_FAITS}
_COMPOSES: Final = frozenset(
    chemin[:fin]
    for chemin in _SUITES
    for fin in (*(rang for rang, signe in enumerate(chemin) if signe == "."), len(chemin))
) | {"", "beneficiaire", "parcours", "situation", "conseil.projet"}
_CUMULES: Final = frozenset({("accompagnement", "cles_retirees")})
"""Suites qui ne font que grandir : ce que chacun ajoute s’y retrouve."""

ORDRE: Final = "[ordre]"
"""Fin du lieu qui dit l’ordre d’une suite ; aucun champ ni aucune clé ne s’écrit ainsi."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Il n’y a rien à cette place ; une valeur vide, elle, est une valeur."""


ABSENT: Final = Absence()


@dataclass(frozen=True, slots=True)
class Changement:
    """À cette place, une valeur en remplace une autre.

    `apres_quoi` range un élément ajouté ou retiré : les clés qui le précèdent, de la plus proche.
    """

    lieu: Lieu
    avant: object
    apres: object
    apres_quoi: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """La place, écrite comme dans une comparaison de dossiers."""
        return ".".join(self.lieu)

    @property
    def s_ajoute(self) -> bool:
        """Vrai si ce changement prolonge une suite qui ne fait que grandir."""
        avant, apres = self.avant, self.apres
        return (
            self.lieu in _CUMULES
            and isinstance(avant, tuple)
            and isinstance(apres, tuple)
            and apres[: len(avant)] == avant
        )

    @property
    def inverse(self) -> "Changement":
        """Le changement qui défait celui-ci."""
        return Changement(self.lieu, self.apres, self.avant, self.apres_quoi)

    def touche(self, autre: "Changement") -> bool:
        """Vrai si les deux portent sur la même chose, ou l’un sur une partie de l’autre."""
        return _se_suivent(self.lieu, autre.lieu) or _se_suivent(
            _identite(self.lieu), _identite(autre.lieu)
        )


@dataclass(frozen=True, slots=True)
class Refaire:
    """Refait des changements sur un autre dossier, tous ou aucun."""

    changements: tuple[Changement, ...]
    libelle: str = field(default="modifications reportées", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier après ces changements. Lève `DossierIncoherent`."""
        arbre = _planter(dossier)
        for changement in self.changements:
            _poser(arbre, changement)
        try:
            return Dossier.model_validate(_coucher(arbre))
        except ValidationError as cause:
            raise DossierIncoherent(expliquer(cause)) from None


def changements(avant: Dossier, apres: Dossier) -> tuple[Changement, ...]:
    """Rend ce qu’il faut refaire sur `avant` pour obtenir `apres`."""
    return tuple(_differer(_planter(avant), _planter(apres), ()))


def _planter(dossier: Dossier) -> Arbre:
    """Rend l’arbre d’un dossier : chaque suite y est rangée par clé."""
    plante = _par_cle(dossier.model_dump(), "")
    assert isinstance(plante, dict)  # noqa: S101 - un dossier est un objet
    return plante


def _par_cle(noeud: object, motif: str) -> object:
    if motif in _SUITES and isinstance(noeud, tuple):
        rangee = {_cle(element): _par_cle(element, f"{motif}.[]") for element in noeud}
        return rangee if len(rangee) == len(noeud) else noeud
    if isinstance(noeud, Mapping):
        return {nom: _par_cle(v, f"{motif}.{nom}".strip(".")) for nom, v in noeud.items()}
    return noeud


def _cle(element: Mapping[str, object]) -> str:
    """Rend la clé d’un élément ; un fait n’en a pas d’autre que sa question et sa date."""
    return str(element["id"] if "id" in element else f"{element['code']} {element['connu_le']}")


def _coucher(arbre: object, motif: str = "") -> object:
    """Rend les données d’un arbre : chaque suite redevient une suite."""
    if not isinstance(arbre, dict):
        return arbre
    if motif in _SUITES:
        return tuple(_coucher(element, f"{motif}.[]") for element in arbre.values())
    return {nom: _coucher(v, f"{motif}.{nom}".strip(".")) for nom, v in arbre.items()}


def _motif(lieu: Lieu) -> str:
    motif = ""
    for pas in lieu:
        motif = f"{motif}.{'[]' if motif in _SUITES else pas}".strip(".")
    return motif


def _se_parcourt(motif: str) -> bool:
    return motif in _COMPOSES or (motif.endswith("[]") and not motif.startswith(_FAITS))


def _se_suivent(un: Lieu, autre: Lieu) -> bool:
    commun = min(len(un), len(autre))
    return commun > 0 and un[:commun] == autre[:commun]


def _identite(lieu: Lieu) -> Lieu:
    """Rend la même place vue de son élément le plus proche, où qu’il soit rangé."""
    for rang in reversed(range(len(lieu))):
        if lieu[rang] != ORDRE and _motif(lieu[:rang]) in _SUITES:
            return (_motif(lieu[:rang]), *lieu[rang:])
    return ()


def _differer(avant: object, apres: object, lieu: Lieu) -> Iterator[Changement]:
    motif = _motif(lieu)
    if not (isinstance(avant, dict) and isinstance(apres, dict) and _se_parcourt(motif)):
        if avant != apres:
            yield Changement(lieu, avant, apres)
        return
    for cle in avant:
        if cle not in apres:
            yield Changement((*lieu, cle), avant[cle], ABSENT, _precedents(avant, cle))
    if motif in _SUITES:
        communes = [cle for cle in avant if cle in apres]
        rangees = [cle for cle in apres if cle in avant]
        if communes != rangees:
            yield Changement((*lieu, ORDRE), tuple(communes), tuple(rangees))
    for cle, neuf in apres.items():
        if cle not in avant:
            yield Changement((*lieu, cle), ABSENT, neuf, _precedents(apres, cle))
        else:
            yield from _differer(avant[cle], neuf, (*lieu, cle))


def _precedents(suite: Arbre, cle: str) -> tuple[str, ...]:
    cles = list(suite)
    return tuple(reversed(cles[: cles.index(cle)]))


def _poser(arbre: Arbre, changement: Changement) -> None:
    *chemin, dernier = changement.lieu
    noeud: object = arbre
    for pas in chemin:
        noeud = noeud.get(pas) if isinstance(noeud, dict) else None
    if not isinstance(noeud, dict):
        return
    if dernier == ORDRE:
        _ranger(noeud, changement.apres)
    elif isinstance(changement.apres, Absence):
        noeud.pop(dernier, None)
    elif changement.s_ajoute:
        noeud[dernier] = _cumuler(noeud[dernier], changement.apres)
    elif dernier in noeud:
        noeud[dernier] = changement.apres
    else:
        _inserer(noeud, dernier, changement)


def _inserer(noeud: Arbre, cle: str, changement: Changement) -> None:
    """Pose un élément neuf après le plus proche de ceux qui le précédaient ; sinon, en tête."""
    cles = list(noeud)
    precedent = next((c for c in changement.apres_quoi if c in noeud), None)
    cles.insert(cles.index(precedent) + 1 if precedent is not None else 0, cle)
    noeud[cle] = changement.apres
    _ranger(noeud, tuple(cles))


def _ranger(noeud: Arbre, ordre: object) -> None:
    """Met ces clés dans cet ordre ; les autres gardent leur place."""
    voulues = iter([c for c in ordre if c in noeud] if isinstance(ordre, tuple) else ())
    a_ranger = frozenset(ordre if isinstance(ordre, tuple) else ())
    cles = [next(voulues) if cle in a_ranger else cle for cle in noeud]
    valeurs = {cle: noeud[cle] for cle in cles}
    noeud.clear()
    noeud.update(valeurs)


def _cumuler(present: object, ajoute: object) -> object:
    if not isinstance(present, tuple) or not isinstance(ajoute, tuple):
        return ajoute
    return (*present, *(un for un in ajoute if un not in present))
