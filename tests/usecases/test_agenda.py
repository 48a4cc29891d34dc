"""L’agenda du jour : les rendez-vous de ce jour, dans l’ordre, et où l’on en est."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.vocabulaire import Volet
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, un_dossier


def _dossier(rang: int, nom: str, *entretiens: Entretien) -> Dossier:
    return un_dossier(
        id=UUID(int=rang),
        numero=f"{rang:04d}",
        beneficiaire=Beneficiaire(prenom=nom, nom="Essai"),
        entretiens=entretiens,
    )


def _entretien(le: date = LE, a: time | None = None, **champs: object) -> Entretien:
    return Entretien.model_validate({"id": "R1", "le": le, "a": a, "a_eu_lieu": False, **champs})


def test_le_jour_se_lit_dans_l_ordre_des_heures() -> None:
    atelier = un_atelier(
        [
            _dossier(1, "Zoé", _entretien()),
            _dossier(2, "Ali", _entretien(a=time(14), volet=Volet.CONSEIL)),
            _dossier(3, "Bao", _entretien(a=time(9, 30), objet="Comparer les pistes")),
            _dossier(4, "Demain", _entretien(le=date(LE.year + 1, 1, 5), a=time(8))),
        ]
    )
    lus = [(rdv.personne, rdv.a, rdv.objet) for rdv in atelier.rendez_vous()]
    assert lus == [
        ("Bao Essai", time(9, 30), "Comparer les pistes"),
        ("Ali Essai", time(14), Volet.CONSEIL.libelle),
        ("Zoé Essai", None, ""),
    ]
    (demain,) = atelier.rendez_vous(le=date(LE.year + 1, 1, 5))
    assert demain.personne == "Demain Essai"


@pytest.mark.parametrize(
    ("heure", "champs", "moment"),
    [
        (time(9, 0), {}, "a_venir"),
        (time(10, 30), {}, "maintenant"),
        (time(11, 29), {}, "maintenant"),
        (time(11, 30), {}, "termine"),
        (time(11, 30), {"duree_minutes": 90}, "maintenant"),
        (time(9, 0), {"a_eu_lieu": True}, "termine"),
    ],
)
def test_le_moment_suit_l_heure(heure: time, champs: dict[str, object], moment: str) -> None:
    atelier = un_atelier([_dossier(1, "Ali", _entretien(a=time(10, 30), **champs))])
    (rdv,) = atelier.rendez_vous()
    assert rdv.moment(datetime.combine(LE, heure).astimezone(UTC)) == moment


def test_un_rendez_vous_qui_passe_minuit_dure_jusqu_au_soir() -> None:
    atelier = un_atelier([_dossier(1, "Ali", _entretien(a=time(23, 30)))])
    (rdv,) = atelier.rendez_vous()
    assert rdv.fin is None
