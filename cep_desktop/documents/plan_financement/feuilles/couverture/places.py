"""La place de la matrice « qui couvre quoi », et les mots de ses colonnes.

Au-delà de cinq aides, la matrice se poursuit en dessous : elle garde ainsi des caractères lisibles
à l’impression.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import adresse, plage
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.formules import arrondir
from cep_desktop.documents.plan_financement.parties.couverture import Couverture
from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.montant import Montant

A_REPARTIR = "À répartir"
ETAT = "État"
LA_PERSONNE = "La personne (€)"
COUVERT = "Total couvert (€)"
ECART = "Écart (€)"
EN_EUROS = " (€)"

TITRES = ("Clé", "Poste", "Étape", "Fournisseur ou objet")
PREMIERE = len(TITRES)
_AIDES_DU_DERNIER = 5
_AIDES_PAR_BLOC = 8


@dataclass(frozen=True, slots=True)
class Bloc:
    """Un morceau de la matrice : sa place et les rangs des aides qu’il montre."""

    bande: Bande
    aides: range

    @property
    def apres_les_aides(self) -> int:
        """Colonne qui suit celles des aides."""
        return PREMIERE + len(self.aides)

    @property
    def etats(self) -> int:
        """Rangée qui dit, sous le total, où en est chaque aide."""
        return self.bande.suite + 1

    def aides_de(self, rangee: int, feuille: str = "") -> str:
        """Plage des aides d’une rangée ; vide s’il n’y a pas d’aide."""
        if not self.aides:
            return ""
        return plage((rangee, PREMIERE), (rangee, self.apres_les_aides - 1), feuille)


@dataclass(frozen=True, slots=True)
class Places:
    """Où sont les blocs de la matrice ; le dernier porte la personne, le total et l’écart."""

    blocs: tuple[Bloc, ...]

    @property
    def dernier(self) -> Bloc:
        """Le bloc qui conclut chaque ligne."""
        return self.blocs[-1]

    @property
    def largeur(self) -> int:
        """Nombre de colonnes du bloc le plus large."""
        dernier = self.dernier.apres_les_aides + 3
        return max(dernier, *(bloc.apres_les_aides for bloc in self.blocs))

    @property
    def controle(self) -> int:
        """Rangée du contrôle."""
        return self.dernier.etats + 1

    @property
    def coupures(self) -> tuple[int, ...]:
        """Rangées où commence une page, hors la première."""
        debuts = [bloc.bande.entete for bloc in self.blocs[1:]]
        return (*debuts, *(rangee for bloc in self.blocs for rangee in bloc.bande.entetes_repris))

    @property
    def personne(self) -> int:
        """Colonne de la personne."""
        return self.dernier.apres_les_aides

    @property
    def ecarts(self) -> str:
        """Plage des écarts des dépenses, sans la ligne « À répartir »."""
        premiere, colonne = self.dernier.bande.premiere, self.personne + 2
        return plage((premiere, colonne), (self.dernier.bande.derniere - 1, colonne))

    @property
    def total_ecart(self) -> str:
        """Case de l’écart total."""
        return adresse((self.dernier.bande.suite, self.personne + 2))

    def montants(self, couverture: Couverture) -> dict[int, list[Montant | None]]:
        """Les montants que porte chaque colonne, pour lui donner une largeur suffisante."""
        lignes = (*couverture.lignes, couverture.a_repartir, couverture.total)
        colonnes: dict[int, list[Montant | None]] = {}
        for bloc in self.blocs:
            for colonne, rang in enumerate(bloc.aides, start=PREMIERE):
                colonnes.setdefault(colonne, []).extend(ligne.parts[rang] for ligne in lignes)
        for ligne in lignes:
            conclusion = (ligne.personne, ligne.couvert, ligne.ecart)
            for colonne, montant in enumerate(conclusion, start=self.personne):
                colonnes.setdefault(colonne, []).append(montant)
        return colonnes

    def totaux_des_aides(self) -> list[str]:
        """La case du total de chaque aide."""
        return [
            adresse((bloc.bande.suite, PREMIERE + rang))
            for bloc in self.blocs
            for rang in range(len(bloc.aides))
        ]

    def somme_des(self, assurance: Assurance, feuille: str) -> str:
        """Formule, pour une autre feuille, de ce que paient les aides dans cet état."""
        sommes = [
            f'SUMIF({bloc.aides_de(bloc.etats, feuille)},"{assurance.libelle}",'
            f"{bloc.aides_de(bloc.bande.suite, feuille)})"
            for bloc in self.blocs
            if bloc.aides
        ]
        return arrondir("+".join(sommes) or "SUM(0)")

    def ligne_d_aides(self, rangee: Callable[[Bloc], int]) -> str:
        """Les aides d’une même ligne à travers les blocs, à additionner ; « 0 » sans aide."""
        plages = (bloc.aides_de(rangee(bloc)) for bloc in self.blocs)
        return ",".join(filter(None, plages)) or "0"


def placer(couverture: Couverture, *, premiere: int, reprises: tuple[int, ...] = ()) -> Places:
    """Rend la place des blocs, le premier ayant son en-tête à cette rangée."""
    nombre = max(len(couverture.lignes), 1) + 1
    blocs: list[Bloc] = []
    for aides in _grouper(len(couverture.aides)):
        bande = Bande(blocs[-1].etats + 2 if blocs else premiere, nombre, reprises)
        blocs.append(Bloc(bande, aides))
    return Places(tuple(blocs))


def _grouper(nombre: int) -> Iterator[range]:
    debut = 0
    while nombre - debut > _AIDES_DU_DERNIER:
        taille = min(_AIDES_PAR_BLOC, nombre - debut - 1)
        yield range(debut, debut + taille)
        debut += taille
    yield range(debut, nombre)
