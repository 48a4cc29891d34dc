"""Relit la matrice, bloc par bloc."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap, takewhile

from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.plan_financement.feuilles.couverture.places import (
    A_REPARTIR,
    EN_EUROS,
    ETAT,
    LA_PERSONNE,
    PREMIERE,
    TITRES,
)
from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.plan_financement.parties.couverture import (
    ColonneAide,
    Couverture,
    LigneCouverture,
)


@dataclass(frozen=True, slots=True)
class _Bloc:
    """Un bloc relu : les noms de ses aides, et les rangées de ses lignes puis de son bas."""

    noms: tuple[str, ...]
    lignes: tuple[int, ...]
    a_repartir: int
    total: int
    etats: tuple[str, ...]


def lire(
    grille: Grille, cles: Sequence[str], aides: Sequence[str], controle: Controle
) -> Couverture:
    """Relit la matrice ; `cles` et `aides` disent l’ordre des lignes et des colonnes."""
    grille.trouver([LA_PERSONNE])
    blocs = list(_blocs(grille, cles))
    noms = [nom for bloc in blocs for nom in bloc.noms]
    etats = [etat for bloc in blocs for etat in bloc.etats]
    return Couverture(
        aides=tuple(starmap(ColonneAide, zip(aides, noms, etats, strict=True))),
        lignes=tuple(
            _ligne(grille, cle, blocs, [bloc.lignes[rang] for bloc in blocs])
            for rang, cle in enumerate(cles)
        ),
        a_repartir=_ligne(grille, "", blocs, [bloc.a_repartir for bloc in blocs]),
        total=_ligne(grille, "", blocs, [bloc.total for bloc in blocs]),
        controle=controle,
    )


def _blocs(grille: Grille, cles: Sequence[str]) -> Iterator[_Bloc]:
    entetes = [r for r in range(len(grille.rangees)) if grille.brut((r, 0)) == TITRES[0]]
    for entete in entetes[1:]:
        titres = map(str, filter(None, grille.rangees[entete][PREMIERE:]))
        noms = tuple(takewhile(lambda titre: titre != LA_PERSONNE, titres))
        a_repartir = grille.rangee_de(A_REPARTIR, apres=entete)
        etats = grille.rangee_de(ETAT, apres=a_repartir)
        yield _Bloc(
            noms=tuple(nom.removesuffix(EN_EUROS) for nom in noms),
            lignes=grille.rangees_des_cles(entete, 0, cles),
            a_repartir=a_repartir,
            total=etats - 1,
            etats=tuple(grille.texte((etats, PREMIERE + n)) for n in range(len(noms))),
        )


def _ligne(
    grille: Grille, cle: str, blocs: Sequence[_Bloc], rangees: Sequence[int]
) -> LigneCouverture:
    parts = tuple(
        grille.montant((rangee, PREMIERE + rang))
        for bloc, rangee in zip(blocs, rangees, strict=True)
        for rang in range(len(bloc.noms))
    )
    rangee, personne = rangees[-1], PREMIERE + len(blocs[-1].noms)
    return LigneCouverture(
        cle=cle,
        parts=parts,
        personne=grille.montant((rangee, personne)),
        couvert=grille.montant_ecrit((rangee, personne + 1)),
        ecart=grille.montant((rangee, personne + 2)),
    )
