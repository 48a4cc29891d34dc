"""Ce que l’application livre est lisible, et son absence se dit."""

from pathlib import Path

import pytest

from cep_desktop import locations
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.storage.embarque import (
    ExemplesEmbarques,
    GabaritsEmbarques,
    RessourceAbsente,
    VocabulairesEmbarques,
)
from tests.cas.dossier import EXEMPLES, exemple


@pytest.fixture
def ressources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Un dossier de ressources vide, à la place de celui de l’application."""
    monkeypatch.setattr(locations, "donnees", lambda: tmp_path)
    (tmp_path / "resources").mkdir()
    return tmp_path / "resources"


def _poser(chemin: Path, octets: bytes) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_bytes(octets)


def test_le_vocabulaire_de_2014_a_trois_niveaux() -> None:
    vocabulaire = VocabulairesEmbarques().lire("2014")
    assert vocabulaire.code == "2014"
    assert [niveau.volets for niveau in vocabulaire.niveaux] == [
        (Volet.ACCUEIL,),
        (Volet.CONSEIL,),
        (Volet.ACCOMPAGNEMENT,),
    ]


def test_le_vocabulaire_de_2019_a_deux_niveaux() -> None:
    vocabulaire = VocabulairesEmbarques().lire("2019")
    assert vocabulaire.code == "2019"
    assert [niveau.volets for niveau in vocabulaire.niveaux] == [
        (Volet.ACCUEIL,),
        (Volet.CONSEIL, Volet.ACCOMPAGNEMENT),
    ]


@pytest.mark.parametrize("code", ["2014", "2019"])
def test_les_rangs_d_un_vocabulaire_se_suivent(code: str) -> None:
    niveaux = VocabulairesEmbarques().lire(code).niveaux
    assert [niveau.rang for niveau in niveaux] == list(range(1, len(niveaux) + 1))
    assert all(niveau.resultat_attendu for niveau in niveaux)


@pytest.mark.parametrize("code", ["1789", "", "../exemples/camille", "2014.toml"])
def test_un_vocabulaire_inconnu_dit_ceux_qui_existent(code: str) -> None:
    with pytest.raises(ElementIntrouvable, match="connus\u00a0: 2014, 2019"):
        VocabulairesEmbarques().lire(code)


@pytest.mark.parametrize("octets", [b"\xff", b"code = ", b"code = '2014'", b"niveaux = 3"])
def test_un_vocabulaire_abime_demande_une_reinstallation(ressources: Path, octets: bytes) -> None:
    _poser(ressources / "vocabulaires" / "2014.toml", octets)
    with pytest.raises(RessourceAbsente, match=r"est abîmé\. Réinstallez"):
        VocabulairesEmbarques().lire("2014")


def test_les_exemples_livres_sont_fictifs_et_dans_l_ordre() -> None:
    exemples = dict(ExemplesEmbarques().lister())
    assert tuple(exemples) == EXEMPLES
    assert exemples == {nom: exemple(nom) for nom in EXEMPLES}
    assert all(dossier.est_fictif for dossier in exemples.values())


@pytest.mark.usefixtures("ressources")
def test_des_exemples_absents_sont_dits() -> None:
    with pytest.raises(RessourceAbsente, match="Les dossiers d’exemple de l’application manquent"):
        list(ExemplesEmbarques().lister())


def test_un_exemple_abime_n_accuse_pas_le_fichier_de_la_personne(ressources: Path) -> None:
    _poser(ressources / "exemples" / "lea.dossier.json", b"{}")
    with pytest.raises(RessourceAbsente, match="L’exemple «\u00a0lea\u00a0» est abîmé"):
        list(ExemplesEmbarques().lister())


def test_un_papier_vierge_se_lit(tmp_path: Path) -> None:
    _poser(tmp_path / "plan.docx", b"PK")
    assert GabaritsEmbarques(tmp_path).lire("plan.docx") == b"PK"


def test_un_papier_vierge_absent_est_nomme(tmp_path: Path) -> None:
    with pytest.raises(RessourceAbsente, match="«\u00a0plan\\.docx\u00a0» de l’application manque"):
        GabaritsEmbarques(tmp_path).lire("plan.docx")
