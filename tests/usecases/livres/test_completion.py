"""Ce que les livres proposent pour remplir un champ ; sans eux, rien n’est empêché."""

import time
from pathlib import Path

import pytest

from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.livres.completion import Recueil, proposer
from tests.cas.livres import LE, ORGANISMES, poser, se_taire, une_bibliotheque


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


def test_un_grand_livre_repond_a_la_frappe(tmp_path: Path) -> None:
    entete, une = ORGANISMES.decode().splitlines()
    noms = (f"CENTRE {mot} {rang}" for rang in range(6_000) for mot in ("SANTE", "LANGUES"))
    lignes = (
        une.replace("24370000137", f"{11_000_000_000 + rang}").replace(
            "Institut des soins de Touraine", nom
        )
        for rang, nom in enumerate(noms)
    )
    poste = LivresDuPoste(tmp_path / "livres")
    grand = {"of.csv": "\n".join((entete, *lignes, une)).encode()}
    poste.importer(poser(tmp_path / "of", grand), le=LE, avancer=se_taire)
    depart = time.perf_counter()
    assert poste.organismes("soins touraine", nombre=6)[0].nda == "24370000137"
    assert len(poste.organismes("centre langue", nombre=6)) == 6
    assert poste.organismes("11000000003", nombre=6)[0].nda == "11000000003"
    assert not poste.organismes("introuvable", nombre=6)
    assert time.perf_counter() - depart < 0.5
