"""Lire les lignes d’un fichier publié, en notant tout ce qui surprend."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cep_desktop.referentiels.archive import RESTE, FichierPublie
from cep_desktop.referentiels.feuille import Feuille, Rangee, colonne_de
from cep_desktop.referentiels.livre import Decompte, LivreIllisible
from cep_desktop.referentiels.tableau import Tableau, ouvrir_tableau

_PART_ECARTEE = 0.01
_COLONNES_DITES = 5


@dataclass(slots=True)
class Releve:
    """Ce que l’on apprend d’un fichier pendant qu’on le lit."""

    fichier: str
    table: str
    lues: int = 0
    gardees: int = 0
    difformes: int = 0
    remarques: list[str] = field(default_factory=list)

    def decompter(self) -> Decompte:
        """Rend le compte final."""
        return Decompte(self.fichier, self.table, self.gardees, self.lues - self.gardees)


def lire(fichier: FichierPublie, feuille: Feuille, releve: Releve) -> Iterator[Rangee]:
    """Rend les lignes du fichier, une à une. Lève `LivreIllisible`."""
    with ouvrir_tableau(fichier) as tableau:
        rangs = _placer(feuille, tableau, releve)
        largeur = len(tableau.entetes)
        derniere_est_entiere = True
        for cases in tableau.lignes:
            if not any(cases):
                continue
            releve.lues += 1
            derniere_est_entiere = len(cases) >= largeur or tableau.encodage == "xlsx"
            if not derniere_est_entiere:
                releve.difformes += 1
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
    _juger(releve, derniere_est_entiere=derniere_est_entiere)


def _placer(feuille: Feuille, tableau: Tableau, releve: Releve) -> tuple[int | None, ...]:
    rangs = tuple(colonne_de(tableau.entetes, colonne) for colonne in feuille.colonnes)
    absentes = [
        colonne.entetes[0]
        for colonne, rang in zip(feuille.colonnes, rangs, strict=True)
        if rang is None and colonne.est_requise
    ]
    if absentes:
        raise LivreIllisible(
            f"il manque la colonne «\u00a0{absentes[0]}\u00a0».",
            lieu=releve.fichier,
            remede=f"Le format publié a peut-être changé. {RESTE}",
        )
    connues = {rang for rang in rangs if rang is not None}
    inconnues = [
        entete
        for rang, entete in enumerate(tableau.entetes)
        if feuille.ignorees and rang not in connues and entete not in feuille.ignorees and entete
    ]
    if inconnues:
        dites = ", ".join(inconnues[:_COLONNES_DITES])
        releve.remarques.append(
            f"{releve.fichier}\u00a0: colonnes inconnues, laissées de côté\u00a0: {dites}."
        )
    if tableau.encodage not in {"utf-8", "utf-8-sig", "xlsx"}:
        releve.remarques.append(f"{releve.fichier}\u00a0: encodage lu, {tableau.encodage}.")
    return rangs


def _juger(releve: Releve, *, derniere_est_entiere: bool) -> None:
    """Refuse un fichier coupé ou trop abîmé ; signale le reste."""
    if not derniere_est_entiere:
        raise LivreIllisible(
            "ce fichier est coupé\u00a0: sa dernière ligne est incomplète.",
            lieu=releve.fichier,
            remede=f"Téléchargez-le de nouveau. {RESTE}",
        )
    if not releve.gardees:
        raise LivreIllisible("ce fichier n’a aucune ligne.", lieu=releve.fichier, remede=RESTE)
    if releve.difformes > releve.lues * _PART_ECARTEE:
        raise LivreIllisible(
            f"{releve.difformes} lignes sur {releve.lues} n’ont pas toutes leurs colonnes.",
            lieu=releve.fichier,
            remede=RESTE,
        )
    if releve.difformes:
        releve.remarques.append(
            f"{releve.fichier}\u00a0: {releve.difformes} lignes incomplètes laissées de côté."
        )
