"""Se prononcer sur une version, se reprendre, la clore pour de bon."""

from datetime import time

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import FichierSigne
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.usecases.commandes.accueil import DaterInformationCep
from cep_desktop.usecases.commandes.signature import (
    CloreVersion,
    PoserSignature,
    RetirerSignature,
    SignatureAbsente,
    VersionSignee,
    qui_manque,
)
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier

PERSONNE, CONSEILLER = RoleSignataire.BENEFICIAIRE, RoleSignataire.CONSEILLER
FICHIER = FichierSigne(nom="plan-action-1-v1.docx", sha256="a" * 64, signatures=2)


def _signe(dossier: Dossier, role: RoleSignataire, mode: ModeSignature) -> Dossier:
    return PoserSignature(role, "Camille Moreau", mode, LE, time(10, 51)).appliquer(dossier)


def _signe_par_tous(dossier: Dossier) -> Dossier:
    return _signe(_signe(dossier, PERSONNE, ModeSignature.TRACE), CONSEILLER, ModeSignature.CLAVIER)


def test_la_premiere_signature_ouvre_la_premiere_version() -> None:
    signe = _signe(un_dossier(), PERSONNE, ModeSignature.TRACE)
    (revision,) = signe.accompagnement.revisions
    assert (revision.version, revision.preparee_le, revision.signee_le) == (1, LE, None)
    assert [(s.id, s.version, s.mode) for s in signe.signatures] == [("S1", 1, ModeSignature.TRACE)]
    assert qui_manque(signe) == (CONSEILLER,)


def test_se_prononcer_de_nouveau_remplace_ce_qu_on_avait_dit() -> None:
    repris = _signe(
        _signe(un_dossier(), PERSONNE, ModeSignature.TRACE), PERSONNE, ModeSignature.CLAVIER
    )
    assert [s.mode for s in repris.signatures] == [ModeSignature.CLAVIER]
    assert RetirerSignature(PERSONNE).appliquer(repris).signatures == ()


def test_un_refus_se_note_sans_valoir_signature() -> None:
    refus = _signe(un_dossier(), PERSONNE, ModeSignature.REFUS)
    assert PoserSignature(PERSONNE, "X", ModeSignature.REFUS, LE).libelle == "refus de signer noté"
    assert qui_manque(refus) == (PERSONNE, CONSEILLER)
    signe = _signe(refus, CONSEILLER, ModeSignature.TRACE)
    with pytest.raises(SignatureAbsente, match="Il manque la signature du bénéficiaire"):
        CloreVersion(LE, (FICHIER,)).appliquer(signe)


def test_clore_fige_la_version_et_garde_l_empreinte_des_fichiers() -> None:
    clos = CloreVersion(LE, (FICHIER,)).appliquer(_signe_par_tous(un_dossier()))
    revision = clos.accompagnement.revision
    assert revision is not None
    assert (revision.signee_le, revision.fichiers_signes) == (LE, (FICHIER,))
    for geste in (
        PoserSignature(PERSONNE, "Autre", ModeSignature.TRACE, LE),
        RetirerSignature(CONSEILLER),
        CloreVersion(LE, ()),
    ):
        with pytest.raises(VersionSignee) as refus:
            geste.appliquer(clos)
        assert "nouvelle version" in refus.value.remede


def test_sans_version_il_n_y_a_rien_a_clore() -> None:
    with pytest.raises(SignatureAbsente):
        CloreVersion(LE, ()).appliquer(un_dossier())


def test_la_reserve_et_l_empreinte_lue_sont_gardees_avec_la_signature() -> None:
    geste = PoserSignature(
        PERSONNE, "Camille Moreau", ModeSignature.TRACE, LE,
        lieu="Amboise", reserve="Je veux revoir les dates.", empreinte="3E2F 0CB6",
    )  # fmt: skip
    (signature,) = geste.appliquer(un_dossier()).signatures
    assert (signature.lieu, signature.reserve) == ("Amboise", "Je veux revoir les dates.")
    assert signature.empreinte == "3E2F 0CB6"


def test_une_version_close_ne_se_rouvre_pas_en_annulant() -> None:
    session = Session(un_dossier())
    for role in (PERSONNE, CONSEILLER):
        session.executer(PoserSignature(role, "Camille Moreau", ModeSignature.TRACE, LE))
    assert session.libelle_annuler == "signature du conseiller"
    clos = session.executer(CloreVersion(LE, (FICHIER,)))
    assert session.libelle_annuler is None
    assert session.annuler() == clos
    session.executer(DaterInformationCep(LE))
    assert session.annuler() == clos
