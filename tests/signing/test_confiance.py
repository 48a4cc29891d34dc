"""Connaître un signataire est un fait à part."""

from datetime import datetime, timedelta

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import CleLogicielle, lire_p12
from cep_desktop.signing.confiance import (
    Confiance,
    empreinte_de_cle,
    finit_bientot,
    juger,
    mots_de_la_cle,
)
from cep_desktop.signing.erreurs import CertificatRefuse
from tests.signing.conftest import LE

ANS = timedelta(days=365)


@pytest.fixture(scope="module")
def autre_racine() -> CleLogicielle:
    """La racine d’un organisme qui se donne le même nom."""
    return emission.emettre_racine("Fondation Émilie", le=LE)


def _juger(cle: CleLogicielle, *racines: CleLogicielle, le: datetime = LE) -> Confiance:
    return juger(cle.certificat, (), racines=[r.certificat for r in racines], le=le)


def test_un_signataire_dont_la_racine_est_acceptee_est_sur(
    nadia: CleLogicielle, jean: CleLogicielle, racine: CleLogicielle, autre_racine: CleLogicielle
) -> None:
    assert _juger(nadia, autre_racine, racine) is Confiance.SUR
    assert _juger(jean, racine) is Confiance.SUR


def test_sans_sa_racine_il_reste_inconnu(nadia: CleLogicielle, autre_racine: CleLogicielle) -> None:
    assert _juger(nadia) is Confiance.INCONNU
    assert _juger(nadia, autre_racine) is Confiance.INCONNU


def test_un_certificat_qui_n_avait_pas_cours_se_dit(
    nadia: CleLogicielle, racine: CleLogicielle
) -> None:
    assert _juger(nadia, racine, le=LE + 4 * ANS) is Confiance.EXPIRE
    assert _juger(nadia, racine, le=LE - ANS) is Confiance.EXPIRE


def test_une_cle_verifiee_de_vive_voix_est_connue_et_une_cle_refusee_le_reste(
    nadia: CleLogicielle, racine: CleLogicielle
) -> None:
    empreinte = empreinte_de_cle(nadia.certificat)
    commun = {"intermediaires": (), "racines": [racine.certificat], "le": LE}
    assert juger(nadia.certificat, (), racines=(), connues={empreinte}, le=LE) is Confiance.SUR
    assert juger(nadia.certificat, **commun, refusees={empreinte}) is Confiance.REFUSE


def test_les_six_mots_sont_ceux_de_la_cle(nadia: CleLogicielle, jean: CleLogicielle) -> None:
    lexique = [f"mot{n}" for n in range(2593)]
    mots = mots_de_la_cle(nadia.certificat, lexique)
    assert len(mots) == 6
    assert mots == mots_de_la_cle(nadia.certificat, lexique)
    assert mots != mots_de_la_cle(jean.certificat, lexique)


def test_la_fin_d_un_certificat_s_annonce_soixante_jours_avant(nadia: CleLogicielle) -> None:
    fin = nadia.certificat.not_valid_after_utc
    assert not finit_bientot(nadia.certificat, le=fin - timedelta(days=61))
    assert finit_bientot(nadia.certificat, le=fin - timedelta(days=60))
    assert finit_bientot(nadia.certificat, le=fin + timedelta(days=1))


def test_un_fichier_p12_se_rouvre_avec_sa_phrase_et_elle_seule(nadia: CleLogicielle) -> None:
    fichier = emission.ecrire_p12(nadia, "neige violon tomate é")
    relue = lire_p12(fichier, "neige violon tomate é")
    assert relue.certificat == nadia.certificat
    assert "Private" not in repr(relue)
    for phrase in ("neige violon tomate e", ""):
        with pytest.raises(CertificatRefuse, match="phrase"):
            lire_p12(fichier, phrase)
    with pytest.raises(CertificatRefuse):
        lire_p12(b"pas un certificat", "neige")


@pytest.mark.parametrize("nom", ["", "  ", "Émilie, la fondation", "a" * 65, "x=y"])
def test_un_nom_que_les_lecteurs_ecrivent_mal_est_refuse(nom: str) -> None:
    with pytest.raises(CertificatRefuse):
        emission.emettre_racine(nom, le=LE, cle=emission.tirer_cle(elliptique=True))


def test_une_cle_ne_s_ecrit_jamais_sans_phrase(nadia: CleLogicielle) -> None:
    with pytest.raises(CertificatRefuse, match="phrase de passe"):
        emission.ecrire_p12(nadia, "")
