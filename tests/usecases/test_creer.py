"""Un dossier se crée avec deux noms, entre par le bon niveau, et ne se crée pas deux fois."""

from uuid import UUID

import pytest

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.personne import Accord, Beneficiaire, Conseiller, Structure
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.creer import Entree, Identite, NouveauDossier
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier

NADIA = Identite(Conseiller(prenom="Nadia", nom="Benali"), Structure(nom="Cap Évolution Centre"))
IDRISS = NouveauDossier(prenom="Idriss", nom="Haddad", identite=NADIA)


def test_deux_noms_suffisent_et_le_dossier_est_garde() -> None:
    atelier = un_atelier()
    session = atelier.creer(IDRISS)
    dossier = session.dossier
    assert (dossier.numero, dossier.ouvert_le, dossier.est_fictif) == ("0001", LE, False)
    assert dossier.beneficiaire.accord is Accord.SANS
    assert not session.est_modifie
    assert atelier.ouvrir(dossier.id).dossier == dossier


def test_le_numero_suit_le_plus_grand() -> None:
    atelier = un_atelier([exemple("camille"), exemple("idriss")])
    numeros = sorted(fiche.numero for fiche in atelier.fiches())
    assert atelier.creer(IDRISS).dossier.numero == f"{int(numeros[-1]) + 1:04}"


@pytest.mark.parametrize(
    ("entree", "avancements"),
    [
        (Entree.FAIRE_LE_POINT, ("en_cours", "a_venir", "a_venir")),
        (Entree.PRECISER, ("pas_necessaire", "en_cours", "a_venir")),
        (Entree.PRET, ("pas_necessaire", "pas_necessaire", "en_cours")),
    ],
)
def test_l_entree_choisit_le_niveau(entree: Entree, avancements: tuple[str, ...]) -> None:
    demande = NouveauDossier(prenom="Idriss", nom="Haddad", identite=NADIA, entree=entree)
    parcours = un_atelier().creer(demande).dossier.parcours
    assert tuple(parcours.avancement(v) for v in Volet) == tuple(map(Avancement, avancements))


@pytest.mark.parametrize(
    ("contact", "telephone", "courriel"),
    [
        ("06 39 98 01 58", "0639980158", None),
        ("idriss@exemple.fr", None, "idriss@exemple.fr"),
        ("", None, None),
    ],
)
def test_le_contact_est_un_telephone_ou_un_courriel(
    contact: str, telephone: str | None, courriel: str | None
) -> None:
    demande = NouveauDossier(prenom="Idriss", nom="Haddad", identite=NADIA, contact=contact)
    personne = un_atelier().creer(demande).dossier.beneficiaire
    assert (personne.telephone, personne.courriel) == (telephone, courriel)


def test_un_contact_faux_est_explique_et_rien_n_est_garde() -> None:
    atelier = un_atelier()
    with pytest.raises(ErreurMetier, match="téléphone"):
        atelier.creer(NouveauDossier(prenom="Idriss", nom="Haddad", identite=NADIA, contact="12"))
    assert atelier.fiches() == ()


def test_la_lecture_des_informations_est_datee() -> None:
    lue = NouveauDossier(prenom="Idriss", nom="Haddad", identite=NADIA, est_informee=True)
    assert un_atelier().creer(lue).dossier.accueil.information_donnees_remise_le == LE
    assert un_atelier().creer(IDRISS).dossier.accueil.information_donnees_remise_le is None


@pytest.mark.parametrize(
    ("prenom", "nom", "trouve"),
    [
        ("Idriss", "Haddad", True),
        ("idriss", "HADDAD", True),
        ("Haddad", "Idriss", True),
        ("Idriss", "Martin", False),
        ("Idriss", "", False),
    ],
)
def test_un_homonyme_se_trouve_malgre_la_casse_et_l_ordre(
    prenom: str, nom: str, trouve: bool
) -> None:
    doublons = un_atelier([exemple("idriss"), exemple("camille")]).doublons(prenom, nom)
    assert [fiche.personne for fiche in doublons] == (["Idriss Haddad"] if trouve else [])


def test_l_identite_vient_du_dernier_dossier_reel() -> None:
    assert un_atelier([exemple("idriss")]).identite() is None
    reel = un_dossier(
        id=UUID(int=3), est_fictif=False, beneficiaire=Beneficiaire(prenom="Zoé", nom="Roy")
    )
    identite = un_atelier([exemple("idriss"), reel]).identite()
    assert identite is not None
    assert identite.structure.nom == "Cap Évolution Centre"
