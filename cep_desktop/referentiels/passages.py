"""Compétence par compétence : ce qui est tenu, ce qui se transfère, ce qui reste à apprendre."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cep_desktop.domain.pliage import plier
from cep_desktop.referentiels.catalogue import Catalogue, Metier
from cep_desktop.referentiels.mots import racines
from cep_desktop.referentiels.rapprochement import Passage, Profil
from cep_desktop.referentiels.vecteurs import Espace, Voisinage

_PAREIL, _VOISIN = 0.8, 0.45
_DIT = "dit\u00a0: "

Comparaison = tuple[tuple[str, ...], tuple[Passage, ...], tuple[str, ...]]


class Passages:
    """Les libellés des compétences d’un catalogue, comparés mot à mot."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._libelles = Espace({c: racines(mots) for c, mots in catalogue.competences.items()})
        self._tetes = {c: r[0] for c, m in catalogue.competences.items() if (r := racines(m))}
        self._cles = {plier(libelle): cle for cle, libelle in catalogue.competences.items()}

    def nommees(self, textes: Iterable[str]) -> tuple[str, ...]:
        """Rend les compétences du livre que ces mots désignent."""
        trouvees = []
        for texte in textes:
            exacte = self._cles.get(plier(texte))
            proches = self._libelles.proximites(self._libelles.vecteur(racines(texte)))
            meilleure = max(proches, key=lambda c: (proches[c], c), default=None)
            if exacte is not None:
                trouvees.append(exacte)
            elif meilleure is not None and proches[meilleure] >= _PAREIL:
                trouvees.append(meilleure)
        return tuple(dict.fromkeys(trouvees))

    def acquis(self, profil: Profil) -> "Acquis":
        """Rend ce que la personne sait faire, d’après ses métiers et ses mots."""
        catalogue = self._catalogue
        fiches = [catalogue.metiers[c].fiche for c in profil.metiers if c in catalogue.metiers]
        cles = {cle for fiche in fiches for cle in catalogue.liens.get(fiche, ())}
        cles |= set(self.nommees(profil.competences))
        dits = {f"{_DIT}{texte}": racines(texte) for texte in profil.competences}
        voisinage = self._libelles.restreindre(
            cles, *((nom, self._libelles.vecteur(mots)) for nom, mots in dits.items())
        )
        tetes = {nom: mots[0] for nom, mots in dits.items() if mots}
        return Acquis(frozenset(cles), voisinage, tetes)

    def comparer(self, metier: Metier, acquis: "Acquis") -> Comparaison:
        """Rend les compétences tenues, transférables, à apprendre ; sans libellé, on se tait."""
        libelles = self._catalogue.competences
        tenues: list[str] = []
        passages: list[Passage] = []
        reste: list[str] = []
        for cle in self._catalogue.liens.get(metier.fiche, ()):
            libelle = libelles.get(cle)
            if libelle is None:
                continue
            part, depuis = (1.0, "") if cle in acquis.cles else self._plus_proche(cle, acquis)
            if part >= _PAREIL:
                tenues.append(libelle)
            elif part >= _VOISIN:
                passages.append(Passage(libelle, depuis))
            else:
                reste.append(libelle)
        return tuple(tenues), tuple(passages), tuple(reste)

    def _plus_proche(self, cle: str, acquis: "Acquis") -> tuple[float, str]:
        """Rend la compétence acquise la plus proche de celle-ci, et de combien (0 à 1)."""
        tete = self._tetes.get(cle, "")

        def convient(nom: str, communs: int) -> bool:
            """Un seul mot commun ne suffit que s’il ouvre les deux libellés."""
            return communs > 1 or (acquis.tetes.get(nom) or self._tetes.get(nom)) == tete

        vecteur = self._libelles.vecteurs.get(cle, {})
        part, nom = acquis.voisinage.plus_proche(vecteur, convient=convient)
        return part, self._catalogue.competences.get(nom) or nom.removeprefix(_DIT)


@dataclass(frozen=True, slots=True)
class Acquis:
    """Les compétences du livre que la personne a, et de quoi en chercher de voisines."""

    cles: frozenset[str]
    voisinage: Voisinage
    tetes: Mapping[str, str]
