"""Chaque demande du mandat cite des essais qui existent."""

import ast
import re

from tests.architecture.arbre import RACINE

PARAGRAPHES = ("L’offre de services", "2.1", "2.2", "2.3")


def _texte() -> str:
    return (RACINE / "docs" / "mandat.md").read_text(encoding="utf-8")


def _essais(chemin: str) -> set[str]:
    arbre = ast.parse((RACINE / chemin).read_text(encoding="utf-8"))
    return {noeud.name for noeud in arbre.body if isinstance(noeud, ast.FunctionDef)}


def test_chaque_paragraphe_du_mandat_est_suivi() -> None:
    titres = re.findall(r"^## (.+)$", _texte(), re.MULTILINE)
    assert len(titres) == len(PARAGRAPHES)
    assert all(t.startswith(p) for t, p in zip(titres, PARAGRAPHES, strict=True))


def test_chaque_demande_cite_un_essai() -> None:
    lignes = [ligne for ligne in _texte().splitlines() if ligne.startswith("| ")]
    demandes = [ligne for ligne in lignes if not ligne.startswith("| Le mandat demande")]
    assert demandes
    sans_preuve = [ligne for ligne in demandes if "::test_" not in ligne]
    assert not sans_preuve


def test_chaque_essai_cite_existe() -> None:
    cites = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", _texte())
    disparus = [f"{chemin}::{nom}" for chemin, nom in cites if nom not in _essais(chemin)]
    assert not disparus
