"""Restaurer une révision est un geste comme un autre, et n’efface aucune trace."""

from datetime import timedelta

from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    ModifierAction,
    SupprimerAction,
)
from cep_desktop.usecases.commandes.revision import (
    GarderMaVersion,
    PrendreAutreVersion,
    RestaurerRevision,
)
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


def test_garder_une_version_garde_les_traces_des_deux() -> None:
    moi, autre = Session(CAMILLE), Session(CAMILLE)
    moi.executer(ModifierAction("A5", {"libelle": "Ma version"}))
    autre.executer(ModifierAction("A5", {"libelle": "L’autre version"}))
    accord = CAMILLE.consentements[0]
    retire = accord.avec(retire_le=accord.donne_le + timedelta(days=30))
    la_bas = autre.dossier.avec(
        consentements=(retire, *CAMILLE.consentements[1:]),
        gel=Gel(motif="Recours", pose_le=LE),
        accompagnement=autre.dossier.accompagnement.avec(
            revisions=(
                *CAMILLE.accompagnement.revisions,
                CAMILLE.accompagnement.revisions[-1].avec(
                    version=len(CAMILLE.accompagnement.revisions) + 1, signee_le=None
                ),
            )
        ),
    )
    mienne = moi.executer(GarderMaVersion(la_bas))
    actions = {a.id: a.libelle for _, a in mienne.accompagnement.plan_action.actions()}
    assert actions["A5"] == "Ma version"
    assert mienne.consentements[0].retire_le is not None
    assert mienne.gel is not None
    assert mienne.accompagnement.revisions == la_bas.accompagnement.revisions

    prise = Session(CAMILLE).executer(PrendreAutreVersion(la_bas))
    assert prise == la_bas


def test_une_cle_ajoutee_dans_la_version_ecartee_ne_sert_pas_a_autre_chose() -> None:
    autre = Session(CAMILLE)
    autre.executer(AjouterAction("E2", "Appeler la mairie"))
    moi = Session(CAMILLE)
    moi.executer(ModifierAction("A5", {"libelle": "Ma version"}))
    moi.executer(GarderMaVersion(autre.dossier))
    moi.executer(AjouterAction("E2", "Appeler la région"))
    assert "A16" in moi.dossier.accompagnement.cles
