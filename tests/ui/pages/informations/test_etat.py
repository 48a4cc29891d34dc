"""Ce que montrent les informations : l’inconnu est écrit, l’ancien est à vérifier."""

from datetime import date

import pytest

from cep_desktop.domain.accueil import (
    Accueil,
    FicheMetier,
    InformationRemise,
    Presence,
    ReunionCollective,
    ThemeInformation,
)
from cep_desktop.domain.dossier import Dossier
from tests.cas.dossier import LE, exemple, un_dossier
from ui.pages.informations.etat import INCONNU, EtatFiche, deriver

ESPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}


def _une(**champs: object) -> Dossier:
    modele = {
        "id": "I1", "titre": "Gestionnaire de stocks", "theme": ThemeInformation.METIER,
        "actualisee_le": date(2026, 9, 1),
    }  # fmt: skip
    information = InformationRemise.model_validate(modele | champs)
    return un_dossier(accueil=Accueil(informations=(information,)))


def _reunion(**champs: object) -> Dossier:
    modele = {"id": "U1", "titre": "Découvrir la VAE", "le": date(2026, 12, 3), "places": 6}
    reunion = ReunionCollective.model_validate(modele | champs)
    return un_dossier(accueil=Accueil(reunions=(reunion,)))


def test_idriss_comme_sur_la_maquette() -> None:
    etat = deriver(exemple("idriss"), choisie="", le=LE)
    assert etat.lignes[0].titre == "Gestionnaire de stocks"
    assert etat.lignes[-1].mot.translate(ESPACES) == "Le 3 déc."
    assert etat.information is not None
    assert [r.legende for r in etat.information.reperes] == ["Offres", "Salaire", "Effort physique"]
    assert etat.information.transition.startswith("Emballages à reprendre")
    assert etat.information.question.translate(ESPACES) == "Ce métier plaît à Idriss ?"
    assert etat.information.source.translate(ESPACES).endswith("À revoir en décembre 2026.")


def test_un_chiffre_inconnu_est_ecrit_inconnu_jamais_zero() -> None:
    etat = deriver(_une(fiche=FicheMetier(offres="118")), choisie="", le=LE)
    assert etat.information is not None
    assert [r.valeur for r in etat.information.reperes] == ["118", INCONNU, INCONNU]


@pytest.mark.parametrize(
    ("champs", "etat"),
    [
        ({}, EtatFiche.A_REMETTRE),
        ({"remise_le": LE}, EtatFiche.REMISE),
        ({"actualisee_le": date(2026, 5, 26)}, EtatFiche.A_VERIFIER),
        ({"actualisee_le": date(2026, 5, 27)}, EtatFiche.A_REMETTRE),
        ({"actualisee_le": None}, EtatFiche.A_VERIFIER),
        ({"actualisee_le": None, "remise_le": LE}, EtatFiche.REMISE),
    ],
)
def test_une_fiche_de_plus_de_cent_quatre_vingts_jours_est_a_verifier(
    champs: dict[str, object], etat: EtatFiche
) -> None:
    vue = deriver(_une(**champs), choisie="", le=LE)
    assert vue.lignes[0].etat is etat
    assert vue.information is not None
    assert bool(vue.information.avis) is (etat is EtatFiche.A_VERIFIER)
    assert bool(vue.action) is (etat is not EtatFiche.REMISE)


@pytest.mark.parametrize(
    ("champs", "etat"),
    [
        ({}, EtatFiche.PREVUE),
        ({"prises": 6}, EtatFiche.COMPLETE),
        ({"le": date(2026, 11, 2)}, EtatFiche.PASSEE),
        ({"presence": Presence.PRESENT}, EtatFiche.VENUE),
        ({"presence": Presence.ABSENT}, EtatFiche.ABSENTE),
    ],
)
def test_une_reunion_dit_ou_elle_en_est(champs: dict[str, object], etat: EtatFiche) -> None:
    assert deriver(_reunion(**champs), choisie="", le=LE).lignes[0].etat is etat


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ({"places": None}, "Nombre de places inconnu"),
        ({}, "6 places"),
        ({"prises": 4}, "6 places, 2 encore libres"),
        ({"prises": 5}, "6 places, 1 encore libre"),
        ({"prises": 6}, "6 places, toutes prises. Choisissez une autre date."),
    ],
)
def test_les_places_se_disent(champs: dict[str, object], dit: str) -> None:
    reunion = deriver(_reunion(**champs), choisie="", le=LE).reunion
    assert reunion is not None
    assert reunion.places.translate(ESPACES) == dit


def test_une_information_sur_la_transition_a_son_encart() -> None:
    verte = _une(theme=ThemeInformation.TRANSITION_ECOLOGIQUE, resume="Réparer plutôt que jeter.")
    detail = deriver(verte, choisie="", le=LE).information
    assert detail is not None
    assert (detail.resume, detail.transition) == ("", "Réparer plutôt que jeter.")
    assert detail.reperes == ()


def test_sans_information_la_page_est_vide() -> None:
    etat = deriver(un_dossier(), choisie="I9", le=LE)
    assert etat.lignes == ()
    assert (etat.choisie, etat.information, etat.reunion, etat.action) == ("", None, None, "")
