"""Deux aides ensemble : ce que les textes disent, et ce qu’ils ne disent pas."""

from datetime import date, timedelta

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.rules.chargement import charger
from cep_desktop.rules.cumul import EtatCumul, cumuler, verifier_cumuls
from cep_desktop.rules.paquet import Paquet
from cep_desktop.rules.regles import Regles
from tests.rules.construction import construire
from tests.rules.lecture_cas import regles_nationales
from tests.rules.paquets import LIEN, un_paquet_minimal

LE = date(2026, 11, 23)


def entre(un: str, autre: str, *, region: str | None = "24", le: date = LE) -> EtatCumul:
    regles = regles_nationales()
    return cumuler(regles.dispositif(un), regles.dispositif(autre), le=le, region=region).etat


def habitant(region: str) -> Dossier:
    return construire({"le": LE, "situation": {"region_residence": region}})


@pytest.mark.parametrize(
    ("un", "autre", "attendu"),
    [
        ("cpf", "ptp", EtatCumul.PERMIS),
        ("cpf", "employeur", EtatCumul.PERMIS),
        ("cpf", "aif", EtatCumul.PERMIS),
        ("cpf", "agefice", EtatCumul.EXCLU),
        ("cpf", "fif_pl", EtatCumul.EXCLU),
        ("reconversion", "autofinancement", EtatCumul.EXCLU),
        ("ptp", "ptp_usure", EtatCumul.EXCLU),
        ("cpf", "autofinancement", EtatCumul.PERMIS),
        ("cpf", "aref", EtatCumul.SANS_RECOUVREMENT),
        ("aif", "mobilite", EtatCumul.SANS_RECOUVREMENT),
        ("aif", "aide_locale", EtatCumul.NON_DOCUMENTE),
        ("poec", "aide_region", EtatCumul.A_VERIFIER),
        ("poei", "aide_region", EtatCumul.NON_DOCUMENTE),
        ("idf_recrut_up", "reconversion", EtatCumul.EXCLU),
        ("idf_recrut_up", "contrat_pro", EtatCumul.EXCLU),
    ],
)
def test_chaque_paire_a_sa_reponse_dans_les_deux_sens(
    un: str, autre: str, attendu: EtatCumul
) -> None:
    assert entre(un, autre) is attendu
    assert entre(autre, un) is attendu


@pytest.mark.parametrize(
    ("region", "attendu"),
    [
        ("24", EtatCumul.NON_DOCUMENTE),
        ("75", EtatCumul.A_VERIFIER),
        (None, EtatCumul.A_VERIFIER),
    ],
)
def test_une_exclusion_regionale_ne_joue_que_dans_sa_region(
    region: str | None, attendu: EtatCumul
) -> None:
    assert entre("aif", "aide_region", region=region) is attendu


def test_une_exclusion_datee_ne_joue_que_dans_sa_periode() -> None:
    lien = f"{LIEN.format('b')}au = 2026-06-30\n"
    regles = _regles(lien)
    un, autre = regles.dispositif("a"), regles.dispositif("b")
    assert cumuler(un, autre, le=date(2026, 6, 30), region=None).etat is EtatCumul.EXCLU
    assert cumuler(un, autre, le=date(2026, 7, 1), region=None).etat is EtatCumul.NON_DOCUMENTE


def test_une_exclusion_de_source_fragile_reste_a_verifier() -> None:
    regles = _regles(f'{LIEN.format("b")}fiabilite = "D"\n')
    un, autre = regles.dispositif("a"), regles.dispositif("b")
    assert cumuler(un, autre, le=LE, region=None).etat is EtatCumul.A_VERIFIER


def _regles(lien: str) -> Regles:
    fichiers = {
        **un_paquet_minimal("a", ajout=lien).fichiers,
        **un_paquet_minimal("b").fichiers,
    }
    return charger(Paquet("deux", fichiers))


def test_toutes_les_paires_sont_vues_une_fois() -> None:
    cumuls = verifier_cumuls(
        habitant("24"), ("aif", "cpf", "mobilite", "cpf"), regles_nationales(), le=LE
    )
    assert [(c.un, c.autre) for c in cumuls] == [
        ("cpf", "aif"),
        ("cpf", "mobilite"),
        ("aif", "mobilite"),
    ]


def test_un_cumul_permis_cite_son_texte() -> None:
    (cumul,) = verifier_cumuls(habitant("24"), ("cpf", "ptp"), regles_nationales(), le=LE)
    assert "R. 6323-14-4" in cumul.reference


def test_un_code_inconnu_est_refuse() -> None:
    with pytest.raises(ElementIntrouvable):
        verifier_cumuls(habitant("24"), ("cpf", "loterie"), regles_nationales(), le=LE)


def test_aucune_paire_sans_texte_n_est_permise_ni_refusee() -> None:
    regles = regles_nationales()
    codes = [dispositif.code for dispositif in regles.dispositifs]
    for cumul in verifier_cumuls(habitant("24"), codes, regles, le=LE):
        if cumul.etat in {EtatCumul.EXCLU, EtatCumul.A_VERIFIER}:
            assert cumul.reference, (cumul.un, cumul.autre)


@pytest.mark.parametrize(
    ("un", "autre", "premier_jour"),
    [("vae", "cpf", date(2025, 8, 1)), ("c2p", "ptp", date(2024, 1, 1))],
)
def test_un_cumul_date_ne_vaut_pas_la_veille(un: str, autre: str, premier_jour: date) -> None:
    veille = premier_jour - timedelta(days=1)
    assert entre(un, autre, le=veille) is EtatCumul.NON_DOCUMENTE
    assert entre(un, autre, le=premier_jour) is EtatCumul.PERMIS


def test_un_lien_date_de_plus_demande_sa_veille_et_son_jour_ici() -> None:
    dates = {
        (dispositif.code, lien.code, lien.du, lien.au)
        for dispositif in regles_nationales().dispositifs
        for lien in (*dispositif.exclusion, *dispositif.subsidiaire, *dispositif.cumul)
        if lien.du or lien.au
    }
    assert dates == {
        ("vae", "cpf", date(2025, 8, 1), None),
        ("c2p", "ptp", date(2024, 1, 1), None),
    }
