"""HiGHS ne sort rien sans preuve entière, sans bruit, et ne se charge qu’au besoin."""

import subprocess
import sys
from dataclasses import replace

import pytest

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage import resolution
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.plafond import SansPlafond
from cep_desktop.rules.montage.programme import Programme
from cep_desktop.rules.montage.resolution import CalculNonProuve, Palier, Solution, resoudre
from tests.rules.montage.aides import CPF, EMPLOYEUR, FORMATION, REGION, avec, trouver


def _triangle(maximum: int) -> Programme:
    """Trois montants, chaque paire sous un maximum : impair, l’optimum continu est faux."""
    programme = Programme()
    for _ in range(3):
        programme.compter(maximum)
    for un, autre in ((0, 1), (1, 2), (0, 2)):
        programme.lier([(un, 1), (autre, 1)], au_plus=maximum)
    return programme


TOUT = ((0, -1), (1, -1), (2, -1))


def test_un_demi_centime_n_est_jamais_gagne() -> None:
    solution = resoudre(_triangle(101), [TOUT])
    assert solution is not None
    assert solution.paliers == (Palier(-151, -151),)  # 151,5 en continu


def test_un_montage_aux_plafonds_croises_reste_exact_au_centime() -> None:
    offres = tuple(avec(o, plafonds=(SansPlafond("x"),)) for o in (CPF, EMPLOYEUR, REGION))
    communs = tuple(
        PlafondCommun("Ensemble", Montant(10_101), "x", frozenset(paire))
        for paire in ({"cpf", "employeur"}, {"employeur", "region"}, {"cpf", "region"})
    )
    assert trouver(Enonce((FORMATION,), offres, communs)).aides == Montant(15_151)


def test_les_objectifs_se_suivent_sans_rien_perdre() -> None:
    solution = resoudre(_triangle(100), [TOUT, ((0, 1),), ((1, 1),)])
    assert solution is not None
    assert [p.valeur for p in solution.paliers] == [-150, 50, 50]
    assert solution.valeurs == (50, 50, 50)


def test_un_programme_impossible_ne_rend_rien() -> None:
    programme = _triangle(10)
    programme.lier(TOUT, au_plus=-16)
    assert resoudre(programme, [TOUT]) is None


def test_un_programme_sans_colonne_se_juge_sans_calcul() -> None:
    vide = Programme()
    assert resoudre(vide, [()]) == Solution((), (Palier(0, 0),))
    vide.lier([], au_moins=1)
    assert resoudre(vide, [()]) is None


def test_sans_preuve_le_calcul_refuse_de_repondre(monkeypatch: pytest.MonkeyPatch) -> None:
    """Une limite de temps nulle arrête HiGHS avant toute preuve."""
    monkeypatch.setitem(resolution.REGLAGES, "time_limit", 0.0)
    with pytest.raises(CalculNonProuve, match="n’a pas pu être prouvé"):
        resoudre(_triangle(101), [TOUT])


def test_de_gros_montants_restent_exacts() -> None:
    cher = replace(FORMATION, montant=Montant(999_999_999))
    offres = tuple(avec(o, plafonds=(SansPlafond("x"),)) for o in (CPF, REGION))
    commun = PlafondCommun("Ensemble", Montant(999_999_998), "x")
    assert trouver(Enonce((cher,), offres, (commun,))).reste == Montant(1)


def test_highs_ne_dit_rien_sur_la_sortie(capfd: pytest.CaptureFixture[str]) -> None:
    resoudre(_triangle(101), [TOUT])
    assert capfd.readouterr() == ("", "")


def test_highs_ne_se_charge_qu_au_moment_de_calculer() -> None:
    code = (
        "import sys, cep_desktop.rules.montage.montage\n"
        "sys.exit(bool({'highspy', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
