"""Ce que tous les essais partagent : pas d’écran, pas de journal inattendu, pas de hasard."""

import gc
import logging
import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Un flux sans tampon cacherait ce que Python tente d’écrire en sortant.
os.environ.pop("PYTHONUNBUFFERED", None)

# Un poste chargé tire lentement un dossier entier : ce n’est pas un défaut.
LENT = (hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large)
hypothesis.settings.register_profile("atelier", deadline=None, suppress_health_check=LENT)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=LENT
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "atelier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Écarte, en disant pourquoi, les essais dont l’outil manque."""
    raisons = {
        "libreoffice": "" if shutil.which("soffice") else "LibreOffice (soffice) est absent",
        "fige": ""
        if os.environ.get("CEP_TEST_FIGE") == "1"
        else "CEP_TEST_FIGE=1 construit le paquet autonome et le lance",
    }
    for essai in items:
        for marque, raison in raisons.items():
            if raison and essai.get_closest_marker(marque):
                essai.add_marker(pytest.mark.skip(reason=raison))


@pytest.fixture(autouse=True)
def aucun_journal_inattendu(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fait échouer un essai pendant lequel un journal avertit sans qu’on s’y attende.

    L’essai qui attend un avertissement le vérifie, puis l’efface par `caplog.clear()`.
    """
    yield
    imprevus = [
        f"{trace.levelname} {trace.name} : {trace.getMessage()}"
        for phase in ("setup", "call")
        for trace in caplog.get_records(phase)
        if trace.levelno >= logging.WARNING
    ]
    if imprevus:
        pytest.fail("Journal inattendu :\n" + "\n".join(imprevus), pytrace=False)


@pytest.fixture(scope="session")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Un LibreOffice qui relit les signatures, le temps des essais."""
    from tests.signing.lecteurs import libreoffice

    if not libreoffice.est_la():
        pytest.skip("LibreOffice ou son pont Python (python3-uno) est absent")
    with libreoffice.ouvert(tmp_path_factory.mktemp("bureau")) as lecteur:
        yield lecteur


def pytest_runtest_teardown() -> None:
    """Une fois Qt lancé, Python ne ramasse plus seul : chaque essai rend ce qu’il laisse."""
    if not gc.isenabled():
        gc.collect(1)
