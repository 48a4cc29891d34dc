"""La fin d’une clé s’annonce sans l’ouvrir, deux mois avant."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.storage.annuaire import AnnuaireDuPoste
from cep_desktop.usecases.signature.fins import prevenir, retenir_la_fin

FIN = date(2027, 1, 12)
QUI = "Nadia Benali, Cap Évolution Centre"


@pytest.fixture
def annuaire(tmp_path: Path) -> AnnuaireDuPoste:
    """L’annuaire d’un poste où une clé a été ouverte."""
    annuaire = AnnuaireDuPoste(tmp_path)
    annuaire.noter_fin(QUI, FIN)
    return annuaire


@pytest.mark.parametrize(
    ("jours", "verbe"), [(61, ""), (60, "finit"), (0, "finit"), (-1, "a fini"), (-61, "")]
)
def test_le_rappel_dure_deux_mois_avant_et_apres(
    annuaire: AnnuaireDuPoste, jours: int, verbe: str
) -> None:
    dit = prevenir(annuaire, le=FIN - timedelta(days=jours))
    assert bool(dit) is bool(verbe)
    assert f"{verbe} le 12\u00a0janvier\u00a02027" in dit or not verbe


def test_une_cle_renouvelee_efface_le_rappel(annuaire: AnnuaireDuPoste) -> None:
    le = datetime(2026, 12, 1, tzinfo=UTC)
    assert prevenir(annuaire, le=le.date())
    racine = emission.emettre_racine("Cap Évolution Centre", le=le)
    retenir_la_fin(annuaire, emission.emettre(racine, "Nadia Benali", le=le))
    assert tuple(annuaire.fins()) == (QUI,)
    assert not prevenir(annuaire, le=le.date())


def test_un_fichier_abime_ne_previent_de_rien(annuaire: AnnuaireDuPoste, tmp_path: Path) -> None:
    (tmp_path / "fins.json").write_text('{"Nadia": "bientôt"}', encoding="utf-8")
    assert not prevenir(annuaire, le=FIN)
    (tmp_path / "fins.json").write_text("pas du json", encoding="utf-8")
    assert not prevenir(annuaire, le=FIN)


def test_un_poste_ou_rien_ne_s_ecrit_signe_quand_meme(tmp_path: Path) -> None:
    (tmp_path / "confiance").write_text("un fichier, pas un dossier", encoding="utf-8")
    le = datetime(2026, 12, 1, tzinfo=UTC)
    racine = emission.emettre_racine("Cap Évolution Centre", le=le)
    retenir_la_fin(AnnuaireDuPoste(tmp_path / "confiance"), racine)
