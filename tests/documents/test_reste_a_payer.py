"""La phrase du reste à payer, dans la bouche de la personne ou d’un tiers."""

from datetime import date

import pytest

from cep_desktop.documents.reste_a_payer import (
    Voix,
    chiffrer_le_cout,
    chiffrer_le_reste,
    raconter,
)
from cep_desktop.documents.typographie import en_clair
from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import INCONNU, ZERO
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Mouvement, Sens
from tests.cas.plan import accorde, estimation, refuse, un_financement, un_plan, une_depense


def _phrases(plan: PlanFinancement, voix: Voix = Voix.LA_PERSONNE) -> list[str]:
    textes = (en_clair(phrase) for phrase in raconter(plan, voix=voix))
    return [texte.replace("\u00a0", " ").replace("\u202f", " ") for texte in textes]


CPF = {"nature": NatureFinanceur.CPF, "financeur": "Compte personnel de formation"}


def test_ce_qui_est_accorde_est_au_present_et_le_reste_au_conditionnel() -> None:
    plan = un_plan("1000", accorde("500", **CPF), un_financement())
    assert _phrases(plan) == [
        "La formation coûte 1 000,00 €.",
        "Mon compte formation paie 500,00 €.",
        "Mon employeur paierait 400,00 €.",
        "Il me resterait 100,00 € à payer.",
    ]


def test_un_tiers_parle_de_la_personne() -> None:
    plan = un_plan("1000", accorde("500", **CPF), un_financement())
    assert _phrases(plan, Voix.UN_TIERS)[1:] == [
        "Le CPF paie 500,00 €.",
        "L’employeur paierait 400,00 €.",
        "Il resterait 100,00 € à la personne.",
    ]


def test_tout_accorde_se_dit_au_present() -> None:
    assert _phrases(un_plan("1000", accorde("400")))[-1] == "Il me reste 600,00 € à payer."


@pytest.mark.parametrize(
    ("voix", "fin"),
    [
        (Voix.LA_PERSONNE, "Il ne me reste rien à payer."),
        (Voix.UN_TIERS, "Il ne reste rien à payer à la personne."),
    ],
)
def test_rien_a_payer_se_dit_sans_zero(voix: Voix, fin: str) -> None:
    assert _phrases(un_plan("400", accorde("400")), voix)[-1] == fin


def test_les_aides_d_un_meme_financeur_sont_additionnees() -> None:
    assert "Mon employeur paierait 800,00 €." in _phrases(
        un_plan("1000", un_financement(), un_financement())
    )


def test_les_aides_refusees_ne_sont_pas_dites() -> None:
    assert _phrases(un_plan("1000", refuse("400"))) == [
        "La formation coûte 1 000,00 €.",
        "Il me reste 1 000,00 € à payer.",
    ]


def test_une_aide_inconnue_n_est_pas_zero() -> None:
    plan = un_plan("1000", un_financement(demande=INCONNU))
    assert "Mon employeur paierait une somme encore inconnue." in _phrases(plan)
    assert _phrases(plan)[-1].endswith("sans compter ce qui est encore inconnu.")


def test_un_prix_inconnu_laisse_le_reste_inconnu() -> None:
    plan = PlanFinancement(depenses=(une_depense(prix_unitaire=INCONNU),))
    assert _phrases(plan) == [
        "Le prix est encore inconnu.",
        "Le reste à payer est encore inconnu.",
    ]
    assert chiffrer_le_cout(plan) is None
    assert chiffrer_le_reste(plan) is None


def test_sans_depense_le_prix_est_inconnu() -> None:
    assert _phrases(PlanFinancement())[0] == "Le prix est encore inconnu."
    assert chiffrer_le_reste(PlanFinancement()) is None


def test_un_reste_nul_et_certain_vaut_zero() -> None:
    assert chiffrer_le_reste(un_plan("400", accorde("400"))) == ZERO


def test_un_trop_plein_d_aides_est_dit() -> None:
    plan = un_plan("300", un_financement())
    assert _phrases(plan)[-1] == "Les aides dépassent le prix de 100,00 € : à revoir."


def test_la_periode_est_celle_des_paiements() -> None:
    mouvements = tuple(
        Mouvement(
            mois=date(2027, mois, 1), libelle="Train", sens=Sens.PAIE, montant=estimation("50")
        )
        for mois in (4, 11)
    )
    plan = un_plan("100").avec(mouvements=mouvements)
    assert _phrases(plan)[-1] == "Il me reste 100,00 €, à payer d’avril à novembre 2027."


def test_un_projet_sans_formation_ne_parle_pas_de_formation() -> None:
    plan = PlanFinancement(depenses=(une_depense(poste=Poste.MATERIEL),))
    assert _phrases(plan)[0] == "Le projet coûte 1 000,00 €."


def test_au_dela_de_six_organismes_la_phrase_en_nomme_cinq_et_compte_les_autres() -> None:
    aides = [
        un_financement(
            nature=NatureFinanceur.AUTRE, financeur=f"Organisme {rang}", demande=estimation("10"),
        )
        for rang in range(9)
    ]  # fmt: skip
    phrase = _phrases(un_plan("1000", *aides))[1]
    assert phrase.endswith("Organisme 4 10,00 € et 4 autres organismes 40,00 € en tout.")
    assert "Organisme 5" not in phrase
    six = _phrases(un_plan("1000", *aides[:6]))[1]
    assert six.endswith("et Organisme 5 10,00 €.")
