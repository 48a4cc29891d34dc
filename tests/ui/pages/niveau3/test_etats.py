"""Ce que calculent les pages de lecture : trésorerie, bilan, à faire, conditions du plan."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cep_desktop.domain.bilan import AtteinteProjet, MomentEvaluation
from cep_desktop.domain.montant import INCONNU, estime
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.tresorerie.mois import tenir_tresorerie
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.bilan import CloreDossier, FaireBilan, NoterEvaluation
from cep_desktop.usecases.suivi import AFaire, NatureAFaire
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import euros
from ui.pages.bilan import etat as bilan
from ui.pages.financement.page import PageFinancement
from ui.pages.financement.phrase import raconter
from ui.pages.financement.verdicts import verdicts_du_plan
from ui.pages.suivi import etat as suivi
from ui.pages.tresorerie import etat as tresorerie
from ui.shell.fenetre import Fenetre

MAI, JUIN, JUILLET = (date(2027, mois, 1) for mois in (5, 6, 7))


def _mouvement(mois: date | None, sens: Sens, somme: str | None) -> MouvementPrevu:
    montant = INCONNU if somme is None else estime(euros(somme))
    return MouvementPrevu(mois, "Train", sens, montant, "noté ensemble")


def _lire(*mouvements: MouvementPrevu) -> tresorerie.EtatTresorerie:
    return tresorerie.deriver(exemple("camille"), tenir_tresorerie(mouvements))


def test_sans_mouvement_aucun_mois_n_est_invente() -> None:
    etat = tresorerie.deriver(un_dossier(), tenir_tresorerie(()))
    assert (etat.barres, etat.lignes, etat.pire) == ((), (), "")
    assert "date de début" in etat.avis


def test_le_pire_mois_est_celui_ou_l_on_a_le_plus_avance() -> None:
    etat = _lire(
        _mouvement(MAI, Sens.PAIE, "100"),
        _mouvement(JUIN, Sens.PAIE, "150"),
        _mouvement(JUILLET, Sens.RECOIT, "200"),
    )
    assert [barre.est_pire for barre in etat.barres] == [False, True, False]
    assert "juin" in etat.pire_titre
    assert str(euros("250")) in etat.pire
    assert str(euros("50")) in etat.total


def test_un_montant_inconnu_dit_au_moins_et_marque_son_mois() -> None:
    etat = _lire(_mouvement(MAI, Sens.PAIE, "100"), _mouvement(MAI, Sens.PAIE, None))
    assert "au moins" in etat.pire
    assert etat.barres[0].a_un_inconnu
    assert "au moins" in etat.total


def test_ce_qui_n_a_pas_de_date_reste_a_part() -> None:
    etat = _lire(_mouvement(None, Sens.PAIE, "100"))
    assert etat.barres == ()
    assert [ligne.mot for ligne in etat.sans_date] == ["Sans date"]


def test_le_bilan_se_fait_avant_de_clore() -> None:
    dossier = exemple("camille")
    assert bilan.deriver(dossier, le=LE).empechement
    fait = FaireBilan(AtteinteProjet.EN_PARTIE, LE).appliquer(dossier)
    etat = bilan.deriver(fait, le=LE)
    assert not etat.empechement
    assert etat.bilan.startswith("Atteint en partie")
    assert len(etat.etapes) == len(dossier.accompagnement.plan_action.etapes)


def test_l_avis_se_demande_a_la_fin_puis_a_six_mois() -> None:
    dossier = CloreDossier(LE).appliquer(
        FaireBilan(AtteinteProjet.ATTEINT, LE).appliquer(exemple("camille"))
    )
    assert bilan.deriver(dossier, le=LE).moment is MomentEvaluation.FIN
    assert "maintenant" in bilan.deriver(dossier, le=LE).rappel
    note = NoterEvaluation(MomentEvaluation.FIN, LE, 4, None, "Merci").appliquer(dossier)
    etat = bilan.deriver(note, le=LE)
    assert etat.moment is MomentEvaluation.SIX_MOIS
    assert etat.evaluations[0].phrase.endswith("4 sur 5")
    apres = decaler(LE, 6, UniteDelai.MOIS)
    assert "Six mois ont passé" in bilan.deriver(note, le=apres).rappel
    fini = NoterEvaluation(MomentEvaluation.SIX_MOIS, apres, 5, 5).appliquer(note)
    assert not bilan.deriver(fini, le=apres).rappel


def _une(jours: int | None, nature: NatureAFaire = NatureAFaire.ACTION) -> AFaire:
    quand = None if jours is None else LE + timedelta(days=jours)
    return AFaire(exemple("camille").id, "Camille Moreau", nature, "Appeler", quand, "echanges")


def test_le_retard_se_separe_et_le_filtre_garde_les_rangs() -> None:
    toutes = (_une(-1), _une(2, NatureAFaire.RELANCE), _une(None))
    etat = suivi.deriver(toutes, nature="", le=LE)
    assert [ligne.cle for ligne in etat.en_retard] == ["0"]
    assert [ligne.cle for ligne in etat.a_venir] == ["1", "2"]
    assert "3 choses à faire, 1 en retard" in etat.sous_titre
    filtre = suivi.deriver(toutes, nature=NatureAFaire.RELANCE, le=LE)
    assert [ligne.cle for ligne in filtre.a_venir] == ["1"]
    assert "Rien à faire" in suivi.deriver((), nature="", le=LE).sous_titre


def test_les_conditions_du_plan_disent_l_etat_et_la_participation(atelier: Atelier) -> None:
    dossier = exemple("camille")
    lignes = verdicts_du_plan(dossier, atelier.evaluer(dossier, le=LE))
    codes = {f.dispositif for f in dossier.accompagnement.plan_financement.financements}
    assert {ligne.cle for ligne in lignes} <= codes
    assert all(ligne.mot in {"Rempli", "À vérifier", "Non rempli"} for ligne in lignes)
    dits = [d for ligne in lignes for d in ligne.details]
    assert any(d.startswith("Participation forfaitaire") for d in dits)
    assert any(d.startswith("Règle relue le") for d in dits)
    assert verdicts_du_plan(un_dossier(), atelier.evaluer(un_dossier(), le=LE)) == ()


def test_la_phrase_du_reste_a_payer_s_ecoute(
    qtbot: QtBot, camille: Fenetre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entendu, programme = tmp_path / "entendu", tmp_path / "espeak-ng"
    programme.write_text(f"#!/bin/sh\n/bin/cat > {entendu}\n", encoding="utf-8")
    programme.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    camille.aller("financement")
    page = camille.page
    assert isinstance(page, PageFinancement)
    assert page.phrase.ecouter.isVisible()
    qtbot.mouseClick(page.phrase.ecouter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.phrase.voix.est_en_train, timeout=10_000)
    assert "Le projet coûte" in entendu.read_text("utf-8")


def test_la_phrase_du_reste_a_payer_dit_qui_paie_puis_qui_paierait() -> None:
    dite = raconter(exemple("camille"))
    assert "Compte personnel de formation paie 1" in dite
    assert "Domi’Val paierait 400,00" in dite
    camille = exemple("camille")
    plan = camille.accompagnement.plan_financement
    muette = tuple(
        f.avec(demande=INCONNU, affectations=()) if f.id == "F2" else f for f in plan.financements
    )
    volet = camille.accompagnement.avec(plan_financement=plan.avec(financements=muette))
    dite = raconter(camille.avec(accompagnement=volet))
    assert "Domi’Val paierait une somme inconnue" in dite
    assert "Il resterait au plus\u00a0830,00" in dite
