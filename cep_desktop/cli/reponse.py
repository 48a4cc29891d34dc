"""Ce que la ligne de commande répond : une phrase pour la personne, du JSON pour une machine."""

import io
import json
import os
import sys
from contextlib import suppress
from typing import TextIO

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.produire import Production

Reponse = dict[str, object]

_PERDUE = "La réponse n’a pas pu être écrite\u00a0: la sortie est pleine ou fermée."


def preparer_sortie() -> None:
    """Remplace à l’affichage ce que la console ne sait pas écrire, au lieu d’échouer."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def raconter(production: Production) -> str:
    """Dit où sont les papiers produits."""
    noms = "\n".join(f"  {papier.nom}" for papier in production.papiers)
    return f"{production.dossier}\u00a0:\n{noms}"


def decrire(production: Production) -> Reponse:
    """Décrit la même chose pour une machine."""
    return {"sortie": str(production.dossier), "manifeste": json.loads(production.manifeste)}


def repondre(phrase: str, reponse: Reponse, *, en_json: bool) -> bool:
    """Écrit la réponse d’un verbe qui a réussi ; rend faux si elle est perdue."""
    return _ecrire(_json(reponse) if en_json else phrase, sys.stdout)


def refuser(refus: ErreurMetier, *, en_json: bool) -> None:
    """Écrit un refus : la phrase, puis chaque problème à sa place."""
    if en_json:
        lignes = [{"lieu": p.lieu, "phrase": p.phrase} for p in refus.problemes]
        reponse = {"fait": False, "phrase": str(refus), "problemes": lignes}
        _ecrire(_json(reponse), sys.stdout)
        return
    _ecrire("\n".join([str(refus), *(f"  - {p}" for p in refus.problemes)]), sys.stderr)


def _json(reponse: Reponse) -> str:
    return json.dumps(reponse, indent=2)


def _ecrire(texte: str, flux: TextIO) -> bool:
    """Écrit tout de suite ; un lecteur parti (`| head`) n’est pas un échec, un disque plein si."""
    try:
        print(texte, file=flux, flush=True)
    except BrokenPipeError:
        _delaisser(flux)
        return True
    except OSError:
        _delaisser(flux)
        with suppress(OSError):
            print(_PERDUE, file=sys.stderr, flush=True)
        return False
    return True


def _delaisser(flux: TextIO) -> None:
    """Envoie dans le vide ce que Python tenterait encore d’écrire en sortant."""
    with suppress(OSError):
        vide = os.open(os.devnull, os.O_WRONLY)
        os.dup2(vide, flux.fileno())
        os.close(vide)
