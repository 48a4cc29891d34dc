"""Un plan signé sur papier, numérisé de travers, retrouve sa version."""

import io
from datetime import date

import pytest
from PIL import Image, ImageFilter

from cep_desktop.documents.plan_action.contenu import composer
from cep_desktop.documents.plan_action.dessins.code_version import dessiner_code
from cep_desktop.documents.scan import ScanIllisible
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.usecases.retour_papier import (
    NoterSignePapier,
    ScanReconnu,
    ScanRefuse,
    reconnaitre,
)
from tests.cas.dossier import LE, exemple, un_dossier
from tests.documents.plan_action.cas import une_signature

CAMILLE = exemple("camille")
SIGNE = date(2026, 11, 24)
DENSITE = 150


def numeriser(code: str, *, angle: float = 0, genre: str = "PNG", flou: int = DENSITE) -> bytes:
    """Une page A4 blanche qui porte ce code, posée de travers sur la vitre."""
    cote = round(17 / 25.4 * flou)
    page = Image.new("L", (round(8.27 * flou), round(11.69 * flou)), 250)
    if code:
        dessin = Image.open(io.BytesIO(dessiner_code(code))).convert("L").resize((cote, cote))
        page.paste(dessin, (flou, 10 * flou))
    sortie = io.BytesIO()
    page.rotate(angle, fillcolor=250).save(sortie, genre, resolution=flou)
    return sortie.getvalue()


def _code(dossier: Dossier) -> str:
    return composer(dossier.partageable(), le=LE).code


def _reconnaitre(octets: bytes, dossier: Dossier = CAMILLE) -> ScanReconnu:
    return reconnaitre(octets, ".png", dossier, le=LE)


@pytest.mark.parametrize("genre", ["PNG", "JPEG", "TIFF", "PDF"])
@pytest.mark.parametrize("angle", [0, -4, 180])
def test_un_scan_de_travers_est_reconnu(genre: str, angle: float) -> None:
    scan = _reconnaitre(numeriser(_code(CAMILLE), angle=angle, genre=genre))
    assert (scan.version, scan.est_fidele) == (2, True)
    assert scan.nom == "scan-0142-v2.png"


def test_la_version_passe_a_signee_sur_papier_et_garde_son_scan() -> None:
    octets = numeriser(_code(CAMILLE))
    signe = NoterSignePapier(_reconnaitre(octets), SIGNE, "Amboise").appliquer(CAMILLE)
    revision = signe.accompagnement.revision
    assert revision is not None
    assert revision.signee_le == SIGNE
    assert [f.nom for f in revision.fichiers_signes] == ["scan-0142-v2.png"]
    posees = [s for s in signe.signatures if s.version == 2]
    assert {s.role for s in posees} == {RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER}
    assert {s.mode for s in posees} == {ModeSignature.PAPIER}
    dit = composer(signe.partageable(), le=SIGNE)
    assert dit.signature.titre_preuve.endswith("signée le 24\u00a0novembre\u00a02026 à Amboise")
    with pytest.raises(ScanRefuse, match="déjà attaché"):
        _reconnaitre(octets, signe)


def test_qui_a_deja_signe_a_l_ecran_garde_sa_signature() -> None:
    posee = une_signature(RoleSignataire.CONSEILLER)
    dossier = CAMILLE.avec(signatures=(posee,))
    scan = _reconnaitre(numeriser(_code(dossier)), dossier)
    signe = NoterSignePapier(scan, SIGNE).appliquer(dossier)
    assert posee in signe.signatures
    assert len(signe.signatures) == 2


def test_une_version_deja_close_ne_gagne_que_le_scan() -> None:
    code = "CEP:0142:1:7F3A91C40B5E22D8"
    scan = _reconnaitre(numeriser(code))
    assert (scan.version, scan.est_fidele) == (1, None)
    assert "déjà signée" in scan.phrase
    signe = NoterSignePapier(scan, SIGNE).appliquer(CAMILLE)
    premiere = signe.accompagnement.revisions[0]
    assert premiere.signee_le == CAMILLE.accompagnement.revisions[0].signee_le
    assert len(premiere.fichiers_signes) == 1
    assert signe.signatures == CAMILLE.signatures


def test_un_plan_change_depuis_l_impression_se_voit() -> None:
    scan = _reconnaitre(numeriser("CEP:0142:2:0000000000000000"))
    assert scan.est_fidele is False
    assert "a changé depuis" in scan.phrase


@pytest.mark.parametrize("autre", [un_dossier(numero="0999"), exemple("idriss")])
def test_le_scan_d_un_autre_plan_est_refuse(autre: Dossier) -> None:
    with pytest.raises(ScanRefuse, match="autre plan"):
        _reconnaitre(numeriser(_code(CAMILLE)), autre)


def test_une_version_que_le_dossier_n_a_pas_est_refusee_par_son_nom() -> None:
    with pytest.raises(ScanRefuse, match="version\u00a09, qui n’est pas dans ce dossier"):
        _reconnaitre(numeriser("CEP:0142:9:7F3A91C40B5E22D8"))


def _floue(rayon: float) -> bytes:
    page = Image.open(io.BytesIO(numeriser(_code(CAMILLE))))
    sortie = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(rayon)).save(sortie, "JPEG", quality=60)
    return sortie.getvalue()


def test_un_scan_un_peu_flou_se_lit_et_un_scan_trop_flou_demande_mieux() -> None:
    assert _reconnaitre(_floue(1.2)).version == 2
    with pytest.raises(ScanIllisible) as refus:
        _reconnaitre(_floue(6))
    assert "nette" in refus.value.remede


@pytest.mark.parametrize(
    "octets",
    [
        b"", b"bonjour", b"%PDF-1.7 rien", numeriser(""), numeriser("https://exemple.fr"),
        numeriser(_code(CAMILLE))[:400],
    ],
    ids=["vide", "texte", "pdf abimé", "page blanche", "autre code", "tronqué"],
)  # fmt: skip
def test_un_scan_sans_code_est_refuse_d_une_phrase(octets: bytes) -> None:
    with pytest.raises(ScanIllisible) as refus:
        _reconnaitre(octets)
    assert refus.value.remede


def test_une_image_demesuree_est_refusee() -> None:
    sortie = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(sortie, "PNG")
    with pytest.raises(ScanIllisible):
        _reconnaitre(sortie.getvalue())
