"""Les trois exemples : lisibles, fictifs, équilibrés, complets, et sans rien qui trahisse."""

import re
from datetime import date

import pytest

from cep_desktop.domain.accueil import ThemeInformation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.montant import MontantConnu, sommer
from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.domain.typographie import composer
from cep_desktop.locations import ressources
from cep_desktop.rules.completude import EtatRubrique, completude
from tests.cas.dossier import EXEMPLES, LE, exemple
from tests.cas.textes import textes

NIR = re.compile(r"[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}")
TELEPHONE = re.compile(r"0(?:19900|26191|35301|46571|53649|63998)\d{4}")
"""Plages réservées à la fiction (Arcep, plan national de numérotation)."""

COURRIEL = re.compile(r"[^@\s]+@(?:exemple\.fr|[\w.-]+\.invalid)")


@pytest.fixture(params=EXEMPLES)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return exemple(request.param)


def test_les_exemples_livres_sont_ceux_que_l_on_verifie() -> None:
    livres = {chemin.name for chemin in (ressources() / "exemples").iterdir()}

    assert livres == {f"{nom}.dossier.json" for nom in EXEMPLES}


def test_un_exemple_se_dit_fictif(dossier: Dossier) -> None:
    assert dossier.est_fictif


def test_les_numeros_de_dossier_sont_differents() -> None:
    dossiers = [exemple(nom) for nom in EXEMPLES]

    assert len({d.id for d in dossiers}) == len({d.numero for d in dossiers}) == len(EXEMPLES)


def test_aucun_numero_de_securite_sociale_n_y_traine(dossier: Dossier) -> None:
    for texte in textes(dossier.model_dump(mode="json")):
        assert not NIR.search(texte), texte


def test_les_telephones_et_les_courriels_sont_de_fiction(dossier: Dossier) -> None:
    def chercher(noeud: object, champ: str) -> list[str]:
        if isinstance(noeud, dict):
            ici = [noeud[champ]] if noeud.get(champ) else []
            return ici + [v for fils in noeud.values() for v in chercher(fils, champ)]
        if isinstance(noeud, list):
            return [v for fils in noeud for v in chercher(fils, champ)]
        return []

    donnees = dossier.model_dump(mode="json")
    telephones, courriels = chercher(donnees, "telephone"), chercher(donnees, "courriel")

    assert len(telephones) >= 5
    assert all(TELEPHONE.fullmatch(numero) for numero in telephones), telephones
    assert all(COURRIEL.fullmatch(adresse) for adresse in courriels), courriels


def test_les_siret_sont_manifestement_fictifs(dossier: Dossier) -> None:
    organismes = [f.organisme for f in dossier.accompagnement.formations]

    for siret in (dossier.structure.siret, *(o.siret for o in organismes)):
        assert siret is not None
        assert siret.startswith("0000"), siret


def test_les_textes_sont_composes_a_la_francaise(dossier: Dossier) -> None:
    for texte in textes(dossier.model_dump(mode="json")):
        assert composer(texte) == texte, texte


def test_le_plan_de_financement_s_equilibre_au_centime(dossier: Dossier) -> None:
    plan = dossier.accompagnement.plan_financement
    cout, aides, reste = plan.cout_total, plan.aides_prevues, plan.reste_a_payer

    assert cout.est_complet
    assert aides.est_complet
    assert not plan.surplus
    assert cout.montant == aides.montant + reste.montant
    for depense in plan.depenses:
        assert depense.montant is not None
        assert plan.couverture(depense) <= depense.montant, depense.libelle


def test_les_parts_affectees_sont_exactement_les_aides(dossier: Dossier) -> None:
    for aide in dossier.accompagnement.plan_financement.aides:
        affecte = sommer(affectation.montant for affectation in aide.affectations)
        demande = aide.demande
        assert isinstance(demande, MontantConnu)
        assert affecte == demande.montant, aide.libelle


def test_la_tresorerie_finit_sur_le_reste_a_payer(dossier: Dossier) -> None:
    plan = dossier.accompagnement.plan_financement
    mouvements = [m for m in plan.mouvements if m.sens is not Sens.REVENU]

    net = 0
    for mouvement in mouvements:
        assert isinstance(mouvement.montant, MontantConnu)
        signe = 1 if mouvement.sens is Sens.PAIE else -1
        net += signe * mouvement.montant.montant.centimes

    assert net == plan.reste_a_payer.montant.centimes
    assert [m.mois for m in plan.mouvements] == sorted(m.mois for m in plan.mouvements)


def test_la_personne_peut_payer_ce_qui_lui_reste(dossier: Dossier) -> None:
    plan = dossier.accompagnement.plan_financement

    assert isinstance(plan.capacite, MontantConnu)
    assert plan.capacite.montant >= plan.reste_a_payer.montant


def test_les_six_rubriques_du_plan_sont_remplies(dossier: Dossier) -> None:
    assert [rubrique.etat for rubrique in completude(dossier)] == [EtatRubrique.REMPLIE] * 6


def test_chaque_action_dit_qui_quand_pourquoi_et_d_ou_vient_l_idee(dossier: Dossier) -> None:
    for etape, action in dossier.accompagnement.plan_action.actions():
        assert etape.objectif
        assert etape.echeance
        assert etape.titre_court
        assert action.qui
        assert action.echeance, action.libelle
        assert action.resultat_attendu, action.libelle
        assert action.co_construction.est_valide, action.libelle
        assert action.co_construction.choisi_par, action.libelle


def test_une_action_faite_a_sa_vraie_date_de_fin(dossier: Dossier) -> None:
    for _, action in dossier.accompagnement.plan_action.actions():
        assert (action.statut is StatutAction.FAITE) == (action.faite_le is not None)
        assert action.faite_le is None or action.faite_le <= LE, action.libelle


def test_chaque_depense_a_son_etape_son_fournisseur_et_sa_piece(dossier: Dossier) -> None:
    for depense in dossier.accompagnement.plan_financement.depenses:
        assert depense.etape
        assert depense.fournisseur
        assert depense.justificatif
        assert isinstance(depense.prix_unitaire, MontantConnu)
        assert depense.prix_unitaire.source, depense.libelle


def test_chaque_demande_cite_une_regle_relue_et_une_date_de_reponse(dossier: Dossier) -> None:
    for aide in dossier.accompagnement.plan_financement.financements:
        assert aide.regle
        assert aide.regle.relue_le == date(2026, 11, 3)
        assert aide.reponse_attendue_le
        assert aide.commentaire
        assert isinstance(aide.demande, MontantConnu) or aide.demande.raison


def test_chaque_dispositif_a_son_contact_et_sa_relecture(dossier: Dossier) -> None:
    for dispositif in dossier.accompagnement.dispositifs:
        assert dispositif.contact
        assert dispositif.organisme
        assert dispositif.regle_relue_le


def test_chaque_formation_est_decrite_comme_un_devis(dossier: Dossier) -> None:
    for formation in dossier.accompagnement.formations:
        assert formation.periode
        assert formation.heures
        assert formation.acces
        assert formation.rythme
        assert formation.organisme.nda
        assert formation.organisme.est_certifie_qualiopi
        assert formation.positionnement


def test_un_seul_devis_est_retenu_et_il_paie_les_depenses(dossier: Dossier) -> None:
    accompagnement = dossier.accompagnement
    devis = [d for formation in accompagnement.formations for d in formation.devis]
    retenus = [d for d in devis if d.est_retenu]

    assert len(devis) == 2
    assert len(retenus) == 1
    payees = sommer(
        depense.montant
        for depense in accompagnement.plan_financement.depenses
        if depense.montant is not None
        and depense.justificatif is not None
        and depense.justificatif.numero == retenus[0].numero
    )
    assert isinstance(retenus[0].montant, MontantConnu)
    assert payees == retenus[0].montant.montant


def test_la_personne_parle_avec_ses_mots_a_chaque_moment(dossier: Dossier) -> None:
    conseil = dossier.conseil

    assert dossier.accueil.demande.paroles
    assert dossier.accueil.decision
    assert conseil.projet
    assert conseil.projet.motivation
    assert conseil.strategie
    assert conseil.strategie.paroles
    assert conseil.strategie.plan_de_secours


def test_la_transition_ecologique_fait_partie_des_informations_remises(dossier: Dossier) -> None:
    themes = {info.theme for info in dossier.accueil.informations if info.remise_le}

    assert ThemeInformation.TRANSITION_ECOLOGIQUE in themes
    assert dossier.accueil.information_cep_remise_le


def test_les_faits_sont_dates_et_connus_avant_aujourd_hui(dossier: Dossier) -> None:
    faits = dossier.situation.faits

    assert len(faits) >= 12
    assert all(fait.connu_le <= LE for fait in faits)


def test_les_rendez_vous_passes_ont_eu_lieu_et_le_prochain_est_pris(dossier: Dossier) -> None:
    entretiens = dossier.entretiens

    assert [e.le for e in entretiens] == sorted(e.le for e in entretiens)
    assert all(entretien.a_eu_lieu == (entretien.le <= LE) for entretien in entretiens)
    assert entretiens[-1].le > LE


def test_les_echanges_sont_les_uns_partageables_les_autres_prives(dossier: Dossier) -> None:
    assert {echange.est_partageable for echange in dossier.accompagnement.echanges} == {True, False}
    assert dossier.notes_privees
    assert dossier.consentements


def test_aucun_nom_ni_mot_prive_ne_reste_dans_ce_qui_se_partage(dossier: Dossier) -> None:
    partage = dossier.partageable().model_dump_json()
    accompagnement = dossier.accompagnement
    prives = [contact.nom for contact in accompagnement.contacts if not contact.est_partageable]
    prives += [e.compte_rendu for e in accompagnement.echanges if not e.est_partageable]
    prives += [note.texte for note in dossier.notes_privees]

    assert len(prives) >= 3
    for prive in prives:
        assert prive not in partage, prive


def test_une_aide_accordee_l_est_par_une_piece(dossier: Dossier) -> None:
    for aide in dossier.accompagnement.plan_financement.financements:
        if aide.assurance is Assurance.ACCORDE:
            assert aide.justificatif, aide.libelle
            assert aide.versements, aide.libelle
