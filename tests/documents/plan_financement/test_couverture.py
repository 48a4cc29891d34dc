"""Qui couvre quoi : les lignes, les colonnes et le contrôle disent la même chose."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.plan_financement.parties.couverture import Couverture
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Accord, Affectation, Demarche, Financement
from cep_desktop.domain.montant import INCONNU, ZERO, confirme, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from tests.cas.dossier import exemple
from tests.cas.plan import REPONSE, estimation, euros, refuse, un_financement, un_plan, une_depense
from tests.documents.plan_financement.classeurs import contenu
from tests.documents.plan_financement.plans import avec_plan, dossiers_finances

LENTS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def _couverture(plan: PlanFinancement) -> Couverture:
    return contenu(avec_plan(plan)).couverture


def _affecte(*parts: tuple[str, str], **champs: object) -> Financement:
    affectations = tuple(Affectation(depense=cle, montant=euros(part)) for cle, part in parts)
    return un_financement(affectations=affectations, **champs)


def test_la_matrice_de_camille_est_celle_de_la_maquette() -> None:
    couverture = contenu(exemple("camille")).couverture
    assert [aide.nom for aide in couverture.aides] == ["CPF", "Domi’Val", "Transitions Pro"]
    assert [str(ligne.personne) for ligne in couverture.lignes] == [
        "100,00\u00a0€",
        "90,00\u00a0€",
        "178,20\u00a0€",
        "61,80\u00a0€",
    ]
    assert couverture.controle is Controle.EQUILIBRE


def test_une_aide_sans_affectation_reste_a_repartir() -> None:
    couverture = _couverture(un_plan("1000", un_financement()))
    assert couverture.lignes[0].personne == euros("1000")
    assert couverture.a_repartir.parts == (euros("400"),)
    assert couverture.a_repartir.personne == -euros("400")
    assert couverture.total.personne == euros("600")
    assert "400,00\u00a0€ d’aides ne sont pas encore répartis" in couverture.explications()[-1]


def test_un_accord_plus_petit_que_la_repartition_le_dit() -> None:
    aide = _affecte(
        ("D1", "400"),
        demarche=Demarche.ENVOYEE,
        decision=Accord(le=REPONSE, montant=confirme(euros("150"))),
    )
    couverture = _couverture(un_plan("1000", aide))
    assert couverture.a_repartir.parts == (-euros("250"),)
    assert couverture.total.personne == euros("850")
    assert "250,00\u00a0€ de moins" in couverture.explications()[-1]


def test_une_aide_refusee_ne_couvre_rien() -> None:
    assert _couverture(un_plan("1000", refuse("400"))).aides == ()


def test_une_depense_couverte_deux_fois_est_a_revoir() -> None:
    couverture = _couverture(un_plan("300", _affecte(("D1", "400"))))
    assert couverture.lignes[0].ecart == -euros("100")
    assert couverture.controle is Controle.A_REVOIR
    assert couverture.explications()[0] == "La dépense D1 est couverte de 100,00\u00a0€ de trop."


def test_une_depense_trop_couverte_ne_se_cache_pas_derriere_une_autre() -> None:
    plan = PlanFinancement(
        depenses=(
            une_depense(prix_unitaire=estimation("100")),
            une_depense(id="D2", prix_unitaire=estimation("300")),
        ),
        financements=(_affecte(("D1", "400")),),
    )
    assert plan.surplus == ZERO
    assert _couverture(plan).controle is Controle.A_REVOIR


def test_un_prix_inconnu_est_a_completer_sans_devenir_zero() -> None:
    plan = PlanFinancement(
        depenses=(une_depense(), une_depense(id="D2", prix_unitaire=INCONNU)),
        financements=(_affecte(("D2", "400")),),
    )
    couverture = _couverture(plan)
    assert couverture.lignes[1].personne is None
    assert couverture.lignes[1].ecart is None
    assert couverture.lignes[1].couvert == euros("400")
    assert couverture.controle is Controle.A_COMPLETER


def test_une_aide_inconnue_le_reste_sur_chaque_depense_qu_elle_couvre() -> None:
    plan = PlanFinancement(
        depenses=(une_depense(), une_depense(id="D2")),
        financements=(_affecte(("D1", "400"), demande=INCONNU),),
    )
    couverture = _couverture(plan)
    assert couverture.lignes[0].parts == (None,)
    assert couverture.lignes[1].parts == (ZERO,)
    assert couverture.total.parts == (None,)
    assert couverture.controle is Controle.A_COMPLETER


def test_deux_aides_du_meme_organisme_portent_leur_cle() -> None:
    couverture = _couverture(un_plan("1000", un_financement(), un_financement()))
    assert [aide.nom for aide in couverture.aides] == ["F1\u00a0Domi’Val", "F2\u00a0Domi’Val"]


def test_un_nom_d_organisme_trop_long_est_abrege() -> None:
    aide = un_financement(financeur="Organisme " * 20)
    assert _couverture(un_plan("1000", aide)).aides[0].nom.endswith("…")


@settings(max_examples=50, suppress_health_check=LENTS)
@given(dossiers_finances())
def test_chaque_colonne_s_additionne_jusqu_au_total(dossier: Dossier) -> None:
    couverture = contenu(dossier).couverture
    lignes = (*couverture.lignes, couverture.a_repartir)
    for rang, total in enumerate(couverture.total.parts):
        parts = [ligne.parts[rang] for ligne in lignes]
        assert sommer(p for p in parts if p is not None) == (total or ZERO)
        assert (total is None) == (None in parts)
    personne = sommer(ligne.personne for ligne in lignes if ligne.personne is not None)
    assert personne == (couverture.total.personne or ZERO)
    assert sommer(ligne.couvert for ligne in lignes) == couverture.total.couvert


@settings(max_examples=50, suppress_health_check=LENTS)
@given(dossiers_finances())
def test_chaque_ligne_s_additionne_jusqu_a_ce_qui_est_couvert(dossier: Dossier) -> None:
    couverture = contenu(dossier).couverture
    for ligne in (*couverture.lignes, couverture.a_repartir, couverture.total):
        connus = (m for m in (*ligne.parts, ligne.personne) if m is not None)
        assert sommer(connus) == ligne.couvert


@settings(max_examples=50, suppress_health_check=LENTS)
@given(dossiers_finances())
def test_equilibre_veut_dire_que_tout_est_couvert_une_seule_fois(dossier: Dossier) -> None:
    dit = contenu(dossier)
    if dit.couverture.controle is Controle.EQUILIBRE:
        assert all(ligne.ecart == ZERO for ligne in dit.couverture.lignes)
        assert dit.couverture.total.ecart == ZERO
        assert dit.synthese.ecart == ZERO
        assert None not in dit.couverture.total.parts


def test_une_quantite_a_virgule_s_arrondit_au_centime() -> None:
    depense = une_depense(quantite=Decimal("2.5"), prix_unitaire=estimation("0.33"))
    dit = contenu(avec_plan(PlanFinancement(depenses=(depense,))))
    assert dit.depenses[0].montant == euros("0.83")
