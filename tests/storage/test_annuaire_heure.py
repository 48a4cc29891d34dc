"""Ce que le poste garde de l’heure prouvée, et des autorités qu’il connaît."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.emission import ecrire_certificat
from cep_desktop.storage.annuaire import AnnuaireDuPoste
from cep_desktop.usecases.annuaires import ATTENTE_S

LE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def test_l_adresse_et_le_delai_se_relisent(tmp_path: Path) -> None:
    AnnuaireDuPoste(tmp_path).noter_autorite("https://heure.exemple.fr", 8)
    relu = AnnuaireDuPoste(tmp_path)
    assert (relu.autorite(), relu.attente()) == ("https://heure.exemple.fr", 8)


@pytest.mark.parametrize(
    "contenu", ["", "[]", '{"attente": "-3"}', '{"attente": "²"}', '{"autorite": "https://a.fr"}']
)
def test_un_delai_illisible_ou_absent_est_celui_d_ordinaire(tmp_path: Path, contenu: str) -> None:
    (tmp_path / "heure.json").write_text(contenu, encoding="utf-8")
    assert AnnuaireDuPoste(tmp_path).attente() == ATTENTE_S


@pytest.mark.parametrize("pour_l_heure", [True, False])
def test_une_racine_acceptee_ne_vaut_que_pour_ce_qu_on_a_dit(
    tmp_path: Path, *, pour_l_heure: bool
) -> None:
    racine = emission.emettre_racine("Heure", le=LE, cle=emission.tirer_cle(elliptique=True))
    pem = ecrire_certificat(racine)
    AnnuaireDuPoste(tmp_path).accepter_racine("a.pem", pem, pour_l_heure=pour_l_heure)
    annuaire = AnnuaireDuPoste(tmp_path).lire()
    attendu = (racine.certificat,)
    assert annuaire.racines_heure == (attendu if pour_l_heure else ())
    assert annuaire.racines == (() if pour_l_heure else attendu)
