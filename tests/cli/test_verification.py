"""« verifier » : trois faits séparés, et un code de sortie que l’on peut croire."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cep_desktop.cli import executer
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.ooxml.signer import signer
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.cas.atelier import un_atelier_sur
from tests.cas.dossier import exemple
from tests.signing.cas import document_riche, remplacer

LE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def racine() -> emission.CleLogicielle:
    """La racine d’un organisme."""
    return emission.emettre_racine("Cap Évolution", le=LE)


@pytest.fixture(scope="module")
def signe(racine: emission.CleLogicielle) -> bytes:
    """Un plan signé."""
    cle = emission.emettre(racine, "Nadia Benali", le=LE)
    return signer(document_riche(), cle, Declaration(LE, role="Conseillère"))


def _appeler(*mots: object, racines: tuple[emission.CleLogicielle, ...] = ()) -> int:
    from cep_desktop.storage.memoire import DossiersEnMemoire

    annuaire = AnnuaireEnMemoire(tuple(racine.certificat for racine in racines))

    def atelier() -> object:
        dossiers = DossiersEnMemoire([exemple("camille")], maintenant=lambda: LE)
        return un_atelier_sur(dossiers, annuaires=annuaire)

    return executer(["verifier", *map(str, mots)], atelier)  # type: ignore[arg-type]


def test_un_fichier_signe_et_intact_rend_zero_meme_si_l_on_ne_connait_pas_le_signataire(
    tmp_path: Path, signe: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(signe)
    assert _appeler(fichier) == 0
    dit = capsys.readouterr().out
    assert dit.startswith("Ce document est intact. Il reste à savoir qui l’a signé.")
    assert "Chaque mot et chaque montant" in dit
    assert "Nadia Benali, Conseillère, clé de Cap Évolution, 25\u00a0novembre\u00a02026 à" in dit
    assert "Heure donnée par l’ordinateur qui a signé, pas prouvée." in dit
    assert _appeler(fichier, "--exiger-confiance") == 1


def test_un_signataire_connu_tient_aussi_quand_on_exige_la_confiance(
    tmp_path: Path, signe: bytes, racine: emission.CleLogicielle, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(signe)
    assert _appeler(fichier, "--exiger-confiance", racines=(racine,)) == 0
    assert "vous connaissez ceux qui l’ont signé" in capsys.readouterr().out


def test_un_mot_change_rend_un_et_dit_lequel(
    tmp_path: Path, signe: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(remplacer(signe, "word/document.xml", "plan", "clan"))
    assert _appeler(fichier, "--json") == 1
    dit = json.loads(capsys.readouterr().out)
    assert (dit["fait"], dit["signe"], dit["intact"]) == (False, True, False)
    assert "Demandez l’original" in dit["conclusion"]
    assert dit["signatures"][0]["fautes"] == ["Le texte du document (/word/document.xml) a changé."]


def test_un_fichier_non_signe_rend_un(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(document_riche())
    assert _appeler(fichier) == 1
    assert capsys.readouterr().out == "Ce fichier n’est pas signé.\n"


@pytest.mark.parametrize("octets", [b"", b"PK\x03\x04", b"bonjour", b"%PDF-1.4"])
def test_un_fichier_illisible_a_sa_phrase(
    tmp_path: Path, octets: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = tmp_path / "plan.docx"
    fichier.write_bytes(octets)
    assert _appeler(fichier) == 1
    erreur = capsys.readouterr().err
    assert erreur.startswith("Ce ")
    assert "Traceback" not in erreur
    assert _appeler(tmp_path / "absent.docx") == 1


def test_l_annuaire_du_poste_lit_ses_racines_et_note_les_cles(
    tmp_path: Path, racine: emission.CleLogicielle
) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    from cep_desktop.signing.confiance import Confiance
    from cep_desktop.storage.annuaire import AnnuaireDuPoste

    racines = tmp_path / "confiance" / "racines"
    racines.mkdir(parents=True)
    (racines / "cap.pem").write_bytes(racine.certificat.public_bytes(Encoding.PEM))
    (racines / "cap.cer").write_bytes(racine.certificat.public_bytes(Encoding.DER))
    (racines / "notes.txt").write_text("rien", encoding="utf-8")
    (racines / "faux.pem").write_text("-----BEGIN CERTIFICATE-----", encoding="utf-8")
    annuaire = AnnuaireDuPoste(tmp_path / "confiance")
    assert annuaire.lire().racines == (racine.certificat, racine.certificat)
    annuaire.noter("a" * 64, Confiance.SUR)
    annuaire.noter("b" * 64, Confiance.REFUSE)
    assert annuaire.lire().connues == frozenset({"a" * 64})
    assert annuaire.lire().refusees == frozenset({"b" * 64})
    assert len(annuaire.lexique()) > 2_000
    (tmp_path / "confiance" / "cles.json").write_text("[abîmé", encoding="utf-8")
    assert annuaire.lire().connues == frozenset()
