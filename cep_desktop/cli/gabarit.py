"""Le verbe « gabarit verifier » : le modèle Word d’un organisme peut-il servir ?"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import dossier_organisme
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.depot import charger, deposer

if TYPE_CHECKING:
    from cep_desktop.usecases.gabarit_organisme import RapportDeGabarit


class GabaritRefuse(ErreurMetier):
    """Ce modèle ne peut pas servir tel qu’il est ; tous ses défauts sont dits."""


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « gabarit verifier » à la ligne de commande."""
    gabarit = verbes.add_parser("gabarit", help="vérifie le modèle Word d’un organisme")
    gestes = gabarit.add_subparsers(dest="geste", required=True, metavar="geste")
    verification = gestes.add_parser(
        "verifier", help="dit si ce modèle peut servir, et ce qui l’améliore"
    )
    installation = gestes.add_parser("installer", help="le vérifie, puis s’en sert désormais")
    logo = gestes.add_parser("logo", help="met ce logo en tête de tous les papiers")
    verification.set_defaults(verbe=verifier)
    installation.set_defaults(verbe=installer)
    logo.set_defaults(verbe=poser_un_logo)
    logo.add_argument("fichier", type=Path, metavar="L.png", help="le logo, en PNG ou JPEG")
    logo.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
    for verbe in (installation, logo):
        verbe.add_argument(
            "--organisme",
            type=Path,
            default=dossier_organisme(),
            metavar="D",
            help="le paquet de l’organisme (celui de ce poste sinon)",
        )
    for verbe in (verification, installation):
        _inscrire_le_modele(verbe)


def _inscrire_le_modele(verbe: Analyseur) -> None:
    verbe.add_argument("fichier", type=Path, metavar="F.docx", help="le modèle")
    verbe.add_argument(
        "--modele", default="", metavar="NOM.docx", help="le modèle livré qu’il remplace"
    )
    verbe.add_argument(
        "--exemple", type=Path, metavar="E.docx", help="où écrire un exemple rempli à regarder"
    )
    verbe.add_argument(
        "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="date imprimée (aujourd’hui sinon)"
    )
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def installer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Vérifie un modèle puis le range dans le paquet de l’organisme. Lève `ErreurMetier`."""
    phrase, reponse = verifier(atelier, demande)
    from cep_desktop.usecases.gabarit_organisme import TAILLE_MAXIMALE

    octets = charger(demande.fichier, taille_maximale=TAILLE_MAXIMALE)
    nom = str(reponse["modele"])
    deposer(demande.organisme / "gabarits", {nom: octets})
    return f"{phrase}\nIl sert maintenant à la place du nôtre.", reponse | {"installe": nom}


def poser_un_logo(_atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Range le logo de l’organisme, nettoyé. Lève `ErreurMetier`."""
    from cep_desktop.documents import logo

    octets = charger(demande.fichier, taille_maximale=logo.TAILLE_MAXIMALE)
    deposer(demande.organisme, {"logo.png": logo.preparer_le_logo(octets)})
    return "Ce logo est maintenant en tête de tous les papiers.", {"fait": True}


def verifier(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Vérifie un modèle, et écrit l’exemple demandé. Lève `ErreurMetier`."""
    from cep_desktop.usecases.gabarit_organisme import verifier_fichier

    exemples = [dossier for _, dossier in atelier.exemples.lister()]
    rapport = verifier_fichier(
        demande.fichier,
        exemples,
        le=demande.le or atelier.aujourd_hui(),
        modele=demande.modele,
    )
    if not rapport.convient:
        raise GabaritRefuse(
            f"Ce modèle ne peut pas remplacer {rapport.modele}.",
            remede="Corrigez-le dans Word, ou reprenez le modèle livré.",
            problemes=rapport.problemes,
        )
    if demande.exemple:
        deposer(demande.exemple.parent, {demande.exemple.name: rapport.exemple})
    return _raconter(rapport, demande.exemple), {
        "fait": True,
        "modele": rapport.modele,
        "accessibilite": rapport.note,
        "avis": [{"lieu": avis.lieu, "phrase": avis.phrase} for avis in rapport.avis],
        "exemple": str(demande.exemple) if demande.exemple else "",
    }


def _raconter(rapport: "RapportDeGabarit", exemple: Path | None) -> str:
    lignes = [
        f"Ce modèle peut remplacer {rapport.modele}.",
        f"Accessibilité\u00a0: {rapport.note} sur 100.",
        *(f"  {avis}" for avis in rapport.avis),
    ]
    if exemple:
        lignes.append(f"Exemple rempli\u00a0: {exemple}")
    return "\n".join(lignes)
