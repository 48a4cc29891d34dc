"""Une orientation se prépare, puis se remet ou part avec l’accord de la personne."""

import pytest

from cep_desktop.domain.accueil import MoyenOrientation, Orientation
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.transmission import PartieDossier, SensTransmission
from cep_desktop.usecases.commandes.orientation import (
    FaireOrientation,
    ModifierOrientation,
    PreparerOrientation,
    RetirerOrientation,
)
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier

PARTIES = (PartieDossier.IDENTITE, PartieDossier.PROJET)


def _prepare(**champs: object) -> Dossier:
    orientation = Orientation.model_validate({"structure": "Mission locale du Val"} | champs)
    return PreparerOrientation(orientation).appliquer(un_dossier())


def test_preparer_deux_fois_la_meme_structure_la_remplace() -> None:
    dossier = _prepare(raisons=("Avoir entre 16 et 25 ans",))
    autre = PreparerOrientation(Orientation(structure="Apec")).appliquer(dossier)
    refaite = PreparerOrientation(Orientation(structure="Mission locale du Val")).appliquer(autre)
    assert [o.structure for o in refaite.accueil.orientations] == ["Mission locale du Val", "Apec"]
    assert refaite.accueil.orientations[0].raisons == ()


def test_une_fiche_remise_n_est_pas_un_envoi() -> None:
    faite = FaireOrientation("Mission locale du Val", PARTIES, LE).appliquer(_prepare())
    assert faite.accueil.orientations[0].faite_le == LE
    assert faite.consentements == faite.transmissions == ()


def test_un_courriel_parti_laisse_l_accord_et_la_trace_de_l_envoi() -> None:
    depart = _prepare(moyen=MoyenOrientation.COURRIEL, accord_le=LE)
    faite = FaireOrientation("Mission locale du Val", PARTIES, LE).appliquer(depart)
    (accord,), (envoi,) = faite.consentements, faite.transmissions
    assert accord.objet is ObjetConsentement.TRANSMISSION_DOSSIER
    assert accord.destinataires == ("Mission locale du Val",)
    assert (envoi.sens, envoi.parties) == (SensTransmission.ENVOYEE, PARTIES)
    assert envoi.consentement == accord.id


def test_sans_accord_le_courriel_ne_part_pas() -> None:
    session = Session(_prepare(moyen=MoyenOrientation.COURRIEL))
    with pytest.raises(DossierIncoherent, match="Sans l’accord de la personne"):
        session.executer(FaireOrientation("Mission locale du Val", PARTIES, LE))
    assert session.dossier.transmissions == ()


def test_une_orientation_se_complete_et_se_retire() -> None:
    complete = ModifierOrientation("Mission locale du Val", {"horaires": "Le matin"})
    dossier = complete.appliquer(_prepare())
    assert dossier.accueil.orientations[0].horaires == "Le matin"
    retiree = RetirerOrientation("Mission locale du Val").appliquer(dossier)
    assert retiree.accueil.orientations == ()
    with pytest.raises(ElementIntrouvable):
        complete.appliquer(retiree)
