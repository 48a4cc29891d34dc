"""Ce que les livres proposent pour remplir un champ ; sans eux, rien n’est empêché."""

from pathlib import Path

import pytest

from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Recueil, proposer
from tests.cas.livres import une_bibliotheque


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    """Tous les petits livres."""
    return une_bibliotheque(tmp_path / "livres")


@pytest.mark.parametrize(
    ("recueil", "mots", "valeur", "precision", "complement"),
    [
        (Recueil.COMMUNES, "bourg", "Bourg en Bresse", "01000", "01000"),
        (Recueil.COMMUNES, "37000", "Tours", "37000", "37000"),
        (
            Recueil.CONVENTIONS, "hospitalisation privée", "0029", "IDCC 0029, OPCO Santé",
            "Hospitalisation privée à but non lucratif, OPCO Santé",
        ),
        (Recueil.CONVENTIONS, "29", "0029", "IDCC 0029, OPCO Santé",
         "Hospitalisation privée à but non lucratif, OPCO Santé"),
        (
            Recueil.ORGANISMES, "soins touraine", "Institut des soins de Touraine",
            "Tours, déclaration 24370000137, certifié pour la formation", "24370000137",
        ),
        (Recueil.FORMACODE, "aide soignante", "43436", "Formacode 43436", "Aide-soignant"),
    ],
)  # fmt: skip
def test_le_livre_remplit_le_champ(
    bibliotheque: Bibliotheque,
    recueil: Recueil,
    mots: str,
    valeur: str,
    precision: str,
    complement: str,
) -> None:
    reponse = proposer(bibliotheque, recueil, mots)
    (ligne,) = reponse.lignes
    assert (ligne.valeur, ligne.precision, ligne.complement) == (valeur, precision, complement)
    assert reponse.source


@pytest.mark.parametrize("recueil", Recueil)
def test_sans_livre_rien_n_est_propose(tmp_path: Path, recueil: Recueil) -> None:
    reponse = proposer(Bibliotheque(LivresDuPoste(tmp_path)), recueil, "tours")
    assert (reponse.lignes, reponse.source) == ((), "")


def test_une_lettre_ne_suffit_pas(bibliotheque: Bibliotheque) -> None:
    assert proposer(bibliotheque, Recueil.COMMUNES, "t").lignes == ()
