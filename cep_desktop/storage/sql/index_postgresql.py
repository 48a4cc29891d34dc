"""L’index de recherche du serveur : les mots et les sons de FTS5, équipe par équipe."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.recherche import (
    LETTRES_D_UNE_FAUTE,
    fautes,
    plier,
    sonner,
    sons_des_noms,
    texte_cherchable,
)
from cep_desktop.storage.sql.fiche import Ligne, lire_lignes

_RANGER = text("SELECT ranger(:dossier, :noms, :autres)")
_OCTETS_AU_PLUS, _OCTETS_PAR_MOT = 800_000, 20
"""Un index de plus d’un mégaoctet par dossier est refusé ; chaque mot y porte son équipe."""
_CHERCHER = text("SELECT chercher(:mots, :au_plus)")


class IndexPostgresql:
    """L’index GIN du serveur ; seules ses fonctions le lisent, jamais le poste."""

    def creer(self, connexion: Connection) -> None:
        """Ne fait rien : l’index naît avec le serveur."""

    def ranger(self, connexion: Connection, dossier: Dossier) -> None:
        """Remplace ce que l’index sait d’un dossier."""
        sons = " ".join(f"~{son}" for son in sons_des_noms(dossier).split())
        connexion.execute(
            _RANGER,
            {
                "dossier": str(dossier.id),
                "noms": f"{plier(dossier.beneficiaire.nom_complet)} {sons}",
                "autres": _sans_doublon(texte_cherchable(dossier)),
            },
        )

    def oublier(self, connexion: Connection, identifiant: str) -> None:
        """Ne fait rien : les mots s’effacent avec l’en-tête."""

    def tasser(self, connexion: Connection) -> None:
        """Ne fait rien : le serveur reprend la place lui-même."""

    def lignes(self, connexion: Connection, texte: str, *, au_plus: int) -> Sequence[Ligne]:
        """Cherche chaque mot par son début, ou par son dans les noms.

        Si rien ne répond, chaque mot d’au moins quatre lettres peut avoir une faute.
        """
        mots = plier(texte).split()
        for ecrire in (_exact, _malgre_une_faute):
            demande = [" ".join(ecrire(mot)) for mot in mots]
            valeurs = {"mots": demande, "au_plus": au_plus}
            trouves = tuple(connexion.execute(_CHERCHER, valeurs).scalars()) if mots else ()
            if trouves:
                return lire_lignes(connexion, trouves)
        return ()


def _sans_doublon(texte: str) -> str:
    """Rend chaque mot une fois, dans la limite de ce qu’un index PostgreSQL admet par dossier."""
    mots = dict.fromkeys(texte.split())
    total = 0
    gardes: list[str] = []
    for mot in mots:
        total += len(mot) + _OCTETS_PAR_MOT
        if total > _OCTETS_AU_PLUS:
            break
        gardes.append(mot)
    return " ".join(gardes)


def _exact(mot: str) -> tuple[str, ...]:
    """Rend les formes d’un mot : son début (d’un nom, s’il n’a qu’une lettre) et son son."""
    debut = f"{mot}*" if len(mot) > 1 else f"{mot}*A"
    son = sonner(mot)
    return (debut, f"~{son}") if son else (debut,)


def _malgre_une_faute(mot: str) -> tuple[str, ...]:
    if len(mot) < LETTRES_D_UNE_FAUTE or not mot.isalpha():
        return _exact(mot)
    return (*_exact(mot), *(f"{forme}*" for forme in sorted(fautes(mot))))
