"""Ce que chaque verbe fait, et son code de sortie."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour, lire_montant_fixe
from cep_desktop.cli.reponse import (
    Reponse,
    decrire,
    preparer_sortie,
    raconter,
    refuser,
    repondre,
)
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.ports import Coffres
from cep_desktop.usecases.migrer import Passerelle

FAIT, REFUSE, INTERROMPU = 0, 1, 130

_AUCUN_RESTE = "Aucun fichier n’est resté à moitié écrit."


class ProblemeImprevu(ErreurMetier):
    """Une faute du programme ; sa trace n’est montrée que si `CEP_DEBUG=1`."""


class ArretDemande(ErreurMetier):
    """La personne a interrompu la commande (Ctrl + C)."""


def executer(
    arguments: Sequence[str],
    composer_atelier: Callable[[], Atelier],
    composer_coffres: Callable[[], Coffres] | None = None,
    composer_passerelle: Callable[[], Passerelle] | None = None,
) -> int:
    """Exécute un verbe et rend son code : 0 fait, 1 refusé, 2 mal appelé, 130 interrompu.

    Les verbes « coffre » n’existent que si l’on sait composer les coffres ; « serveur » et
    « migrer », la passerelle.
    """
    preparer_sortie()
    try:
        analyseur = _analyseur(composer_atelier, composer_coffres, composer_passerelle)
        demande = analyseur.parse_args(arguments)
    except SystemExit as sortie:
        return int(sortie.code or FAIT)
    try:
        phrase, reponse = demande.verbe(demande.composer(), demande)
    except ErreurMetier as refus:
        refuser(refus, en_json=demande.json)
        return REFUSE
    except KeyboardInterrupt:
        refuser(ArretDemande("Arrêté à votre demande.", remede=_AUCUN_RESTE), en_json=demande.json)
        return INTERROMPU
    except Exception:
        if os.environ.get("CEP_DEBUG") == "1":
            raise
        imprevu = ProblemeImprevu(
            "CEP Desktop a rencontré un problème imprévu.",
            remede=f"{_AUCUN_RESTE} Signalez-le à votre service informatique.",
        )
        refuser(imprevu, en_json=demande.json)
        return REFUSE
    est_ecrite = repondre(phrase, reponse, en_json=demande.json)
    return FAIT if est_ecrite and reponse["fait"] else REFUSE


def _analyseur(
    composer_atelier: Callable[[], Atelier],
    composer_coffres: Callable[[], Coffres] | None,
    composer_passerelle: Callable[[], Passerelle] | None,
) -> Analyseur:
    analyseur = Analyseur(
        prog="cep-desktop",
        description="Plan d’actions et plan de financement, en conseil en évolution.",
        epilog="Sans verbe, ouvre la fenêtre.",
    )
    analyseur.set_defaults(composer=composer_atelier)
    verbes = analyseur.add_subparsers(metavar="VERBE", required=True)

    exemple = verbes.add_parser("exemple", help="produit les papiers des dossiers d’exemple")
    exemple.set_defaults(verbe=_exemple)
    verifier = verbes.add_parser(
        "verifier-dossier", help="dit tout ce qui ne va pas dans un fichier"
    )
    verifier.set_defaults(verbe=_verifier)
    produire = verbes.add_parser("produire", help="produit les papiers d’un dossier")
    produire.set_defaults(verbe=_produire)
    produire.add_argument(
        "--lot",
        action="store_true",
        help="produit ceux de plusieurs dossiers, sur tous les cœurs",
    )
    produire.add_argument(
        "fichier", type=Path, nargs="+", metavar="F.dossier.json", help="le dossier"
    )

    evaluer = verbes.add_parser("evaluer", help="dit quelles aides sont possibles")
    evaluer.set_defaults(verbe=_evaluer)

    monter = verbes.add_parser("monter", help="cherche le meilleur mélange d’aides")
    monter.set_defaults(verbe=_monter)
    for choix, aide in (("--prendre", "garde"), ("--ecarter", "écarte")):
        monter.add_argument(
            choix, action="append", default=[], metavar="AIDE", help=f"{aide} cette aide"
        )
    monter.add_argument(
        "--fixer",
        action="append",
        default=[],
        type=lire_montant_fixe,
        metavar="AIDE=EUROS",
        help="donne ce montant exact à cette aide",
    )

    _inscrire_orientation(verbes)
    _inscrire_partage(verbes)
    _inscrire_verification(verbes)
    _inscrire_referentiel(verbes)
    if composer_coffres is not None:
        _inscrire_coffre(verbes, composer_atelier, composer_coffres, composer_passerelle)

    for verbe in (verifier, evaluer, monter):
        verbe.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
    for verbe in (exemple, produire):
        verbe.add_argument(
            "--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée"
        )
        verbe.add_argument(
            "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="date imprimée (aujourd’hui sinon)"
        )
    evaluer.add_argument(
        "--detail", action="store_true", help="dit aussi chaque condition et son texte"
    )
    for verbe in (evaluer, monter):
        verbe.add_argument(
            "--le",
            type=lire_jour,
            metavar="AAAA-MM-JJ",
            help="règles de ce jour (aujourd’hui sinon)",
        )
    for verbe in (exemple, verifier, produire, evaluer, monter):
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
    return analyseur


def _inscrire_orientation(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    from cep_desktop.cli import orientation

    orientation.inscrire(verbes)


def _inscrire_partage(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    from cep_desktop.cli import gabarit, partage, personne, reimport, remise, scan

    partage.inscrire(verbes)
    personne.inscrire(verbes)
    reimport.inscrire(verbes)
    remise.inscrire(verbes)
    gabarit.inscrire(verbes)
    scan.inscrire(verbes)


def _inscrire_verification(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    from cep_desktop.cli import signature, verification

    verification.inscrire(verbes)
    signature.inscrire(verbes)


def _inscrire_referentiel(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    from cep_desktop.cli import referentiel

    referentiel.inscrire(verbes)


def _inscrire_coffre(
    verbes: "argparse._SubParsersAction[Analyseur]",
    composer_atelier: Callable[[], Atelier],
    composer_coffres: Callable[[], Coffres],
    composer_passerelle: Callable[[], Passerelle] | None,
) -> None:
    from cep_desktop.cli import coffre, equipe

    gestes = coffre.inscrire(verbes, composer_coffres, composer_atelier)
    if composer_passerelle is not None:
        equipe.inscrire(gestes, composer_coffres, composer_passerelle)


def _exemple(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    productions = []
    for nom, dossier in atelier.exemples.lister():
        sortie = demande.sortie / nom
        atelier.exporter(dossier, sortie / f"{nom}.dossier.json")
        productions.append(atelier.produire(dossier, sortie, le=demande.le))
    phrases = "\n".join(map(raconter, productions))
    return phrases, {"fait": True, "productions": [decrire(p) for p in productions]}


def _verifier(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    dossier = atelier.lire_fichier(demande.fichier)
    phrase = f"Le dossier {dossier.numero} est lisible et cohérent."
    return phrase, {"fait": True, "dossier": dossier.numero, "problemes": []}


def _produire(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    from cep_desktop.cli import remise

    return remise.produire(atelier, demande)


def _evaluer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    from cep_desktop.cli import evaluation

    return evaluation.evaluer(atelier, demande)


def _monter(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    from cep_desktop.cli import montage

    return montage.monter(atelier, demande)
