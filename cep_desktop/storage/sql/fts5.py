"""L’index plein texte de SQLite (FTS5), rapide à cent mille dossiers et tolérant aux fautes.

Une ligne par dossier, sans texte ni position : seulement ses mots, les mots de son nom précédés de
« ν » et leurs sons précédés de « σ » (deux lettres que le texte plié ne contient jamais). Les
lignes se lisent de la plus récente à la plus ancienne, sans jamais tout parcourir : un mot porté
par tous les dossiers coûte autant qu’un nom rare.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.recherche import (
    LETTRES_D_UNE_FAUTE,
    fautes,
    plier,
    sonner,
    texte_cherchable,
)
from cep_desktop.storage.sql.fiche import COLONNES_FICHE, Ligne

_NOM, _SON = "ν", "σ"
_SONS = str.maketrans("SKGJNIAO", "12345678")
"""FTS5 confond majuscules et minuscules ; les sons, non."""

_PREFIXE_INDEXE = 4
_MOTS_AU_PLUS = 64
_LIGNES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS recherche USING fts5(mots, content='', "
    "contentless_delete=1, detail=none, tokenize='unicode61', prefix='2 3 4')"
)
_TERMES = "CREATE VIRTUAL TABLE IF NOT EXISTS recherche_terme USING fts5vocab(recherche, 'row')"
_PLACES = (
    "CREATE TABLE IF NOT EXISTS recherche_place "
    "(rang INTEGER PRIMARY KEY, dossier TEXT NOT NULL UNIQUE, empreinte BLOB NOT NULL)"
)
_MOTS = "CREATE TABLE IF NOT EXISTS recherche_mot (mot TEXT PRIMARY KEY) WITHOUT ROWID"
_CHERCHER = text(
    f"SELECT {', '.join(f'entete.{colonne.name}' for colonne in COLONNES_FICHE)} "  # noqa: S608
    "FROM recherche JOIN recherche_place ON rang = recherche.rowid "
    "JOIN entete ON entete.id = recherche_place.dossier "
    "WHERE recherche MATCH :demande ORDER BY recherche.rowid DESC LIMIT :au_plus"
).columns(*COLONNES_FICHE)
_REGLER = "INSERT INTO recherche (recherche, rank) VALUES (?, ?)"
_FUSIONS = {"automerge": 0, "crisismerge": 64}
"""Enregistrer ne fond pas les morceaux de l’index, le repos le fait ; au-delà de 64, tant pis."""

_PAGES_PAR_REPOS = 500
_COMPLETER = "SELECT mot FROM recherche_mot WHERE mot >= ? AND mot < ? || '{' LIMIT ?"
_CORRIGER = (
    "SELECT DISTINCT mot FROM json_each(?) AS essai CROSS JOIN recherche_mot "
    "ON mot >= essai.value AND mot < essai.value || '{' LIMIT ?"
)


class IndexFts5:
    """L’index d’un coffre : noms d’abord, puis tout le texte, puis les fautes d’une lettre."""

    def creer(self, connexion: Connection) -> None:
        """Crée les tables de l’index."""
        for ordre in (_LIGNES, _TERMES, _PLACES, _MOTS):
            connexion.exec_driver_sql(ordre)
        for reglage, valeur in _FUSIONS.items():
            connexion.exec_driver_sql(_REGLER, (reglage, valeur))

    def fondre(self, connexion: Connection) -> None:
        """Fond ensemble une part des petits morceaux que chaque enregistrement ajoute à l’index."""
        connexion.exec_driver_sql(_REGLER, ("merge", _PAGES_PAR_REPOS))

    def ranger(self, connexion: Connection, dossier: Dossier) -> None:
        """Remplace ce que l’index sait d’un dossier ; ne touche à rien si ses mots sont les mêmes.

        Le dossier prend la dernière place : la recherche rend d’abord ce qui a changé récemment.
        """
        mots = set(texte_cherchable(dossier).split())
        noms = plier(dossier.beneficiaire.nom_complet).split()
        formes = self.formes(mots, noms)
        empreinte = hashlib.blake2b(formes.encode(), digest_size=16).digest()
        identifiant = str(dossier.id)
        place = connexion.exec_driver_sql(
            "SELECT rang, empreinte FROM recherche_place WHERE dossier = ?", (identifiant,)
        ).one_or_none()
        if place is not None and place.empreinte == empreinte:
            return
        self.oublier(connexion, identifiant)
        connexion.exec_driver_sql(
            "INSERT INTO recherche_place VALUES "
            "((SELECT coalesce(max(rang), 0) + 1 FROM recherche_place), ?, ?)",
            (identifiant, empreinte),
        )
        connexion.exec_driver_sql(
            "INSERT INTO recherche (rowid, mots) "
            "VALUES ((SELECT max(rang) FROM recherche_place), ?)",
            (formes,),
        )
        longs = [(mot,) for mot in sorted(mots) if _se_complete(mot)]
        if longs:
            connexion.exec_driver_sql("INSERT OR IGNORE INTO recherche_mot VALUES (?)", longs)

    @staticmethod
    def formes(mots: Iterable[str], noms: Iterable[str]) -> str:
        """Rend ce que l’index garde d’un dossier : ses mots, ceux de son nom, et leurs sons."""
        noms = tuple(noms)
        return " ".join(sorted({*mots, *map(_nom, noms), *map(_son, noms)} - {_SON}))

    def oublier(self, connexion: Connection, identifiant: str) -> None:
        """Retire un dossier de l’index ; ses mots restent dans le fichier jusqu’à `tasser`."""
        ancien = connexion.exec_driver_sql(
            "DELETE FROM recherche_place WHERE dossier = ? RETURNING rang", (identifiant,)
        ).scalar()
        if ancien is not None:
            connexion.exec_driver_sql("DELETE FROM recherche WHERE rowid = ?", (ancien,))

    def tasser(self, connexion: Connection) -> None:
        """Réécrit l’index sans les lignes retirées, et oublie les mots que plus rien ne porte."""
        connexion.exec_driver_sql("INSERT INTO recherche (recherche) VALUES ('optimize')")
        connexion.exec_driver_sql(
            "DELETE FROM recherche_mot WHERE mot NOT IN (SELECT term FROM recherche_terme)"
        )

    def lignes(self, connexion: Connection, texte: str, *, au_plus: int) -> Sequence[Ligne]:
        """Cherche chaque mot par son début, ou par son dans les noms ; les noms d’abord.

        Si rien ne répond, chaque mot d’au moins quatre lettres peut avoir une faute.
        """
        mots = plier(texte).split()
        noms = _tous(_dans_le_nom(connexion, mot) for mot in mots)
        trouves = _trouver(connexion, noms, au_plus)
        if len(trouves) < au_plus:
            partout = _tous(_partout(connexion, mot) for mot in mots)
            ailleurs = f"({partout}) NOT ({noms})" if partout else ""
            trouves = (*trouves, *_trouver(connexion, ailleurs, au_plus - len(trouves)))
        if not trouves:
            proches = _tous(_malgre_une_faute(connexion, mot) for mot in mots)
            trouves = _trouver(connexion, proches, au_plus)
        return trouves


def _trouver(connexion: Connection, demande: str, au_plus: int) -> Sequence[Ligne]:
    if not demande:
        return ()
    return connexion.execute(_CHERCHER, {"demande": demande, "au_plus": au_plus}).all()


def _tous(demandes: Iterable[str]) -> str:
    """Rend ce qui demande tous les mots à la fois ; vide si l’un d’eux ne peut pas se trouver."""
    parties = list(demandes)
    return " AND ".join(parties) if all(parties) else ""


def _dans_le_nom(_connexion: Connection, mot: str) -> str:
    return _ou(f"{_exact(_nom(mot))} *", *_par_son(mot))


def _partout(connexion: Connection, mot: str) -> str:
    """Le mot dans un nom ou, s’il a deux lettres, n’importe où.

    Au-delà des préfixes que l’index garde tout prêts, mieux vaut nommer les mots qu’il complète :
    FTS5 les suit alors ligne à ligne, au lieu de fusionner d’avance toutes leurs lignes.
    """
    if len(mot) == 1:
        return _dans_le_nom(connexion, mot)
    if len(mot) > _PREFIXE_INDEXE and _se_complete(mot):
        complets = _lire_mots(connexion, _COMPLETER, mot, mot)
        if len(complets) <= _MOTS_AU_PLUS:
            return _ou(*map(_exact, complets), *_par_son(mot))
    return _ou(f"{_exact(mot)} *", *_par_son(mot))


def _malgre_une_faute(connexion: Connection, mot: str) -> str:
    proches: tuple[str, ...] = ()
    if _se_complete(mot):
        essais = json.dumps(sorted(fautes(mot)))
        proches = _lire_mots(connexion, _CORRIGER, essais)[:_MOTS_AU_PLUS]
    return _ou(_partout(connexion, mot), *map(_exact, proches))


def _lire_mots(connexion: Connection, requete: str, *valeurs: str) -> tuple[str, ...]:
    """Rend au plus un mot de trop, qui dit que la liste est incomplète."""
    lignes = connexion.exec_driver_sql(requete, (*valeurs, _MOTS_AU_PLUS + 1))
    return tuple(lignes.scalars())


def _se_complete(mot: str) -> bool:
    """Vrai si le mot est au vocabulaire : assez long, et fait de lettres seules."""
    return len(mot) >= LETTRES_D_UNE_FAUTE and mot.isalpha()


def _nom(mot: str) -> str:
    return _NOM + mot


def _son(mot: str) -> str:
    return _SON + sonner(mot).translate(_SONS)


def _par_son(mot: str) -> tuple[str, ...]:
    return (_exact(_son(mot)),) if sonner(mot) else ()


def _exact(mot: str) -> str:
    return f'"{mot}"'


def _ou(*choix: str) -> str:
    """Rend l’un ou l’autre ; vide s’il n’y a pas de choix."""
    utiles = [un for un in choix if un]
    return f"({' OR '.join(utiles)})" if utiles else ""
