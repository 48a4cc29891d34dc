"""Le paquet d’un organisme se garde, se relit, et ne casse jamais un papier."""

import io
from pathlib import Path

import pytest
from docx import Document

from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.storage.organisme import OrganismeDuPoste
from cep_desktop.usecases.organisme import NommageRefuse, ReglesOrganisme
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import composer_papiers
from cep_desktop.usecases.remise import composer_remise
from tests.cas.dossier import LE, exemple

REGLES = ReglesOrganisme(
    nommage="{date}_{dossier}_{papier}_v{version}",
    en_tete="Cap Évolution, antenne de Tours",
    signataire="Maud Rivet",
    fonction="directrice",
)


@pytest.fixture
def organisme(tmp_path: Path) -> OrganismeDuPoste:
    return OrganismeDuPoste(tmp_path / "organisme")


def test_sans_paquet_tout_est_livre(organisme: OrganismeDuPoste) -> None:
    organisme.retirer("bilan.docx")
    organisme.poser_logo(None)
    assert organisme.regles() == ReglesOrganisme()
    assert organisme.modeles() == frozenset()
    assert organisme.logo() is None


def test_ce_qui_est_garde_se_relit(organisme: OrganismeDuPoste) -> None:
    organisme.garder(REGLES)
    organisme.installer("bilan.docx", organisme.livre("bilan.docx"))
    organisme.poser_logo(b"png")
    assert organisme.regles() == REGLES
    assert organisme.modeles() == {"bilan.docx"}
    assert organisme.logo() == b"png"
    organisme.retirer("bilan.docx")
    assert organisme.modeles() == frozenset()


def test_une_regle_impossible_ne_se_garde_pas(organisme: OrganismeDuPoste) -> None:
    with pytest.raises(NommageRefuse):
        organisme.garder(ReglesOrganisme(nommage="{papier}"))
    assert organisme.regles() == ReglesOrganisme()


@pytest.mark.parametrize(
    "contenu",
    [
        "",
        "[]",
        "{",
        '{"nommage": "{papier}/{dossier}"}',
        '{"nommage": "{papier.__class__}{dossier}"}',
        '{"nommage": "{papier!r:>9}{dossier}{papier}"}',
        '{"nommage": 3, "en_tete": null}',
        '{"en_tete": "deux\\nlignes"}',
        '{"signataire": "' + "x" * 500 + '"}',
    ],
)
def test_un_reglage_abime_vaut_celui_qui_est_livre(
    tmp_path: Path, organisme: OrganismeDuPoste, contenu: str
) -> None:
    (tmp_path / "organisme").mkdir()
    (tmp_path / "organisme" / "organisme.json").write_text(contenu, encoding="utf-8")
    assert organisme.regles() == ReglesOrganisme()


def test_les_papiers_suivent_les_reglages(tmp_path: Path, organisme: OrganismeDuPoste) -> None:
    organisme.garder(REGLES)
    gabarits = GabaritsEmbarques(organisme=tmp_path / "organisme")
    papiers = composer_remise(exemple("camille"), gabarits, le=LE)
    noms = [papier.nom for papier in papiers]
    assert len(set(noms)) == len(noms)
    assert f"{LE.isoformat()}_0142_plan-action_v2.docx" in noms
    assert f"{LE.isoformat()}_0142_plan-financement_v2-financeur-1.xlsx" in noms
    courrier = next(p for p in papiers if p.nature is NaturePapier.COURRIER_FINANCEUR)
    lu = Document(io.BytesIO(courrier.octets))
    assert any(p.text.endswith("Maud Rivet, directrice") for p in lu.paragraphs)
    entetes = [lu.sections[0].header, lu.sections[0].first_page_header]
    textes = [p.text for entete in entetes for p in entete.paragraphs]
    assert any("Cap Évolution, antenne de Tours" in texte for texte in textes)


def test_la_lettre_de_la_personne_ne_porte_pas_le_signataire(
    tmp_path: Path, organisme: OrganismeDuPoste
) -> None:
    organisme.garder(REGLES)
    gabarits = GabaritsEmbarques(organisme=tmp_path / "organisme")
    (lettre,) = composer_papiers(
        exemple("camille"), gabarits, le=LE, natures=(NaturePapier.COURRIER_EMPLOYEUR,)
    )
    texte = "\n".join(p.text for p in Document(io.BytesIO(lettre.octets)).paragraphs)
    assert "Maud Rivet" not in texte
    assert "antenne de Tours" not in texte
