"""Chaque changement de la loi a un cas type la veille, et un cas type le jour même."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from cep_desktop.rules.dispositif import Datee, Dispositif
from cep_desktop.rules.parametre import Parametre
from tests.rules.lecture_cas import cas_types, regles_nationales

VEILLE = timedelta(days=1)
REGLES = regles_nationales()
Jours = dict[str, set[date]]


def _jours_des_cas() -> tuple[Jours, Jours]:
    """Les jours regardés par les cas : par paramètre, puis par dispositif."""
    parametres: defaultdict[str, set[date]] = defaultdict(set)
    dispositifs: defaultdict[str, set[date]] = defaultdict(set)
    for cas in cas_types():
        contenu, le = cas.contenu, cas.contenu["le"]
        if "dispositif" in contenu:
            dispositifs[contenu["dispositif"]].add(le)
        elif contenu["calcul"] == "parametre":
            parametres[contenu["donnees"]["code"]].add(le)
        elif contenu["calcul"] == "valeurs":
            for code in contenu["attendu"]:
                parametres[code].add(le)
    return parametres, dispositifs


PARAMETRES, DISPOSITIFS = _jours_des_cas()


def _bornes(*periodes: tuple[date | None, date | None]) -> set[date]:
    """Les jours où quelque chose commence, ou a cessé la veille."""
    debuts = {du for du, _ in periodes if du}
    return debuts | {au + VEILLE for _, au in periodes if au}


def _changements(parametre: Parametre) -> Iterator[date]:
    comptees = [(v.du, v.au) for v in parametre.valeur if v.compte]
    for jour in sorted(_bornes(*comptees)):
        if parametre.lire(jour - VEILLE).valeur != parametre.lire(jour).valeur:
            yield jour


def _dates(dispositif: Dispositif) -> Iterator[Datee]:
    yield dispositif
    for elements in (dispositif.critere, dispositif.plafond, dispositif.delai, dispositif.piece):
        yield from elements
    yield from dispositif.note


def _oublies(changements: set[date], jours: set[date]) -> list[str]:
    return [f"{j:%d/%m/%Y}" for j in sorted(changements) if not {j - VEILLE, j} <= jours]


@pytest.mark.parametrize("parametre", REGLES.parametres.values(), ids=lambda p: p.code)
def test_chaque_changement_de_valeur_a_sa_veille_et_son_jour(parametre: Parametre) -> None:
    jours = PARAMETRES.get(parametre.code, set())
    assert not _oublies(set(_changements(parametre)), jours)


@pytest.mark.parametrize("dispositif", REGLES.dispositifs, ids=lambda d: d.code)
def test_chaque_regle_datee_d_un_dispositif_a_sa_veille_et_son_jour(
    dispositif: Dispositif,
) -> None:
    changements = _bornes(*((datee.du, datee.au) for datee in _dates(dispositif)))
    assert not _oublies(changements, DISPOSITIFS.get(dispositif.code, set()))


def test_les_regles_changent_assez_pour_que_ces_essais_ne_soient_pas_vides() -> None:
    assert sum(len(list(_changements(p))) for p in REGLES.parametres.values()) > 200
    assert len(_oublies({date(2026, 4, 2)}, {date(2026, 4, 2)})) == 1
