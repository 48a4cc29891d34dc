"""Ce qui distingue deux versions d’un dossier, dit avec les mots du métier."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.liens import COLLECTIONS, RENVOIS
from cep_desktop.domain.situation import Fait
from cep_desktop.domain.typographie import composer
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.dire import RIEN, dire, nommer, se_dit_d_un_trait
from cep_desktop.usecases.mots_du_dossier import mots_du_dossier

_TUS = frozenset({"id", "cles_retirees", "versions_figees"})
"""Champs qui ne disent rien à la personne."""


class NatureDifference(Code):
    """Ce qui a changé d’une version à l’autre."""

    AJOUT = "ajout", "Ajouté"
    RETRAIT = "retrait", "Retiré"
    CHANGEMENT = "changement", "Changé"
    ORDRE = "ordre", "Déplacé"


@dataclass(frozen=True, slots=True)
class Difference:
    """Une différence : où elle est, sur quoi, et ce qu’on lit avant puis après.

    `place` la situe dans le dossier, par clés et non par rangs. `est_privee` : jamais montrée à
    la personne.
    """

    nature: NatureDifference
    rubrique: str
    sujet: str
    champ: str
    avant: str
    apres: str
    place: str
    est_privee: bool


def comparer(avant: Dossier, apres: Dossier) -> tuple[Difference, ...]:
    """Rend ce qui change d’un dossier à l’autre, dans l’ordre du dossier."""
    comparaison = _Comparaison(_reperer(avant), _reperer(apres))
    return tuple(comparaison.valeurs(avant, apres, _Ici()))


@dataclass(frozen=True, slots=True)
class _Repere:
    """Un élément à clé, et le nom de ce qui le contient."""

    element: Valeur
    dans: str


_Reperes = Mapping[str, Mapping[str, _Repere]]
"""Les éléments d’un dossier, par collection puis par clé."""


def _reperer(dossier: Dossier) -> _Reperes:
    return {chemin: dict(_elements(dossier, chemin.split("."), "")) for chemin in COLLECTIONS}


def _elements(noeud: object, chemin: Sequence[str], dans: str) -> Iterator[tuple[str, _Repere]]:
    if isinstance(noeud, tuple):
        for element in noeud:
            yield from _elements(element, chemin[1:], dans)
    elif isinstance(noeud, Valeur) and chemin == ["id"]:
        yield getattr(noeud, "id", ""), _Repere(noeud, dans)
    elif isinstance(noeud, Valeur):
        yield from _elements(getattr(noeud, chemin[0]), chemin[1:], nommer(noeud))


@dataclass(frozen=True, slots=True)
class _Ici:
    """Où l’on est : le chemin du modèle, la place par clés, ce dont on parle."""

    chemin: str = ""
    place: str = ""
    sujet: str = ""

    def champ(self, nom: str) -> "_Ici":
        return _Ici(f"{self.chemin}.{nom}".strip("."), f"{self.place}.{nom}".strip("."), self.sujet)

    def element(self, cle: str, element: Valeur) -> "_Ici":
        mot = mots_du_dossier().element(self.chemin)
        nom = nommer(element)
        est_une_date = nom.startswith("du ")
        titre = f"{mot} {nom}" if est_une_date else f"{mot} « {nom} »" if nom else mot
        return _Ici(f"{self.chemin}.[]", f"{self.place}.{cle}", composer(titre))


@dataclass(frozen=True, slots=True)
class _Comparaison:
    """Parcourt deux dossiers ensemble ; garde le nom de ce que chacun cite."""

    avant: _Reperes
    apres: _Reperes

    def valeurs(self, avant: Valeur, apres: Valeur, ici: _Ici) -> Iterator[Difference]:
        for nom in type(avant).model_fields:
            ancienne, neuve = getattr(avant, nom), getattr(apres, nom)
            if nom not in _TUS and ancienne != neuve:
                yield from self._champ(type(avant), nom, (ancienne, neuve), ici.champ(nom))

    def _champ(
        self, modele: type[Valeur], nom: str, paire: tuple[object, object], ici: _Ici
    ) -> Iterator[Difference]:
        avant, apres = paire
        if _se_parcourt(avant) and _se_parcourt(apres):
            yield from self.valeurs(avant, apres, ici)
        elif _est_nommee(avant) and _est_nommee(apres):
            yield from self._suites(avant, apres, ici)
        else:
            champ = mots_du_dossier().champ(modele, nom)
            lus = (
                self._lire(ici.chemin, avant, self.avant),
                self._lire(ici.chemin, apres, self.apres),
            )
            yield _difference(NatureDifference.CHANGEMENT, ici, champ, *lus)

    def _suites(
        self, avant: tuple[Valeur, ...], apres: tuple[Valeur, ...], ici: _Ici
    ) -> Iterator[Difference]:
        anciens, neufs = _par_cle(avant), _par_cle(apres)
        partis, venus = (
            reperes.get(f"{ici.chemin}.[].id", {}) for reperes in (self.avant, self.apres)
        )
        for cle, ancien in anciens.items():
            if cle not in neufs and cle not in venus:
                dedans = ici.element(cle, ancien)
                yield _difference(NatureDifference.RETRAIT, dedans, "", dire(ancien), RIEN)
        for cle, neuf in neufs.items():
            dedans = ici.element(cle, neuf)
            if cle in anciens:
                yield from self._element(anciens[cle], neuf, dedans)
            elif cle in partis:
                lieux = partis[cle].dans, venus[cle].dans
                yield _difference(NatureDifference.ORDRE, dedans, "Placé dans", *lieux)
                yield from self._element(partis[cle].element, neuf, dedans)
            else:
                yield _difference(NatureDifference.AJOUT, dedans, "", RIEN, dire(neuf))
        yield from _ordre(anciens, neufs, ici)

    def _element(self, avant: Valeur, apres: Valeur, ici: _Ici) -> Iterator[Difference]:
        if se_dit_d_un_trait(avant):
            if avant != apres:
                lus = dire(avant), dire(apres)
                yield _difference(NatureDifference.CHANGEMENT, ici, "", *lus)
        else:
            yield from self.valeurs(avant, apres, ici)

    def _lire(self, chemin: str, valeur: object, reperes: _Reperes) -> str:
        """Écrit une valeur ; une clé citée se lit par le nom de ce qu’elle désigne."""
        if isinstance(valeur, tuple):
            cites = reperes.get(RENVOIS.get(f"{chemin}.[]", ""), {})
            return dire(tuple(_citer(cle, cites) for cle in valeur))
        return dire(_citer(valeur, reperes.get(RENVOIS.get(chemin, ""), {})))


def _citer(valeur: object, cites: Mapping[str, _Repere]) -> object:
    repere = cites.get(valeur) if isinstance(valeur, str) else None
    return nommer(repere.element) if repere else valeur


def _ordre(
    anciens: Mapping[str, Valeur], neufs: Mapping[str, Valeur], ici: _Ici
) -> Iterator[Difference]:
    communs = [cle for cle in anciens if cle in neufs]
    if communs != [cle for cle in neufs if cle in anciens]:
        rangs = [composer(" ; ".join(map(nommer, suite.values()))) for suite in (anciens, neufs)]
        mot = mots_du_dossier().champ(Valeur, ici.chemin.rsplit(".", 1)[-1])
        yield _difference(NatureDifference.ORDRE, ici, f"Ordre : {mot.lower()}", *rangs)


def _se_parcourt(valeur: object) -> TypeGuard[Valeur]:
    return isinstance(valeur, Valeur) and not se_dit_d_un_trait(valeur)


def _est_nommee(suite: object) -> TypeGuard[tuple[Valeur, ...]]:
    return isinstance(suite, tuple) and all(
        isinstance(element, Fait) or _se_parcourt(element) for element in suite
    )


def _par_cle(suite: tuple[Valeur, ...]) -> dict[str, Valeur]:
    """Range une suite par clé ; sans clé, par ce qui nomme l’élément, puis par rang."""
    rangee: dict[str, Valeur] = {}
    for element in suite:
        propre = getattr(element, "id", "") or _cle_naturelle(element)
        cle, numero = propre, 1
        while cle in rangee:
            numero += 1
            cle = f"{propre} ({numero})"
        rangee[cle] = element
    return rangee


def _cle_naturelle(element: Valeur) -> str:
    if isinstance(element, Fait):
        return f"{element.code} {element.connu_le}"
    return nommer(element) or dire(element)


def _difference(
    nature: NatureDifference, ici: _Ici, champ: str, avant: str, apres: str
) -> Difference:
    return Difference(
        nature=nature,
        rubrique=mots_du_dossier().rubrique(ici.chemin.replace(".[]", "")),
        sujet=ici.sujet,
        champ=composer(champ),
        avant=avant,
        apres=apres,
        place=ici.place,
        est_privee=ici.chemin.startswith(("notes_privees", "accompagnement.alertes", "gel")),
    )
