"""« coffre exporter » : sortir des dossiers, pour un logiciel ou pour la personne elle-même."""

import argparse
from collections.abc import Callable
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur
from cep_desktop.cli.reponse import Reponse
from cep_desktop.documents.typographie import accorder
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre import export
from cep_desktop.usecases.coffre.ports import Coffre
from cep_desktop.usecases.exporter_personne import NotesDuConseiller


def preciser(geste: Analyseur, composer_atelier: Callable[[], Atelier]) -> None:
    """Ajoute les options d’« exporter »."""
    geste.set_defaults(atelier=composer_atelier)
    geste.add_argument("--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée")
    geste.add_argument("--numero", default="", metavar="N", help="ce dossier seul")
    geste.add_argument(
        "--pour-la-personne",
        action="store_true",
        help="avec un papier lisible, sans vos notes ni le nom de ceux qui ne l’ont pas laissé",
    )
    geste.add_argument(
        "--avec-notes",
        action="store_true",
        help="y joint vos notes privées\u00a0: relisez-les d’abord, elles peuvent parler d’autrui",
    )


def sortir(coffre: Coffre, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Écrit des dossiers en clair. Lève `ErreurMetier`."""
    if demande.pour_la_personne:
        atelier: Atelier = demande.atelier()
        sortis = export.exporter_pour_la_personne(
            coffre,
            demande.sortie,
            atelier.gabarits,
            numero=demande.numero,
            le=atelier.aujourd_hui(),
            notes=NotesDuConseiller.JOINTES if demande.avec_notes else NotesDuConseiller.GARDEES,
        )
    else:
        sortis = export.exporter(coffre, demande.sortie, numero=demande.numero)
    phrase = (
        f"{accorder(len(sortis), 'dossier')} en clair dans {demande.sortie}. "
        f"Protégez-{'les' if len(sortis) > 1 else 'le'} comme un papier confidentiel."
    )
    avertissements = [sorti.avertissement for sorti in sortis if sorti.avertissement]
    return "\n".join((phrase, *avertissements)), {
        "fait": True,
        "sortie": str(demande.sortie),
        "avertissements": avertissements,
        "dossiers": [
            {
                "numero": sorti.numero,
                "fichiers": [f.relative_to(demande.sortie).as_posix() for f in sorti.fichiers],
            }
            for sorti in sortis
        ],
    }
