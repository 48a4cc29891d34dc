"""Chaque attaque d’une signature Office, essayée : le vérificateur n’en croit aucune."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.confiance import Confiance, empreinte_de_cle
from cep_desktop.signing.constat import SANS_DESIGNATION
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.ooxml.verifier import verifier
from cep_desktop.signing.verification import Annuaire
from cep_desktop.signing.verification import verifier as verifier_tout
from tests.signing.attaques import (
    ATTAQUES,
    Attaque,
    entree_hors_du_sommaire,
    lier,
    nom_local_menteur,
)
from tests.signing.cas import changer, parties, zipper
from tests.signing.conftest import LE
from tests.signing.falsifications import LIENS, REFUSE, SIG1

_LETTRES = {(True, True): "V", (True, False): "p"}


@pytest.mark.parametrize("cas", ATTAQUES, ids=lambda cas: cas.nom)
def test_aucune_attaque_ne_passe(deux_fois_signe: bytes, cas: Attaque) -> None:
    attaque = cas.faire(deux_fois_signe)
    if cas.dit == REFUSE:
        with pytest.raises(PaquetRefuse):
            verifier(attaque)
        return
    constats = verifier(attaque)
    dit = "".join(_LETTRES.get((c.est_intacte, c.est_complete), "x") for c in constats)
    assert dit == cas.dit


@pytest.mark.parametrize("geste", [nom_local_menteur, entree_hors_du_sommaire])
def test_une_archive_qui_se_lit_de_deux_facons_est_refusee(
    deux_fois_signe: bytes, geste: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(PaquetRefuse, match="deux fois la même partie"):
        verifier(geste(deux_fois_signe))


def test_un_commentaire_glisse_dans_un_mot_ne_le_coupe_pas(deux_fois_signe: bytes) -> None:
    """La forme signée tait les commentaires : ce qu’on affiche aussi."""
    coupe = changer(deux_fois_signe, SIG1, lambda c: c.replace(b"Lu et ap", b"Lu et <!-- x -->ap"))
    premiere, _ = verifier(coupe)
    assert premiere.est_intacte
    assert premiere.faits.commentaire == "Lu et approuvé, à Tours"


@pytest.mark.parametrize(
    "cible", ["%64ocument.xml", ".\\document.xml", "DOCUMENT.xml", "//word/document.xml"]
)
def test_une_cible_ecrite_autrement_mene_a_la_meme_partie(
    riche: bytes, jean: CleLogicielle, cible: str
) -> None:
    """Ce que Word ouvrirait est signé, quelle que soit la façon de l’écrire."""
    ecrite = cible if cible.startswith("/") else f"word/{cible}"
    deguise = changer(
        riche,
        "_rels/.rels",
        lambda c: c.replace(b'"word/document.xml"', f'"{ecrite}"'.encode()),
    )
    signe = signer(deguise, jean, Declaration(LE))
    assert b"/word/document.xml?" in parties(signe)[SIG1]
    change = changer(signe, "word/document.xml", lambda c: c.replace(b"plan", b"plat"))
    (constat,) = verifier(change)
    assert not constat.est_intacte


def test_un_certificat_a_la_meme_cle_mais_a_un_autre_nom_n_est_pas_cru(
    riche: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    """KeyInfo substitué : même clé, autre nom ; la signature dit lequel des deux elle désigne."""
    signe = signer(riche, jean, Declaration(LE))
    faux = _meme_cle(jean, racine, "Directrice Générale")
    (constat,) = verifier(_substituer(signe, jean, faux))
    assert constat.certificat is None
    assert not constat.est_intacte


def test_une_signature_qui_ne_designe_pas_son_certificat_ne_rend_pas_connu_un_nom(
    riche: bytes, jean: CleLogicielle, racine: CleLogicielle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comme en faisait Office 2007 : la clé vérifiée de vive voix n’y prouve pas le nom."""
    monkeypatch.setattr("cep_desktop.signing.ooxml.objets._designer", lambda *_: None)
    signe = signer(riche, jean, Declaration(LE))
    autre = emission.emettre_racine("Ailleurs", le=LE, cle=emission.tirer_cle(elliptique=True))
    faux = _meme_cle(jean, autre, "Directrice Générale")
    annuaire = Annuaire(connues={empreinte_de_cle(jean.certificat)})
    (lue,) = verifier_tout(_substituer(signe, jean, faux), annuaire, le=LE).signatures
    assert lue.constat.est_intacte
    assert SANS_DESIGNATION in lue.constat.faiblesses
    assert lue.confiance is Confiance.INCONNU


def test_un_signataire_ne_peut_pas_se_faire_autorite(
    riche: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    """Un certificat émis par une clé de signataire ne mène pas à la racine."""
    usurpe = emission.emettre(jean, "Directrice", le=LE, cle=emission.tirer_cle(elliptique=True))
    usurpe = replace(usurpe, intermediaires=(jean.certificat,))
    signe = signer(riche, usurpe, Declaration(LE))
    (lue,) = verifier_tout(signe, Annuaire(racines=(racine.certificat,)), le=LE).signatures
    assert lue.constat.est_intacte
    assert lue.confiance is Confiance.INCONNU


def test_une_cle_que_l_on_ne_sait_pas_lire_se_dit_sans_erreur(
    deux_fois_signe: bytes, jean: CleLogicielle
) -> None:
    der = parties(deux_fois_signe)[SIG1]
    coupe = der.replace(b"<X509Certificate>", b"<X509Certificate>AAAA", 1)
    premiere, _ = verifier(zipper({**parties(deux_fois_signe), SIG1: coupe}))
    assert premiere.certificat is None
    assert premiere.fautes


def test_une_preuve_d_heure_faite_par_n_importe_qui_ne_date_rien(
    riche: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    """Une preuve d’heure faite par n’importe qui, ajoutée après coup, ne date rien."""
    from cep_desktop.signing.horodatage import horodater_par
    from cep_desktop.usecases.verifier_fichier import raconter
    from tests.signing.autorite import Autorite, servie

    autorite = Autorite(LE - timedelta(days=4000))
    with servie(autorite) as adresse:
        signe = signer(riche, jean, Declaration(LE), horodater=horodater_par(adresse))
    lu = verifier_tout(signe, Annuaire(racines=(racine.certificat,)), le=LE)
    assert lu.signatures[0].confiance is Confiance.SUR
    rapport = raconter(lu, [f"mot{n}" for n in range(2593)])
    assert rapport.signataires[0].quand == LE
    assert not rapport.signataires[0].est_prouvee


def test_un_lien_ajoute_dans_un_fichier_signe_une_fois_se_voit(
    riche: bytes, jean: CleLogicielle
) -> None:
    signe = signer(riche, jean, Declaration(LE))
    (constat,) = verifier(lier(signe, LIENS, "https://exemple.fr", "image", TargetMode="External"))
    assert constat.ajouts == ("/word/_rels/document.xml.rels (rId77)",)


def test_un_certificat_fini_depuis_ne_dit_pas_quand_il_a_signe(
    riche: bytes, jean: CleLogicielle, racine: CleLogicielle
) -> None:
    """Qui a retrouvé une vieille clé peut écrire l’heure qu’il veut."""
    signe, annuaire = signer(riche, jean, Declaration(LE)), Annuaire(racines=(racine.certificat,))
    (avant,) = verifier_tout(signe, annuaire, le=LE).signatures
    assert avant.constat.faiblesses == ()
    (apres,) = verifier_tout(signe, annuaire, le=LE + timedelta(days=1200)).signatures
    assert "fini depuis" in apres.constat.faiblesses[0]


def _meme_cle(cle: CleLogicielle, emetteur: CleLogicielle, nom: str) -> x509.Certificate:
    sujet = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nom)])
    return (
        x509.CertificateBuilder()
        .subject_name(sujet)
        .issuer_name(emetteur.certificat.subject)
        .public_key(cle.certificat.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(LE - timedelta(days=1))
        .not_valid_after(LE + timedelta(days=365))
        .sign(emetteur.privee, hashes.SHA256())
    )


def _substituer(signe: bytes, cle: CleLogicielle, faux: x509.Certificate) -> bytes:
    from cep_desktop.signing.ooxml.objets import base64_de

    vrai = base64_de(cle.certificat.public_bytes(Encoding.DER)).encode()
    mis = base64_de(faux.public_bytes(Encoding.DER)).encode()
    return changer(signe, SIG1, lambda c: c.replace(vrai, mis))
