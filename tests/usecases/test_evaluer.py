"""Un paquet refusé laisse les règles précédentes en place."""

from datetime import date

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from tests.cas.dossier import un_dossier
from tests.rules.paquets import DISPOSITIF, PARAMETRES, un_paquet

LE = date(2026, 11, 23)


class Source:
    """Une source de paquets tenue en mémoire, qui compte ses lectures."""

    def __init__(self, *paquets: Paquet) -> None:
        self._paquets = paquets
        self.lectures = 0

    def lister(self) -> tuple[Paquet, ...]:
        self.lectures += 1
        return self._paquets


def local(dispositif: str) -> Paquet:
    return un_paquet(nom="local", dispositif=dispositif)


def test_les_regles_sont_lues_une_seule_fois() -> None:
    source = Source(un_paquet())
    reglement = ReglesEnVigueur(source)
    reglement.evaluer(un_dossier(), le=LE)
    reglement.evaluer(un_dossier(), le=LE)
    assert source.lectures == 1


def test_un_paquet_sain_complete_les_regles() -> None:
    reglement = ReglesEnVigueur(Source(un_paquet()))
    reglement.ajouter(local(DISPOSITIF.replace("Dispositif d’essai", "Aide locale")))
    assert reglement.regles.dispositif("essai").nom == "Aide locale"


@pytest.mark.parametrize(
    "piege",
    [
        DISPOSITIF.replace('reference = { titre = "Règlement d’essai" }\n', ""),
        DISPOSITIF.replace("essai.mois", "essai.absent"),
        "ceci n’est pas du TOML",
    ],
)
def test_un_paquet_refuse_laisse_les_regles_precedentes(piege: str) -> None:
    reglement = ReglesEnVigueur(Source(un_paquet()))
    avant = reglement.regles
    with pytest.raises(PaquetRefuse, match="Les règles précédentes restent en place"):
        reglement.ajouter(local(piege))
    assert reglement.regles is avant


def test_un_refus_garde_aussi_le_dernier_paquet_accepte() -> None:
    reglement = ReglesEnVigueur(Source(un_paquet()))
    accepte = reglement.ajouter(local(DISPOSITIF.replace("Dispositif d’essai", "Aide locale")))
    with pytest.raises(PaquetRefuse):
        reglement.ajouter(local("rang ="))
    assert reglement.regles is accepte


def test_le_delai_de_relecture_est_un_reglage() -> None:
    def reverifie(delai: int) -> bool:
        reglement = ReglesEnVigueur(Source(un_paquet()), delai_relecture=delai)
        return reglement.evaluer(un_dossier(), le=LE).pour("essai").verdict.est_a_reverifier

    relu_le = date(2026, 10, 1)
    ecoules = (LE - relu_le).days
    assert not reverifie(ecoules)
    assert reverifie(ecoules - 1)


def test_des_regles_nationales_cassees_sont_dites_et_non_devinees() -> None:
    reglement = ReglesEnVigueur(Source(un_paquet(parametres=PARAMETRES.replace("1000", "oui"))))
    with pytest.raises(ErreurMetier, match="refusé"):
        _ = reglement.regles
