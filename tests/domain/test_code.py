"""Un code enregistré et son libellé affiché."""

import pkgutil
from importlib import import_module

import pytest
from pydantic import TypeAdapter, ValidationError

import cep_desktop.domain
from cep_desktop.domain.code import Code


class Feu(Code):
    """Énumération d’essai."""

    VERT = "vert", "Passez"
    ROUGE = "rouge", "Arrêtez-vous"


def test_un_code_porte_son_libelle_sans_l_enregistrer() -> None:
    assert Feu.VERT.value == "vert"
    assert Feu.VERT.libelle == "Passez"
    assert TypeAdapter(Feu).dump_json(Feu.ROUGE) == b'"rouge"'
    assert TypeAdapter(Feu).validate_json('"rouge"') is Feu.ROUGE


@pytest.mark.parametrize("inconnu", ["orange", "Vert", "VERT", ""])
def test_un_code_inconnu_est_refuse(inconnu: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Feu).validate_python(inconnu)


def _tous(classe: type[Code]) -> list[type[Code]]:
    return [
        f
        for enfant in classe.__subclasses__()
        for f in (enfant, *_tous(enfant))
        if f.__module__.startswith(cep_desktop.domain.__name__)
    ]


def test_tout_code_est_en_minuscules_et_tout_libelle_en_francais_lisible() -> None:
    for module in pkgutil.iter_modules(cep_desktop.domain.__path__):
        import_module(f"{cep_desktop.domain.__name__}.{module.name}")

    for enumeration in _tous(Code):
        for membre in enumeration:
            assert membre.value == membre.value.lower().replace(" ", "_"), membre
            assert membre.value.isascii(), membre
            assert membre.libelle.strip() == membre.libelle != "", membre
            assert "'" not in membre.libelle, f"apostrophe droite : {membre.libelle}"
