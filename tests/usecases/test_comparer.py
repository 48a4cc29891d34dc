"""Deux versions d’un dossier se comparent avec les mots du métier, et rien n’est tu."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.usecases.commandes.financement import ModifierFinancement
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    ChoisirProchaine,
    DeplacerAction,
    DeplacerEtape,
    ModifierAction,
    SupprimerAction,
)
from cep_desktop.usecases.comparer import Difference, NatureDifference, comparer
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import LE, exemple, un_dossier, un_dossier_complet
from tests.cas.gestes import gestes

CAMILLE = exemple("camille")


def _apres(*commandes: Commande) -> tuple[Difference, ...]:
    session = Session(CAMILLE)
    for commande in commandes:
        session.executer(commande)
    return comparer(CAMILLE, session.dossier)


def _lire(difference: Difference) -> tuple[str, ...]:
    return tuple(
        texte.replace("\u00a0", " ").replace("\u202f", " ")
        for texte in (
            difference.rubrique,
            difference.sujet,
            difference.champ,
            difference.avant,
            difference.apres,
        )
    )


def test_un_dossier_ne_differe_pas_de_lui_meme() -> None:
    assert comparer(CAMILLE, CAMILLE) == ()


def test_une_date_changee_se_lit_avant_et_apres() -> None:
    geste = ModifierAction("A4", {"echeance": {"nature": "le", "le": date(2026, 12, 15)}})
    premiere = _apres(geste)[0]
    assert premiere.nature is NatureDifference.CHANGEMENT
    assert _lire(premiere) == (
        "Plan d’actions",
        "Action « Demander l’autorisation d’absence »",
        "Quand",
        "avant le 20 décembre 2026",
        "le 15 décembre 2026",
    )
    assert premiere.place == "accompagnement.plan_action.etapes.E2.actions.A4.echeance"


def test_une_action_ajoutee_et_une_retiree_sont_nommees() -> None:
    ajout, retrait = (
        next(d for d in _apres(geste) if d.nature is nature)
        for geste, nature in (
            (AjouterAction("E2", "Appeler la mairie"), NatureDifference.AJOUT),
            (SupprimerAction("A2"), NatureDifference.RETRAIT),
        )
    )
    assert _lire(ajout)[1] == "Action « Appeler la mairie »"
    assert ajout.avant == "rien"
    assert _lire(retrait)[1] == "Action « Faire une immersion de cinq jours »"
    assert "Cabinet médical d’Amboise" in retrait.avant
    assert retrait.apres == "rien"


def test_une_action_deplacee_n_est_ni_perdue_ni_nouvelle() -> None:
    natures = {difference.nature for difference in _apres(DeplacerAction("A5", "E1", 0))}
    assert natures == {NatureDifference.ORDRE}


def test_une_action_changee_d_etape_garde_son_histoire() -> None:
    deplacee, renommee, *_ = _apres(
        DeplacerAction("A5", "E1", 0), ModifierAction("A5", {"libelle": "Écrire au centre"})
    )
    assert _lire(deplacee)[2:] == (
        "Placé dans",
        "Préparer l’entrée en formation",
        "Confirmer le métier",
    )
    assert _lire(renommee)[2:] == ("Action", "Passer le test d’entrée", "Écrire au centre")


def test_des_etapes_interverties_se_disent_dans_leur_ordre() -> None:
    (difference,) = _apres(DeplacerEtape("E1", 1))
    assert _lire(difference)[2] == "Ordre : étapes"
    assert difference.avant != difference.apres


def test_un_renvoi_se_lit_par_le_nom_de_ce_qu_il_designe() -> None:
    (difference,) = _apres(ChoisirProchaine("A5"))
    assert _lire(difference)[2:] == (
        "Prochaine étape",
        "Demander l’autorisation d’absence",
        "Passer le test d’entrée",
    )


def test_un_montant_devenu_inconnu_ne_se_lit_jamais_zero() -> None:
    (difference,) = _apres(ModifierFinancement("F2", {"demande": {"nature": "inconnu"}}))
    assert _lire(difference)[1:] == (
        "Aide « Aide de l’employeur »",
        "Montant demandé",
        "400,00 € (estimé)",
        "inconnu",
    )


def test_une_reponse_fermee_se_dit_par_son_libelle() -> None:
    sans = CAMILLE.avec(situation=CAMILLE.situation.avec(faits=()))
    ajouts = {_lire(d)[1]: _lire(d)[4] for d in comparer(sans, CAMILLE)}
    assert ajouts["Fait « Situation d’emploi »"] == "Salarié en CDI : Contrat de travail"
    assert ajouts["Fait « Statut cadre »"].startswith("non")


def test_une_note_privee_est_marquee_privee() -> None:
    note = NotePrivee(id="N9", le=LE, texte="Rappeler lundi.")
    (difference,) = comparer(CAMILLE, CAMILLE.avec(notes_privees=(*CAMILLE.notes_privees, note)))
    assert difference.est_privee
    assert _lire(difference)[:2] == ("Notes privées", "Note privée du 23 novembre 2026")


@pytest.mark.parametrize("dossier", [CAMILLE, un_dossier_complet(), exemple("idriss")])
def test_rien_n_est_tu_et_aucun_code_ne_se_lit(dossier: Dossier) -> None:
    differences = comparer(un_dossier(), dossier)
    assert differences
    for difference in differences:
        for texte in _lire(difference):
            assert "nature=" not in texte
            assert "None" not in texte


@settings(max_examples=60)
@given(st.data())
def test_un_geste_qui_change_le_dossier_se_voit(data: st.DataObject) -> None:
    session = Session(CAMILLE)
    avant = session.dossier
    try:
        apres = session.executer(data.draw(gestes(avant)))
    except Exception:  # noqa: BLE001 - un geste refusé ne change rien
        apres = avant
    sans_trace = apres.avec(accompagnement=apres.accompagnement.avec(cles_retirees=()))
    temoin = avant.avec(accompagnement=avant.accompagnement.avec(cles_retirees=()))
    assert bool(comparer(avant, apres)) is (sans_trace != temoin)
