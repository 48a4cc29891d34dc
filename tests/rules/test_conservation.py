"""La conservation : aucune durée inventée, le dernier contact vrai, et ce que le gel retient."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.accueil import Accueil, Decision, Suite
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import Entretien
from cep_desktop.rules.conservation import (
    EtatConservation,
    conserver,
    dernier_contact,
    liste_de_travail,
)
from tests.cas.dossier import LE, un_dossier
from tests.cas.hasard import JOURS, dossiers

GEL = Gel(motif="Recours devant la commission", pose_le=date(2026, 1, 1))


def test_sans_reglage_aucune_date_n_est_inventee() -> None:
    etat = conserver(un_dossier(), duree_mois=None, le=date(2040, 1, 1))
    assert etat.etat is EtatConservation.NON_REGLEE
    assert etat.purge_le is None
    assert "non réglée" in etat.phrase
    assert liste_de_travail([un_dossier()], duree_mois=None, le=date(2040, 1, 1)) == ()


@pytest.mark.parametrize(
    ("le", "etat", "reste"),
    [
        (date(2028, 11, 22), EtatConservation.EN_COURS, 1),
        (date(2028, 11, 23), EtatConservation.A_TRAITER, 0),
        (date(2029, 1, 1), EtatConservation.A_TRAITER, -39),
    ],
)
def test_la_duree_de_l_organisme_se_compte_au_jour_pres(
    le: date, etat: EtatConservation, reste: int
) -> None:
    vu = conserver(un_dossier(), duree_mois=24, le=le)
    assert (vu.etat, vu.jours_restants) == (etat, reste)


def test_la_phrase_dit_la_date_et_ce_qui_reste() -> None:
    vu = conserver(un_dossier(), duree_mois=24, le=date(2028, 11, 22))
    assert vu.phrase == (
        "Dernier contact le 23\u00a0novembre\u00a02026. "
        "Conservation jusqu’au 23\u00a0novembre\u00a02028, 1 jour."
    )
    passe = conserver(un_dossier(), duree_mois=24, le=date(2029, 1, 1))
    assert passe.phrase.endswith("Conservation finie depuis le 23\u00a0novembre\u00a02028.")


def test_un_contact_est_la_personne_qui_se_manifeste() -> None:
    def entretien(cle: str, le: date, *, tenu: bool) -> Entretien:
        return Entretien(id=cle, le=le, a_eu_lieu=tenu)

    dossier = un_dossier(
        entretiens=(
            entretien("R1", date(2026, 12, 1), tenu=True),
            entretien("R2", date(2027, 3, 1), tenu=False),
            entretien("R3", date(2027, 9, 1), tenu=True),
        ),
    )
    assert dernier_contact(dossier, le=date(2027, 6, 1)) == date(2026, 12, 1)
    assert dernier_contact(dossier, le=date(2028, 1, 1)) == date(2027, 9, 1)


def test_une_decision_ou_un_accord_retire_est_un_contact_pas_un_appel_au_financeur() -> None:
    decision = Decision(suite=Suite.CONTINUER, prise_le=date(2027, 1, 5))
    retire = Consentement(
        id="N1",
        objet=ObjetConsentement.TRANSMISSION_PLAN,
        donne_le=LE,
        retire_le=date(2027, 2, 5),
    )
    appel = Echange(id="X1", le=date(2027, 4, 1), canal=Canal.APPEL, objet="Relance")
    dossier = un_dossier(accueil=Accueil(decision=decision))
    assert dernier_contact(dossier, le=date(2027, 6, 1)) == date(2027, 1, 5)
    dossier = dossier.avec(
        consentements=(retire,), accompagnement=dossier.accompagnement.avec(echanges=(appel,))
    )
    assert dernier_contact(dossier, le=date(2027, 6, 1)) == date(2027, 2, 5)


def test_un_dossier_gele_ne_se_propose_pas_et_dit_pourquoi() -> None:
    gele = un_dossier(gel=GEL)
    vu = conserver(gele, duree_mois=24, le=date(2040, 1, 1))
    assert vu.etat is EtatConservation.GELE
    assert vu.phrase.endswith("Dossier gelé\u00a0: Recours devant la commission.")
    assert liste_de_travail([gele], duree_mois=24, le=date(2040, 1, 1)) == ()
    leve = gele.avec(gel=GEL.avec(leve_le=date(2039, 1, 1)))
    assert len(liste_de_travail([leve], duree_mois=24, le=date(2040, 1, 1))) == 1


def test_la_liste_de_travail_commence_par_le_plus_ancien() -> None:
    recents = [
        un_dossier(numero=n, ouvert_le=LE + timedelta(days=j)) for n, j in (("b", 9), ("a", 1))
    ]
    liste = liste_de_travail(recents, duree_mois=12, le=date(2030, 1, 1))
    assert [dossier.numero for dossier, _ in liste] == ["a", "b"]


@settings(max_examples=40)
@given(dossiers(), JOURS, st.none() | st.integers(1, 120))
def test_un_contact_n_est_jamais_dans_l_avenir_d_un_dossier_ouvert(
    dossier: Dossier, le: date, duree: int | None
) -> None:
    vu = conserver(dossier, duree_mois=duree, le=le)
    assert vu.dernier_contact <= max(le, dossier.ouvert_le)
    assert (vu.purge_le is None) == (duree is None)
    assert vu.phrase
