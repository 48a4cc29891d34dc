"""La phrase proposée est solide, se tape sur tous les claviers, et ne blesse pas."""

import math
import re

from cep_desktop.domain.phrase import MOTS_SUFFISANTS, est_forte
from cep_desktop.storage.coffre.mots import mots, tirer_phrase


def test_la_liste_n_a_que_des_mots_simples_et_distincts() -> None:
    liste = mots()
    assert len(set(liste)) == len(liste)
    assert list(liste) == sorted(liste)
    assert not [mot for mot in liste if not re.fullmatch(r"[a-z]{4,8}", mot)]


def test_sept_mots_valent_plus_de_soixante_dix_sept_bits() -> None:
    bits = sum(math.log2(len(mots()) - rang) for rang in range(MOTS_SUFFISANTS))
    assert bits >= 77


def test_chaque_phrase_proposee_est_admise_et_differente() -> None:
    phrases = {tirer_phrase() for _ in range(200)}
    assert len(phrases) == 200
    assert all(map(est_forte, phrases))
    assert all(len(phrase.split()) == MOTS_SUFFISANTS for phrase in phrases)
