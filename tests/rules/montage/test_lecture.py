"""Un dossier évalué donne les bonnes aides, avec les bonnes limites."""

from datetime import date

import pytest

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import (
    Affectation,
    Demarche,
    ObjetFinancement,
    Refus,
)
from cep_desktop.domain.montant import INCONNU, Montant, estime
from cep_desktop.rules.montage.choix import Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.enonce import MontageIncoherent
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.rules.montage.plafond import PlafondFixe, PlafondInconnu, SansPlafond
from tests.cas.dossier import LE, exemple
from tests.rules.montage.aides import euros, lire, payes
from tests.rules.montage.dossiers import (
    codes,
    enoncer_cas,
    monter_cas,
    offre,
    raisons,
    un_accord,
    un_cas,
    une_aide,
)

# Qui entre, qui attend.


def test_un_droit_ouvert_entre_et_sa_participation_avec() -> None:
    cpf = offre(enoncer_cas(un_cas()), "cpf")
    assert cpf.confiance is Confiance.PROBABLE
    assert cpf.plafonds == (PlafondFixe(euros(3_000), "Code du travail, R. 6323-1"),)
    assert cpf.participation is not None
    assert cpf.participation.montant == euros(150)


@pytest.mark.parametrize(("le", "somme"), [(date(2026, 4, 1), 10_320), (date(2026, 4, 2), 15_000)])
def test_la_participation_suit_la_date(le: date, somme: int) -> None:
    cpf = offre(enoncer_cas(un_cas(cpf_solde=3_000, connu_le=date(2026, 1, 1)), le=le), "cpf")
    assert cpf.participation is not None
    assert cpf.participation.montant == Montant(somme)


def test_un_demandeur_d_emploi_ne_paie_pas_de_participation() -> None:
    cpf = offre(enoncer_cas(un_cas(statut_emploi="demandeur_emploi")), "cpf")
    assert cpf.participation is None


def test_une_condition_de_fond_inconnue_n_est_jamais_un_oui() -> None:
    lu = enoncer_cas(un_cas())
    assert "cpf_atmp" not in codes(lu)
    assert raisons(lu)["cpf_atmp"] == "Il manque : le taux d’incapacité."


def test_la_personne_peut_faire_entrer_une_aide_a_verifier() -> None:
    lu = enoncer_cas(un_cas(), Fixer("aide_region", euros(500)))
    assert payes(monter_cas(lu).melange)["aide_region"] == euros(500)


def test_une_aide_impossible_ne_peut_pas_etre_prise() -> None:
    with pytest.raises(MontageIncoherent, match=r"AIF.* ne peut pas être pris"):
        enoncer_cas(un_cas(), Prendre("aif"))


def test_ecarter_une_aide_absente_ne_gene_personne() -> None:
    assert enoncer_cas(un_cas(), Ecarter("aif")).enonce.choix == ()


def test_une_aide_refusee_sort_et_le_dit() -> None:
    refus = une_aide("employeur", "employeur", 400, decision=Refus(le=LE))
    lu = enoncer_cas(un_cas(refus))
    assert "employeur" not in codes(lu)
    assert raisons(lu)["employeur"] == "Cette aide a été refusée, ou abandonnée."


def test_une_aide_du_plan_devenue_impossible_sort_et_le_dit() -> None:
    lu = enoncer_cas(un_cas(une_aide("aif", "france_travail", 400)))
    assert "aif" not in codes(lu)
    assert raisons(lu)["aif"].startswith("Ce n’est pas possible à cette date : pour")


def test_une_aide_trop_tot_entre_si_elle_est_au_plan_et_previent() -> None:
    solene = exemple("solene")
    lu = enoncer_cas(solene)
    alertes = [lire(a) for a in lu.alerter(monter_cas(lu).melange)]
    assert "FAFCEA (artisanat) : pas encore possible. Éligible le 1er décembre 2026." in alertes


def test_un_revenu_et_ce_que_paie_la_personne_ne_sont_pas_des_aides() -> None:
    revenu = une_aide("aref", "france_travail", 900, objet=ObjetFinancement.REVENU)
    lu = enoncer_cas(un_cas(revenu, statut_emploi="demandeur_emploi"))
    assert not {"aref", "autofinancement"} & codes(lu)


# Jusqu’où.


def test_un_accord_vaut_son_montant() -> None:
    cpf = une_aide("cpf", "cpf", 1_860, demarche=Demarche.ENVOYEE, decision=un_accord(euros(1_860)))
    lue = offre(enoncer_cas(un_cas(cpf)), "cpf")
    assert lue.confiance is Confiance.ACCORDE
    assert lue.plafonds == (PlafondFixe(euros(1_860), "accord du 23\u00a0novembre\u00a02026"),)


def test_un_accord_sans_montant_reste_inconnu() -> None:
    aide = une_aide("employeur", "employeur", None, decision=un_accord(None))
    lue = offre(enoncer_cas(un_cas(aide)), "employeur")
    assert lue.plafonds == (PlafondInconnu("l’accord ne dit pas le montant"),)


def test_le_montant_note_remplace_un_plafond_que_personne_ne_chiffre() -> None:
    notee = une_aide("employeur", "employeur", 400)
    muette = une_aide("employeur", "employeur")
    plafonnee = une_aide("employeur", "employeur", 400, plafond=estime(euros(900)))
    attendus = (euros(400), None, euros(900))
    for aide, attendu in zip((notee, muette, plafonnee), attendus, strict=True):
        (plafond,) = offre(enoncer_cas(un_cas(aide)), "employeur").plafonds
        assert getattr(plafond, "montant", None) == attendu


def test_le_projet_de_transition_n_a_pas_de_plafond_national_mais_previent() -> None:
    lu = enoncer_cas(exemple("camille"))
    ptp = offre(lu, "ptp")
    assert (
        SansPlafond("Code du travail, L. 6323-17-1 à L. 6323-17-6", frozenset({Poste.PEDAGOGIE}))
        in ptp.plafonds
    )
    assert ptp.apres[0].avec == {"cpf"}


def test_un_plafond_incertain_previent_sans_limiter() -> None:
    lu = enoncer_cas(exemple("solene"))
    alertes = [lire(a) for a in lu.alerter(monter_cas(lu).melange)]
    assert any("dépasse un plafond à vérifier. Prix par heure" in alerte for alerte in alertes)


def test_deux_parts_d_un_meme_dispositif_partagent_ses_plafonds() -> None:
    accord = une_aide("cpf", "cpf", 1_000, id="F1", decision=un_accord(euros(1_000)))
    suite = une_aide("cpf", "cpf", 900, id="F2")
    lu = enoncer_cas(un_cas(accord, suite))
    assert {"cpf", "cpf-accorde"} <= codes(lu)
    assert offre(lu, "cpf").se_cumule(offre(lu, "cpf-accorde"))
    assert [(c.maximum, c.offres) for c in lu.enonce.plafonds_communs] == [
        (euros(3_000), {"cpf", "cpf-accorde"})
    ]


def test_une_aide_hors_des_regles_paie_ce_que_le_dossier_dit() -> None:
    affectee = (Affectation(depense="C1", montant=euros(150)),)
    fonds = une_aide("fonds_commune", "collectivite", 150, affectations=affectee)
    accorde = une_aide(
        "fonds_ville", "collectivite", 200,
        affectations=affectee, decision=un_accord(euros(120)),
    )  # fmt: skip
    flou = une_aide("fonds_flou", "collectivite", 90)
    sans_montant = une_aide("fonds_muet", "collectivite", None, affectations=(
        Affectation(depense="C1", montant=Montant(0)),
    ))  # fmt: skip
    sans_montant = sans_montant.avec(affectations=affectee, demande=INCONNU)
    lu = enoncer_cas(un_cas(fonds, accorde, flou, sans_montant))
    assert offre(lu, "fonds_commune").plafonds == (
        PlafondFixe(euros(150), "montant noté au dossier"),
    )
    assert offre(lu, "fonds_ville").confiance is Confiance.ACCORDE
    assert "fonds_flou" not in codes(lu)
    assert offre(lu, "fonds_muet").plafonds == (PlafondInconnu("le montant n’est pas noté"),)
    assert offre(lu, "fonds_commune").se_cumule(offre(lu, "cpf")) is None


def test_un_prix_inconnu_du_dossier_reste_inconnu_dans_l_enonce() -> None:
    dossier = exemple("camille")
    plan = dossier.accompagnement.plan_financement
    muettes = tuple(d.avec(prix_unitaire=INCONNU) if d.id == "D2" else d for d in plan.depenses)
    volet = dossier.accompagnement.avec(plan_financement=plan.avec(depenses=muettes))
    enonce = enoncer_cas(dossier.avec(accompagnement=volet)).enonce
    assert [cout.cle for cout in enonce.inconnus] == ["D2"]
    assert enonce.total.inconnus == 1
