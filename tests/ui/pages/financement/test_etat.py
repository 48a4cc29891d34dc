"""Ce que montre le financement : l’inconnu n’est jamais zéro, rien n’est compté deux fois."""

from decimal import Decimal

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Demarche, ObjetFinancement, StatutFinancement
from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.plan_financement import PlanFinancement
from tests.cas.dossier import exemple, un_dossier
from tests.cas.plan import ENVOI, accorde, estimation, refuse, un_financement, un_plan, une_depense
from ui.pages.financement.etat import AspectPart, deriver
from ui.pages.financement.lecture import QuantiteIllisible, ecrire_quantite, lire_quantite

ESPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}


def _dossier(plan: PlanFinancement) -> Dossier:
    return un_dossier(accompagnement=Accompagnement(plan_financement=plan))


def test_camille_comme_sur_la_maquette() -> None:
    etat = deriver(exemple("camille"))
    nombres = (etat.cout, etat.aides, etat.accorde, etat.reste, etat.pas_assure)
    assert [nombre.translate(ESPACES) for nombre in nombres] == [
        "7 590,00 €",
        "7 160,00 €",
        "1 860,00 €",
        "430,00 €",
        "5 730,00 €",
    ]
    assert etat.reste_titre == "Reste à payer par Camille"


def test_les_parts_vont_de_l_accorde_au_reste() -> None:
    plan = un_plan(
        "1000",
        un_financement(demande=estimation("100")),
        un_financement(demande=estimation("200"), demarche=Demarche.ENVOYEE, envoye_le=ENVOI),
        accorde("300"),
        refuse("400"),
    )
    etat = deriver(_dossier(plan))
    assert [(p.aspect, p.poids, p.couleur) for p in etat.parts] == [
        (AspectPart.ACCORDE, 30_000, 3),
        (AspectPart.DEMANDE, 20_000, 2),
        (AspectPart.A_DEMANDER, 10_000, 1),
        (AspectPart.RESTE, 40_000, 0),
    ]


def test_un_plan_vide_ne_montre_pas_zero() -> None:
    etat = deriver(un_dossier())
    assert etat.cout == etat.reste == etat.pas_assure == "inconnu"
    assert etat.parts == ()
    assert etat.avis == ""


def test_un_prix_inconnu_se_dit_et_n_est_pas_zero() -> None:
    plan = PlanFinancement(
        depenses=(
            une_depense(id="D1", prix_unitaire=INCONNU),
            une_depense(id="D2", prix_unitaire=estimation("50")),
        )
    )
    etat = deriver(_dossier(plan))
    assert etat.depenses[0].prix == etat.depenses[0].total == "inconnu"
    assert etat.cout == "50,00\u00a0€"
    assert etat.avis == "Un montant est encore inconnu. Le reste à payer peut changer."


def test_une_aide_inconnue_a_une_trame_vide() -> None:
    etat = deriver(_dossier(un_plan("100", un_financement(demande=INCONNU))))
    assert etat.parts[0].aspect is AspectPart.INCONNU
    assert etat.parts[0].montant == "inconnu"
    assert etat.financements[0].demande == "inconnu"


def test_trop_d_aides_se_dit() -> None:
    etat = deriver(_dossier(un_plan("100", accorde("220"))))
    assert etat.avis.translate(ESPACES) == "120,00 € de trop : à répartir entre les aides."
    assert AspectPart.RESTE not in {part.aspect for part in etat.parts}


def test_a_partir_de_la_sixieme_aide_on_regroupe() -> None:
    aides = [un_financement(demande=estimation("10")) for _ in range(7)]
    etat = deriver(_dossier(un_plan("1000", *aides)))
    assert [part.nom for part in etat.parts].count("Autres aides") == 1
    groupe = next(part for part in etat.parts if part.nom == "Autres aides")
    assert groupe.poids == 3_000
    assert {ligne.couleur for ligne in etat.financements} == {1, 2, 3, 4, 5}


def test_un_revenu_ne_paie_pas_la_formation() -> None:
    revenu = un_financement(objet=ObjetFinancement.REVENU, demande=estimation("9000"))
    etat = deriver(_dossier(un_plan("1000", revenu)))
    assert etat.aides == "0,00\u00a0€"
    assert etat.financements[0].aide.endswith("(revenu)")
    assert etat.financements[0].couleur == 0


def test_une_demande_dit_ses_dates_et_son_statut() -> None:
    etat = deriver(_dossier(un_plan("1000", accorde("400"))))
    ligne = etat.financements[0]
    assert ligne.statut is StatutFinancement.ACCORDE
    assert ligne.accorde == "400,00\u00a0€"
    assert (ligne.envoye, ligne.deposer_avant) == ("18/11/2026", "")


def test_une_depense_montre_quantite_et_total() -> None:
    depense = une_depense(
        poste=Poste.TRANSPORT,
        quantite=Decimal("1.5"),
        unite=Unite.MOIS,
        prix_unitaire=estimation("10"),
    )
    etat = deriver(_dossier(PlanFinancement(depenses=(depense,))))
    ligne = etat.depenses[0]
    assert (ligne.quantite, ligne.prix, ligne.total) == ("1,5", "10,00\u00a0€", "15,00\u00a0€")
    assert etat.total_depenses == "15,00\u00a0€"


@pytest.mark.parametrize(("saisie", "valeur"), [("7", "7"), ("1,5", "1.5"), (" 1 200 ", "1200")])
def test_une_quantite_se_lit(saisie: str, valeur: str) -> None:
    assert lire_quantite(saisie) == Decimal(valeur)


@pytest.mark.parametrize("saisie", ["sept", "", "NaN", "Infinity", "1,2,3"])
def test_une_quantite_illisible_donne_un_exemple(saisie: str) -> None:
    with pytest.raises(QuantiteIllisible, match="1,5"):
        lire_quantite(saisie)


def test_une_quantite_s_ecrit_sans_zero_inutile() -> None:
    assert ecrire_quantite(Decimal("7.00")) == "7"
    assert ecrire_quantite(Decimal(980)) == "980"
