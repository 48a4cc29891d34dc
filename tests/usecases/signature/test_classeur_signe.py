"""Le classeur signé montre l’encre, porte les lignes d’Excel, et se relit comme avant."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from cep_desktop.documents.plan_financement.contenu import composer
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.signing.certificat import emission
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.trace import Trace, ecrire_png
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.produire import NaturePapier
from cep_desktop.usecases.signature.plan import PlanSigne, signer_le_plan
from cep_desktop.usecases.signature.sceau import Sceau
from tests.cas.dossier import LE
from tests.cas.signature import signe_par_les_deux
from tests.signing.cas import parties

MAINTENANT = datetime(2026, 11, 23, 9, 51, tzinfo=UTC)
PERSONNE, CONSEILLER = RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER
TRACE = ecrire_png(Trace(400, 150).commencer((30, 100)).prolonger((300, 40)))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """Camille a tracé sa signature ; Nadia a écrit son nom."""
    return signe_par_les_deux()


@pytest.fixture(scope="module")
def sans_cle(dossier: Dossier) -> bytes:
    """Le classeur signé à la main."""
    return _classeur(signer_le_plan(dossier, GabaritsEmbarques(), {PERSONNE: TRACE}, le=MAINTENANT))


@pytest.fixture(scope="module")
def avec_cle(dossier: Dossier) -> bytes:
    """Le classeur signé à la main, puis par la clé de la conseillère."""
    racine = emission.emettre_racine("Cap Évolution Centre", le=MAINTENANT)
    sceau = Sceau(emission.emettre(racine, "Nadia Benali", le=MAINTENANT))
    signe = signer_le_plan(
        dossier, GabaritsEmbarques(), {PERSONNE: TRACE}, le=MAINTENANT, sceau=sceau
    )
    return _classeur(signe)


def _classeur(signe: PlanSigne) -> bytes:
    return next(p.octets for p in signe.papiers if p.nature is NaturePapier.PLAN_FINANCEMENT)


def test_sans_cle_l_encre_est_une_image_decrite(sans_cle: bytes) -> None:
    feuille = load_workbook(io.BytesIO(sans_cle)).worksheets[0]
    assert len(feuille._images) == 2
    assert verifier(sans_cle) == ()
    dessins = parties(sans_cle)["xl/drawings/drawing1.xml"].decode()
    assert "Signature de C.\u00a0M., le 23" in dessins
    assert "Signature de Nadia Benali" in dessins


def test_avec_une_cle_chaque_encre_a_sa_ligne_remplie(avec_cle: bytes) -> None:
    vml = parties(avec_cle)["xl/drawings/vmlDrawingSignatures.vml"].decode()
    constats = verifier(avec_cle)
    assert [c.est_intacte and c.est_complete for c in constats] == [True, True]
    for constat in constats:
        assert vml.count(f'id="{constat.faits.ligne}"') == 1
    assert vml.count("issignatureline") == 2


def test_le_classeur_ne_nomme_la_personne_qu_en_initiales(avec_cle: bytes) -> None:
    for nom, contenu in parties(avec_cle).items():
        assert b"Moreau" not in contenu, nom
    assert verifier(avec_cle)[0].faits.commentaire.startswith("C.\u00a0M. a signé à l’écran")


def test_signer_ne_change_pas_ce_que_le_classeur_dit(
    dossier: Dossier, sans_cle: bytes, avec_cle: bytes
) -> None:
    attendu = composer(dossier.partageable(), le=LE)
    assert lire(sans_cle) == lire(avec_cle) == lire(ecrire(attendu)) == attendu


def test_le_meme_classeur_signe_a_la_main_a_les_memes_octets(
    dossier: Dossier, sans_cle: bytes
) -> None:
    encore = signer_le_plan(dossier, GabaritsEmbarques(), {PERSONNE: TRACE}, le=MAINTENANT)
    assert _classeur(encore) == sans_cle
