"""Les verbes « produire » et « remettre » : un dossier, un lot, ou le paquet entier."""

import argparse
import json
import sys
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse, decrire, raconter
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.usecases.atelier import Atelier


class LotRefuse(ErreurMetier):
    """La demande ne dit pas clairement quels dossiers produire, ou certains sont refusés."""


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « remettre » à la ligne de commande."""
    verbe = verbes.add_parser("remettre", help="fait le paquet à remettre à la personne")
    verbe.set_defaults(verbe=remettre)
    verbe.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
    verbe.add_argument("--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée")
    verbe.add_argument(
        "--avant",
        type=Path,
        metavar="F0.dossier.json",
        help="le dossier à la version précédente du plan, pour l’avenant",
    )
    verbe.add_argument("--pdf", action="store_true", help="ajoute les PDF, si ce poste en fait")
    verbe.add_argument(
        "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="date imprimée (aujourd’hui sinon)"
    )
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def produire(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Produit les papiers d’un dossier, ou d’un lot. Lève `ErreurMetier`."""
    if demande.lot:
        return _produire_le_lot(atelier, demande)
    if len(demande.fichier) > 1:
        raise LotRefuse(
            "Plusieurs dossiers sont donnés.", remede="Ajoutez --lot pour les produire tous."
        )
    dossier = atelier.lire_fichier(demande.fichier[0])
    production = atelier.produire(dossier, demande.sortie, le=demande.le)
    return raconter(production), {"fait": True, **decrire(production)}


def remettre(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Fait le paquet de remise. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    avant = atelier.lire_fichier(demande.avant) if demande.avant else None
    remise = atelier.remettre(
        dossier, demande.sortie, le=demande.le, avant=avant, en_pdf=demande.pdf
    )
    noms = [f"  {papier.nom}" for papier in remise.papiers]
    return "\n".join([f"{remise.dossier}\u00a0:", *noms, *remise.avis]), {
        "fait": True,
        "sortie": str(remise.dossier),
        "avis": list(remise.avis),
        "manifeste": json.loads(remise.manifeste),
    }


def _produire_le_lot(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    from cep_desktop.usecases.lot import Travail, produire_le_lot

    le = demande.le or atelier.aujourd_hui()
    travaux = [Travail(f, demande.sortie, le, atelier.gabarits) for f in demande.fichier]
    issues = []
    for issue in produire_le_lot(travaux):
        issues.append(issue)
        _avancer(len(issues), len(travaux))
    issues.sort(key=lambda issue: issue.fichier)
    refus = tuple(Probleme(issue.fichier, issue.refus) for issue in issues if issue.refus)
    faits = [issue for issue in issues if not issue.refus]
    if refus:
        raise LotRefuse(
            f"{accorder(len(faits), 'dossier produit', 'dossiers produits')} sur {len(issues)}.",
            remede="Corrigez les autres, puis recommencez avec eux.",
            problemes=refus,
        )
    phrase = (
        f"{demande.sortie}\u00a0: {accorder(len(faits), 'dossier produit', 'dossiers produits')}."
    )
    return phrase, {
        "fait": True,
        "sortie": str(demande.sortie),
        "dossiers": [{"dossier": i.numero, "papiers": i.papiers} for i in faits],
    }


def _avancer(faits: int, total: int) -> None:
    """Dit où en est le lot à qui regarde l’écran ; une machine ne lit que la réponse."""
    if sys.stderr.isatty():
        fin = "\n" if faits == total else ""
        print(f"\r{faits} sur {total}", end=fin, file=sys.stderr, flush=True)
