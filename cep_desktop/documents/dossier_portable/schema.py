"""Le schéma JSON publié du format portable."""

import json

from cep_desktop.documents.dossier_portable.versions import FORMAT, VERSION
from cep_desktop.domain.dossier import Dossier


def schema() -> str:
    """Rend le schéma JSON (draft 2020-12) d’un fichier `*.dossier.json`, indenté."""
    dossier = Dossier.model_json_schema(ref_template="#/$defs/{model}", mode="serialization")
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
    return json.dumps(complet, ensure_ascii=False, indent=2) + "\n"
