"""Ce que dit la page de la situation, sans écran."""

from datetime import date
from decimal import Decimal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE, CodeFait
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import Mot, NeSaitPas, Nombre, OuiNon, Reponse, Situation, Somme
from cep_desktop.usecases.commandes.action_suggeree import CreerAction
from cep_desktop.usecases.commandes.bloc_situation import Bloc
from cep_desktop.usecases.commandes.situation import NoterFait
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.situation.etat import EtatSituation, deriver
from ui.pages.situation.reperes import Reperes

SMIC = Reperes(Montant(186_702))


def _etat(dossier: Dossier, reperes: Reperes | None = None) -> EtatSituation:
    return deriver(dossier, reperes or Reperes(), le=LE)


def _avec(*faits: tuple[CodeFait, Reponse]) -> Dossier:
    session = Session(un_dossier())
    for code, reponse in faits:
        session.executer(NoterFait(code, reponse, LE))
    return session.dossier


def test_six_questions_suivent_le_statut_d_emploi() -> None:
    assert len(_etat(un_dossier()).travail.lignes) == 6
    sans_emploi = _avec((CodeFait.STATUT_EMPLOI, Mot(valeur="demandeur_emploi")))
    codes = [ligne.code for ligne in _etat(sans_emploi).travail.lignes]
    assert CodeFait.ALLOCATION in codes
    assert CodeFait.ENTREE_ENTREPRISE_LE not in codes
    for statut in ("independant", "agent_public", "cdi"):
        etat = _etat(_avec((CodeFait.STATUT_EMPLOI, Mot(valeur=statut))))
        assert len(etat.travail.lignes) == 6


def test_ne_pas_savoir_appelle_une_action_sans_compter_comme_une_reponse() -> None:
    travail = _etat(exemple("camille")).travail
    assert travail.compte == "4 réponses sur 6"
    salaire = next(une for une in travail.lignes if une.code is CodeFait.SALAIRE_MENSUEL_BRUT)
    assert salaire.est_inconnu
    assert salaire.provenance == "À regarder sur la fiche de paie"
    assert salaire.action.replace("\u00a0", " ") == "Chercher : salaire brut par mois"
    session = Session(exemple("camille"))
    session.executer(CreerAction(salaire.action))
    lignes = _etat(session.dossier).travail.lignes
    assert next(une for une in lignes if une.code is salaire.code).est_dans_le_plan


def test_chaque_reponse_dit_d_ou_elle_vient_et_de_quand() -> None:
    lignes = {une.code: une for une in _etat(exemple("camille")).travail.lignes}
    statut = lignes[CodeFait.STATUT_EMPLOI].provenance.replace("\u00a0", " ")
    assert statut == "Contrat de travail, le 14 septembre"
    dite = _avec((CodeFait.EFFECTIF, Nombre(valeur=Decimal(12))))
    (reste,) = [une for une in _etat(dite).autres.lignes if une.code is CodeFait.EFFECTIF]
    assert reste.provenance.replace("\u00a0", " ") == "Dit par Camille, le 23 novembre"
    assert _etat(un_dossier()).travail.lignes[0].provenance == "Pas encore demandé"


def test_un_salaire_sous_le_minimum_du_temps_de_travail_pose_une_question() -> None:
    temps_partiel = (
        (CodeFait.STATUT_EMPLOI, Mot(valeur="cdi")),
        (CodeFait.TEMPS_TRAVAIL, Nombre(valeur=Decimal(80))),
    )
    bas = _avec(*temps_partiel, (CodeFait.SALAIRE_MENSUEL_BRUT, Somme(valeur=Montant(140_000))))
    assert "Vérifions ensemble" in _etat(bas, SMIC).avis
    assert "1\u202f493,62\u00a0€" in _etat(bas, SMIC).avis
    juste = _avec(*temps_partiel, (CodeFait.SALAIRE_MENSUEL_BRUT, Somme(valeur=Montant(149_362))))
    assert _etat(juste, SMIC).avis == ""


def test_sans_regle_sans_temps_ou_sans_salaire_rien_n_est_suppose() -> None:
    bas = (CodeFait.SALAIRE_MENSUEL_BRUT, Somme(valeur=Montant(100_000)))
    cdi, plein = (
        (CodeFait.STATUT_EMPLOI, Mot(valeur="cdi")),
        (CodeFait.TEMPS_TRAVAIL, Nombre(valeur=Decimal(100))),
    )
    assert _etat(_avec(cdi, plein, bas), Reperes()).avis == ""
    assert _etat(_avec(cdi, bas), SMIC).avis == ""
    assert _etat(_avec(cdi, plein), SMIC).avis == ""
    assert _etat(_avec((cdi[0], Mot(valeur="apprenti")), plein, bas), SMIC).avis == ""
    inconnu = _avec(cdi, plein, (CodeFait.SALAIRE_MENSUEL_BRUT, NeSaitPas()))
    assert _etat(inconnu, SMIC).avis == ""


def test_la_sante_n_est_jamais_proposee_d_abord() -> None:
    restantes = _etat(un_dossier()).restantes
    assert set(restantes[-len(FAITS_DE_SANTE) :]) == FAITS_DE_SANTE
    poses = _etat(un_dossier())
    affichees = (*poses.travail.lignes, *poses.autres.lignes)
    assert not {une.code for une in affichees} & FAITS_DE_SANTE


def test_une_question_posee_rejoint_les_autres() -> None:
    etat = deriver(un_dossier(), Reperes(), le=LE, posees=(CodeFait.EMPLOYEUR,))
    assert etat.autres.lignes[-1].code is CodeFait.EMPLOYEUR
    assert CodeFait.EMPLOYEUR not in etat.restantes


def test_un_mot_sensible_devient_une_question() -> None:
    dossier = un_dossier(situation=Situation(contraintes=("Mal au dos le soir",)))
    reperes = Reperes(sensibles=lambda texte: ("Mal au dos",) if "dos" in texte else ())
    etat = _etat(dossier, reperes)
    assert etat.contraintes.question.replace("\u00a0", " ").startswith("« Mal au dos »")
    assert etat.appuis.question == ""


def test_les_trois_premieres_priorites_sont_en_avant() -> None:
    etat = _etat(exemple("camille"))
    assert [carte.est_en_tete for carte in etat.priorites] == [True] * 3 + [False] * 3
    assert etat.priorites[0].phrase == "Le contact avec les gens, numéro 1 sur 6"
    assert etat.suggestions == ()
    assert {carte.picto for carte in etat.priorites} >= {"wallet", "clock", "map-pin"}


def test_rien_n_est_choisi_d_avance() -> None:
    etat = _etat(un_dossier())
    assert etat.priorites == ()
    assert len(etat.suggestions) == 6
    assert etat.a_valider == frozenset()
    assert etat.contraintes.lignes == ()


def test_seul_ce_qui_dit_quelque_chose_se_valide() -> None:
    assert _etat(exemple("camille")).a_valider == frozenset(Bloc)
    une = _avec((CodeFait.PERMIS_B, OuiNon(valeur=True)))
    assert _etat(une).a_valider == {Bloc.FAITS}


def test_les_mots_de_la_personne_sont_dates() -> None:
    dossier = exemple("camille")
    trace = dossier.conseil.trace_priorites.avec(
        paroles={"texte": "Rentrer sans mal au dos.", "dites_le": date(2026, 10, 16)}
    )
    etat = _etat(dossier.avec(conseil=dossier.conseil.avec(trace_priorites=trace)))
    assert etat.paroles == "Rentrer sans mal au dos."
    assert etat.paroles_de.replace("\u00a0", " ") == "Dit par Camille, le 16 octobre"
