"""Ce que dit la page du projet, sans écran : des états et des mots, jamais une note."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import INCONNU, Montant, confirme, estime
from cep_desktop.domain.projet import Faisable, NatureProjet
from cep_desktop.domain.strategie import ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.etapes_des_chemins import CreerEtapes
from cep_desktop.usecases.commandes.metier import AjouterMetier, ModifierMetier
from cep_desktop.usecases.commandes.piste import (
    AjouterPiste,
    ChoisirPiste,
    GarderPiste,
    ModifierPiste,
    NePlusChoisir,
    RepondreCritere,
)
from cep_desktop.usecases.commandes.priorite import (
    AjouterPriorite,
    PeserPriorite,
    SupprimerPriorite,
)
from cep_desktop.usecases.commandes.projet import EcrireProjet
from cep_desktop.usecases.commandes.strategie import AjouterChemin, DeciderChemin
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import exemple, un_dossier
from ui.pages.projet.etat import EtatProjet, deriver
from ui.pages.projet.etat_pistes import Case, Rangee


def _etat(dossier: Dossier, *gestes: Commande) -> EtatProjet:
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return deriver(session.dossier)


def _camille(*gestes: Commande) -> EtatProjet:
    return _etat(exemple("camille"), *gestes)


def _rangee(etat: EtatProjet, libelle: str) -> Rangee:
    return next(r for r in etat.pistes.rangees if r.libelle == libelle)


def _case(etat: EtatProjet, libelle: str, piste: str) -> Case:
    return next(c for c in _rangee(etat, libelle).cases if c.piste == piste)


def test_les_criteres_se_rangent_par_poids_puis_par_rang() -> None:
    poids = [r.poids for r in _camille().pistes.rangees]
    assert poids == sorted(poids, reverse=True)
    libelles = [r.libelle for r in _camille(PeserPriorite(4, 3)).pistes.rangees]
    assert libelles[:4] == [
        "Le contact avec les gens", "Moins d’effort physique", "Le salaire",
        "Les horaires de jour",
    ]  # fmt: skip


def test_une_case_dit_un_etat_un_mot_et_une_raison() -> None:
    case = _case(_camille(), "Les horaires de jour", "O2")
    assert (case.mot, case.raison, case.ton) == ("À vérifier", "Parfois le samedi", "warn")
    assert case.phrase.replace("\u00a0", " ") == (
        "Agente d’accueil, Les horaires de jour : À vérifier, Parfois le samedi"
    )
    assert case.action.replace("\u00a0", " ") == (
        "Vérifier : les horaires de jour (agente d’accueil)"
    )
    oui = _case(_camille(), "Le contact avec les gens", "O1")
    assert (oui.mot, oui.picto, oui.action) == ("Oui", "check-circle-fill", "")


def test_un_critere_jamais_regarde_est_a_verifier_jamais_non() -> None:
    etat = _etat(un_dossier(), AjouterPriorite("Le calme"), AjouterPiste("Fleuriste"))
    case = _case(etat, "Le calme", "O1")
    assert (case.reponse, case.mot, case.raison) == (
        "a_verifier", "À vérifier", "Pas encore regardé",
    )  # fmt: skip
    assert not case.est_ecrite


def test_l_action_proposee_se_retrouve_dans_le_plan() -> None:
    action = _case(_camille(), "L’ambiance", "O1").action
    assert _case(_camille(CreerAction(action)), "L’ambiance", "O1").est_dans_le_plan


def test_le_bilan_ne_parle_que_des_plus_importants() -> None:
    etat = _camille()
    assert etat.pistes.bilan_titre == "Les deux plus importants"
    assert [tete.bilan for tete in etat.pistes.tetes] == [
        "2 oui sur 2", "2 oui sur 2", "1 oui sur 2",
    ]  # fmt: skip
    une = _camille(PeserPriorite(2, 1))
    assert une.pistes.bilan_titre == "Le plus important"
    sans = _camille(PeserPriorite(1, 2), PeserPriorite(2, 2))
    assert sans.pistes.bilan_titre == ""
    assert {tete.bilan for tete in sans.pistes.tetes} == {""}


def test_un_critere_qui_n_est_plus_une_priorite_reste_sans_poids() -> None:
    etat = _camille(SupprimerPriorite(4))
    rangee = _rangee(etat, "Le salaire")
    assert (rangee.poids, rangee.rang) == (0, 0)
    sans_poids = [r for r in etat.pistes.rangees if not r.poids]
    assert sans_poids[0] == rangee


def test_le_temps_et_l_argent_se_comparent_des_qu_une_piste_les_dit() -> None:
    muettes = {
        "delai_mois": None, "cout": INCONNU, "reste_a_payer": INCONNU, "revenu": INCONNU,
        "risques": "",
    }  # fmt: skip
    sans = tuple(ModifierPiste(cle, muettes) for cle in ("O1", "O2", "O3"))
    mesures = {"Temps pour y arriver", "Coût", "Reste à payer", "Ce qui est risqué"}
    assert not mesures & {r.libelle for r in _camille(*sans).pistes.rangees}
    assert mesures <= {r.libelle for r in _camille().pistes.rangees}
    etat = _camille(
        *sans,
        ModifierPiste("O1", {"delai_mois": 12, "reste_a_payer": estime(Montant(43_000))}),
        ModifierPiste("O2", {"reste_a_payer": confirme(Montant(0))}),
        ModifierPiste("O3", {"risques": "Contrat court"}),
    )
    assert [c.mot for c in _rangee(etat, "Temps pour y arriver").cases] == [
        "12 mois", "À vérifier", "À vérifier",
    ]  # fmt: skip
    reste = _rangee(etat, "Reste à payer").cases
    assert [c.mot for c in reste] == ["430,00\u00a0€", "0,00\u00a0€", "À vérifier"]
    assert [c.raison for c in reste] == ["Estimé", "Confirmé", "inconnu"]
    assert reste[2].action
    assert _rangee(etat, "Ce qui est risqué").cases[2].raison == "Contrat court"
    assert "Coût" not in {r.libelle for r in etat.pistes.rangees}


def test_la_quatrieme_piste_attend() -> None:
    etat = _camille(AjouterPiste("Fleuriste"))
    assert len(etat.pistes.tetes) == 3
    assert etat.pistes.en_attente == (("O4", "Fleuriste"),)


def test_une_seule_piste_demande_de_quoi_comparer() -> None:
    une = _etat(un_dossier(), AjouterPiste("Fleuriste")).pistes
    assert une.sous_titre == "Une seule piste : ajoutez-en une autre pour comparer"
    assert "Votre situation" in une.invite
    assert _camille().pistes.sous_titre.startswith("Trois pistes comparées")


def test_le_choix_porte_les_mots_de_la_personne_et_ceux_du_conseiller_a_part() -> None:
    choix = _camille(ModifierPiste("O1", {"avis_du_conseiller": "Plus long, mais sûr."}))
    assert choix.pistes.choix is not None
    assert choix.pistes.choix.paroles == "Je garde le contact avec les gens, et je porte moins."
    assert choix.pistes.choix.avis == "Plus long, mais sûr."
    assert choix.pistes.choix.choisie_par == "beneficiaire"
    rien = _camille(NePlusChoisir())
    assert rien.pistes.choix is None
    assert "étoile" in rien.pistes.invite


def test_un_metier_garde_prete_ses_lieux_et_son_code() -> None:
    gestes = (
        AjouterMetier("Fleuriste"),
        ModifierMetier("M1", {"lieux": "Boutiques", "rome": "D1209"}),
        GarderPiste("M1"),
        ChoisirPiste("O1"),
    )
    etat = _etat(un_dossier(), *gestes)
    assert etat.pistes.tetes[0].lieux == "Boutiques"
    assert (etat.possible.idee_metier, etat.possible.idee_rome) == ("Fleuriste", "D1209")
    ecrit = EcrireProjet("Devenir fleuriste.", NatureProjet.RECONVERSION, "Fleuriste")
    assert _etat(un_dossier(), *gestes, ecrit).possible.idee_metier == ""


def test_un_chemin_dit_ce_qui_reste_a_regarder() -> None:
    (chemin,) = _etat(un_dossier(), AjouterChemin(NatureChemin.VAE, "La VAE")).chemins.chemins
    assert [q.reponse for q in chemin.questions] == ["À regarder"] * 5
    assert chemin.phrase == "La VAE, Durée à demander, à regarder, 5 à regarder"
    formation = _camille().chemins.chemins[0]
    assert formation.questions[4].reponse == "7\u202f590,00\u00a0€, estimé"
    assert formation.est_retenu


def test_les_etapes_se_creent_quand_un_chemin_est_choisi() -> None:
    ajout = AjouterChemin(NatureChemin.VAE, "La VAE")
    attente = _etat(un_dossier(), ajout).chemins
    assert not attente.peut_creer
    assert attente.raison == "Choisissez un chemin pour créer les étapes du plan."
    choisi = DeciderChemin("H1", ChoixChemin.CHOISI)
    assert _etat(un_dossier(), ajout, choisi).chemins.peut_creer
    faites = _etat(un_dossier(), ajout, choisi, CreerEtapes()).chemins
    assert not faites.peut_creer
    assert "déjà dans le plan" in faites.raison
    assert _etat(un_dossier()).chemins.raison == ""


def test_les_conditions_usuelles_attendent_une_reponse_sans_la_supposer() -> None:
    ecrit = EcrireProjet("Devenir fleuriste.", NatureProjet.RECONVERSION, "Fleuriste")
    possible = _etat(un_dossier(), ecrit).possible
    assert len(possible.conditions) == 5
    assert {c.reponse for c in possible.conditions} == {""}
    assert possible.bilan == ""
    assert _camille().possible.bilan == "3 oui sur 5"
    assert _etat(un_dossier()).possible.conditions == ()


def test_une_condition_douteuse_appelle_une_action() -> None:
    niveau = _camille().possible.conditions[1]
    assert niveau.action.replace("\u00a0", " ") == "Vérifier : le niveau demandé"
    assert _camille().possible.conditions[0].action == ""


def test_rien_de_l_etat_n_est_une_note() -> None:
    gestes = RepondreCritere("O3", "L’ambiance", Faisable.OUI)
    etat = _camille(gestes)
    assert not any("%" in tete.bilan or "/" in tete.bilan for tete in etat.pistes.tetes)
