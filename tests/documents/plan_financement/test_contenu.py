"""Ce que dit le classeur de Camille, au centime."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from tests.cas.dossier import exemple, un_dossier
from tests.cas.plan import estimation, euros, un_financement, un_plan
from tests.documents.plan_financement.classeurs import contenu
from tests.documents.plan_financement.plans import avec_plan, dossiers_finances

LENTS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def test_les_montants_de_camille_sont_ceux_de_la_maquette() -> None:
    synthese = contenu(exemple("camille")).synthese
    lignes = (
        synthese.cout,
        synthese.accorde,
        synthese.demande,
        synthese.a_demander,
        synthese.reste,
        synthese.pas_encore_assure,
    )
    assert [str(ligne.montant) for ligne in lignes] == [
        "7\u202f590,00\u00a0€",
        "1\u202f860,00\u00a0€",
        "400,00\u00a0€",
        "4\u202f900,00\u00a0€",
        "430,00\u00a0€",
        "5\u202f730,00\u00a0€",
    ]


def test_la_phrase_de_camille_est_celle_de_la_maquette() -> None:
    assert contenu(exemple("camille")).synthese.phrase == (
        "La formation et ses frais coûtent 7\u202f590,00\u00a0€. Le CPF paie 1\u202f860,00\u00a0€. "
        "Transitions Pro paierait 4\u202f900,00\u00a0€ et l’employeur 400,00\u00a0€. "
        "Il resterait 430,00\u00a0€ à la personne, d’avril à novembre\u00a02027."
    )


def test_le_revenu_inconnu_le_reste() -> None:
    (revenu,) = contenu(exemple("camille")).synthese.revenus
    assert revenu.montant is None
    assert revenu.certitude == "Inconnu"


def test_un_brouillon_porte_la_date_du_jour() -> None:
    reperes = contenu(un_dossier(), le=date(2027, 1, 1)).reperes
    assert reperes.version_datee == "brouillon du 1er\u00a0janvier\u00a02027"


def test_sans_depense_le_prix_est_inconnu_et_non_nul() -> None:
    dit = contenu(un_dossier())
    assert dit.synthese.cout.montant is None
    assert dit.synthese.reste.montant is None
    assert dit.couverture.controle is Controle.A_COMPLETER


def test_un_total_dit_combien_de_montants_lui_manquent() -> None:
    connue, inconnue = un_financement(), un_financement(demande=un_financement().plafond)
    synthese = contenu(avec_plan(un_plan("1000", connue, inconnue))).synthese
    assert synthese.a_demander.montant == euros("400")
    assert synthese.a_demander.certitude == "Estimé, hors 1\u00a0inconnu"


def test_une_aide_sans_montant_reste_inconnue() -> None:
    aide = un_financement(demande=un_financement().plafond)
    synthese = contenu(avec_plan(un_plan("1000", aide))).synthese
    assert synthese.a_demander.montant is None
    assert synthese.a_demander.certitude == "Inconnu"


def test_une_signature_deja_donnee_est_rappelee() -> None:
    signatures = contenu(exemple("solene")).synthese.signatures
    assert [ligne.mention for ligne in signatures] == ["Signé sur papier"] * 2


def test_une_version_pas_encore_signee_attend_ses_signatures() -> None:
    signatures = contenu(exemple("camille")).synthese.signatures
    assert {(ligne.le, ligne.mention) for ligne in signatures} == {(None, "")}


@settings(max_examples=50, suppress_health_check=LENTS)
@given(dossiers_finances())
def test_les_totaux_sont_ceux_du_plan(dossier: Dossier) -> None:
    plan, synthese = dossier.accompagnement.plan_financement, contenu(dossier).synthese
    for ligne, total in (
        (synthese.cout, plan.cout_total),
        (synthese.accorde, plan.total(Assurance.ACCORDE)),
        (synthese.demande, plan.total(Assurance.DEMANDE)),
        (synthese.a_demander, plan.total(Assurance.A_DEMANDER)),
        (synthese.reste, plan.reste_a_payer),
        (synthese.pas_encore_assure, plan.pas_encore_assure),
    ):
        if ligne.montant is None:
            assert not total.montant
            assert total.inconnus
        else:
            assert ligne.montant == total.montant


def test_un_trop_plein_d_aides_est_un_ecart_a_revoir() -> None:
    dit = contenu(avec_plan(un_plan("300", un_financement(demande=estimation("400")))))
    assert dit.synthese.ecart == -euros("100")
    assert dit.couverture.controle is Controle.A_REVOIR
    assert dit.couverture.explications()[0] == "Les aides dépassent le prix de 100,00\u00a0€."
