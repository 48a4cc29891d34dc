"""Les repères : le dernier dossier d’abord, un seul par dossier, et rien d’illisible."""

from uuid import UUID

import pytest

from cep_desktop.usecases.reperes import GARDES, Repere, Reperes, ecrire_reperes, lire_reperes


def _repere(rang: int, page: str = "demande") -> Repere:
    return Repere(UUID(int=rang), page, "A1", "Vos mots")


def test_le_dernier_note_est_en_tete_et_chaque_dossier_n_y_est_qu_une_fois() -> None:
    reperes = Reperes().noter(_repere(1)).noter(_repere(2)).noter(_repere(1, "projet"))
    assert [r.dossier.int for r in reperes.derniers] == [1, 2]
    assert reperes.du_dossier(UUID(int=1)) == _repere(1, "projet")
    assert reperes.oublier(UUID(int=1)).du_dossier(UUID(int=1)) is None


def test_les_plus_anciens_sont_oublies() -> None:
    reperes = Reperes()
    for rang in range(GARDES + 5):
        reperes = reperes.noter(_repere(rang))
    assert len(reperes.derniers) == GARDES


def test_ce_qui_est_ecrit_se_relit() -> None:
    reperes = Reperes((_repere(1), _repere(2)), visite_vue=True)
    assert lire_reperes(ecrire_reperes(reperes)) == reperes


@pytest.mark.parametrize("texte", ["", "{", "[]", "{}", '{"derniers": [{"dossier": "x"}]}'])
def test_un_texte_abime_n_en_rend_aucun(texte: str) -> None:
    assert lire_reperes(texte) == Reperes()
