"""Le glossaire et le code disent les mêmes mots."""

import ast
from dataclasses import dataclass

from tests.architecture.arbre import RACINE, modules


@dataclass(frozen=True)
class Entree:
    """Une ligne du glossaire."""

    mot: str
    code: str
    definition: str
    source: str


def _entrees() -> tuple[Entree, ...]:
    lignes = (RACINE / "docs" / "glossaire.md").read_text(encoding="utf-8").splitlines()
    tableau = [ligne for ligne in lignes if ligne.startswith("|")]
    cases = [[case.strip() for case in ligne.strip("|").split("|")] for ligne in tableau[2:]]
    return tuple(Entree(mot, code.strip("`"), *reste) for mot, code, *reste in cases)


def _classes() -> set[str]:
    return {
        f"{module.nom.removeprefix('cep_desktop.domain.')}.{noeud.name}"
        for module in modules("cep_desktop/domain")
        for noeud in module.arbre.body
        if isinstance(noeud, ast.ClassDef) and not noeud.name.startswith("_")
    }


def test_chaque_classe_du_domaine_est_au_glossaire() -> None:
    absentes = _classes() - {entree.code for entree in _entrees()}
    assert not absentes


def test_le_glossaire_ne_garde_pas_de_nom_disparu() -> None:
    disparus = {entree.code for entree in _entrees()} - _classes()
    assert not disparus


def test_chaque_entree_est_complete_et_unique() -> None:
    entrees = _entrees()
    assert all((entree.mot, entree.definition, entree.source) for entree in entrees)
    assert len({entree.code for entree in entrees}) == len(entrees)


def test_le_glossaire_est_dans_l_ordre_alphabetique_du_code() -> None:
    noms = [entree.code for entree in _entrees()]
    assert noms == sorted(noms)
