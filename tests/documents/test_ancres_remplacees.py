"""Remplacer une ancre inconnue : au bon endroit, entre accolades seulement, même coupée."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from cep_desktop.documents.ancres_remplacees import remplacer
from cep_desktop.documents.gabarit import AncreInconnue, Ancres, verifier
from cep_desktop.documents.modeles import MODELES
from cep_desktop.locations import gabarits
from cep_desktop.usecases.pages_du_modele import situer

ANCRES = Ancres.nommees(
    obligatoires="personne", facultatives="ville etapes etapes[].titre actions actions[].titre"
)


def _modele(*paragraphes: tuple[str, ...]) -> bytes:
    """Un document dont chaque paragraphe est fait de ces suites."""
    document, sortie = docx.Document(), io.BytesIO()
    for suites in paragraphes:
        paragraphe = document.add_paragraph()
        for suite in suites:
            paragraphe.add_run(suite)
    document.save(sortie)
    return sortie.getvalue()


def _dits(octets: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(octets)).paragraphs]


def _inconnues(octets: bytes) -> list[AncreInconnue]:
    return [p for p in verifier(octets, ANCRES) if isinstance(p, AncreInconnue)]


def test_le_mot_ne_change_qu_entre_accolades_et_meme_coupe() -> None:
    modele = _modele(
        (
            "Une personnne, {{ pers",
            "onn",
            "ne }} et {{ ville }}",
        )
    )
    (defaut,) = _inconnues(modele)
    assert (defaut.ecrit, defaut.voulu) == ("personnne", "personne")
    corrige = remplacer(defaut.ecrit, defaut.voulu, modele)
    assert _dits(corrige) == ["Une personnne, {{ personne }} et {{ ville }}"]
    assert verifier(corrige, ANCRES) == ()


def test_la_proposition_garde_le_nom_que_la_boucle_donne() -> None:
    modele = _modele(
        ("{{ personne }}",),
        ("{%p for e in etapes %}",),
        ("{{ e.titrre }}",),
        ("{%p endfor %}",),
    )
    (defaut,) = _inconnues(modele)
    assert (defaut.ecrit, defaut.voulu) == ("e.titrre", "e.titre")
    assert verifier(remplacer("e.titrre", "e.titre", modele), ANCRES) == ()


def test_une_ancre_juste_ailleurs_ou_sans_voisine_ne_se_remplace_pas() -> None:
    modele = _modele(
        ("{{ personne }} {{ xylophone }}",),
        ("{%p for e in etapes %}",),
        ("{{ e.titre }}",),
        ("{%p endfor %}",),
        ("{%p for e in actionss %}",),
        ("{{ e.titre }}",),
        ("{%p endfor %}",),
    )
    assert {d.ecrit: d.voulu for d in _inconnues(modele)} == {
        "xylophone": "",
        "actionss": "actions",
        "e.titre": "",
    }


@pytest.mark.parametrize("nom", sorted(MODELES))
def test_remplacer_laisse_tout_le_reste_du_modele_livre(nom: str) -> None:
    livre = (gabarits() / nom).read_bytes()
    copie = remplacer("absente", "presente", livre)
    assert verifier(copie, MODELES[nom]) == ()
    with zipfile.ZipFile(io.BytesIO(livre)) as a, zipfile.ZipFile(io.BytesIO(copie)) as b:
        assert a.namelist() == b.namelist()
        autres = [n for n in a.namelist() if not n.startswith(("word/document", "word/header"))]
        assert all(a.read(n) == b.read(n) for n in autres if not n.startswith("word/footer"))


@pytest.mark.libreoffice
def test_chaque_defaut_dit_sa_page() -> None:
    document, sortie = docx.Document(), io.BytesIO()
    document.add_paragraph("{{ personne }} {{ vile }}")
    document.add_page_break()
    document.add_paragraph("{{ xylophone }}")
    document.save(sortie)
    modele = sortie.getvalue()
    pages = situer(modele, _inconnues(modele))
    assert {defaut.ecrit: page for defaut, page in pages.items()} == {"vile": 1, "xylophone": 2}


def test_sans_convertisseur_aucune_page_n_est_inventee(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("cep_desktop.documents.convertisseurs.trouver", lambda: None)
    modele = _modele(("{{ personnne }}",))
    assert situer(modele, _inconnues(modele)) == {}
