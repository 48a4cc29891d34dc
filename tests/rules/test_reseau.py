"""Un réseau d’aiguillage se charge entier, se complète par région, ou se refuse avec tout dit."""

import pytest

from cep_desktop import locations
from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.rules.reseau import charger_reseau
from cep_desktop.storage.regles import lire_paquet

NATIONAL = lire_paquet(locations.ressources() / "spro", nom="national")

ROUTE = """
code = "centre"
titre = "Centre-Val de Loire"

[[routes]]
code = "{code}"
operateur = "Opérateur du Centre"
pour = "Salarié du privé"
du = {du}
regions = ["24"]
fiabilite = "C"
reference = {{ titre = "Convention régionale" }}
verifie_le = 2026-11-01

[[routes.criteres]]
exige = "Être salarié"
condition = {condition}
"""
SALARIE = '{ constat = "statut_emploi", est = "cdi" }'


def _region(code: str = "centre", du: str = "2024-01-02", condition: str = SALARIE) -> Paquet:
    texte = ROUTE.format(code=code, du=du, condition=condition)
    return Paquet("centre", {"centre.toml": texte.encode()})


def test_le_reseau_national_livre_est_sur() -> None:
    reseau = charger_reseau(NATIONAL)
    assert {"france_travail", "apec", "avenir_actifs"} <= {r.code for r in reseau.routes}
    assert [ordre.code for ordre in reseau.ordres] == ["demission_reconversion"]


def test_une_region_ajoute_sa_route() -> None:
    reseau = charger_reseau(NATIONAL, _region())
    assert reseau.routes[-1].operateur == "Opérateur du Centre"
    assert len(reseau.routes) == len(charger_reseau(NATIONAL).routes) + 1


def test_une_region_remplace_la_route_du_meme_code_et_de_la_meme_date() -> None:
    reseau = charger_reseau(NATIONAL, _region("avenir_actifs"))
    (route,) = (r for r in reseau.routes if r.code == "avenir_actifs")
    assert route.operateur == "Opérateur du Centre"


@pytest.mark.parametrize(
    ("fichier", "phrase"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"code = ", "n’est pas du TOML"),
        (b"[" * 5000, "TOML|emboîte"),
        (b'code = "x"\ntitre = "y"\nroutes = []\ninconnu = 1\n', "n’existe pas"),
        (
            _region(condition='{ constat = "age_du_chat", est = true }').fichiers["centre.toml"],
            "age_du_chat",
        ),
        (_region(condition="{ peut_etre = true }").fichiers["centre.toml"], "tout, au_moins_un"),
        (
            ROUTE.replace("reference", "rien")
            .format(code="a", du="2024-01-01", condition=SALARIE)
            .encode(),
            "référence",
        ),
        (_region(du='"demain"').fichiers["centre.toml"], "date"),
    ],
)
def test_un_reseau_hostile_est_refuse_entier(fichier: bytes, phrase: str) -> None:
    with pytest.raises(PaquetRefuse, match=phrase) as refus:
        charger_reseau(NATIONAL, Paquet("region", {"region.toml": fichier}))
    assert refus.value.problemes
    assert refus.value.remede.endswith("reste en place.")


def test_tous_les_problemes_sont_dits_en_une_fois() -> None:
    fichiers = {"a.toml": b"\xff", "b.toml": b'code = "x"\n'}
    with pytest.raises(PaquetRefuse) as refus:
        charger_reseau(Paquet("region", fichiers))
    lieux = {probleme.lieu.split(",")[0] for probleme in refus.value.problemes}
    assert lieux == {"a.toml", "b.toml"}
