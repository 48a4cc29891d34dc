"""Ce que chaque verbe fait, et ce qu’il répond."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.produire import Production

FAIT, REFUSE = 0, 1

Reponse = dict[str, object]


def executer(arguments: Sequence[str], composer_atelier: Callable[[], Atelier]) -> int:
    """Exécute un verbe et rend le code de sortie : 0 fait, 1 refusé, 2 mal appelé."""
    try:
        demande = _analyseur().parse_args(arguments)
    except SystemExit as sortie:
        return int(sortie.code or FAIT)
    try:
        phrase, reponse = demande.verbe(composer_atelier(), demande)
    except ErreurMetier as refus:
        _dire_refus(refus, en_json=demande.json)
        return REFUSE
    print(_json(reponse) if demande.json else phrase)
    return FAIT


def _analyseur() -> Analyseur:
    analyseur = Analyseur(
        prog="cep-desktop",
        description="Plan d’actions et plan de financement, en conseil en évolution.",
        epilog="Sans verbe, ouvre la fenêtre.",
    )
    verbes = analyseur.add_subparsers(metavar="VERBE", required=True, parser_class=Analyseur)

    exemple = verbes.add_parser("exemple", help="produit les papiers des dossiers d’exemple")
    exemple.set_defaults(verbe=_exemple)
    verifier = verbes.add_parser(
        "verifier-dossier", help="dit tout ce qui ne va pas dans un fichier"
    )
    verifier.set_defaults(verbe=_verifier)
    produire = verbes.add_parser("produire", help="produit les papiers d’un dossier")
    produire.set_defaults(verbe=_produire)

    for verbe in (verifier, produire):
        verbe.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
    for verbe in (exemple, produire):
        verbe.add_argument(
            "--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée"
        )
        verbe.add_argument(
            "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="date imprimée (aujourd’hui sinon)"
        )
    for verbe in (exemple, verifier, produire):
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
    return analyseur


def _exemple(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    productions = []
    for nom, dossier in atelier.exemples.lister():
        sortie = demande.sortie / nom
        atelier.exporter(dossier, sortie / f"{nom}.dossier.json")
        productions.append(atelier.produire(dossier, sortie, le=demande.le))
    phrases = "\n".join(map(_raconter, productions))
    return phrases, {"fait": True, "productions": [_decrire(p) for p in productions]}


def _verifier(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    dossier = atelier.lire_fichier(demande.fichier)
    phrase = f"Le dossier {dossier.numero} est lisible et cohérent."
    return phrase, {"fait": True, "dossier": dossier.numero, "problemes": []}


def _produire(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    dossier = atelier.lire_fichier(demande.fichier)
    production = atelier.produire(dossier, demande.sortie, le=demande.le)
    return _raconter(production), {"fait": True, **_decrire(production)}


def _raconter(production: Production) -> str:
    noms = "\n".join(f"  {papier.nom}" for papier in production.papiers)
    return f"{production.dossier}\u00a0:\n{noms}"


def _decrire(production: Production) -> Reponse:
    return {"sortie": str(production.dossier), "manifeste": json.loads(production.manifeste)}


def _dire_refus(refus: ErreurMetier, *, en_json: bool) -> None:
    if en_json:
        lignes = [{"lieu": p.lieu, "phrase": p.phrase} for p in refus.problemes]
        print(_json({"fait": False, "phrase": str(refus), "problemes": lignes}))
        return
    print(refus, file=sys.stderr)
    for probleme in refus.problemes:
        print(f"  - {probleme}", file=sys.stderr)


def _json(reponse: Reponse) -> str:
    return json.dumps(reponse, ensure_ascii=False, indent=2)
