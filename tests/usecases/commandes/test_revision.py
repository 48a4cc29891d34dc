"""Restaurer une révision est un geste comme un autre, et n’efface aucune trace."""

from datetime import timedelta

from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    ModifierAction,
    SupprimerAction,
)
from cep_desktop.usecases.commandes.revision import RestaurerRevision
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, exemple

CAMILLE = exemple("camille")


def test_le_contenu_revient_et_s_annule() -> None:
    session = Session(CAMILLE)
    session.executer(ModifierAction("A5", {"libelle": "Écrire au centre"}))
    change = session.dossier
    session.executer(RestaurerRevision(3, CAMILLE))
    assert session.dossier == CAMILLE
    assert session.libelle_annuler == "version 3 restaurée"
    assert session.annuler() == change


def test_une_cle_employee_depuis_ne_sert_pas_deux_fois() -> None:
    session = Session(CAMILLE)
    session.executer(AjouterAction("E2", "Appeler la mairie"))
    session.executer(RestaurerRevision(1, CAMILLE))
    assert session.dossier.accompagnement.cles_retirees == ("A15",)
    session.executer(AjouterAction("E2", "Appeler la région"))
    assert "A16" in session.dossier.accompagnement.cles


def test_une_cle_qui_revit_n_est_plus_retiree() -> None:
    session = Session(CAMILLE)
    session.executer(SupprimerAction("A2"))
    assert "A2" in session.dossier.accompagnement.cles_retirees
    session.executer(RestaurerRevision(1, CAMILLE))
    assert "A2" not in session.dossier.accompagnement.cles_retirees


def test_ni_accord_retire_ni_envoi_ni_gel_ne_reviennent_en_arriere() -> None:
    accord = CAMILLE.consentements[0]
    retire = accord.avec(retire_le=accord.donne_le + timedelta(days=30))
    envoi = Transmission(
        id="T1",
        sens=SensTransmission.ENVOYEE,
        le=LE,
        organisme="Apec Orléans",
        parties=(PartieDossier.PLAN,),
        consentement=accord.id,
    )
    gel = Gel(motif="Recours", pose_le=LE)
    depuis = CAMILLE.avec(
        consentements=(retire, *CAMILLE.consentements[1:]), transmissions=(envoi,), gel=gel
    )
    session = Session(depuis)
    session.executer(ModifierAction("A5", {"libelle": "Écrire au centre"}))
    session.executer(RestaurerRevision(1, CAMILLE))
    assert session.dossier == depuis
