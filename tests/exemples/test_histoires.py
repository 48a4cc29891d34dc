"""Ce que raconte chaque exemple : le montage, le chemin, et les nombres des maquettes."""

from datetime import date

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import (
    Assurance,
    NatureFinanceur,
    ObjetFinancement,
    StatutFinancement,
)
from cep_desktop.domain.montant import MontantConnu, Total, connu
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.domain.situation import Mot
from cep_desktop.domain.tresorerie import Sens
from tests.cas.dossier import LE, exemple
from tests.cas.plan import euros

CAMILLE, IDRISS, SOLENE = exemple("camille"), exemple("idriss"), exemple("solene")
TROIS_TERMINES = (Avancement.TERMINE, Avancement.TERMINE, Avancement.EN_COURS)


def _statut_emploi(nom: str) -> str:
    fait = exemple(nom).situation.fait(CodeFait.STATUT_EMPLOI, le=LE)
    assert fait is not None
    assert isinstance(fait.reponse, Mot)
    return fait.reponse.valeur


def test_les_trois_personnes_ont_trois_statuts_differents() -> None:
    assert _statut_emploi("camille") == "cdi"
    assert _statut_emploi("idriss") == "demandeur_emploi"
    assert _statut_emploi("solene") == "independant"


def test_camille_a_parcouru_les_trois_niveaux_et_en_est_a_sa_version_2() -> None:
    parcours = CAMILLE.parcours
    revision = CAMILLE.accompagnement.revision

    assert (parcours.accueil, parcours.conseil, parcours.accompagnement) == TROIS_TERMINES
    assert revision is not None
    assert (revision.version, revision.preparee_le, revision.signee_le) == (2, LE, None)
    assert CAMILLE.accompagnement.revisions[0].signee_le == date(2026, 10, 12)
    assert {signature.version for signature in CAMILLE.signatures} == {1}


def test_le_montage_de_camille_est_celui_des_maquettes() -> None:
    plan = CAMILLE.accompagnement.plan_financement

    assert [depense.montant for depense in plan.depenses] == [
        euros(montant) for montant in ("6860", "90", "578,20", "61,80")
    ]
    assert plan.cout_total == Total(euros("7590"))
    assert plan.total(Assurance.ACCORDE) == Total(euros("1860"))
    assert plan.total(Assurance.DEMANDE) == Total(euros("400"))
    assert plan.total(Assurance.A_DEMANDER) == Total(euros("4900"))
    assert plan.reste_a_payer == Total(euros("430"))
    assert plan.pas_encore_assure == Total(euros("5730"))


def test_ce_que_camille_paie_se_lit_depense_par_depense() -> None:
    plan = CAMILLE.accompagnement.plan_financement
    parts = [d.montant - plan.couverture(d) for d in plan.depenses if d.montant is not None]

    assert parts == [euros(part) for part in ("100", "90", "178,20", "61,80")]


def test_le_salaire_de_camille_reste_inconnu() -> None:
    plan = CAMILLE.accompagnement.plan_financement

    assert [revenu.id for revenu in plan.revenus] == ["F4"]
    assert connu(plan.revenus[0].demande) is None
    salaires = [m for m in plan.mouvements if m.sens is Sens.REVENU]
    assert len(salaires) == 8
    assert all(connu(salaire.montant) is None for salaire in salaires)


def test_la_tresorerie_de_camille_est_celle_de_la_maquette() -> None:
    soldes: dict[date, int] = {}
    for mouvement in CAMILLE.accompagnement.plan_financement.mouvements:
        soldes.setdefault(mouvement.mois, 0)
        if isinstance(mouvement.montant, MontantConnu):
            signe = -1 if mouvement.sens is Sens.PAIE else 1
            soldes[mouvement.mois] += signe * mouvement.montant.montant.centimes

    assert list(soldes) == [date(2027, mois, 1) for mois in range(4, 12)]
    assert list(soldes.values()) == [-18290, -9290, -9290, 11740, 0, -9290, 10710, -19290]


def test_camille_a_quatorze_actions_dont_quatre_faites() -> None:
    plan = CAMILLE.accompagnement.plan_action
    statuts = [action.statut for _, action in plan.actions()]

    assert [len(etape.actions) for etape in plan.etapes] == [2, 3, 4, 3, 2]
    assert statuts.count(StatutAction.FAITE) == 4
    assert statuts.count(StatutAction.EN_COURS) == 1
    assert statuts.count(StatutAction.EN_ATTENTE) == 1


def test_camille_est_a_l_etape_2_et_sait_quoi_faire() -> None:
    plan = CAMILLE.accompagnement.plan_action
    prochaine = plan.prochaine()

    assert plan.etape_en_cours == plan.etapes[1]
    assert prochaine is not None
    action = prochaine[1]
    assert action.libelle == "Demander l’autorisation d’absence"
    assert str(action.echeance).replace("\u00a0", " ") == "avant le 20 décembre 2026"


def test_la_lettre_de_camille_part_120_jours_avant_la_formation() -> None:
    debut = CAMILLE.accompagnement.formations[0].periode
    prochaine = CAMILLE.accompagnement.plan_action.prochaine()

    assert debut is not None
    assert prochaine is not None
    assert prochaine[1].echeance is not None
    assert (debut.du - prochaine[1].echeance.au_plus_tard).days == 120


def test_idriss_reunit_le_cpf_france_travail_et_la_region() -> None:
    plan = IDRISS.accompagnement.plan_financement
    parcours = IDRISS.parcours

    assert (parcours.accueil, parcours.conseil, parcours.accompagnement) == TROIS_TERMINES
    assert {aide.dispositif for aide in plan.aides} >= {"cpf", "aif", "aide_region"}
    assert plan.cout_total == Total(euros("4722"))
    assert plan.deja_accorde == Total(euros("2140"))
    assert plan.reste_a_payer == Total(euros("300"))


def test_l_aide_individuelle_d_idriss_ne_paie_que_les_cours() -> None:
    plan = IDRISS.accompagnement.plan_financement
    aif = next(aide for aide in plan.aides if aide.dispositif == "aif")

    assert [affectation.depense for affectation in aif.affectations] == ["D1"]


def test_idriss_a_recu_un_refus_et_l_alerte_le_dit() -> None:
    plan = IDRISS.accompagnement.plan_financement
    refuses = [aide for aide in plan.aides if aide.statut is StatutFinancement.REFUSE]
    alerte = IDRISS.accompagnement.alertes[0]

    assert len(refuses) == 1
    assert connu(alerte.manque) == connu(refuses[0].demande) == euros("150")


def test_le_revenu_d_idriss_pendant_la_formation_est_estime() -> None:
    revenus = IDRISS.accompagnement.plan_financement.revenus

    assert [revenu.objet for revenu in revenus] == [ObjetFinancement.REVENU]
    assert connu(revenus[0].demande) == euros("4320")


def test_solene_entre_directement_a_l_accompagnement() -> None:
    parcours = SOLENE.parcours

    assert parcours.accueil is parcours.conseil is Avancement.PAS_NECESSAIRE
    assert parcours.accompagnement is Avancement.EN_COURS
    assert SOLENE.conseil.competences == ()
    assert SOLENE.conseil.projet is not None


def test_solene_est_payee_par_son_fonds_sans_toucher_a_son_compte_formation() -> None:
    plan = SOLENE.accompagnement.plan_financement
    natures = [aide.nature for aide in plan.aides]

    assert natures.count(NatureFinanceur.FAF) == 3
    assert NatureFinanceur.CPF not in natures
    assert plan.cout_total == Total(euros("4540"))
    assert plan.reste_a_payer == Total(euros("1140"))


def test_solene_avance_tout_avant_d_etre_remboursee() -> None:
    plan = SOLENE.accompagnement.plan_financement
    mars = [m for m in plan.mouvements if m.mois == date(2027, 3, 1) and m.sens is Sens.PAIE]

    assert sum(m.montant.montant.centimes for m in mars if isinstance(m.montant, MontantConnu)) == (
        436_000
    )
    recus = {m.mois for m in plan.mouvements if m.sens is Sens.RECOIT and m.financement != "F4"}
    assert recus == {date(2027, 5, 1)}


def test_solene_a_signe_sur_papier_avec_une_reserve() -> None:
    assert [signature.version for signature in SOLENE.signatures] == [1, 1]
    assert SOLENE.signatures[0].reserve
    assert SOLENE.accompagnement.revisions[0].signee_le == date(2026, 11, 16)
