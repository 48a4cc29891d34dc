"""Rapprocher ce que la personne a fait des métiers du livre, en disant toujours pourquoi.

Cinq comparaisons, chacune racontable : les compétences communes, celles qui sont le cœur des deux
métiers, les mots de ces compétences, les noms des métiers, leurs lieux et conditions. Leurs poids
sont des nombres ronds ; les mobilités officielles n’y entrent pas (voir `bench/appariement.py`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cep_desktop.referentiels.catalogue import Catalogue, Metier
from cep_desktop.referentiels.mots import racines
from cep_desktop.referentiels.passages import Acquis, Passages
from cep_desktop.referentiels.rapprochement import Filtres, MetierAPortee, Profil, Proximite
from cep_desktop.referentiels.vecteurs import Espace, Vecteur

_COMPETENCES, _COEUR, _NOMS, _MOTS, _MILIEUX = 2.0, 1.0, 2.0, 1.0, 0.5
_FOIS_LE_TITRE = 3
_TOUT_PROCHE, _PROCHE = 0.5, 0.25
_NOMS_VOISINS, _MILIEUX_VOISINS = 0.3, 0.4


class Apparieur:
    """Les fiches d’un catalogue, prêtes à être comparées à un profil."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        liens, libelles = catalogue.liens, catalogue.competences
        self._competences = Espace(liens)
        self._coeurs = Espace(catalogue.coeurs)
        self._mots = Espace(
            {f: [r for c in ogr for r in racines(libelles.get(c, ""))] for f, ogr in liens.items()}
        )
        self._milieux = Espace(catalogue.milieux)
        noms: dict[str, list[str]] = {
            code: list(racines(metier.libelle)) * _FOIS_LE_TITRE
            for code, metier in catalogue.metiers.items()
        }
        for appellation in catalogue.appellations:
            noms.setdefault(appellation.code, []).extend(racines(appellation.libelle))
        self._noms = Espace(noms)
        self._passages = Passages(catalogue)
        self._codes: dict[str, list[str]] = defaultdict(list)
        for code, metier in catalogue.metiers.items():
            self._codes[metier.fiche].append(code)

    def classer(self, profil: Profil) -> tuple[str, ...]:
        """Rend tous les métiers qui ont un lien avec le profil, le plus proche d’abord."""
        notes = self._noter(profil)
        return tuple(sorted(notes, key=lambda code: (-notes[code], code)))

    def rapprocher(
        self, profil: Profil, filtres: Filtres | None = None, *, nombre: int = 20
    ) -> tuple[MetierAPortee, ...]:
        """Rend les métiers à portée, une fiche de compétences une seule fois.

        Le dernier vient d’une autre famille si toutes les autres se ressemblent.
        """
        if profil.est_vide:
            return ()
        depart = self._partir(profil)
        gardes = self._choisir(profil, filtres or Filtres(), nombre)
        return tuple(
            replace(self._raconter(metier, depart), est_autre_voie=est_autre)
            for metier, est_autre in gardes
        )

    def raconter(self, code: str, profil: Profil) -> MetierAPortee | None:
        """Dit d’un métier précis ce qui est tenu, transférable, à apprendre."""
        metier = self._catalogue.metiers.get(code)
        return None if metier is None else self._raconter(metier, self._partir(profil))

    def _choisir(
        self, profil: Profil, filtres: Filtres, nombre: int
    ) -> Iterator[tuple[Metier, bool]]:
        metiers = self._catalogue.metiers
        deja = {metiers[c].fiche for c in profil.metiers if c in metiers}
        familles: set[str] = set()
        donnes = 0
        for code in self.classer(profil):
            metier = metiers.get(code)
            if metier is None or metier.fiche in deja or not self._passe(metier, filtres):
                continue
            famille = code[:1]
            if donnes == nombre - 1 and len(familles) == 1 and famille in familles:
                continue
            est_autre = donnes == nombre - 1 and len(familles) == 1
            deja.add(metier.fiche)
            familles.add(famille)
            donnes += 1
            yield metier, est_autre
            if donnes == nombre:
                return

    def _passe(self, metier: Metier, filtres: Filtres) -> bool:
        """Vrai si rien de connu n’écarte le métier ; l’inconnu n’écarte jamais, sauf demandé."""
        conditions = self._catalogue.conditions.get(metier.fiche, ())
        return (
            (not filtres.transitions or metier.transition in filtres.transitions)
            and not (filtres.sans_reglemente and metier.est_reglemente)
            and (not filtres.interets or bool(filtres.interets & set(metier.interets)))
            and not filtres.conditions_refusees & set(conditions)
        )

    def _noter(self, profil: Profil) -> dict[str, float]:
        metiers = self._catalogue.metiers
        codes = [code for code in profil.metiers if code in metiers]
        fiches = tuple(dict.fromkeys(metiers[code].fiche for code in codes))
        dites = [racine for texte in profil.competences for racine in racines(texte)]
        cles = self._passages.nommees(profil.competences)
        par_fiche: dict[str, float] = defaultdict(float)
        comparaisons: tuple[tuple[float, Espace, Vecteur], ...] = (
            (_COMPETENCES, self._competences, self._competences.vecteur(cles)),
            (_COEUR, self._coeurs, self._coeurs.vecteur(cles)),
            (_MOTS, self._mots, self._mots.vecteur(dites)),
            (_MILIEUX, self._milieux, {}),
        )
        for poids, espace, dit in comparaisons:
            proches = espace.proximites(espace.reunir(fiches, dit))
            for fiche, proximite in proches.items():
                par_fiche[fiche] += poids * proximite
        notes = {
            code: note for fiche, note in par_fiche.items() for code in self._codes.get(fiche, ())
        }
        noms = self._noms.proximites(self._noms.reunir(codes, self._noms.vecteur(dites)))
        for code, proximite in noms.items():
            notes[code] = notes.get(code, 0.0) + _NOMS * proximite
        return notes

    def _partir(self, profil: Profil) -> "_Depart":
        """Compare une fois pour toutes ce qui ne dépend que du profil."""
        metiers = self._catalogue.metiers
        codes = [code for code in profil.metiers if code in metiers]
        fiches = [metiers[code].fiche for code in codes]
        return _Depart(
            self._passages.acquis(profil),
            frozenset(metiers[code].domaine for code in codes),
            self._noms.proximites(self._noms.reunir(codes)),
            self._milieux.proximites(self._milieux.reunir(fiches)),
            self._mots.proximites(
                self._mots.reunir(
                    fiches,
                    self._mots.vecteur([r for texte in profil.competences for r in racines(texte)]),
                )
            ),
        )

    def _raconter(self, metier: Metier, depart: "_Depart") -> MetierAPortee:
        tenues, passages, reste = self._passages.comparer(metier, depart.acquis)
        total = len(tenues) + len(passages) + len(reste)
        part = (len(tenues) + len(passages) / 2) / total if total else 0.0
        proximite = (
            Proximite.VOISIN
            if part >= _TOUT_PROCHE
            else Proximite.PROCHE
            if part >= _PROCHE
            else Proximite.ACCESSIBLE
        )
        raisons = tuple(_raisons(metier, depart, len(tenues), len(passages)))
        raisons = raisons or _raison_faible(metier, depart)
        return MetierAPortee(metier, proximite, raisons, tenues, passages, reste)


@dataclass(frozen=True, slots=True)
class _Depart:
    """Ce qui ne dépend que du profil."""

    acquis: Acquis
    domaines: frozenset[str]
    noms: Mapping[str, float]
    milieux: Mapping[str, float]
    mots: Mapping[str, float]


def _raison_faible(metier: Metier, depart: _Depart) -> tuple[str, ...]:
    """Ce qui rapproche le plus, quand rien ne rapproche beaucoup."""
    forces = (
        (depart.mots.get(metier.fiche, 0.0), "des compétences qui se disent avec les mêmes mots"),
        (depart.noms.get(metier.code, 0.0), "un nom de métier qui ressemble un peu"),
        (depart.milieux.get(metier.fiche, 0.0), "des lieux de travail qui se ressemblent un peu"),
    )
    force, raison = max(forces, key=lambda f: f[0])
    return (raison,) if force > 0 else ()


def _raisons(metier: Metier, depart: _Depart, tenues: int, passages: int) -> Iterator[str]:
    """Les raisons du rapprochement, en mots."""
    if tenues:
        yield f"{tenues} compétence{'s' * (tenues > 1)} en commun"
    if passages:
        yield f"{passages} déjà faite{'s' * (passages > 1)} autrement"
    if metier.domaine in depart.domaines:
        yield "même famille de métiers"
    if depart.noms.get(metier.code, 0.0) >= _NOMS_VOISINS:
        yield "noms de métiers voisins"
    if depart.milieux.get(metier.fiche, 0.0) >= _MILIEUX_VOISINS:
        yield "mêmes lieux de travail"
