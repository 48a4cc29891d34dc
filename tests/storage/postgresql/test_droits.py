"""Qui peut quoi : chaque rôle, chaque geste, sur les quatre sortes de dossiers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.personne import Conseiller
from cep_desktop.storage.equipe import EquipeOuverte
from cep_desktop.usecases.equipe import AccesRefuse
from tests.cas.dossier import un_dossier
from tests.storage.postgresql.conftest import Poste

AUTRE_REFERENT = Conseiller(prenom="Bob", nom="Petit")

# Rôle essayé : son compte, et un collègue de la même équipe.
ROLES = {"conseiller": ("alice", "bob"), "responsable": ("rosa", "bob")}
SITUATIONS = ("à moi", "mon équipe", "partagé en lecture", "partagé en écriture", "autre")

Geste = Callable[[EquipeOuverte, Dossier], object]


def _lister(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    return any(fiche.id == dossier.id for fiche in equipe.dossiers.fiches())


def _chercher(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    return any(fiche.id == dossier.id for fiche in equipe.dossiers.chercher("moreau"))


def _lire(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    return equipe.dossiers.lire(dossier.id).dossier == dossier


def _relire(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    return bool(equipe.dossiers.historique(dossier.id)) and (
        equipe.dossiers.lire_revision(dossier.id, 1) == dossier
    )


def _ecrire(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    change = dossier.avec(numero="0999")
    return equipe.dossiers.ecrire(change, attendue=1, geste="numéro changé") == 2


def _nommer(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    equipe.dossiers.nommer(dossier.id, 1, "Avant")
    return [r.nom for r in equipe.dossiers.historique(dossier.id)] == ["Avant"]


def _partager(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    equipe.droits.partager(dossier.id, "yves", en_ecriture=False)
    return "yves" in {partage.compte for partage in equipe.droits.partages(dossier.id)}


def _passer(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    return equipe.droits.passer(dossier.id, "bob", AUTRE_REFERENT) == 2


def _effacer(equipe: EquipeOuverte, dossier: Dossier) -> bool:
    equipe.dossiers.effacer(dossier.id)
    return True


GESTES = {
    "lister": _lister,
    "chercher": _chercher,
    "lire": _lire,
    "relire une révision": _relire,
    "écrire": _ecrire,
    "nommer une révision": _nommer,
    "partager": _partager,
    "passer": _passer,
    "effacer": _effacer,
}
VOIR = {"lister", "chercher", "lire", "relire une révision"}
CHANGER = VOIR | {"écrire", "nommer une révision"}
TOUT = CHANGER | {"partager", "passer", "effacer"}

PERMIS = {
    ("conseiller", "à moi"): TOUT,
    ("conseiller", "mon équipe"): CHANGER,
    ("conseiller", "partagé en lecture"): VOIR,
    ("conseiller", "partagé en écriture"): CHANGER,
    ("conseiller", "autre"): set[str](),
    ("responsable", "à moi"): TOUT,
    ("responsable", "mon équipe"): TOUT,
    ("responsable", "partagé en lecture"): VOIR,
    ("responsable", "partagé en écriture"): CHANGER,
    ("responsable", "autre"): set[str](),
}


def _poser(poste: Poste, role: str, situation: str) -> Dossier:
    """Range un dossier neuf dans cette situation, vu du compte qui a ce rôle."""
    compte, collegue = ROLES[role]
    dossier = un_dossier(id=uuid4())
    auteur = {"à moi": compte, "mon équipe": collegue}.get(situation, "carole")
    poste(auteur).dossiers.ecrire(dossier, attendue=0, geste="dossier créé")
    if situation.startswith("partagé"):
        en_ecriture = situation.endswith("écriture")
        poste("carole").droits.partager(dossier.id, compte, en_ecriture=en_ecriture)
    return dossier


@contextmanager
def _refus_attendus() -> Iterator[None]:
    try:
        yield
    except (AccesRefuse, ElementIntrouvable):
        return


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("role", ROLES)
def test_chaque_geste_suit_la_table_des_droits(poste: Poste, role: str, situation: str) -> None:
    permis = set()
    for nom, geste in GESTES.items():
        dossier = _poser(poste, role, situation)
        with _refus_attendus():
            if geste(poste(ROLES[role][0]), dossier):
                permis.add(nom)
    assert permis == PERMIS[role, situation]


@pytest.mark.parametrize("situation", ["partagé en lecture", "mon équipe", "autre"])
def test_un_geste_refuse_ne_change_rien(poste: Poste, situation: str) -> None:
    dossier = _poser(poste, "conseiller", situation)
    auteur = poste("bob" if situation == "mon équipe" else "carole")
    for nom in TOUT - PERMIS["conseiller", situation]:
        with _refus_attendus():
            assert not GESTES[nom](poste("alice"), dossier)
    assert auteur.dossiers.lire(dossier.id).dossier == dossier
    assert len(auteur.dossiers.historique(dossier.id)) == 1


def test_un_refus_dit_quoi_faire(poste: Poste) -> None:
    lecture = _poser(poste, "conseiller", "partagé en lecture")
    with pytest.raises(AccesRefuse, match="montré en lecture seule"):
        _ecrire(poste("alice"), lecture)
    equipe = _poser(poste, "conseiller", "mon équipe")
    with pytest.raises(AccesRefuse, match="Seuls le référent et le responsable"):
        _effacer(poste("alice"), equipe)
    autre = _poser(poste, "conseiller", "autre")
    with pytest.raises(AccesRefuse, match="ne vous est plus ouvert"):
        _ecrire(poste("alice"), autre)
    with pytest.raises(AccesRefuse, match="n’a pas ce droit"):
        _partager(poste("alice"), autre)


def test_reprendre_l_identifiant_d_un_dossier_cache_est_refuse(poste: Poste) -> None:
    cache = _poser(poste, "conseiller", "autre")
    with pytest.raises(AccesRefuse):
        poste("alice").dossiers.ecrire(cache, attendue=0, geste="dossier créé")
    assert poste("carole").dossiers.lire(cache.id).revision == 1
