"""L’atelier ouvre, garde et rend les dossiers, pour la fenêtre comme pour la ligne de commande."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from cep_desktop.composition import composer_atelier
from cep_desktop.documents.dossier_portable import DossierIllisible
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.plan_action import PlanAction
from cep_desktop.usecases.atelier import PAS_RENDUS
from cep_desktop.usecases.commandes.plan_action import AjouterEtape
from cep_desktop.usecases.depot import DepotImpossible
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier
from tests.cas.plan import une_action, une_etape


def _dossier(numero: int, nom: str, echeance: date | None, clos_le: date | None = None) -> Dossier:
    action = une_action(echeance=LeJour(le=echeance) if echeance else None)
    plan = PlanAction(etapes=(une_etape(action),))
    return un_dossier(
        id=UUID(int=numero),
        numero=f"{numero:04}",
        beneficiaire=Beneficiaire(prenom="Léa", nom=nom),
        accompagnement=Accompagnement(plan_action=plan, clos_le=clos_le),
    )


def test_les_fiches_vont_de_la_plus_pressee_aux_dossiers_clos() -> None:
    atelier = un_atelier(
        [
            _dossier(1, "Clos", date(2026, 1, 1), clos_le=LE),
            _dossier(2, "Sans date", None),
            _dossier(3, "Tard", date(2027, 1, 1)),
            _dossier(4, "Tôt B", date(2026, 12, 1)),
            _dossier(5, "Tôt A", date(2026, 12, 1)),
        ]
    )
    noms = [fiche.personne.removeprefix("Léa ") for fiche in atelier.fiches()]
    assert noms == ["Tôt A", "Tôt B", "Tard", "Sans date", "Clos"]


def test_un_dossier_garde_s_ouvre_sans_etre_modifie() -> None:
    atelier = un_atelier([un_dossier()])
    session = atelier.ouvrir(un_dossier().id)
    assert session.dossier == un_dossier()
    assert not session.est_modifie


def test_un_dossier_absent_est_dit() -> None:
    with pytest.raises(ElementIntrouvable):
        un_atelier().ouvrir(UUID(int=9))


def test_enregistrer_garde_l_etat_actuel() -> None:
    atelier = un_atelier([un_dossier()])
    session = atelier.ouvrir(un_dossier().id)
    session.executer(AjouterEtape("Se former", "Avoir le titre"))
    assert atelier.ouvrir(un_dossier().id).dossier == un_dossier()
    atelier.enregistrer(session)
    assert not session.est_modifie
    assert atelier.ouvrir(un_dossier().id).dossier == session.dossier


def test_un_dossier_exporte_se_rouvre_a_l_identique(tmp_path: Path) -> None:
    chemin = tmp_path / "copies" / "0142.dossier.json"
    camille = exemple("camille")
    un_atelier().exporter(camille, chemin)
    atelier = un_atelier()
    assert atelier.ouvrir_fichier(chemin).dossier == camille
    assert [fiche.numero for fiche in atelier.fiches()] == [camille.numero]


def test_un_fichier_refuse_ne_rejoint_pas_la_liste(tmp_path: Path) -> None:
    (tmp_path / "faux.dossier.json").write_text("{}")
    atelier = un_atelier()
    with pytest.raises(DossierIllisible):
        atelier.ouvrir_fichier(tmp_path / "faux.dossier.json")
    with pytest.raises(DepotImpossible):
        atelier.ouvrir_fichier(tmp_path / "absent.dossier.json")
    assert atelier.fiches() == ()


def test_l_atelier_donne_la_date_et_le_vocabulaire() -> None:
    assert un_atelier().aujourd_hui() == LE
    assert un_atelier().vocabulaire("2019").code == "2019"
    with pytest.raises(ElementIntrouvable):
        un_atelier().vocabulaire("1789")


@pytest.mark.parametrize("nom", EXEMPLES)
def test_la_tresorerie_d_un_exemple_tombe_sur_son_reste_a_payer(nom: str) -> None:
    plan = exemple(nom).accompagnement.plan_financement
    assert un_atelier().prevoir(exemple(nom)).solde_final == -plan.reste_a_payer.montant


def test_l_atelier_alerte_quand_un_refus_laisse_un_trou() -> None:
    besoin = un_atelier().alerter(exemple("idriss"))
    assert besoin is not None
    assert besoin.manque.montant == Montant(15_000)
    assert un_atelier().alerter(exemple("camille")) is None


def test_l_atelier_livre_s_ouvre_sur_les_exemples() -> None:
    numeros = {fiche.numero for fiche in composer_atelier().fiches()}
    assert numeros == {exemple(nom).numero for nom in EXEMPLES}


def test_l_atelier_livre_date_du_jour_du_poste() -> None:
    assert composer_atelier().aujourd_hui() >= date(2026, 1, 1)


def test_rouvrir_permet_d_annuler_ce_qui_avait_ete_garde() -> None:
    atelier = un_atelier([exemple("camille")])
    identifiant = atelier.fiches()[0].id
    session = atelier.ouvrir(identifiant)
    depart = session.dossier
    for titre in ("Un", "Deux"):
        session.executer(AjouterEtape(titre, "But"))
        atelier.enregistrer(session)
    rouverte = atelier.rouvrir(identifiant, depuis=1)
    assert rouverte.dossier == session.dossier
    assert rouverte.libelle_annuler == "étape ajoutée"
    rouverte.annuler()
    assert rouverte.annuler() == depart
    assert rouverte.libelle_annuler is None


def test_rouvrir_sans_rien_de_neuf_n_a_rien_a_annuler() -> None:
    atelier = un_atelier([exemple("camille")])
    session = atelier.rouvrir(atelier.fiches()[0].id, depuis=1)
    assert session.libelle_annuler is None
    assert session.revision == 1


def test_rouvrir_ne_rend_que_les_derniers_enregistrements() -> None:
    atelier = un_atelier([exemple("camille")])
    identifiant = atelier.fiches()[0].id
    session = atelier.ouvrir(identifiant)
    for rang in range(PAS_RENDUS + 3):
        session.executer(AjouterEtape(f"Étape {rang}", "But"))
        atelier.enregistrer(session)
    rouverte = atelier.rouvrir(identifiant, depuis=1)
    while rouverte.libelle_annuler:
        rouverte.annuler()
    gardee = atelier.dossiers.lire_revision(identifiant, session.revision - PAS_RENDUS)
    assert rouverte.dossier == gardee


def test_un_exemple_s_ajoute_marque_fictif() -> None:
    atelier = un_atelier()
    atelier.ajouter_un_exemple()
    (fiche,) = atelier.fiches()
    assert fiche.est_fictif
