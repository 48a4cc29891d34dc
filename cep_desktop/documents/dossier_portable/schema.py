"""Le schéma JSON publié du format portable."""

import json
import re

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import CoreSchema

from cep_desktop.documents.dossier_portable.versions import FORMAT, VERSION
from cep_desktop.domain.dossier import Dossier

_HOMONYME = re.compile(r"cep_desktop__domain__([a-z_]+)__([A-Z]\w+)")
"""Nom que pydantic donne à une classe dont une autre porte le nom, dans un autre module."""


class _SansTitre(GenerateJsonSchema):
    """Schéma sans les titres anglicisés que pydantic tire des noms de champs."""

    def field_title_should_be_set(self, schema: CoreSchema) -> bool:  # noqa: ARG002 - par pydantic
        """Aucun titre : le nom du champ suffit."""
        return False


def schema() -> str:
    """Rend le schéma JSON (draft 2020-12) d’un fichier `*.dossier.json`, indenté."""
    dossier = Dossier.model_json_schema(
        ref_template="#/$defs/{model}", schema_generator=_SansTitre, mode="validation"
    )
    definitions = dossier.pop("$defs")
    complet = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dossier portable de CEP Desktop",
        "description": "Montants en centimes d’euro. Dates au format AAAA-MM-JJ.",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "dossier"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "dossier": {"$ref": "#/$defs/Dossier"},
        },
        "$defs": {"Dossier": dossier, **definitions},
    }
    texte = json.dumps(complet, ensure_ascii=False, indent=2) + "\n"
    return _HOMONYME.sub(r"\2_\1", texte)
