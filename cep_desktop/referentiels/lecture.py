"""Lire les lignes d’un fichier publié, en notant tout ce qui surprend."""

from collections.abc import Callable, Iterator

from cep_desktop.domain.typographie import ecrire_entier
from cep_desktop.referentiels.archive import RESTE, FichierPublie
from cep_desktop.referentiels.feuille import Feuille, Rangee, colonne_de
from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.referentiels.releve import Releve
from cep_desktop.referentiels.tableau import Lignes, Tableau, ouvrir_tableau

_PAS = 5_000
_UNICODE = frozenset({"utf-8", "utf-8-sig", "xlsx"})

Battre = Callable[[int], None]
"""Reçoit le nombre de lignes lues ; peut lever pour arrêter."""


def lire(
    fichier: FichierPublie, feuille: Feuille, releve: Releve, battre: Battre
) -> Iterator[Rangee]:
    """Rend les lignes du fichier, une à une. Lève `LivreIllisible`."""
    with ouvrir_tableau(fichier) as tableau:
        rangs = _placer(feuille, tableau, releve)
        lignes = _trier(tableau, feuille, rangs, releve, battre)
        if feuille.fondre is None:
            yield from lignes
            return
        reunies = 0
        for rangee in feuille.fondre(lignes):
            reunies += 1
            yield rangee
        releve.noter(f"{ecrire_entier(releve.gardees)} lignes réunies en {ecrire_entier(reunies)}.")


def _trier(
    tableau: Tableau,
    feuille: Feuille,
    rangs: tuple[int | None, ...],
    releve: Releve,
    battre: Battre,
) -> Iterator[Rangee]:
    """Rend les lignes que le livre garde ; à la fin, juge le fichier."""
    lignes = _entieres(tableau, releve, battre)
    for cases in lignes if feuille.fondre else _neuves(lignes, releve):
        if _est_deplacee(feuille, rangs, cases, releve):
            continue
        rangee: Rangee | None = tuple(
            None if rang is None else colonne.lire(cases[rang].strip())
            for rang, colonne in zip(rangs, feuille.colonnes, strict=True)
        )
        if feuille.garder is not None and rangee is not None:
            rangee = feuille.garder(rangee)
        if rangee is not None:
            releve.gardees += 1
            yield rangee
    releve.juger()


def _entieres(tableau: Tableau, releve: Releve, battre: Battre) -> Lignes:
    """Rend les lignes qui ont toutes leurs cases, et compte les autres."""
    largeur = len(tableau.entetes)
    for cases in tableau.lignes:
        if not any(cases):
            continue
        releve.lues += 1
        if not releve.lues % _PAS:
            battre(releve.lues)
        releve.est_coupe = len(cases) < largeur
        if releve.est_coupe:
            releve.difformes += 1
        else:
            yield cases


def _neuves(lignes: Lignes, releve: Releve) -> Lignes:
    """Rend chaque ligne une fois."""
    vues: set[int] = set()
    for cases in lignes:
        marque = hash(tuple(cases))
        if marque in vues:
            releve.doublons += 1
            continue
        vues.add(marque)
        yield cases


def _est_deplacee(
    feuille: Feuille, rangs: tuple[int | None, ...], cases: list[str], releve: Releve
) -> bool:
    for rang, colonne in zip(rangs, feuille.colonnes, strict=True):
        if colonne.forme is None or rang is None:
            continue
        if colonne.forme.fullmatch(cases[rang].strip()) is None:
            releve.deplacer(colonne.entetes[0], cases[rang].strip())
            return True
    return False


def _placer(feuille: Feuille, tableau: Tableau, releve: Releve) -> tuple[int | None, ...]:
    rangs = tuple(colonne_de(tableau.entetes, colonne) for colonne in feuille.colonnes)
    absentes = [
        colonne.entetes[0]
        for colonne, rang in zip(feuille.colonnes, rangs, strict=True)
        if rang is None and colonne.est_requise
    ]
    if absentes:
        seule = len(tableau.entetes) == 1
        raise LivreIllisible(
            f"il manque la colonne «\u00a0{absentes[0]}\u00a0»"
            + (", et les colonnes ne sont séparées par aucun signe connu." if seule else "."),
            lieu=releve.fichier,
            remede=f"Le format publié a peut-être changé. {RESTE}",
        )
    connues = {rang for rang in rangs if rang is not None}
    releve.signaler(
        [
            entete
            for rang, entete in enumerate(tableau.entetes)
            if rang not in connues and entete not in feuille.ignorees and entete
        ]
    )
    if tableau.encodage not in _UNICODE:
        releve.noter(f"encodage lu, {tableau.encodage}.")
    return rangs
