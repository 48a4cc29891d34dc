"""Un plan clos et une version signée ne changent jamais, par aucun geste."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.bilan import AtteinteProjet, MomentEvaluation
from cep_desktop.domain.calendrier import NatureDate
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import INCONNU, Montant
from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.domain.revision import MotifRevision
from cep_desktop.rules.engagement import engagement
from cep_desktop.usecases.commandes.alerte import DonnerAlerte
from cep_desktop.usecases.commandes.bilan import (
    CloreDossier,
    FaireBilan,
    NoterEvaluation,
    RouvrirDossier,
)
from cep_desktop.usecases.commandes.date import AjouterDate, DeplacerDate
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement, NoterAccord
from cep_desktop.usecases.commandes.depense import AjouterDepense, SupprimerDepense
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.formation import NoterReponseAmenagement
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    ChangerStatut,
    DeplacerAction,
    ModifierAction,
    ModifierEtape,
    SupprimerEtape,
)
from cep_desktop.usecases.commandes.retour_financeur import ReprendreReponse
from cep_desktop.usecases.commandes.revision import GarderMaVersion, RestaurerRevision
from cep_desktop.usecases.commandes.signature import CloreVersion
from cep_desktop.usecases.commandes.suivi_demande import (
    EnvoyerDemande,
    NoterVersement,
    PreciserDecision,
)
from cep_desktop.usecases.commandes.version_plan import PreparerVersion
from cep_desktop.usecases.intangible import PlanClos, VersionSignee
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, exemple
from tests.cas.gestes import gestes
from tests.cas.signature import signe_par_les_deux

ARGENT = exemple("camille").accompagnement.plan_financement
DEMANDE, DEPENSE = ARGENT.financements[0].id, ARGENT.depenses[0].id
DATE = exemple("camille").accompagnement.calendrier.dates[0].id
REPERE = {"libelle": "Visite", "nature": NatureDate.RENDEZ_VOUS, "quand": LeJour(le=LE)}

CONTENU: tuple[Commande, ...] = (
    AjouterAction("E1", "Une action de plus"),
    ModifierAction("A2", {"resultat_attendu": "Autre chose"}),
    ModifierEtape("E1", {"objectif": "Un autre but"}),
    SupprimerEtape("E3"),
    DeplacerAction("A1", "E2", 0),
    AjouterDate(REPERE),
    DeplacerDate(DATE, 7),
    AjouterDepense({"poste": "transport", "libelle": "Trajets", "prix_unitaire": INCONNU}),
    SupprimerDepense(DEPENSE),
    ChangerStatutFinancement(DEMANDE, StatutFinancement.ABANDONNE, LE),
    ReprendreReponse(DEMANDE, StatutFinancement.REFUSE, LE, motif="Budget épuisé"),
)
REPONSES: tuple[Commande, ...] = (
    ChangerStatutFinancement(DEMANDE, StatutFinancement.REFUSE, LE),
    NoterAccord(DEMANDE, Montant(100), LE),
)
SUIVI: tuple[Commande, ...] = (
    ChangerStatut("A2", StatutAction.FAITE, LE),
    ModifierAction("A2", {"commentaire": "Fait par téléphone"}),
    DeplacerAction("A2", "E1", 0),
    NoterVersement(DEMANDE, Montant(5_000), LE),
    EnvoyerDemande(DEMANDE, LE - timedelta(days=40)),
    DonnerAlerte("La directrice", None, "Une avance", "", LE),
)


def _nom(geste: Commande) -> str:
    return f"{type(geste).__name__} {geste.libelle}"


@pytest.fixture
def signee() -> Session:
    """Le plan de Camille, que sa signature vient de clore."""
    return Session(CloreVersion(LE, ()).appliquer(signe_par_les_deux()))


@pytest.fixture
def close() -> Session:
    """L’accompagnement de Camille, terminé."""
    session = Session(exemple("camille"))
    session.executer(FaireBilan(AtteinteProjet.ATTEINT, LE))
    session.executer(CloreDossier(LE))
    return session


@pytest.mark.parametrize("geste", CONTENU, ids=_nom)
def test_ce_qui_change_un_plan_signe_est_refuse_avec_le_chemin(
    signee: Session, geste: Commande
) -> None:
    avant = signee.dossier
    with pytest.raises(VersionSignee, match="nouvelle version du plan, dans Révisions"):
        signee.executer(geste)
    assert signee.dossier is avant


@pytest.mark.parametrize("geste", SUIVI, ids=_nom)
def test_le_suivi_d_un_plan_signe_se_note_sans_changer_ce_qui_engage(
    signee: Session, geste: Commande
) -> None:
    avant = signee.dossier
    apres = signee.executer(geste)
    assert apres != avant
    assert engagement(apres.accompagnement) == engagement(avant.accompagnement)
    assert apres.accompagnement.versions_figees == avant.accompagnement.versions_figees


@pytest.mark.parametrize("geste", REPONSES, ids=_nom)
def test_la_reponse_a_un_plan_signe_va_dans_la_version_suivante(
    signee: Session, geste: Commande
) -> None:
    avant = signee.dossier
    volet = signee.executer(geste).accompagnement
    assert volet.revision is not None
    assert (volet.revision.version, volet.revision.signee_le) == (3, None)
    assert volet.revision.ce_qui_change.startswith("Réponse reçue\u00a0: ")
    assert volet.versions_figees == avant.accompagnement.versions_figees
    precise = PreciserDecision(DEMANDE, le=LE)
    assert len(signee.executer(precise).accompagnement.revisions) == 3
    signee.annuler()
    signee.annuler()
    assert signee.dossier == avant


def test_la_version_est_gardee_des_la_signature(signee: Session) -> None:
    volet = signee.dossier.accompagnement
    assert [v.version for v in volet.versions_figees] == [2]
    assert volet.versions_figees[0].plan_action == volet.plan_action
    signee.executer(ChangerStatut("A2", StatutAction.FAITE, LE))
    assert signee.dossier.accompagnement.versions_figees[0].plan_action == volet.plan_action


def test_apres_une_nouvelle_version_le_plan_se_change_et_l_ancienne_reste(signee: Session) -> None:
    signee.executer(PreparerVersion(MotifRevision.ARGENT, "La Région refuse.", LE))
    for geste in CONTENU[:5]:
        signee.executer(geste)
    volet = signee.dossier.accompagnement
    assert [v.version for v in volet.versions_figees] == [2]
    with pytest.raises(VersionSignee):
        signee.executer(_Effacer())


@pytest.mark.parametrize("geste", [*CONTENU, *SUIVI], ids=_nom)
def test_rien_ne_change_un_plan_clos_et_le_refus_dit_de_le_rouvrir(
    close: Session, geste: Commande
) -> None:
    avant = close.dossier
    with pytest.raises(PlanClos, match="Rouvrez le dossier, dans Bilan"):
        close.executer(geste)
    assert close.dossier is avant


def test_un_plan_clos_recoit_l_avis_de_la_personne_puis_se_rouvre(close: Session) -> None:
    close.executer(NoterEvaluation(MomentEvaluation.SIX_MOIS, LE, utilite=4))
    close.executer(RouvrirDossier())
    close.executer(CONTENU[0])
    actions = dict(close.dossier.accompagnement.plan_action.actions())
    assert len(close.dossier.accompagnement.evaluations) == 1
    assert any(action.libelle == "Une action de plus" for action in actions.values())


def test_une_version_ancienne_ne_se_restaure_pas_sur_un_plan_signe(signee: Session) -> None:
    ancien = SupprimerEtape("E3").appliquer(exemple("camille"))
    with pytest.raises(VersionSignee):
        signee.executer(RestaurerRevision(3, ancien))


def test_signer_avec_ses_gestes_ne_s_annule_pas() -> None:
    session = Session(signe_par_les_deux())
    session.executer(AjouterAction("E1", "Relire le plan"))
    session.executer(Enchainer((CloreVersion(LE, ()),), "plan signé"))
    assert session.libelle_annuler is None


def test_reunir_deux_postes_garde_la_signature_faite_ailleurs(signee: Session) -> None:
    ici = Session(signe_par_les_deux())
    ici.executer(GarderMaVersion(signee.dossier))
    signees = [r.version for r in ici.dossier.accompagnement.revisions if r.signee_le]
    assert signees == [1]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_aucun_geste_tire_au_hasard_ne_change_un_plan_signe(donnees: st.DataObject) -> None:
    session = Session(CloreVersion(LE, ()).appliquer(signe_par_les_deux()))
    engage = engagement(session.dossier.accompagnement)
    for _ in range(4):
        try:
            session.executer(donnees.draw(gestes(session.dossier)))
        except (ErreurMetier, ValueError):
            continue
    assert engagement(session.dossier.accompagnement) == engage


def test_une_negociation_se_note_sur_un_plan_signe() -> None:
    session = Session(CloreVersion(LE, ()).appliquer(signe_par_les_deux()))
    formations = session.dossier.accompagnement.formations
    amenagement = next(a for f in formations for a in f.amenagements)
    session.executer(NoterReponseAmenagement(amenagement.id, "D’accord pour dix jours", LE))
    (lu,) = (
        a for f in session.dossier.accompagnement.formations
        for a in f.amenagements if a.id == amenagement.id
    )  # fmt: skip
    assert lu.reponse == "D’accord pour dix jours"


class _Effacer:
    """Un geste fautif : il perd les versions gardées."""

    libelle = "versions perdues"

    def appliquer(self, dossier: Dossier) -> Dossier:
        return dossier.avec(accompagnement=dossier.accompagnement.avec(versions_figees=()))
