"""Les modèles livrés conviennent ; un modèle faux ou hostile est refusé avec une phrase."""

import io
import zipfile
from pathlib import Path

import pytest

from cep_desktop.documents.figer import figer
from cep_desktop.documents.gabarit import Ancres, GabaritInvalide, controler, verifier
from cep_desktop.documents.modeles import MODELES, verifier_les_modeles
from cep_desktop.documents.plan_action.ancres import ANCRES
from cep_desktop.documents.plan_action.contenu import composer
from cep_desktop.documents.plan_action.ecriture import ecrire
from cep_desktop.locations import gabarits
from tests.cas.dossier import LE, exemple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module", params=MODELES)
def livre(request: pytest.FixtureRequest) -> bytes:
    return (gabarits() / request.param).read_bytes()


@pytest.fixture
def plan() -> bytes:
    return (gabarits() / "plan_action.docx").read_bytes()


def _changer(modele: bytes, nom: str, ancien: str, nouveau: str) -> bytes:
    """Remplace un texte dans une partie du paquet."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(modele)) as lu, zipfile.ZipFile(sortie, "w") as ecrit:
        for partie in lu.namelist():
            octets = lu.read(partie)
            if partie == nom:
                texte = octets.decode()
                assert ancien in texte
                octets = texte.replace(ancien, nouveau, 1).encode()
            ecrit.writestr(partie, octets)
    return sortie.getvalue()


def _ajouter(modele: bytes, nom: str, octets: bytes) -> bytes:
    sortie = io.BytesIO(modele)
    with zipfile.ZipFile(sortie, "a") as paquet:
        paquet.writestr(nom, octets)
    return sortie.getvalue()


def _dans_le_corps(modele: bytes, balise: str) -> bytes:
    return _changer(modele, "word/document.xml", "{{ personne }}", balise)


def _phrases(modele: bytes) -> str:
    return " ".join(map(str, verifier(modele, ANCRES)))


def test_les_modeles_livres_conviennent() -> None:
    assert not verifier_les_modeles()


def test_un_modele_livre_est_fige_et_sans_auteur(livre: bytes) -> None:
    assert figer(livre) == livre
    with zipfile.ZipFile(io.BytesIO(livre)) as paquet:
        proprietes = paquet.read("docProps/core.xml")
        reglages = paquet.read("word/settings.xml")
    assert b"creator" not in proprietes
    assert b"lastModifiedBy" not in proprietes
    assert b"rsid" not in reglages
    assert b'w:val="15"' in reglages


def test_un_modele_absent_est_dit(tmp_path: Path) -> None:
    phrases = [str(probleme) for probleme in verifier_les_modeles(tmp_path)]
    assert phrases == [
        f"{nom}\u00a0: ce modèle est absent. Réinstallez l’application." for nom in MODELES
    ]


@pytest.mark.parametrize("octets", [b"", b"PK", b"du texte", bytes(2_000)])
def test_un_fichier_qui_n_est_pas_word_est_refuse(octets: bytes) -> None:
    with pytest.raises(GabaritInvalide, match="pas un document Word"):
        controler(octets, ANCRES, nom="plan_action.docx")


def test_un_classeur_n_est_pas_un_modele_word() -> None:
    paquet = io.BytesIO()
    with zipfile.ZipFile(paquet, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert "pas un document Word" in _phrases(paquet.getvalue())


def test_un_modele_tronque_est_refuse(plan: bytes) -> None:
    assert "pas un document Word" in _phrases(plan[: len(plan) // 2])


def test_une_ancre_inconnue_recoit_une_suggestion(plan: bytes) -> None:
    faux = _dans_le_corps(plan, "{{ personnne }}")
    assert "«\u00a0{{ personnne }}\u00a0» est inconnue" in _phrases(faux)
    assert "Vouliez-vous écrire «\u00a0{{ personne }}\u00a0»" in _phrases(faux)


def test_une_ancre_inconnue_dans_un_tableau_est_nommee_comme_dans_word(plan: bytes) -> None:
    faux = _changer(plan, "word/document.xml", "{{ aide.utilite }}", "{{ aide.utilité }}")
    assert "{{ aide.utilité }}" in _phrases(faux)
    assert "{{ aide.utilite }}" in _phrases(faux)


def test_une_ancre_obligatoire_absente_est_dite(plan: bytes) -> None:
    faux = _changer(plan, "word/document.xml", "{{r reserve }}", "bientôt")
    assert "il manque l’ancre «\u00a0{{ reserve }}\u00a0»" in _phrases(faux)


def test_une_ancre_du_pied_de_page_compte_aussi(plan: bytes) -> None:
    faux = _changer(plan, "word/footer1.xml", "{{ pied }}", "{{ pid }}")
    assert "Pied de page" in _phrases(faux)


def test_une_balise_mal_fermee_est_situee(plan: bytes) -> None:
    faux = _dans_le_corps(plan, "{{ personne }")
    assert "mal écrite ou mal fermée" in _phrases(faux)


@pytest.mark.parametrize(
    "balise",
    [
        "{{ ''.__class__ }}",
        "{{ personne.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ personne.upper() }}",
        "{{ personne|safe }}",
        "{{ personne * 1000000 }}",
        "{{ '%999999d' % 1 }}",
        "{{ range(10) }}",
        "{% for i in range(1000000000) %}{{ i }}{% endfor %}",
        "{% set x = personne %}",
        "{% include 'autre' %}",
        "{% import 'autre' as a %}",
        "{% macro m() %}{% endmacro %}",
        "{% raw %}{{ x }}{% endraw %}{{ config }}",
    ],
)
def test_un_gabarit_hostile_est_refuse_sans_rien_executer(plan: bytes, balise: str) -> None:
    hostile = _dans_le_corps(plan, balise)
    assert verifier(hostile, ANCRES)
    with pytest.raises(GabaritInvalide):
        ecrire(composer(exemple("camille"), le=LE), hostile)


def test_une_macro_est_refusee(plan: bytes) -> None:
    assert "macro" in _phrases(_ajouter(plan, "word/vbaProject.bin", b"\0"))


def test_un_modele_distant_est_refuse(plan: bytes) -> None:
    lien = (
        f'<Relationship Id="rIdX" Type="{REL}/attachedTemplate" '
        'Target="https://ailleurs.example/m.dotm" TargetMode="External"/></Relationships>'
    )
    faux = _ajouter(
        plan,
        "word/_rels/settings.xml.rels",
        f'<Relationships xmlns="{_PAQUET}">{lien}'.encode(),
    )
    assert "modèle distant" in _phrases(faux)


@pytest.mark.parametrize("genre", ["image", "oleObject", "frame"])
def test_un_fichier_exterieur_est_refuse(plan: bytes, genre: str) -> None:
    faux = _changer(
        plan,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdX" Type="{REL}/{genre}" Target="file://serveur/x" '
        'TargetMode="External"/></Relationships>',
    )
    assert "fichier extérieur" in _phrases(faux)


def test_un_lien_vers_une_page_publique_est_permis(plan: bytes) -> None:
    permis = _changer(
        plan,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdX" Type="{REL}/hyperlink" Target="https://www.mon-cep.org" '
        'TargetMode="External"/></Relationships>',
    )
    assert not verifier(permis, ANCRES)


def test_une_entite_xml_est_refusee(plan: bytes) -> None:
    piege = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document'
    faux = _changer(plan, "word/document.xml", "<w:document", piege)
    assert "entités XML" in _phrases(faux)


def test_un_champ_qui_lit_un_autre_fichier_est_refuse(plan: bytes) -> None:
    faux = _changer(plan, "word/footer1.xml", " PAGE ", " INCLUDETEXT ")
    assert "autre fichier" in _phrases(faux)


def test_une_archive_piegee_est_refusee(plan: bytes) -> None:
    bombe = io.BytesIO(plan)
    with zipfile.ZipFile(bombe, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.png", bytes(101_000_000))
    assert "trop gros" in _phrases(bombe.getvalue())


def test_tous_les_defauts_sont_dits_en_une_fois(plan: bytes) -> None:
    faux = _dans_le_corps(plan, "{{ a }} {{ b }} {{ c }}")
    with pytest.raises(GabaritInvalide) as refus:
        controler(faux, ANCRES, nom="plan_action.docx")
    assert len(refus.value.problemes) == 3
    assert "Et 2 autres défauts." in str(refus.value)
    assert str(refus.value).startswith("plan_action.docx\u00a0: ")


def test_un_chemin_obligatoire_est_aussi_connu() -> None:
    ancres = Ancres.nommees(obligatoires="a b[].c", facultatives="d")
    assert ancres.obligatoires <= ancres.connues == {"a", "b[].c", "d"}


_PAQUET = "http://schemas.openxmlformats.org/package/2006/relationships"
