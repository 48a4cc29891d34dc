"""Le plan signé porte l’encre, les lignes de signature d’Office, et la preuve."""

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.trace import Trace, ecrire_png
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.commandes.signature import CloreVersion
from cep_desktop.usecases.produire import NaturePapier
from cep_desktop.usecases.signature.plan import (
    PlanSigne,
    empreinte_du_plan,
    signer_le_plan,
)
from cep_desktop.usecases.signature.sceau import Sceau
from tests.cas.dossier import LE
from tests.cas.signature import signe_par_les_deux
from tests.signing.cas import parties
from tests.signing.lecteurs import xmlsec
from tests.signing.lecteurs.libreoffice import LecteurLibreOffice

MAINTENANT = datetime(2026, 11, 23, 9, 51, tzinfo=UTC)
PERSONNE, CONSEILLER = RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER


@pytest.fixture(scope="module")
def cle() -> emission.CleLogicielle:
    """La clé de la conseillère."""
    racine = emission.emettre_racine("Cap Évolution Centre", le=MAINTENANT)
    return emission.emettre(racine, "Nadia Benali", le=MAINTENANT)


@pytest.fixture(scope="module")
def trace() -> bytes:
    """Un tracé, en PNG transparent."""
    dessin = Trace(400, 150).commencer((30, 100))
    for n in range(1, 40):
        dessin = dessin.prolonger((30 + 8 * n, 100 - (n % 7) * 10))
    return ecrire_png(dessin)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Camille a tracé sa signature ; Nadia a écrit son nom."""
    return signe_par_les_deux("Amboise")


@pytest.fixture(scope="module")
def sans_cle(dossier: Dossier, trace: bytes) -> PlanSigne:
    """Signé à la main, sans clé."""
    return signer_le_plan(dossier, GabaritsEmbarques(), {PERSONNE: trace}, le=MAINTENANT)


@pytest.fixture(scope="module")
def avec_cle(dossier: Dossier, trace: bytes, cle: emission.CleLogicielle) -> PlanSigne:
    """Signé à la main, et scellé par la clé de la conseillère."""
    return signer_le_plan(
        dossier, GabaritsEmbarques(), {PERSONNE: trace}, le=MAINTENANT, sceau=Sceau(cle)
    )


def _plan(signe: PlanSigne) -> bytes:
    return next(p.octets for p in signe.papiers if p.nature is NaturePapier.PLAN_ACTION)


def test_le_trace_est_dans_le_word_avec_un_texte_de_remplacement(sans_cle: PlanSigne) -> None:
    document = Document(io.BytesIO(_plan(sans_cle)))
    dites = [e.get("descr") for e in document.element.iter() if e.tag.endswith("docPr")]
    attendue = "Signature de Camille Moreau, le 23\u00a0novembre\u00a02026 à 10\u00a0h\u00a051"
    assert attendue in dites
    assert verifier(_plan(sans_cle)) == ()


def test_les_lignes_de_signature_nomment_ceux_qui_signent(avec_cle: PlanSigne) -> None:
    document = Document(io.BytesIO(_plan(avec_cle)))
    bureau = "{urn:schemas-microsoft-com:office:office}"
    lignes = list(document.element.iter(f"{bureau}signatureline"))
    assert [ligne.get(f"{bureau}suggestedsigner") for ligne in lignes] == [
        "Camille Moreau",
        "Nadia Benali",
    ]
    guids = [ligne.get("id") for ligne in lignes]
    constats = verifier(_plan(avec_cle))
    assert [constat.faits.ligne for constat in constats] == guids
    assert [constat.faits.texte for constat in constats] == ["Camille Moreau", "Nadia Benali"]
    assert all(constat.est_intacte and constat.est_complete for constat in constats)
    assert "en présence de Nadia Benali" in constats[0].faits.commentaire


def test_d_autres_lecteurs_disent_valides_le_plan_et_le_classeur(
    avec_cle: PlanSigne, bureau: LecteurLibreOffice, tmp_path: Path
) -> None:
    fichiers = []
    for papier in avec_cle.papiers:
        fichiers.append(tmp_path / papier.nom)
        fichiers[-1].write_bytes(papier.octets)
        if xmlsec.est_la():
            assert all(constat.est_valide for constat in xmlsec.verifier(papier.octets))
    assert bureau.verifier(*fichiers) == [[True, True], [True, True]]


def test_le_dossier_garde_l_empreinte_et_le_nombre_de_signatures(
    dossier: Dossier, avec_cle: PlanSigne, sans_cle: PlanSigne
) -> None:
    assert [f.signatures for f in avec_cle.fichiers] == [2, 2]
    assert [f.signatures for f in sans_cle.fichiers] == [0, 0]
    for papier, fichier in zip(avec_cle.papiers, avec_cle.fichiers, strict=True):
        assert fichier.sha256 == hashlib.sha256(papier.octets).hexdigest()
    clos = CloreVersion(LE, avec_cle.fichiers).appliquer(dossier)
    revision = clos.accompagnement.revision
    assert revision is not None
    assert revision.fichiers_signes == avec_cle.fichiers


def test_signer_ne_change_pas_l_empreinte_du_texte_lu(dossier: Dossier) -> None:
    avant = empreinte_du_plan(dossier.avec(signatures=()), le=MAINTENANT)
    assert empreinte_du_plan(dossier, le=MAINTENANT) == avant


def test_le_meme_plan_signe_a_la_main_a_les_memes_octets(
    dossier: Dossier, trace: bytes, sans_cle: PlanSigne
) -> None:
    encore = signer_le_plan(dossier, GabaritsEmbarques(), {PERSONNE: trace}, le=MAINTENANT)
    assert _plan(encore) == _plan(sans_cle)


def test_l_image_de_la_ligne_montre_l_encre_et_qui_a_signe(avec_cle: PlanSigne) -> None:
    images = [
        Image.open(io.BytesIO(octets))
        for nom, octets in parties(_plan(avec_cle)).items()
        if nom.startswith("word/media/") and nom.endswith(".png")
    ]
    encre = (0x1B, 0x2C, 0x6B)
    assert any(encre in {c for _, c in (i.convert("RGB").getcolors(1 << 20) or ())} for i in images)
