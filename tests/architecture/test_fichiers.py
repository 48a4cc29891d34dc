"""Chaque fichier reste court, expliqué, annoté, et hors du temps qui passe."""

import ast
from collections.abc import Iterator

from tests.architecture.arbre import Module, modules

LIGNES = 300
PROGRAMME = modules()
TOUS = modules("cep_desktop", "ui", "tests", "bench")

# Appels qui lisent l’horloge, attendent au hasard, ou forcent la boucle d’événements.
HORLOGE = {"today", "now", "utcnow", "time_ns", "currentDate", "currentDateTime"}
ATTENTE = {"sleep", "processEvents"}


def _publics(
    module: Module, corps: list[ast.stmt], prefixe: str = ""
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    for noeud in corps:
        if isinstance(noeud, ast.ClassDef | ast.FunctionDef) and not noeud.name.startswith("_"):
            yield f"{module.nom}:{prefixe}{noeud.name}", noeud
            if isinstance(noeud, ast.ClassDef):
                yield from _publics(module, noeud.body, f"{noeud.name}.")


def _fonctions(module: Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for nom, noeud in _publics(module, module.arbre.body):
        if isinstance(noeud, ast.FunctionDef):
            yield nom, noeud


def _appels(module: Module) -> set[str]:
    return {
        appel.func.attr
        for appel in ast.walk(module.arbre)
        if isinstance(appel, ast.Call) and isinstance(appel.func, ast.Attribute)
    }


def test_un_fichier_tient_en_trois_cents_lignes() -> None:
    assert not [
        module.nom
        for module in TOUS
        if len(module.chemin.read_text(encoding="utf-8").splitlines()) > LIGNES
    ]


def test_un_fichier_dit_a_quoi_il_sert() -> None:
    assert not [module.nom for module in TOUS if not ast.get_docstring(module.arbre)]


def test_tout_nom_public_est_explique() -> None:
    assert not [
        nom
        for module in PROGRAMME
        for nom, noeud in _publics(module, module.arbre.body)
        if not ast.get_docstring(noeud)
    ]


def test_tout_argument_public_est_annote() -> None:
    assert not [
        f"{nom}({argument.arg})"
        for module in PROGRAMME
        for nom, noeud in _fonctions(module)
        for argument in (*noeud.args.posonlyargs, *noeud.args.args, *noeud.args.kwonlyargs)
        if argument.annotation is None and argument.arg not in {"self", "cls"}
    ]


def test_tout_resultat_public_est_annote() -> None:
    assert not [
        nom for module in PROGRAMME for nom, noeud in _fonctions(module) if noeud.returns is None
    ]


def test_seule_la_composition_lit_l_horloge() -> None:
    assert not [
        module.nom
        for module in PROGRAMME
        if _appels(module) & HORLOGE and not module.est_dans(("cep_desktop.composition",))
    ]


def test_rien_n_attend_au_hasard() -> None:
    assert not [module.nom for module in TOUS if _appels(module) & ATTENTE]
