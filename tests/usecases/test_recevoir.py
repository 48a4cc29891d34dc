"""Recevoir : montrer d’abord, créer ou reprendre ensuite, et ne jamais rien mélanger."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings

from cep_desktop.documents.dossier_chiffre.contenu import DossierTransmis
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import Entretien, NotePrivee
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.transmission import PartieDossier, SensTransmission
from cep_desktop.usecases.fusion import fusionner
from cep_desktop.usecases.partager import preparer
from cep_desktop.usecases.recevoir import (
    EtatPartie,
    ReceptionRefusee,
    ReprendreParties,
    creer,
    examiner,
)
from cep_desktop.usecases.selection import PLACES, selectionner
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.partage import ACCORD, PARTIES, Marque, avec_accord, marques

P = PartieDossier
ARRIVEE = date(2026, 12, 1)
CAMILLE = avec_accord(exemple("camille"))
TOUT = frozenset(P)


def _envoi(dossier: Dossier, *parties: PartieDossier) -> DossierTransmis:
    return preparer(dossier, parties or TOUT, le=LE, destinataire="Apec Orléans").transmis


def _reprendre(ici: Dossier, transmis: DossierTransmis, *parties: PartieDossier) -> Dossier:
    reception = examiner(transmis, ici)
    return ReprendreParties(reception, frozenset(parties or TOUT), ARRIVEE).appliquer(ici)


def _etats(transmis: DossierTransmis, ici: Dossier | None) -> dict[PartieDossier, EtatPartie]:
    return {recue.partie: recue.etat for recue in examiner(transmis, ici).parties}


def test_un_dossier_inconnu_se_cree_avec_sa_provenance() -> None:
    reception = examiner(_envoi(CAMILLE, P.IDENTITE, P.PLAN), None)
    assert not reception.surplus
    assert {recue.etat for recue in reception.parties} == {EtatPartie.NOUVELLE}
    dossier = creer(reception, le=ARRIVEE)
    (trace,) = dossier.transmissions
    assert (trace.sens, trace.organisme) == (SensTransmission.RECUE, CAMILLE.structure.nom)
    assert (trace.le, trace.consentement) == (ARRIVEE, ACCORD.id)
    assert dossier.beneficiaire == CAMILLE.beneficiaire
    assert not dossier.accompagnement.plan_financement.depenses


def test_ce_que_la_fiche_n_annonce_pas_reste_dehors() -> None:
    menteur = DossierTransmis(_envoi(CAMILLE, P.PLAN).fiche, CAMILLE)
    reception = examiner(menteur, None)
    assert reception.surplus
    assert reception.dossier == _envoi(CAMILLE, P.PLAN).dossier
    assert creer(reception, le=ARRIVEE).notes_privees == ()


def test_le_meme_dossier_n_apporte_rien() -> None:
    etats = _etats(_envoi(CAMILLE), CAMILLE)
    assert set(etats.values()) <= {EtatPartie.IDENTIQUE, EtatPartie.VIDE}


def test_chaque_partie_dit_ce_qu_elle_apporte() -> None:
    ici = un_dossier(id=CAMILLE.id)
    etats = _etats(_envoi(CAMILLE, P.IDENTITE, P.PROJET, P.PLAN, P.FINANCEMENT), ici)
    assert etats[P.IDENTITE] is EtatPartie.DIFFERENTE
    assert {etats[p] for p in (P.PROJET, P.PLAN, P.FINANCEMENT)} == {EtatPartie.NOUVELLE}
    assert _etats(_envoi(avec_accord(ici), P.PLAN, P.FINANCEMENT), CAMILLE) == {
        P.PLAN: EtatPartie.VIDE,
        P.FINANCEMENT: EtatPartie.VIDE,
    }


def test_reprendre_ne_touche_que_les_parties_choisies() -> None:
    note = NotePrivee(id="P1", le=LE, texte="À moi seul.")
    ici = un_dossier(id=CAMILLE.id, notes_privees=(note,))
    fusionne = _reprendre(ici, _envoi(CAMILLE), P.FINANCEMENT)
    argent = fusionne.accompagnement.plan_financement
    assert argent.reste_a_payer == CAMILLE.accompagnement.plan_financement.reste_a_payer
    assert not any(depense.etape for depense in argent.depenses)
    assert fusionne.beneficiaire == ici.beneficiaire
    assert fusionne.accompagnement.plan_action == ici.accompagnement.plan_action
    assert fusionne.notes_privees == (note,)
    assert fusionne.transmissions[-1].parties == (P.FINANCEMENT,)


def test_reprendre_est_un_geste_qui_s_annule() -> None:
    ici = un_dossier(id=CAMILLE.id)
    session = Session(ici)
    reception = examiner(_envoi(CAMILLE), ici)
    session.executer(ReprendreParties(reception, TOUT, ARRIVEE))
    assert session.dossier != ici
    assert session.libelle_annuler == "parties reçues reprises"
    session.annuler()
    assert session.dossier == ici


def test_perdre_des_signatures_est_annonce() -> None:
    sans_signature = CAMILLE.avec(signatures=())
    reception = examiner(_envoi(sans_signature, P.IDENTITE, P.PLAN), CAMILLE)
    plan = next(recue for recue in reception.parties if recue.partie is P.PLAN)
    assert plan.etat is EtatPartie.DIFFERENTE
    assert "signature" in plan.perte


def test_le_dossier_d_une_autre_personne_est_refuse() -> None:
    autre = un_dossier(id=UUID(int=7))
    reception = examiner(_envoi(CAMILLE), None)
    with pytest.raises(ReceptionRefusee, match="autre personne"):
        ReprendreParties(reception, TOUT, ARRIVEE).appliquer(autre)


def test_reprendre_une_partie_absente_est_refuse() -> None:
    ici = un_dossier(id=CAMILLE.id)
    with pytest.raises(ReceptionRefusee, match="Aucune des parties choisies"):
        _reprendre(ici, _envoi(CAMILLE, P.PLAN), P.FINANCEMENT)


def test_deux_contacts_de_meme_cle_restent_deux_personnes() -> None:
    def dossier(nom: str) -> Dossier:
        contact = Contact(id="K1", organisme=nom, est_partageable=True)
        echange = Echange(
            id="X1", le=LE, canal=Canal.APPEL, contact="K1", objet=nom, est_partageable=True
        )
        volet = un_dossier().accompagnement.avec(contacts=(contact,), echanges=(echange,))
        return avec_accord(un_dossier(accompagnement=volet))

    fusionne = _reprendre(dossier("Ici"), _envoi(dossier("Ailleurs")), P.ECHANGES)
    noms = {contact.id: contact.organisme for contact in fusionne.accompagnement.contacts}
    assert sorted(noms.values()) == ["Ailleurs", "Ici"]
    assert all(noms[e.contact or ""] == e.objet for e in fusionne.accompagnement.echanges)
    encore = _reprendre(fusionne, _envoi(dossier("Ailleurs")), P.ECHANGES)
    assert encore.accompagnement == fusionne.accompagnement


def test_les_rendez_vous_s_ajoutent_au_lieu_de_se_remplacer() -> None:
    def dossier(jour: date) -> Dossier:
        return avec_accord(un_dossier(entretiens=(Entretien(id="R1", le=jour),)))

    fusionne = _reprendre(dossier(LE), _envoi(dossier(ARRIVEE)), P.PLAN)
    assert [e.le for e in fusionne.entretiens] == [LE, ARRIVEE]


def test_une_etape_de_meme_cle_mais_d_un_autre_plan_n_est_pas_citee() -> None:
    autre_plan = CAMILLE.accompagnement.plan_action
    renomme = autre_plan.avec(
        etapes=tuple(e.avec(titre=f"Autre {rang}") for rang, e in enumerate(autre_plan.etapes))
    )
    envoi = _envoi(CAMILLE.avec(accompagnement=CAMILLE.accompagnement.avec(plan_action=renomme)))
    change = _reprendre(CAMILLE, envoi, P.PLAN)
    assert not any(d.etape for d in change.accompagnement.plan_financement.depenses)
    meme = _reprendre(CAMILLE, _envoi(CAMILLE), P.PLAN)
    assert meme.accompagnement.plan_financement == CAMILLE.accompagnement.plan_financement


@settings(max_examples=30)
@given(marques(), marques(), PARTIES)
def test_toute_fusion_est_un_dossier_valide_qui_garde_le_prive_et_prend_le_choisi(
    ici: Marque, venu: Marque, parties: set[PartieDossier]
) -> None:
    avant = ici.dossier
    recu = selectionner(venu.dossier, parties, consentement=ACCORD.id)
    apres = fusionner(avant, recu, parties)
    assert apres.notes_privees == avant.notes_privees
    assert apres.accompagnement.alertes == avant.accompagnement.alertes
    assert apres.transmissions == avant.transmissions
    assert set(avant.entretiens) <= set(apres.entretiens)
    assert set(avant.situation.faits) | set(recu.situation.faits) == set(apres.situation.faits)
    if P.FINANCEMENT in parties:
        gardees = apres.accompagnement.plan_financement.depenses
        assert [d.libelle for d in gardees] == [
            d.libelle for d in recu.accompagnement.plan_financement.depenses
        ]
    assert fusionner(apres, recu, parties).accompagnement == apres.accompagnement


@settings(max_examples=20)
@given(marques())
def test_tout_reprendre_dans_un_dossier_vide_rend_tout_l_envoi(venu: Marque) -> None:
    recu = selectionner(venu.dossier, TOUT, consentement=ACCORD.id)
    vide = un_dossier(id=recu.id)
    apres = fusionner(vide, recu, TOUT)
    for champ in PLACES:
        attendu, obtenu = recu.model_dump(), apres.model_dump()
        for nom in champ.split("."):
            attendu, obtenu = attendu[nom], obtenu[nom]
        assert obtenu == attendu, champ
