"""Chercher dans le livre des certifications."""

import sqlite3
from datetime import date
from pathlib import Path

from cep_desktop.referentiels.certification import (
    Bloc,
    FicheCertification,
    RechercheCertification,
)
from cep_desktop.storage.livres.base import ouvrir
from cep_desktop.storage.livres.mots import repond

_FICHE = "SELECT code, intitule, genre, niveau, fin, actif FROM certification"


def lire_certification(chemin: Path, code: str) -> FicheCertification | None:
    """Rend la fiche entière, ou `None`."""
    with ouvrir(chemin) as base:
        if base is None:
            return None
        ligne = base.execute(f"{_FICHE} WHERE code = ?", (code,)).fetchone()
        if ligne is None:
            return None

        lire = base.execute

        def colonne(demande: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(v for (v,) in lire(demande, (code,)) if v))

        blocs = base.execute(
            "SELECT code, libelle FROM bloc WHERE fiche = ? ORDER BY code", (code,)
        )
        return _fiche(
            ligne,
            tuple(Bloc(*bloc) for bloc in blocs),
            colonne("SELECT code FROM certification_metier WHERE fiche = ?"),
            colonne("SELECT code FROM voie WHERE fiche = ?"),
            colonne("SELECT libelle FROM certificateur WHERE fiche = ?"),
            colonne("SELECT nouvelle FROM remplacement WHERE ancienne = ?"),
        )


def chercher_certifications(
    chemin: Path, recherche: RechercheCertification, *, nombre: int
) -> tuple[FicheCertification, ...]:
    """Rend les fiches qui répondent, actives puis les plus proches des mots."""
    with ouvrir(chemin) as base:
        if base is None:
            return ()
        conditions, valeurs = _conditions(recherche)
        ou = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        lignes = base.execute(
            f"{_FICHE}{ou} ORDER BY actif DESC, length(intitule), code LIMIT ?", (*valeurs, nombre)
        )
        return tuple(_fiche(ligne) for ligne in lignes)


def _conditions(recherche: RechercheCertification) -> tuple[list[str], list[str | int]]:
    conditions: list[str] = []
    valeurs: list[str | int] = []
    if recherche.rome:
        conditions.append("code IN (SELECT fiche FROM certification_metier WHERE code = ?)")
        valeurs.append(recherche.rome)
    if recherche.niveau is not None:
        conditions.append("niveau = ?")
        valeurs.append(recherche.niveau)
    if recherche.par_vae:
        conditions.append("code IN (SELECT fiche FROM voie WHERE code LIKE '%exp_rience%')")
    if recherche.active_le is not None:
        conditions.append("CASE WHEN fin IS NULL THEN actif = 1 ELSE fin >= ? END")
        valeurs.append(recherche.active_le.isoformat())
    if recherche.texte:
        par_mots, bornes = repond("certification", recherche.texte)
        conditions.append(par_mots)
        valeurs.extend(bornes)
    return conditions, valeurs


def _fiche(
    ligne: sqlite3.Row | tuple[str, str, str | None, int | None, str | None, int | None],
    blocs: tuple[Bloc, ...] = (),
    *listes: tuple[str, ...],
) -> FicheCertification:
    code, intitule, genre, niveau, fin, actif = ligne
    return FicheCertification(
        code,
        intitule,
        genre or "",
        niveau,
        date.fromisoformat(fin) if fin else None,
        None if actif is None else bool(actif),
        blocs,
        *listes,
    )
