"""Les gardes communes attrapent bien ce qu’elles gardent."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"


@pytest.fixture
def bac(pytester: pytest.Pytester) -> pytest.Pytester:
    """Dossier d’essais neuf, sous les mêmes gardes que celui-ci."""
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makeini(
        "[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n"
        "filterwarnings = error\nmarkers =\n  libreoffice\n  fige\n"
    )
    return pytester


def test_un_journal_inattendu_fait_echouer(bac: pytest.Pytester) -> None:
    bac.makepyfile("import logging\ndef test_x():\n    logging.getLogger('cep').warning('aïe')\n")
    resultat = bac.runpytest_subprocess()
    resultat.assert_outcomes(passed=1, errors=1)
    resultat.stdout.fnmatch_lines(["*Journal inattendu*", "WARNING cep : aïe"])


def test_un_journal_attendu_puis_efface_passe(bac: pytest.Pytester) -> None:
    bac.makepyfile(
        "import logging\n"
        "def test_x(caplog):\n"
        "    logging.getLogger('cep').warning('prévu')\n"
        "    assert 'prévu' in caplog.text\n"
        "    caplog.clear()\n"
    )
    bac.runpytest_subprocess().assert_outcomes(passed=1)


def test_un_avertissement_de_qt_fait_echouer(bac: pytest.Pytester) -> None:
    bac.makepyfile(
        "from PySide6.QtCore import qWarning\ndef test_x():\n    qWarning('feuille de style')\n"
    )
    bac.runpytest_subprocess().assert_outcomes(failed=1)


def test_un_avertissement_de_python_fait_echouer(bac: pytest.Pytester) -> None:
    bac.makepyfile("import warnings\ndef test_x():\n    warnings.warn('vieux', UserWarning)\n")
    bac.runpytest_subprocess().assert_outcomes(failed=1)


def test_sans_libreoffice_on_saute_en_disant_pourquoi(
    bac: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    bac.makepyfile("import pytest\n@pytest.mark.libreoffice\ndef test_x():\n    assert False\n")
    resultat = bac.runpytest_subprocess("-rs")
    resultat.assert_outcomes(skipped=1)
    resultat.stdout.fnmatch_lines(["*LibreOffice (soffice) est absent*"])
