"""Les textes qui ont déjà cassé des documents, et les noms que des gens portent vraiment."""

from collections.abc import Iterator, Mapping
from typing import cast

from pydantic import TypeAdapter

TROIS_CENTS = "é" * 300

PIEGES = (
    "L’été, c’est fini.",
    "d'accord, aujourd'hui",
    "R&D <b>gras</b> & Cie > rien",
    "{{ dossier }} {% if %} {# note #}",
    "=SOMME(A1:A9)",
    "+33 -1 @moi",
    "Reçu 👩🏽‍💼🎉 hier",
    "مرحبا بكم في المركز",
    "שלום לכולם",
    "日本語のテキスト",
    "e\u0301cole ou école",
    "12\u202f345,67\u00a0€",
    "«\u00a0Oui\u00a0! Vraiment\u202f?\u00a0»",
    "guillemets \"droits\" et 'simples'",
    "C:\\dossier\\..\\CON",
    "]]><!-- --> &amp; &#0;",
    TROIS_CENTS,
)
"""Textes d’une ligne, tous admis, qui abîment un papier écrit sans soin."""

NOMS = (
    "Moreau",
    "Le Goff",
    "D’Artagnan",
    "O'Brien",
    "Jean-Baptiste",
    "Ñúñez",
    "Nguyễn Thị",
    "الحداد",
    "כהן",
    "王",
    "Zoe\u0308",
    "मौर्य",
    "J. R.",
    "Con",
    "Nul",
    "Aux",
    "Œuvrard",
    "x" * 100,
)
"""Noms propres admis, y compris les mots réservés par Windows."""


def textes(noeud: object) -> Iterator[str]:
    """Parcourt tous les textes d’un dossier en JSON, où qu’ils soient."""
    if isinstance(noeud, str):
        yield noeud
    elif isinstance(noeud, Mapping):
        for valeur in noeud.values():
            yield from textes(valeur)
    elif isinstance(noeud, list | tuple):
        for valeur in noeud:
            yield from textes(valeur)


def lire_comme(type_lu: object, saisie: object) -> str:
    """Lit une saisie comme le ferait un champ de ce type ; lève `ValidationError`."""
    return TypeAdapter(cast("type[str]", type_lu)).validate_python(saisie)
