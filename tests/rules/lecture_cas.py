"""Les cas types, lus une fois, et les règles qu’ils éprouvent."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cep_desktop.rules.chargement import charger
from cep_desktop.rules.regles import Regles
from cep_desktop.storage.regles import PaquetsDuPoste
from tests.rules.construction import Cas, CasMalEcrit

DOSSIER = Path(__file__).parent / "cas_types"
_CLES = {
    "titre", "entree", "reference", "profil", "le", "dispositif", "calcul", "donnees", "naissance",
    "situation", "projet", "formation", "depenses", "aides", "attendu",
}  # fmt: skip


@dataclass(frozen=True)
class CasType:
    """Un cas, son fichier et son contenu, profil compris."""

    fichier: str
    contenu: Cas

    def __str__(self) -> str:
        return f"{self.fichier} : {self.contenu['titre']}"


@cache
def regles_nationales() -> Regles:
    """Rend les règles livrées avec l’application."""
    return charger(*PaquetsDuPoste().lister())


@cache
def cas_types() -> tuple[CasType, ...]:
    """Rend tous les cas, dans l’ordre des fichiers. Lève `CasMalEcrit`."""
    return tuple(cas for chemin in sorted(DOSSIER.glob("*.toml")) for cas in _lire(chemin))


def _lire(chemin: Path) -> Iterator[CasType]:
    fichier = tomllib.loads(chemin.read_text(encoding="utf-8"), parse_float=Decimal)
    profils = fichier.get("profil", {})
    for brut in fichier["cas"]:
        if inconnues := set(brut) - _CLES:
            raise CasMalEcrit(f"{chemin.name}, « {brut.get('titre')} » : {sorted(inconnues)}")
        manquantes = {"titre", "reference", "le", "attendu"} - set(brut)
        if manquantes:
            raise CasMalEcrit(f"{chemin.name}, « {brut.get('titre')} » : il manque {manquantes}")
        yield CasType(chemin.stem, _superposer(profils.get(brut.get("profil"), {}), brut))


def _superposer(profil: Mapping[str, Any], cas: Mapping[str, Any]) -> Cas:
    """Complète un cas par son profil ; le cas l’emporte, et « sans » efface une ligne du profil."""
    reuni: dict[str, Any] = dict(profil)
    for cle, valeur in cas.items():
        ancien = reuni.get(cle)
        if isinstance(valeur, dict) and isinstance(ancien, dict):
            efface = set(valeur.get("sans", ()))
            gardes = {nom: v for nom, v in ancien.items() if nom not in efface}
            reuni[cle] = gardes | {nom: v for nom, v in valeur.items() if nom != "sans"}
        else:
            reuni[cle] = valeur
    return reuni
