"""Ce que la personne emporte : à remettre, remis, retiré ; une réunion a peu de places."""

from datetime import date

import pytest

from cep_desktop.domain.accueil import InformationRemise, Interet, Presence, ThemeInformation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases.commandes.information import (
    AjouterInformation,
    DireInteret,
    ModifierInformation,
    RemettreInformation,
    RetirerInformation,
)
from cep_desktop.usecases.commandes.reunion import (
    AjouterReunion,
    ModifierReunion,
    NoterPresence,
    RetirerReunion,
    ReunionComplete,
)
from tests.cas.dossier import LE, un_dossier

FICHE = AjouterInformation({"titre": "Gestionnaire de stocks", "theme": ThemeInformation.METIER})
VAE = {"titre": "Découvrir la VAE", "le": date(2026, 12, 3), "places": 6}


def _premiere(dossier: Dossier) -> InformationRemise:
    return dossier.accueil.informations[0]


def test_une_information_ajoutee_est_a_remettre() -> None:
    ajoutee = _premiere(FICHE.appliquer(un_dossier()))
    assert (ajoutee.id, ajoutee.remise_le, ajoutee.interet) == ("I1", None, None)


def test_une_information_se_remet_se_reprend_et_se_retire() -> None:
    dossier = RemettreInformation("I1", LE).appliquer(FICHE.appliquer(un_dossier()))
    assert _premiere(dossier).remise_le == LE
    assert _premiere(RemettreInformation("I1", None).appliquer(dossier)).remise_le is None
    assert RetirerInformation("I1").appliquer(dossier).accueil.informations == ()


def test_l_avis_de_la_personne_se_note_et_se_change() -> None:
    dossier = DireInteret("I1", Interet.PEUT_ETRE).appliquer(FICHE.appliquer(un_dossier()))
    assert _premiere(dossier).interet is Interet.PEUT_ETRE
    modifie = ModifierInformation("I1", {"territoire": "Tours et 30 km"}).appliquer(dossier)
    assert _premiere(modifie).territoire == "Tours et 30 km"


def test_une_information_disparue_se_dit() -> None:
    with pytest.raises(ElementIntrouvable):
        RemettreInformation("I9", LE).appliquer(un_dossier())


def test_on_s_inscrit_a_une_reunion_puis_on_note_la_presence() -> None:
    dossier = AjouterReunion(VAE).appliquer(un_dossier())
    (reunion,) = dossier.accueil.reunions
    assert reunion.presence is Presence.INSCRIT
    venue = NoterPresence("U1", Presence.PRESENT).appliquer(dossier).accueil.reunions[0]
    assert venue.presence is Presence.PRESENT
    assert RetirerReunion("U1").appliquer(dossier).accueil.reunions == ()


def test_une_reunion_complete_propose_une_autre_date() -> None:
    with pytest.raises(ReunionComplete, match="6 places prises sur 6"):
        AjouterReunion({**VAE, "prises": 6}).appliquer(un_dossier())
    inscrit = AjouterReunion({**VAE, "prises": 5}).appliquer(un_dossier())
    with pytest.raises(ReunionComplete):
        ModifierReunion("U1", {"prises": 6}).appliquer(inscrit)
    ailleurs = ModifierReunion("U1", {"le": date(2026, 12, 10)}).appliquer(inscrit)
    assert ailleurs.accueil.reunions[0].le == date(2026, 12, 10)


def test_une_presence_deja_constatee_ne_demande_plus_de_place() -> None:
    dossier = AjouterReunion({**VAE, "presence": Presence.PRESENT}).appliquer(un_dossier())
    complete = ModifierReunion("U1", {"prises": 6}).appliquer(dossier)
    assert complete.accueil.reunions[0].est_complete
