"""Nos signatures, relues par nous, par xmlsec1 et par LibreOffice."""

from pathlib import Path

import pytest

from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import SignatureImpossible
from cep_desktop.signing.ooxml.signer import signer
from cep_desktop.signing.ooxml.verifier import verifier
from tests.signing.cas import parties, remplacer
from tests.signing.conftest import LE
from tests.signing.falsifications import FALSIFICATIONS, REFUSE, Falsification
from tests.signing.lecteurs import xmlsec
from tests.signing.lecteurs.libreoffice import LecteurLibreOffice

avec_xmlsec = pytest.mark.skipif(not xmlsec.est_la(), reason="xmlsec1 est absent")
chaque = pytest.mark.parametrize("cas", FALSIFICATIONS, ids=lambda cas: cas.nom)


def test_le_fichier_signe_dit_qui_a_signe_quand_et_comment(deux_fois_signe: bytes) -> None:
    premiere, seconde = verifier(deux_fois_signe)
    for constat in (premiere, seconde):
        assert (constat.fautes, constat.ajouts) == ((), ())
    assert premiere.faits.declaree_le == LE
    assert premiere.faits.role == "Conseillère"
    assert premiere.faits.commentaire == "Lu et approuvé, à Tours"
    assert premiere.certificat is not None
    assert "CN=Nadia Bénali" in premiere.certificat.subject.rfc4514_string()
    assert (premiere.faiblesses, premiere.jeton) == ((), None)


def test_signer_ne_touche_a_aucune_partie_du_document(riche: bytes, deux_fois_signe: bytes) -> None:
    avant, apres = parties(riche), parties(deux_fois_signe)
    touchees = {nom for nom in avant if avant[nom] != apres[nom]}
    assert all(nom.endswith(".rels") or nom == "[Content_Types].xml" for nom in touchees)
    nouvelles = set(apres) - set(avant)
    assert all(nom.startswith("_xmlsignatures/") for nom in nouvelles)


def test_une_seconde_signature_ne_change_rien_de_ce_que_couvre_la_premiere(
    riche: bytes, nadia: CleLogicielle, jean: CleLogicielle, declaration: Declaration
) -> None:
    une = parties(signer(riche, nadia, declaration))
    deux = parties(signer(signer(riche, nadia, declaration), jean, declaration))
    changees = {nom for nom in une if une[nom] != deux[nom]}
    assert changees == {"[Content_Types].xml", "_xmlsignatures/_rels/origin.sigs.rels"}


def test_une_troisieme_signature_est_refusee(
    deux_fois_signe: bytes, nadia: CleLogicielle, declaration: Declaration
) -> None:
    with pytest.raises(SignatureImpossible, match="deux signatures"):
        signer(deux_fois_signe, nadia, declaration)


@avec_xmlsec
def test_xmlsec_retrouve_chaque_reference(
    deux_fois_signe: bytes, classeur: bytes, nadia: CleLogicielle, declaration: Declaration
) -> None:
    for octets in (deux_fois_signe, signer(classeur, nadia, declaration)):
        constats = xmlsec.verifier(octets)
        assert constats
        assert all(constat.est_valide for constat in constats)


def test_libreoffice_dit_valides_nos_signatures(
    bureau: LecteurLibreOffice,
    tmp_path: Path,
    deux_fois_signe: bytes,
    classeur: bytes,
    nadia: CleLogicielle,
    declaration: Declaration,
) -> None:
    fichiers = [tmp_path / "deux.docx", tmp_path / "un.xlsx"]
    fichiers[0].write_bytes(deux_fois_signe)
    fichiers[1].write_bytes(signer(classeur, nadia, declaration))
    assert bureau.verifier(*fichiers) == [[True, True], [True]]


@chaque
def test_chaque_falsification_se_voit_ici(deux_fois_signe: bytes, cas: Falsification) -> None:
    from cep_desktop.signing.erreurs import PaquetRefuse

    falsifie = cas.faire(deux_fois_signe)
    if cas.ici == REFUSE:
        with pytest.raises(PaquetRefuse):
            verifier(falsifie)
        return
    lettres = {(True, True): "V", (True, False): "p"}
    constats = verifier(falsifie)
    assert "".join(lettres.get((c.est_intacte, c.est_complete), "x") for c in constats) == cas.ici


@avec_xmlsec
@pytest.mark.parametrize(
    "cas", [cas for cas in FALSIFICATIONS if cas.xmlsec != "?"], ids=lambda cas: cas.nom
)
def test_xmlsec_en_dit_ce_que_dit_la_table(deux_fois_signe: bytes, cas: Falsification) -> None:
    constats = xmlsec.verifier(cas.faire(deux_fois_signe))

    def lettre(constat: xmlsec.Constat) -> str:
        if constat.est_valide:
            return "V"
        return "m" if constat.valeur else "x"

    assert "".join(map(lettre, constats)) == cas.xmlsec


def test_libreoffice_en_dit_ce_que_dit_la_table(
    bureau: LecteurLibreOffice, tmp_path: Path, deux_fois_signe: bytes
) -> None:
    cas = [cas for cas in FALSIFICATIONS if cas.libreoffice != "?"]
    fichiers = [tmp_path / f"{rang}.docx" for rang in range(len(cas))]
    for falsification, fichier in zip(cas, fichiers, strict=True):
        fichier.write_bytes(falsification.faire(deux_fois_signe))
    dits = ["".join("V" if v else "x" for v in s) for s in bureau.verifier(*fichiers)]
    assert dict(zip((c.nom for c in cas), dits, strict=True)) == {c.nom: c.libreoffice for c in cas}


def test_une_partie_changee_n_est_pas_dite_ajoutee(deux_fois_signe: bytes) -> None:
    for constat in verifier(remplacer(deux_fois_signe, "word/document.xml", "plan", "plat")):
        assert constat.fautes == ("Le texte du document (/word/document.xml) a changé.",)
        assert constat.ajouts == ()
