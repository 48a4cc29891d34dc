"""L’alerte sur le certificat d’un serveur, trente jours avant sa fin."""

from datetime import date, timedelta

import pytest

from cep_desktop.usecases.liaison import dire_le_certificat

LE = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("jours", "mots"),
    [
        (31, ""),
        (30, "finit dans 30 jours"),
        (1, "finit demain"),
        (0, "finit aujourd’hui"),
        (-1, "est périmé"),
    ],
)
def test_le_certificat_s_annonce_trente_jours_avant_sa_fin(jours: int, mots: str) -> None:
    phrase = dire_le_certificat(LE + timedelta(days=jours), le=LE)
    assert mots in phrase
    assert bool(phrase) is bool(mots)


def test_un_certificat_inconnu_ne_dit_rien() -> None:
    assert dire_le_certificat(None, le=LE) == ""
