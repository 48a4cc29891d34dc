"""Chaque champ d’un dossier a son mot français, et le lexique ne garde rien de disparu."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.dire import se_dit_d_un_trait
from cep_desktop.usecases.mots_du_dossier import mots_du_dossier


def _modeles(modele: type[Valeur], vus: set[type[Valeur]]) -> set[type[Valeur]]:
    if modele not in vus:
        vus.add(modele)
        for annotation in get_type_hints(modele).values():
            for dedans in _valeurs(annotation):
                _modeles(dedans, vus)
    return vus


def _valeurs(annotation: object) -> Iterator[type[Valeur]]:
    if isinstance(annotation, type) and issubclass(annotation, Valeur):
        yield annotation
    for argument in get_args(annotation):
        yield from _valeurs(argument)


MODELES = _modeles(Dossier, set())
PARCOURUS = [m for m in MODELES if not se_dit_d_un_trait(m.model_construct())]
CHAMPS = {(m.__name__, nom) for m in PARCOURUS for nom in m.model_fields}


def test_chaque_champ_qui_se_compare_a_son_mot() -> None:
    champs = mots_du_dossier().champs
    sans_mot = {
        f"{modele}.{nom}"
        for modele, nom in CHAMPS
        if nom not in {"id", "cles_retirees"}
        and nom not in champs
        and f"{modele}.{nom}" not in champs
    }
    assert not sans_mot


def test_le_lexique_ne_garde_pas_de_champ_disparu() -> None:
    noms = {nom for m in MODELES for nom in m.model_fields}
    precis = {f"{m.__name__}.{nom}" for m in MODELES for nom in m.model_fields}
    assert not set(mots_du_dossier().champs) - noms - precis


def test_chaque_rubrique_et_chaque_element_existent() -> None:
    def existe(chemin: str) -> bool:
        modeles: set[type[Valeur]] = {Dossier}
        for morceau in (m for m in chemin.split(".") if m != "[]"):
            modeles = {
                dedans
                for modele in modeles
                if morceau in modele.model_fields
                for dedans in (*_valeurs(get_type_hints(modele)[morceau]), Valeur)
            }
        return bool(modeles)

    mots = mots_du_dossier()
    assert not [chemin for chemin in (*mots.rubriques, *mots.elements) if not existe(chemin)]


def test_un_champ_sans_mot_reste_lisible() -> None:
    assert mots_du_dossier().champ(Valeur, "champ_a_venir") == "Champ a venir"
    assert mots_du_dossier().rubrique("ailleurs.encore") == "Dossier"
