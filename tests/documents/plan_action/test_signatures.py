"""Signer : chacun à sa manière, avec sa réserve, sur ce texte et pas un autre."""

from datetime import time

import pytest

from cep_desktop.documents.plan_action.contenu import ContenuPlanAction, composer
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from tests.cas.dossier import LE, exemple, un_dossier
from tests.documents.plan_action.cas import RESERVE, comme_la_maquette, une_signature


def _signe(**champs: object) -> ContenuPlanAction:
    signature = une_signature(RoleSignataire.BENEFICIAIRE, **champs)
    return composer(exemple("camille").avec(signatures=(signature,)), le=LE)


def test_la_signature_remplit_le_bloc_et_garde_la_reserve() -> None:
    bloc = composer(comme_la_maquette(), le=LE).signature
    assert bloc.est_signe
    assert bloc.est_coche
    assert bloc.reserves == (f"«\u00a0{RESERVE}\u00a0»",)
    assert bloc.paraphes[0].quand.replace("\u00a0", " ") == "Le 23 novembre 2026 à 10 h 51"
    assert bloc.titre_preuve.endswith("à Amboise")


def test_une_signature_d_une_autre_version_ne_compte_pas() -> None:
    assert not composer(exemple("camille"), le=LE).signature.est_signe
    assert not _signe(version=1).signature.paraphes[0].est_pose


@pytest.mark.parametrize(
    ("mode", "dit", "signe", "coche"),
    [
        (ModeSignature.CLAVIER, "Lu et approuvé, signé au clavier", "Camille Moreau", True),
        (ModeSignature.TEMOIN, "Lu et approuvé, signé devant témoin", "Camille Moreau", True),
        (ModeSignature.PAPIER, "Signé sur papier", "", False),
        (ModeSignature.REFUS, "N’a pas souhaité signer", "", False),
    ],
)
def test_chaque_maniere_de_signer_se_dit(
    mode: ModeSignature, dit: str, signe: str, coche: bool
) -> None:
    bloc = _signe(mode=mode).signature
    assert (bloc.paraphes[0].signe, bloc.paraphes[0].mode) == (signe, dit)
    assert bloc.est_coche is coche
    assert not bloc.est_signe


def test_une_reserve_ne_se_tait_pas_dans_ce_qui_est_approuve() -> None:
    (personne, _) = _signe(reserve="Je veux revoir les dates.").signature.paraphes
    assert personne.mode == "Lu et approuvé avec une réserve, signé à l’écran"


def test_un_temoin_est_nomme() -> None:
    temoin = une_signature(RoleSignataire.TEMOIN, nom="Paul Girard", id="Z5", a=time(11, 0))
    (phrase,) = composer(exemple("camille").avec(signatures=(temoin,)), le=LE).signature.temoins
    assert phrase.startswith("Devant témoin\u00a0: Paul Girard")


def test_une_signature_posee_sur_un_autre_texte_est_denoncee() -> None:
    bonne = composer(exemple("camille"), le=LE).empreinte_longue
    assert not _signe(empreinte=bonne).ecart_de_signature
    assert "autre texte" in _signe(empreinte="51D0 8E2B 6F77 A3C9").ecart_de_signature


def _accords(*consentements: Consentement) -> tuple[str, ...]:
    return composer(un_dossier(consentements=consentements), le=LE).engagements[3:]


def test_sans_accord_de_partage_le_plan_reste_entre_nous() -> None:
    assert _accords() == ("Ce plan reste entre Nadia et moi. Elle ne le donne à personne.",)


def test_un_accord_retire_ne_compte_plus() -> None:
    retire = Consentement(
        id="N1", objet=ObjetConsentement.TRANSMISSION_PLAN, donne_le=LE, retire_le=LE
    )
    assert _accords(retire) == _accords()


def test_chaque_accord_se_dit_avec_ses_destinataires_et_sa_precision() -> None:
    communs = {"donne_le": LE, "destinataires": ("Transitions Pro",)}
    plan = Consentement.model_validate(
        communs | {"id": "N1", "objet": "transmission_plan", "precision": "Avec le devis."}
    )
    contact = Consentement.model_validate(communs | {"id": "N2", "objet": "contact_financeurs"})
    sensible = Consentement.model_validate(
        communs | {"id": "N3", "objet": "donnee_sensible", "precision": "Mon dos"}
    )
    assert _accords(plan, contact, sensible) == (
        (
            "Nadia peut donner ce plan à Transitions Pro. "
            "Elle ne le donne à personne d’autre. Avec le devis."
        ),
        "Nadia peut appeler et écrire pour moi\u00a0: Transitions Pro.",
    )


@pytest.mark.parametrize("objet", ObjetConsentement)
def test_aucun_accord_n_empeche_le_plan_de_s_ecrire(objet: ObjetConsentement) -> None:
    accord = Consentement(id="N1", objet=objet, donne_le=LE)
    phrases = _accords(accord)
    if objet is ObjetConsentement.DONNEE_SENSIBLE:
        assert phrases == _accords()
    else:
        assert phrases[0].startswith("Nadia peut ")
