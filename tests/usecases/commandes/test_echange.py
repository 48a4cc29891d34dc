"""Un contact suit l’accord de la personne ; une promesse devient une relance."""

from datetime import date

import pytest

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from cep_desktop.usecases.commandes.echange import (
    ModifierContact,
    ModifierEchange,
    NoterContact,
    NoterEchange,
    SupprimerEchange,
    relance_apres,
)
from cep_desktop.usecases.mandat import MandatAbsent, mandat
from tests.cas.dossier import LE, exemple, un_dossier

VENDREDI = date(2026, 12, 18)
CHAMPS = {
    "le": LE,
    "canal": Canal.APPEL,
    "financement": "F3",
    "objet": "Où en est la demande",
    "reponse_promise_le": VENDREDI,
}


def _camille() -> Dossier:
    return exemple("camille")


def test_une_promesse_donne_la_relance_et_la_reponse_attendue() -> None:
    dossier = NoterEchange(CHAMPS).appliquer(_camille())

    echange = dossier.accompagnement.echanges[-1]
    assert echange.relancer_le == date(2026, 12, 21)
    demandes = dossier.accompagnement.plan_financement.financements
    assert next(d for d in demandes if d.id == "F3").reponse_attendue_le == VENDREDI


def test_une_relance_choisie_n_est_pas_remplacee() -> None:
    choisie = CHAMPS | {"relancer_le": date(2026, 12, 16)}
    dossier = NoterEchange(choisie).appliquer(_camille())
    assert dossier.accompagnement.echanges[-1].relancer_le == date(2026, 12, 16)


def test_sans_accord_de_la_personne_aucun_contact_ne_se_note() -> None:
    with pytest.raises(MandatAbsent, match="Camille"):
        NoterEchange(CHAMPS | {"financement": "F2"}).appliquer(_camille())


def test_un_accord_permet_le_contact_et_vaut_pour_tous_sans_destinataire() -> None:
    accord = NoterConsentement(ObjetConsentement.CONTACT_FINANCEURS, (), LE)
    dossier = accord.appliquer(_camille())

    NoterEchange(CHAMPS | {"financement": "F2"}).appliquer(dossier)
    assert mandat(un_dossier(), "Domi’Val", le=LE) is None
    assert mandat(dossier, "N’importe qui", le=LE) is not None


def test_le_nom_d_un_organisme_se_reconnait_aux_accents_pres() -> None:
    accord = NoterConsentement(ObjetConsentement.CONTACT_FINANCEURS, ("Région Île",), LE)
    assert mandat(accord.appliquer(un_dossier()), "region ile", le=LE) is not None


def test_un_echange_se_change_et_se_retire() -> None:
    dossier = ModifierEchange("L1", {"est_partageable": True}).appliquer(_camille())
    assert dossier.accompagnement.echanges[0].est_partageable
    reste = SupprimerEchange("L1").appliquer(dossier)
    assert all(e.id != "L1" for e in reste.accompagnement.echanges)
    with pytest.raises(ElementIntrouvable):
        SupprimerEchange("L1").appliquer(reste)


def test_un_interlocuteur_neuf_est_rattache_a_la_demande() -> None:
    dossier = NoterContact({"organisme": "Région", "nom": "Luc Roy"}, "F1").appliquer(_camille())
    contact = dossier.accompagnement.contacts[-1]
    demandes = dossier.accompagnement.plan_financement.financements
    assert next(d for d in demandes if d.id == "F1").contact == contact.id
    change = ModifierContact(contact.id, {"fonction": "Chargé d’étude"}).appliquer(dossier)
    assert change.accompagnement.contacts[-1].fonction == "Chargé d’étude"


def test_la_relance_tombe_un_jour_ouvre() -> None:
    assert relance_apres(date(2026, 12, 24)) == date(2026, 12, 28)
