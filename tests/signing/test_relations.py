"""La forme signée des relations, et ce qu’un paquet donne à atteindre."""

import pytest

from cep_desktop.signing.canonique import C14N_EXCLUSIF, canoniser, lire_xml
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.paquet import Paquet, relations_de, resoudre
from cep_desktop.signing.relations import compacter, delimiter, transformer

ESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
DESORDRE = f"""<?xml version="1.0"?>
<r:Relationships xmlns:r="{ESPACE}">
  <!-- un commentaire -->
  <r:Relationship Type="t2" Target="b.xml?x=1&amp;y=2" Id="rId2" TargetMode="External"/>
  <r:Relationship Id="rId10" Type="t10" Target="a.xml"/>
  <r:Relationship Id="RId1" Type="t1" Target="c.xml"/>
  <r:Relationship Id="rId3" Type="t3" Target="d.xml"/>
</r:Relationships>""".encode()


def test_les_relations_choisies_sont_triees_comme_des_suites_utf16() -> None:
    signees = transformer(DESORDRE, "/_rels/.rels", {"rId2", "rId10", "RId1"})
    assert signees.decode() == (
        f'<Relationships xmlns="{ESPACE}">'
        '<Relationship Id="RId1" Target="c.xml" TargetMode="Internal" Type="t1"></Relationship>'
        '<Relationship Id="rId10" Target="a.xml" TargetMode="Internal" Type="t10"></Relationship>'
        '<Relationship Id="rId2" Target="b.xml?x=1&amp;y=2" TargetMode="External" Type="t2">'
        "</Relationship></Relationships>"
    )


def test_un_type_de_relation_choisit_toutes_les_siennes() -> None:
    assert b"rId3" in transformer(DESORDRE, "/_rels/.rels", (), {"t3"})
    assert b"rId10" not in transformer(DESORDRE, "/_rels/.rels", (), {"t3"})


def test_compacter_ne_change_pas_ce_qui_sera_signe() -> None:
    compactes = compacter(DESORDRE, "/_rels/.rels")
    tous = {"rId2", "rId10", "RId1", "rId3"}
    assert transformer(compactes, "x", tous) == transformer(DESORDRE, "x", tous)
    assert b"\n  " not in compactes
    assert b"r:" not in compactes


def test_la_forme_canonique_d_un_element_profond_garde_son_espace_de_noms() -> None:
    racine = lire_xml(b'<a xmlns="urn:x"><b><c><d/></c></b></a>', "essai")
    assert canoniser(racine[0]) == b'<b xmlns="urn:x"><c><d></d></c></b>'
    prefixe = lire_xml(b'<a xmlns="urn:x" xmlns:p="urn:p"><b><c/></b></a>', "essai")
    assert canoniser(prefixe[0]) == b'<b xmlns="urn:x" xmlns:p="urn:p"><c></c></b>'
    assert canoniser(prefixe[0], C14N_EXCLUSIF) == b'<b xmlns="urn:x"><c></c></b>'


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 5_000 + b"</a>" * 5_000,
    ],
    ids=["vide", "coupe", "entite", "externe", "profond"],
)
def test_un_xml_dangereux_est_refuse(xml: bytes) -> None:
    with pytest.raises(PaquetRefuse):
        lire_xml(xml, "essai")


def test_les_cibles_se_resolvent_depuis_la_partie_qui_les_porte() -> None:
    assert resoudre("/", "word/document.xml") == "/word/document.xml"
    assert resoudre("/word/document.xml", "media/a.png#vue") == "/word/media/a.png"
    assert resoudre("/xl/workbook.xml", "/xl/styles.xml") == "/xl/styles.xml"
    assert resoudre("/word/document.xml", "../customXml/item1.xml") == "/customXml/item1.xml"
    assert relations_de("/word/document.xml") == "/word/_rels/document.xml.rels"
    assert relations_de("/") == "/_rels/.rels"


def test_le_perimetre_couvre_liens_externes_images_et_commentaires(riche: bytes) -> None:
    perimetre = delimiter(Paquet.lire(riche))
    assert "/word/document.xml" in perimetre.parties
    assert any("media" in nom for nom in perimetre.parties)
    assert any("comments" in nom for nom in perimetre.parties)
    assert not [nom for nom in perimetre.parties if nom.startswith("/docProps")]
    racine = perimetre.relations["/_rels/.rels"]
    assert len(racine) == 1
