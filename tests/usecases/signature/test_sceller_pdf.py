"""Le paquet de remise porte le sceau de l’organisme sur chaque PDF, si sa clé est ouverte."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.verification import Annuaire, verifier
from cep_desktop.usecases.signature.sceau import Sceau
from cep_desktop.usecases.signature.sceller_pdf import SceauDesPdf
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from tests.signing.conftest import LE

RACINE = emission.emettre_racine("Cap Évolution Centre", le=LE)
CLE = emission.emettre(RACINE, "Cap Évolution Centre", le=LE)


@pytest.fixture
def page() -> bytes:
    """Un PDF d’une page."""
    sortie = io.BytesIO()
    Image.new("RGB", (80, 120), "white").save(sortie, "PDF")
    return sortie.getvalue()


def test_chaque_pdf_du_paquet_est_scelle_et_le_manifeste_en_repond(
    page: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "cep_desktop.documents.pdf.convertir",
        lambda papiers, **_: {f"{Path(nom).stem}.pdf": page for nom in papiers},
    )
    un_atelier().remettre(exemple("idriss"), tmp_path, en_pdf=True, sceau=Sceau(CLE))
    manifeste = json.loads((tmp_path / "manifeste.json").read_text(encoding="utf-8"))
    tailles = {fiche["nom"]: fiche["octets"] for fiche in manifeste["fichiers"]}
    pdf = sorted(tmp_path.glob("*.pdf"))
    assert pdf
    for fichier in pdf:
        lu = verifier(fichier.read_bytes(), Annuaire(racines=(RACINE.certificat,)), le=LE)
        assert lu.est_signe
        assert (lu.est_intact, lu.est_complet) == (True, True)
        assert lu.signatures[0].constat.faits.commentaire == "Remis par Cap Évolution Centre."
        assert tailles[fichier.name] == fichier.stat().st_size


def test_une_autorite_muette_se_dit_une_fois(page: bytes) -> None:
    def refuser(_resume: bytes) -> bytes:
        raise HorodatageRefuse("Personne ne répond.")

    sceau = SceauDesPdf(exemple("idriss"), Sceau(CLE, refuser), AnnuaireEnMemoire(), le=LE)
    assert sceau.avis == ()
    for _ in range(2):
        assert verifier(sceau.sceller(page), Annuaire(), le=LE).est_intact
    (avis,) = sceau.avis
    assert avis.startswith("Personne ne répond.")
