"""Un code de certification dit s’il vaut encore quelque chose, et ce que le CPF en paie."""

from datetime import date
from pathlib import Path

import pytest

from cep_desktop.referentiels.certification import RechercheCertification, partager
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.storage.regles import PaquetsDuPoste
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque, LivreAbsent
from tests.cas.livres import LE, une_bibliotheque

REGLES = ReglesEnVigueur(PaquetsDuPoste())


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    """Tous les petits livres."""
    return une_bibliotheque(tmp_path / "livres")


def _dire(bibliotheque: Bibliotheque, code: str, le: date = LE) -> str:
    return " ".join(bibliotheque.controler(code, REGLES, le=le).phrases)


def test_un_code_actif_dit_jusqu_a_quand(bibliotheque: Bibliotheque) -> None:
    controle = bibliotheque.controler(" rncp 40692 ", REGLES, le=LE)
    assert not controle.est_a_revoir
    dit = " ".join(controle.phrases)
    assert "enregistrée jusqu’au 31\u00a0décembre\u00a02027." in dit
    assert "par l’expérience (VAE)" in dit
    assert "3 blocs" in dit
    assert "CPF" not in dit


def test_le_dernier_jour_compte_encore(bibliotheque: Bibliotheque) -> None:
    assert "jusqu’au" in _dire(bibliotheque, "RNCP40692", date(2027, 12, 31))
    assert "fini depuis" in _dire(bibliotheque, "RNCP40692", date(2028, 1, 1))


def test_un_code_expire_dit_son_remplacant(bibliotheque: Bibliotheque) -> None:
    dit = _dire(bibliotheque, "RNCP35830")
    assert "fini depuis le 1er\u00a0septembre\u00a02025" in dit
    assert "remplacée par RNCP40692" in dit


def test_un_code_absent_n_est_pas_declare_faux(bibliotheque: Bibliotheque) -> None:
    controle = bibliotheque.controler("RNCP1", REGLES, le=LE)
    assert controle.est_a_revoir
    assert "n’est pas dans l’édition installée" in controle.phrases[0]


def test_une_fiche_muette_reste_inconnue(bibliotheque: Bibliotheque) -> None:
    controle = bibliotheque.controler("RNCP99999", REGLES, le=LE)
    assert controle.est_a_revoir
    assert "ne dit pas si" in controle.phrases[0]


def test_le_plafond_des_rs_vient_des_regles_et_epargne_clea(bibliotheque: Bibliotheque) -> None:
    assert "1500\u00a0€ de droits CPF" in _dire(bibliotheque, "RS5641")
    assert "D. 6323-1 A" in _dire(bibliotheque, "RS5641")
    assert "CPF" not in _dire(bibliotheque, "RS5616")
    assert "aucun plafond" in _dire(bibliotheque, "RS5641", date(2025, 1, 1))


def test_sans_le_livre_on_le_dit(tmp_path: Path) -> None:
    with pytest.raises(LivreAbsent, match="n’est pas installé"):
        Bibliotheque(LivresDuPoste(tmp_path)).controler("RS5641", REGLES, le=LE)


@pytest.mark.parametrize(
    ("recherche", "codes"),
    [
        (RechercheCertification("aide soignante"), ["RNCP40692", "RNCP35830"]),
        (RechercheCertification("aide soignant", active_le=LE), ["RNCP40692"]),
        (RechercheCertification(rome="J1501"), ["RNCP40692"]),
        (RechercheCertification(niveau=5), ["RNCP99999"]),
        (RechercheCertification(par_vae=True), ["RNCP40692"]),
        (RechercheCertification("anglais"), ["RS5641"]),
        (RechercheCertification("rs5641"), ["RS5641"]),
        (RechercheCertification("zzz"), []),
    ],
)
def test_une_certification_se_cherche(
    bibliotheque: Bibliotheque, recherche: RechercheCertification, codes: list[str]
) -> None:
    assert [fiche.code for fiche in bibliotheque.certifications(recherche)] == codes


def test_une_vae_partielle_se_complete_par_une_formation(bibliotheque: Bibliotheque) -> None:
    fiche = bibliotheque.livres.certification("RNCP40692")
    assert fiche is not None
    chemin = partager(fiche, frozenset({"RNCP40692BC01", "RNCP40692BC03"}))
    assert chemin is not None
    assert chemin.titre == "VAE pour 2 blocs, formation pour 1"
    assert [bloc.code for bloc in chemin.par_formation] == ["RNCP40692BC02"]
    assert partager(fiche, frozenset()) is None
    assert partager(fiche, frozenset(bloc.code for bloc in fiche.blocs)) is None


def test_sans_voie_par_l_experience_pas_de_vae_partielle(bibliotheque: Bibliotheque) -> None:
    fiche = bibliotheque.livres.certification("RS5641")
    assert fiche is not None
    assert fiche.vae_possible is False
    assert partager(fiche, frozenset({"x"})) is None
