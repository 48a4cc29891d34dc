"""La situation : des faits datés, dont on garde toute l’histoire."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import (
    Fait,
    Jour,
    Mot,
    NeSaitPas,
    Nombre,
    OuiNon,
    Reponse,
    Situation,
    Somme,
)

SEPTEMBRE, NOVEMBRE = date(2026, 9, 21), date(2026, 11, 9)
REPONSES: dict[Genre, Reponse] = {
    Genre.OUI_NON: OuiNon(valeur=False),
    Genre.NOMBRE: Nombre(valeur=Decimal(80)),
    Genre.DATE: Jour(valeur=SEPTEMBRE),
    Genre.MONTANT: Somme(valeur=Montant(186_000)),
    Genre.TEXTE: Mot(valeur="M1609"),
}


def _fait(code: CodeFait, reponse: Reponse, le: date = SEPTEMBRE) -> Fait:
    return Fait(code=code, reponse=reponse, connu_le=le)


@pytest.mark.parametrize("code", list(CodeFait))
def test_un_fait_refuse_une_reponse_d_un_autre_genre(code: CodeFait) -> None:
    for genre, reponse in REPONSES.items():
        if genre is not code.genre:
            with pytest.raises(ValidationError, match="attend une réponse de genre"):
                _fait(code, reponse)


@pytest.mark.parametrize("code", list(CodeFait))
def test_je_ne_sais_pas_repond_a_toute_question(code: CodeFait) -> None:
    assert _fait(code, NeSaitPas()).reponse == NeSaitPas()


@pytest.mark.parametrize("code", [code for code in CodeFait if code.choix])
def test_une_question_fermee_n_admet_que_ses_choix(code: CodeFait) -> None:
    for choix in code.choix:
        _fait(code, Mot(valeur=choix.code))
    with pytest.raises(ValidationError, match=code.choix[0].code):
        _fait(code, Mot(valeur="autre chose"))


@pytest.mark.parametrize("nombre", ["-1", "1000001", "1.234", "NaN", "Infinity"])
def test_un_nombre_reste_dans_des_bornes_raisonnables(nombre: str) -> None:
    with pytest.raises(ValidationError):
        Nombre(valeur=Decimal(nombre))


def test_le_dernier_fait_connu_a_une_date_l_emporte() -> None:
    avant = _fait(CodeFait.CPF_SOLDE, NeSaitPas(), SEPTEMBRE)
    apres = _fait(CodeFait.CPF_SOLDE, Somme(valeur=Montant(186_000)), NOVEMBRE)
    situation = Situation(faits=(apres, avant))

    assert situation.fait(CodeFait.CPF_SOLDE, le=NOVEMBRE) == apres
    assert situation.fait(CodeFait.CPF_SOLDE, le=date(2026, 11, 8)) == avant
    assert situation.fait(CodeFait.CPF_SOLDE, le=date(2026, 9, 20)) is None


def test_un_fait_jamais_note_n_est_pas_un_non() -> None:
    assert Situation().fait(CodeFait.EST_CADRE, le=NOVEMBRE) is None
