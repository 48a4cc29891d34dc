"""Une réponse se note datée, avec son origine ; « je ne sais pas » en est une."""

from datetime import date

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import NeSaitPas, OrigineFait, OuiNon, Situation
from cep_desktop.usecases.commandes.situation import EffacerFait, NoterFait
from cep_desktop.usecases.session import Session
from tests.cas.dossier import LE, un_dossier

AVANT = date(2026, 10, 5)
OUI, NON = OuiNon(valeur=True), OuiNon(valeur=False)
CADRE = CodeFait.EST_CADRE


def _reponses(dossier: Dossier) -> list[tuple[date, object]]:
    return [(f.connu_le, f.reponse) for f in dossier.situation.faits if f.code is CADRE]


def test_une_reponse_est_datee_et_dit_son_origine() -> None:
    geste = NoterFait(CADRE, OUI, LE, OrigineFait.PAPIER, "Contrat de travail")
    fait = geste.appliquer(un_dossier()).situation.fait(CADRE, le=LE)
    assert fait is not None
    assert (fait.reponse, fait.connu_le, fait.origine) == (OUI, LE, OrigineFait.PAPIER)
    assert fait.precision == "Contrat de travail"
    assert geste.libelle == "réponse notée (Statut cadre)"


def test_la_reponse_du_meme_jour_est_remplacee_celle_d_avant_reste() -> None:
    dossier = NoterFait(CADRE, OUI, AVANT).appliquer(un_dossier())
    dossier = NoterFait(CADRE, OUI, LE).appliquer(dossier)
    dossier = NoterFait(CADRE, NON, LE).appliquer(dossier)
    assert _reponses(dossier) == [(AVANT, OUI), (LE, NON)]


def test_je_ne_sais_pas_est_une_reponse_et_se_nomme() -> None:
    geste = NoterFait(CADRE, NeSaitPas(), LE)
    fait = geste.appliquer(un_dossier()).situation.fait(CADRE, le=LE)
    assert fait is not None
    assert isinstance(fait.reponse, NeSaitPas)
    assert geste.libelle == "«\u00a0je ne sais pas\u00a0» noté (Statut cadre)"


def test_une_reponse_d_un_autre_genre_est_refusee_en_francais() -> None:
    session = Session(un_dossier())
    with pytest.raises(ErreurMetier, match="attend une réponse de genre"):
        session.executer(NoterFait(CodeFait.STATUT_EMPLOI, OUI, LE))


def test_effacer_oublie_toutes_les_dates() -> None:
    dossier = NoterFait(CADRE, OUI, AVANT).appliquer(un_dossier())
    dossier = NoterFait(CADRE, OUI, LE).appliquer(dossier)
    assert _reponses(EffacerFait(CADRE).appliquer(dossier)) == []


def test_une_reponse_changee_est_a_valider_de_nouveau() -> None:
    valide = Situation().trace_faits.avec(valide_ensemble_le=AVANT)
    depart = un_dossier(situation=Situation(trace_faits=valide))
    assert EffacerFait(CADRE).appliquer(depart) == depart
    assert not NoterFait(CADRE, OUI, LE).appliquer(depart).situation.trace_faits.est_valide
