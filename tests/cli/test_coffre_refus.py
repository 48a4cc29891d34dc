"""Une commande du coffre mal écrite dit ce qui manque ou ne va pas, jamais « pas comprise »."""

from pathlib import Path

import pytest

from cep_desktop.cli import executer
from cep_desktop.composition import composer_passerelle
from tests.cas.atelier import un_atelier
from tests.storage.coffre.coffres import des_coffres


@pytest.mark.parametrize(
    ("mots", "phrase"),
    [
        (("purger", "--mois", "deux"), "--mois attend un nombre entier\u00a0; «\u00a0deux\u00a0»"),
        (("purger", "--effacer", "--anonymiser"), "ne vont pas ensemble"),
        (("verifier", "--phrase-fd", "abc"), "--phrase-fd attend un nombre entier"),
        (("exporter",), "il manque\u00a0: --sortie."),
        (("restaurer",), "il manque\u00a0: F.cepsauve."),
        (("serveur",), "il manque\u00a0: --afficher-sql."),
        (
            ("migrer", "--vers", "lune", "--hote", "h", "--compte", "c"),
            "--vers ne connaît pas «\u00a0lune\u00a0». Choix\u00a0: serveur, coffre.",
        ),
        (
            ("migrer", "--vers", "coffre", "--hote", "h", "--compte", "c", "--port", "99999"),
            "n’est pas un port",
        ),
        (("bidule",), "«\u00a0bidule\u00a0» n’existe pas. Verbes\u00a0: creer"),
    ],
)
def test_chaque_mauvaise_entree_a_sa_phrase(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    mots: tuple[str, ...],
    phrase: str,
) -> None:
    appel = ["coffre", *mots]
    assert executer(appel, un_atelier, lambda: des_coffres(tmp_path), composer_passerelle) == 2
    erreur = capsys.readouterr().err
    assert phrase in erreur
    assert "n’est pas comprise" not in erreur
