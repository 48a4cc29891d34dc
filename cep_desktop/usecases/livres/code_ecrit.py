"""Un code RNCP ou RS écrit dans un texte, et ce que le livre en dit ce jour-là."""

import re
from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.referentiels.livre import Livre
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

if TYPE_CHECKING:
    from cep_desktop.usecases.evaluer import ReglesEnVigueur

_CODE = re.compile(r"\b(RNCP|RS)\s?(\d{1,6})\b", re.IGNORECASE)


def dire_le_code(
    texte: str, bibliotheque: Bibliotheque, regles: "ReglesEnVigueur", *, le: date
) -> str:
    """Rend ce que vaut le premier code du texte, et qui le dit ; vide sans code ou sans livre."""
    trouve = _CODE.search(texte)
    edition = next((e for e in bibliotheque.editions() if e.livre is Livre.CERTIFICATIONS), None)
    if trouve is None or edition is None:
        return ""
    controle = bibliotheque.controler("".join(trouve.groups()), regles, le=le)
    titre = (f"{controle.code}.",) if controle.fiche is not None else ()
    return " ".join((*titre, *controle.phrases, f"Source : {edition.source_datee}."))
