"""Un paquet refusé laisse les règles précédentes en place."""

from datetime import date

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.paquet import Paquet, PaquetRefuse
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from tests.cas.dossier import un_dossier
from tests.rules.paquets import DISPOSITIF, PARAMETRES, un_paquet, un_paquet_minimal

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


def test_un_paquet_du_poste_en_faute_est_ecarte_et_les_autres_comptent() -> None:
    fautif = local(DISPOSITIF.replace("essai.mois", "essai.absent"))
    sain = local(DISPOSITIF.replace("Dispositif d’essai", "Aide locale"))
    reglement = ReglesEnVigueur(Source(un_paquet(), fautif, sain))
    assert reglement.regles.dispositif("essai").nom == "Aide locale"
    (refus,) = reglement.refus
    assert "essai.absent" in str(refus)
    assert refus.problemes[0].lieu.startswith("essai/dispositif.toml, ligne")


def test_sans_faute_rien_n_est_ecarte() -> None:
    assert ReglesEnVigueur(Source(un_paquet())).refus == ()


def test_les_regles_de_l_application_abimees_ne_sont_jamais_remplacees_par_du_vide() -> None:
    reglement = ReglesEnVigueur(Source(Paquet("national", {}), un_paquet()))
    with pytest.raises(PaquetRefuse):
        _ = reglement.regles


def test_deux_paquets_ajoutes_s_additionnent() -> None:
    reglement = ReglesEnVigueur(Source(un_paquet()))
    reglement.ajouter(un_paquet_minimal("region", nom="region"))
    reglement.ajouter(un_paquet_minimal("opco", nom="opco"))
    assert {d.code for d in reglement.regles.dispositifs} == {"essai", "opco", "region"}
    with pytest.raises(PaquetRefuse):
        reglement.ajouter(Paquet("vide", {}))
    assert reglement.regles.paquets == ("essai", "region", "opco")
