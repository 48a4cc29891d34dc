"""Le verbe « gabarit verifier » : chaque défaut d’un modèle est dit, avec sa place."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cep_desktop.documents.gabarit import balises_coupees
from cep_desktop.locations import gabarits
from tests.cli.commande import appeler

DOCUMENT = "word/document.xml"


def _modele(nom: str, *changements: tuple[str, str], **ajouts: str) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(gabarits() / nom) as source, zipfile.ZipFile(sortie, "w") as cible:
        for partie in source.namelist():
            texte = source.read(partie)
            if partie == DOCUMENT:
                for avant, apres in changements:
                    assert avant.encode() in texte, avant
                    texte = texte.replace(avant.encode(), apres.encode(), 1)
            cible.writestr(partie, texte)
        for partie, contenu in ajouts.items():
            cible.writestr(partie.replace("__", "/"), contenu)
    return sortie.getvalue()


@pytest.fixture
def verifier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, dict[str, object]]]:
    """Vérifie un modèle et rend le code de sortie et la réponse."""

    def faire(
        octets: bytes, nom: str = "mon modèle.docx", *mots: str
    ) -> tuple[int, dict[str, object]]:
        (tmp_path / nom).write_bytes(octets)
        code = appeler("gabarit", "verifier", tmp_path / nom, "--json", *mots)
        return code, json.loads(capsys.readouterr().out)

    return faire


def test_un_modele_livre_convient_et_se_remplit(
    verifier: Callable[..., tuple[int, dict[str, object]]], tmp_path: Path
) -> None:
    exemple = tmp_path / "exemple.docx"
    code, reponse = verifier(_modele("bilan.docx"), "x.docx", "--exemple", str(exemple))
    assert (code, reponse["modele"], reponse["accessibilite"]) == (0, "bilan.docx", 100)
    assert zipfile.is_zipfile(exemple)


def test_une_faute_de_frappe_dit_ou_et_propose_le_bon_nom(
    verifier: Callable[..., tuple[int, dict[str, object]]],
) -> None:
    code, reponse = verifier(_modele("bilan.docx", ("{{ phrase }}", "{{ phraze }}")))
    assert code == 1
    (probleme,) = reponse["problemes"]  # type: ignore[misc]
    assert probleme["lieu"] == "Corps, sous «\u00a0Ce que j’ai fait\u00a0»"
    assert "Vouliez-vous écrire «\u00a0{{ phrase }}\u00a0»" in probleme["phrase"]


def test_une_balise_coupee_par_word_est_recollee_et_dite(
    verifier: Callable[..., tuple[int, dict[str, object]]],
) -> None:
    coupe = '{{ phr</w:t></w:r><w:r><w:t xml:space="preserve">ase }}'
    modele = _modele("bilan.docx", ("{{ phrase }}", coupe))
    assert balises_coupees(modele) == ("Corps, {{ phrase }}",)
    code, reponse = verifier(modele)
    assert code == 0
    assert "recollée" in json.dumps(reponse["avis"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("changement", "phrase"),
    [
        (("{{ phrase }}", ""), "il manque l’ancre"),
        (("{{ phrase }}", "{{ phrase.__class__ }}"), "interdite"),
        (("{{ phrase }}", "{{ phrase.upper() }}"), "Retirez-la"),
        (("{{ phrase }}", "{{ cycler.__init__.__globals__ }}"), "interdite"),
        (("{{ phrase }}", "{{ phrase"), "mal fermée"),
        (("{{ phrase }}", "{{ 'A' * 900000000 }}"), "Retirez-la"),
    ],
)
def test_un_modele_incomplet_ou_dangereux_est_refuse(
    verifier: Callable[..., tuple[int, dict[str, object]]],
    changement: tuple[str, str],
    phrase: str,
) -> None:
    code, reponse = verifier(_modele("bilan.docx", changement), "bilan.docx")
    assert code == 1
    assert phrase in json.dumps(reponse["problemes"], ensure_ascii=False)


@pytest.mark.parametrize(
    "ajout",
    [
        {"word__vbaProject.bin": "x"},
        {"word__embeddings__oleObject1.bin": "x"},
        {
            "word___rels__settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats'
            '.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/attachedTemplate"'
            ' Target="http://exemple.fr/x.dotm" TargetMode="External"/></Relationships>'
        },
        {"word__x.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'},
    ],
    ids=["macro", "objet", "modèle distant", "entités"],
)
def test_un_contenu_dangereux_est_refuse(
    verifier: Callable[..., tuple[int, dict[str, object]]], ajout: dict[str, str]
) -> None:
    code, reponse = verifier(_modele("bilan.docx", **ajout))
    assert code == 1
    assert reponse["problemes"]


@pytest.mark.parametrize("octets", [b"", b"pas un docx"])
def test_un_fichier_quelconque_est_refuse(
    verifier: Callable[..., tuple[int, dict[str, object]]], octets: bytes
) -> None:
    code, reponse = verifier(octets)
    assert code == 1
    assert reponse["problemes"]


def test_un_modele_qui_garde_son_auteur_convient_et_le_dit(
    verifier: Callable[..., tuple[int, dict[str, object]]],
) -> None:
    suivi = '<w:body><w:p><w:ins w:id="9" w:author="N. Benali"/></w:p>'
    code, reponse = verifier(_modele("bilan.docx", ("<w:body>", suivi)))
    assert code == 0
    assert "Inspecter le document" in json.dumps(reponse["avis"], ensure_ascii=False)
