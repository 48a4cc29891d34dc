"""Ce que montre la demande : les mots d’abord, l’inconnu à demander, un seul geste principal."""

from datetime import date

import pytest

from cep_desktop.domain.accueil import Accueil, Decision, Orientation, Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.situation import Fait, Jour, NeSaitPas, Situation
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.demande.etat import A_DEMANDER, EtatDemande, Geste, deriver, lire_themes

STRUCTURES = ("France Travail", "Apec", "Cap emploi", "Mission locale", "Avenir Actifs, région")
RENDEZ_VOUS = (Entretien(id="R1", le=date(2026, 12, 1), a_eu_lieu=False),)


def _etat(dossier: Dossier, structures: tuple[str, ...] = STRUCTURES) -> EtatDemande:
    vocabulaire = un_atelier().vocabulaire(dossier.vocabulaire)
    return deriver(dossier, vocabulaire, structures, le=LE)


def test_idriss_comme_sur_la_maquette() -> None:
    etat = _etat(exemple("idriss"))
    assert etat.paroles.startswith("J’ai été cariste douze ans.")
    assert [ligne.titre for ligne in etat.bref] == [
        "Situation",
        "Ancienneté",
        "Habite à",
        "Préfère",
    ]
    assert etat.bref[0].valeur == "Demandeur d’emploi inscrit"
    assert etat.bref[2].valeur == "Joué-lès-Tours"
    assert etat.suite == Suite.CONTINUER
    assert etat.demande_validee_le == date(2026, 10, 5)


def test_un_dossier_neuf_n_invente_rien() -> None:
    etat = _etat(un_dossier())
    assert (etat.paroles, etat.suite, etat.decidee) == ("", "", "")
    assert {ligne.valeur for ligne in etat.bref} == {A_DEMANDER}
    assert not any(ligne.est_connue for ligne in etat.bref)
    assert etat.action == "Choisir la suite"


def test_je_ne_sais_pas_n_est_plus_a_demander() -> None:
    fait = Fait(code=CodeFait.STATUT_EMPLOI, reponse=NeSaitPas(), connu_le=LE)
    etat = _etat(un_dossier(situation=Situation(faits=(fait,))))
    assert etat.bref[0].valeur == "Ne sait pas"
    assert etat.bref[0].est_connue


@pytest.mark.parametrize(
    ("entree", "dit"),
    [
        (date(2014, 9, 1), "12 ans"),
        (date(2025, 11, 24), "11 mois"),
        (date(2025, 11, 23), "1 an"),
        (date(2026, 11, 20), "Moins d’un mois"),
    ],
)
def test_l_anciennete_se_compte_en_annees_entieres(entree: date, dit: str) -> None:
    fait = Fait(code=CodeFait.ENTREE_ENTREPRISE_LE, reponse=Jour(valeur=entree), connu_le=LE)
    etat = _etat(un_dossier(situation=Situation(faits=(fait,))))
    assert etat.bref[1].valeur == dit


def test_chaque_choix_dit_sa_consequence() -> None:
    consequences = dict(_etat(un_dossier()).consequences)
    assert consequences[Suite.CONTINUER] == "Prendre un rendez-vous avec Nadia."
    assert consequences[Suite.ETRE_ORIENTE].endswith("Mission locale…")
    assert "Camille" in consequences[Suite.ARRETER]
    sans_reseau = dict(_etat(un_dossier(), ()).consequences)
    assert sans_reseau[Suite.ETRE_ORIENTE] == "Nous cherchons avec le réseau."


EN_COURS = Parcours(accueil=Avancement.EN_COURS)
FAIT = Orientation(structure="Apec", faite_le=LE)


@pytest.mark.parametrize(
    ("suite", "champs", "orientations", "geste"),
    [
        (None, {}, (), Geste.CHOISIR),
        (Suite.CONTINUER, {}, (), Geste.PRENDRE_RENDEZ_VOUS),
        (Suite.CONTINUER, {"entretiens": RENDEZ_VOUS}, (), Geste.TERMINER),
        (Suite.ETRE_ORIENTE, {}, (), Geste.ORIENTER),
        (Suite.ETRE_ORIENTE, {}, (FAIT,), Geste.TERMINER),
        (Suite.ARRETER, {}, (), Geste.TERMINER),
        (Suite.ARRETER, {"parcours": Parcours(accueil=Avancement.TERMINE)}, (), Geste.AUCUN),
    ],
)
def test_le_geste_principal_suit_la_decision(
    suite: Suite | None, champs: dict[str, object], orientations: tuple[Orientation, ...],
    geste: Geste,
) -> None:  # fmt: skip
    decision = Decision(suite=suite, prise_le=LE) if suite else None
    accueil = Accueil(decision=decision, orientations=orientations)
    etat = _etat(un_dossier(**{"parcours": EN_COURS, "accueil": accueil} | champs))
    assert etat.geste is geste


def test_le_niveau_porte_le_nom_du_vocabulaire() -> None:
    accueil = Accueil(decision=Decision(suite=Suite.ARRETER, prise_le=LE))
    for code in ("2014", "2019"):
        etat = _etat(un_dossier(vocabulaire=code, parcours=EN_COURS, accueil=accueil))
        assert etat.niveau == "Accueil"
        assert etat.action == "Accueil terminé"


def test_les_themes_se_separent_et_ne_se_repetent_pas() -> None:
    assert lire_themes("Bouger moins, ,près d’Amboise\nBouger moins") == (
        "Bouger moins",
        "près d’Amboise",
    )
