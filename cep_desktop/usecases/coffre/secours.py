"""La feuille à imprimer : le code de secours, et ce qu’il faut en faire."""

from datetime import date
from pathlib import Path

from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.depot import deposer

NOM_DE_FICHIER = "code-de-secours.txt"


def feuille_de_secours(code: str, *, auteur: str, le: date) -> str:
    """Rend le texte de la feuille, en lignes courtes."""
    return "\n".join(
        map(
            composer,
            (
                "CEP Desktop : code de secours",
                "",
                f"Coffre de {auteur}, créé le {ecrire_date(le)}",
                "",
                code,
                "",
                "Ce code ouvre le coffre si vous oubliez votre phrase secrète.",
                "Rangez cette feuille dans un lieu fermé à clé, loin de l’ordinateur.",
                "Sans la phrase ni le code, personne ne peut ouvrir les dossiers.",
            ),
        )
    )


def deposer_le_code(chemin: Path, feuille: str) -> None:
    """Écrit la feuille dans un fichier. Lève `DepotImpossible`."""
    deposer(chemin.parent, {chemin.name: feuille.encode()})
