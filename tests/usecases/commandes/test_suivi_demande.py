"""Le dossier de demande se complète : envoi, réponse datée et motivée, versements."""

from datetime import date

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.financement import Demarche, Financement, Refus, StatutFinancement
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.commandes.suivi_demande import (
    EnvoyerDemande,
    NoterVersement,
    PreciserDecision,
)
from tests.cas.dossier import LE, exemple
from tests.cas.plan import euros


def _demande(dossier: Dossier, cle: str) -> Financement:
    return next(f for f in dossier.accompagnement.plan_financement.financements if f.id == cle)


def test_envoyer_une_demande_a_preparer_la_rend_envoyee() -> None:
    dossier = EnvoyerDemande("F3", LE).appliquer(exemple("camille"))
    assert _demande(dossier, "F3").demarche is Demarche.ENVOYEE
    assert _demande(dossier, "F3").envoye_le == LE


def test_un_refus_se_date_et_se_motive_sans_perdre_l_autre() -> None:
    refus = ChangerStatutFinancement("F2", StatutFinancement.REFUSE, LE)
    dossier = refus.appliquer(exemple("camille"))
    dossier = PreciserDecision("F2", motif="Budget épuisé").appliquer(dossier)
    dossier = PreciserDecision("F2", le=date(2026, 11, 24)).appliquer(dossier)
    decision = _demande(dossier, "F2").decision
    assert isinstance(decision, Refus)
    assert (decision.le, decision.motif) == (date(2026, 11, 24), "Budget épuisé")


def test_preciser_une_reponse_absente_se_refuse() -> None:
    with pytest.raises(DossierIncoherent, match="réponse"):
        PreciserDecision("F2", motif="Budget").appliquer(exemple("camille"))


def test_les_versements_se_suivent_et_s_additionnent() -> None:
    avant = exemple("camille")
    deja = _demande(avant, "F1").verse
    dossier = NoterVersement("F1", euros("500"), date(2027, 6, 1)).appliquer(avant)
    dossier = NoterVersement("F1", euros("360"), date(2027, 5, 1)).appliquer(dossier)
    demande = _demande(dossier, "F1")
    jours = [v.le for v in demande.versements]
    assert jours == sorted(jours)
    assert demande.verse == deja + euros("860")
