"""Le verbe « reconnaitre-scan » : attacher à sa version un plan signé sur papier."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.retour_papier import NoterSignePapier, reconnaitre_fichier
from cep_desktop.usecases.session import Session


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « reconnaitre-scan » à la ligne de commande."""
    verbe = verbes.add_parser("reconnaitre-scan", help="attache un plan signé sur papier")
    verbe.set_defaults(verbe=attacher)
    verbe.add_argument("scan", type=Path, metavar="SCAN", help="image ou PDF de la page signée")
    verbe.add_argument(
        "--dossier", type=Path, required=True, metavar="F.dossier.json", help="le dossier"
    )
    verbe.add_argument(
        "--sortie", type=Path, required=True, metavar="F2.dossier.json", help="le dossier signé"
    )
    verbe.add_argument(
        "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="jour signé (aujourd’hui sinon)"
    )
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def attacher(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Reconnaît le scan, note la signature, écrit le dossier. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.dossier)
    jour = demande.le or atelier.aujourd_hui()
    scan = reconnaitre_fichier(demande.scan, dossier, le=jour)
    atelier.exporter(Session(dossier).executer(NoterSignePapier(scan, jour)), demande.sortie)
    return scan.phrase, {
        "fait": True,
        "sortie": str(demande.sortie),
        "version": scan.version,
        "empreinte": scan.empreinte,
        "est_fidele": scan.est_fidele,
        "sha256": scan.sha256,
    }
