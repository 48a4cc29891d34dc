"""L’index de recherche : plein texte et noms sonores, propre à chaque moteur de base."""

from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, text

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.recherche import plier, sonner, sons_des_noms, texte_cherchable


class Index(Protocol):
    """Retrouve des dossiers par leurs mots."""

    def creer(self, connexion: Connection) -> None:
        """Crée l’index s’il n’existe pas."""
        ...

    def ranger(self, connexion: Connection, dossier: Dossier) -> None:
        """Remplace ce que l’index sait d’un dossier."""
        ...

    def oublier(self, connexion: Connection, identifiant: str) -> None:
        """Retire un dossier de l’index, sans laisser de mot lisible."""
        ...

    def chercher(self, connexion: Connection, texte: str, *, au_plus: int) -> tuple[str, ...]:
        """Rend les identifiants trouvés, les plus proches d’abord."""
        ...


class IndexFts5:
    """L’index plein texte de SQLite (FTS5), en effacement sûr."""

    def creer(self, connexion: Connection) -> None:
        """Crée la table d’index ; chaque mot effacé disparaît du fichier."""
        connexion.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS recherche USING fts5"
                "(dossier UNINDEXED, mots, sons, tokenize='unicode61', prefix='2 3')"
            )
        )
        connexion.execute(text("INSERT INTO recherche(recherche, rank) VALUES('secure-delete', 1)"))

    def ranger(self, connexion: Connection, dossier: Dossier) -> None:
        """Remplace ce que l’index sait d’un dossier."""
        identifiant = str(dossier.id)
        self.oublier(connexion, identifiant)
        connexion.execute(
            text("INSERT INTO recherche(rowid, dossier, mots, sons) VALUES (:r, :d, :mots, :sons)"),
            {
                "r": _rang(identifiant),
                "d": identifiant,
                "mots": texte_cherchable(dossier),
                "sons": sons_des_noms(dossier),
            },
        )

    def oublier(self, connexion: Connection, identifiant: str) -> None:
        """Retire un dossier de l’index."""
        connexion.execute(text("DELETE FROM recherche WHERE rowid = :r"), {"r": _rang(identifiant)})

    def chercher(self, connexion: Connection, texte: str, *, au_plus: int) -> tuple[str, ...]:
        """Cherche chaque mot par son début, ou par son dans les noms."""
        requete = _requete(texte)
        if not requete:
            return ()
        lignes = connexion.execute(
            text(
                "SELECT dossier FROM recherche WHERE recherche MATCH :requete "
                "ORDER BY rank LIMIT :au_plus"
            ),
            {"requete": requete, "au_plus": au_plus},
        )
        return tuple(lignes.scalars())


def _rang(identifiant: str) -> int:
    """Rend un numéro de ligne stable : 63 bits de l’identifiant, sans parcourir l’index."""
    return UUID(identifiant).int >> 65


def _requete(texte: str) -> str:
    """Rend la requête FTS5 : les mots pliés n’ont que lettres et chiffres, donc rien à échapper."""
    morceaux = []
    for mot in plier(texte).split():
        son = sonner(mot)
        par_son = f' OR {{sons}} : "{son}"' if son else ""
        morceaux.append(f'({{mots}} : "{mot}" *{par_son})')
    return " AND ".join(morceaux)
