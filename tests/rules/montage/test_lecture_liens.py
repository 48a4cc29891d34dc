"""Les liens et les cofinancements d’un dossier viennent des règles du jour."""

from decimal import Decimal

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.plafond import Part
from tests.cas.dossier import exemple
from tests.rules.montage.aides import euros, lire, payes
from tests.rules.montage.dossiers import enoncer_cas, monter_cas, offre, un_cas, une_aide

# Les liens, lus dans les règles.


def test_l_agefice_ne_se_cumule_pas_avec_le_compte_formation() -> None:
    lu = enoncer_cas(
        un_cas(
            une_aide("agefice", "faf", 1_000),
            statut_emploi="independant",
            secteur_independant="commerce",
            cfp_a_jour=True,
        )
    )
    agefice, cpf = offre(lu, "agefice"), offre(lu, "cpf")
    assert agefice.exclut(cpf)
    assert len({"agefice", "cpf"} & set(payes(monter_cas(lu).melange))) == 1


def test_la_region_complete_le_compte_formation_par_un_texte() -> None:
    lu = enoncer_cas(un_cas(une_aide("aide_region", "region", 500)))
    lien = offre(lu, "cpf").se_cumule(offre(lu, "aide_region"))
    assert lien is not None
    assert lien.reference == "Code du travail, L. 6323-4 II"


def test_une_exclusion_de_source_fragile_devient_un_doute_dans_sa_region() -> None:
    aides = (une_aide("aif", "france_travail", 500), une_aide("aide_region", "region", 500))
    ici = {"statut_emploi": "demandeur_emploi"}
    lu = enoncer_cas(un_cas(*aides, region_residence="75", **ici))
    assert offre(lu, "aif").doute(offre(lu, "aide_region"))
    ailleurs = enoncer_cas(un_cas(*aides, region_residence="24", **ici))
    assert offre(ailleurs, "aif").doute(offre(ailleurs, "aide_region")) is None


def test_l_aif_passe_apres_une_place_de_la_region() -> None:
    aides = (une_aide("aif", "france_travail", 500), une_aide("prf", "region", 2_000))
    lu = enoncer_cas(un_cas(*aides, statut_emploi="demandeur_emploi"))
    assert {"prf"} <= offre(lu, "aif").apres[0].avec


def test_l_employeur_dispense_et_l_opco_reste_a_confirmer() -> None:
    aides = (
        une_aide("employeur", "employeur", 300),
        une_aide("plan_developpement", "opco", 300),
    )
    participation = offre(enoncer_cas(un_cas(*aides)), "cpf").participation
    assert participation is not None
    certaine, incertaine = participation.exonerations
    assert (certaine.grace_a, certaine.est_certaine) == ({"employeur"}, True)
    assert (incertaine.grace_a, incertaine.est_certaine) == ({"plan_developpement"}, False)
    assert participation.prise_en_charge_par == {"employeur", "plan_developpement"}


# Les cofinancements que le mélange doit réunir.


def test_un_permis_demande_un_autre_payeur_sauf_au_demandeur_d_emploi() -> None:
    permis = {"nature": "permis"}
    lu = enoncer_cas(un_cas(formation=permis, permis_b=False))
    cofinancement = offre(lu, "cpf").cofinancement
    assert cofinancement is not None
    assert cofinancement.minimum == euros(100)
    assert payes(monter_cas(lu).melange) == {}
    libre = un_cas(formation=permis, permis_b=False, statut_emploi="demandeur_emploi")
    assert offre(enoncer_cas(libre), "cpf").cofinancement is None


def test_un_projet_usure_demande_une_part_de_l_employeur() -> None:
    usure = une_aide("ptp_usure", "transitions_pro", 1_000)
    seule = offre(enoncer_cas(un_cas(usure)), "ptp_usure").cofinancement
    assert seule is not None
    assert seule.minimum == Part(Decimal(5))
    lu = enoncer_cas(un_cas(usure, une_aide("employeur", "employeur", 300)))
    avec_employeur = offre(lu, "ptp_usure").cofinancement
    assert avec_employeur is not None
    assert avec_employeur.parmi == {"employeur"}


# Un dossier entier.


def test_camille_ne_paierait_rien_grace_a_la_part_de_son_employeur() -> None:
    lu = enoncer_cas(exemple("camille"))
    montage = monter_cas(lu)
    assert montage.melange.reste_a_payer.montant == Montant(0)
    assert payes(montage.melange) == {
        "cpf": euros(1_860), "employeur": euros(400), "ptp": euros(5_330),
    }  # fmt: skip
    assert montage.fourchette.si_rien_de_plus.montant == euros(5_730)
    assert [lire(s.phrase) for s in montage.sensibilites][-1] == (
        "150,00 € de plus à payer si la demande « Participation de l’employeur » est refusée."
    )
