"""La frise place chaque action selon ses dates et son statut."""

from datetime import date

import pytest

from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour, Pendant
from cep_desktop.domain.plan_action import Action, StatutAction
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import une_action
from ui.pages.plan_action.frise import (
    Forme,
    barre_de,
    echelle_entiere,
    echelle_proche,
    mois_suivant,
)

DEBUT, FIN = date(2026, 11, 30), date(2026, 12, 4)


def test_quatre_mois_a_partir_du_mois_en_cours() -> None:
    echelle = echelle_proche(le=LE)
    assert [nom for _, nom in echelle.mois] == ["Novembre", "Décembre", "Janvier 2027", "Février"]
    assert echelle.fraction(date(2026, 11, 1)) == 0
    assert echelle.fraction(date(2027, 3, 1)) == 1


def test_tout_le_parcours_va_de_la_premiere_a_la_derniere_date() -> None:
    echelle = echelle_entiere(exemple("camille"), le=LE)
    assert echelle.debut <= date(2026, 11, 1)
    assert echelle.fin > date(2027, 3, 1)
    assert echelle_entiere(un_dossier(), le=LE) == echelle_proche(le=LE)


def test_decembre_precede_janvier() -> None:
    assert mois_suivant(date(2026, 12, 31)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("champs", "forme", "du", "au"),
    [
        ({"echeance": Pendant(du=DEBUT, au=FIN)}, Forme.A_VENIR, DEBUT, FIN),
        ({"echeance": LeJour(le=FIN)}, Forme.A_VENIR, FIN, FIN),
        (
            {"echeance": AvantLe(le=FIN), "statut": StatutAction.EN_COURS, "commencee_le": LE},
            Forme.EN_COURS,
            LE,
            FIN,
        ),
        (
            {"echeance": LeJour(le=FIN), "statut": StatutAction.EN_ATTENTE, "commencee_le": LE},
            Forme.EN_ATTENTE,
            LE,
            FIN,
        ),
        (
            {"echeance": EnMois(du=date(2027, 2, 1), au=date(2027, 2, 1))},
            Forme.A_VENIR,
            date(2027, 2, 1),
            date(2027, 2, 28),
        ),
        (
            {"statut": StatutAction.FAITE, "commencee_le": date(2026, 11, 2), "faite_le": LE},
            Forme.FAIT,
            date(2026, 11, 2),
            LE,
        ),
    ],
)
def test_la_forme_suit_le_statut(
    champs: dict[str, object], forme: Forme, du: date, au: date
) -> None:
    barre = barre_de(une_action(**champs), le=LE)
    assert barre is not None
    assert (barre.forme, barre.du, barre.au) == (forme, du, au)
    assert barre.est_un_jour is (du == au)


def test_une_date_limite_est_marquee() -> None:
    barre = barre_de(une_action(echeance=AvantLe(le=FIN)), le=LE)
    assert barre is not None
    assert barre.limite == FIN
    sans = barre_de(une_action(echeance=LeJour(le=FIN)), le=LE)
    assert sans is not None
    assert sans.limite is None


@pytest.mark.parametrize(
    "action",
    [
        une_action(),
        une_action(statut=StatutAction.FAITE),
        une_action(statut=StatutAction.ABANDONNEE, echeance=LeJour(le=FIN)),
    ],
)
def test_sans_date_il_n_y_a_rien_a_dessiner(action: Action) -> None:
    assert barre_de(action, le=LE) is None
