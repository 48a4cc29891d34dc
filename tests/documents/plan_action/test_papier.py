"""Le plan d’actions écrit : entier, dans l’ordre, lisible par tous, toujours le même."""

import io
import itertools

import docx
import pytest
from lxml import etree

from cep_desktop.domain.dossier import Dossier
from tests.cas.dossier import EXEMPLES, exemple, un_dossier
from tests.documents.lecture_word import (
    WP,
    W,
    corps,
    partie,
    parties,
    style,
    tableaux,
    texte,
    titres,
)
from tests.documents.plan_action.cas import comme_la_maquette, enorme, papier

RUBRIQUES = [
    "2 1. Mes étapes et mes objectifs",
    "2 2. Mes actions pour chaque étape",
    "2 3. Mon parcours de formation",
    "2 4. Les aides et services que j’utilise",
    "2 5. Mon plan de financement",
    "2 6. Mon calendrier prévisionnel, à titre indicatif",
]
AVANT = ["1 Mon plan d’actions", "2 Ma stratégie\u00a0: pourquoi ce chemin"]
APRES = ["2 Les révisions de mon plan", "2 Nous signons"]


def _dossier(nom: str) -> Dossier:
    faits = {"maquette": comme_la_maquette, "vide": un_dossier, "enorme": enorme}
    return faits[nom]() if nom in faits else exemple(nom)


@pytest.fixture(scope="module", params=(*EXEMPLES, "maquette", "vide", "enorme"))
def ecrit(request: pytest.FixtureRequest) -> bytes:
    return papier(_dossier(request.param))


def test_les_six_rubriques_viennent_dans_l_ordre(ecrit: bytes) -> None:
    principaux = [titre for titre in titres(ecrit) if titre[0] in "12"]
    assert principaux == AVANT + RUBRIQUES + APRES


def test_aucun_titre_ne_saute_de_niveau(ecrit: bytes) -> None:
    niveaux = [int(titre[0]) for titre in titres(ecrit)]
    assert niveaux[0] == 1
    assert niveaux.count(1) == 1
    assert all(suivant <= niveau + 1 for niveau, suivant in itertools.pairwise(niveaux))


def test_python_docx_relit_le_papier(ecrit: bytes) -> None:
    document = docx.Document(io.BytesIO(ecrit))
    assert document.paragraphs[0].text == "Mon plan d’actions"
    assert document.core_properties.language == "fr-FR"
    assert document.core_properties.title == "Mon plan d’actions"
    assert not document.core_properties.last_modified_by
    assert "Camille" not in document.core_properties.author


def test_aucun_paragraphe_n_est_vide(ecrit: bytes) -> None:
    vides = [
        etree.tostring(p)
        for p in corps(ecrit).iter(f"{W}p")
        if not texte(p).strip(" ") and p.find(f".//{WP}inline") is None
        and p.find(f".//{W}tab[@{W}leader]") is None
    ]  # fmt: skip
    assert not vides


def test_aucune_balise_ne_reste(ecrit: bytes) -> None:
    for nom, octets in parties(ecrit, "word/").items():
        if nom.endswith(".xml"):
            assert not any(balise in octets for balise in (b"{{", b"{%", b"}}", b"%}")), nom


def test_aucun_tableau_ne_fusionne_de_cellules(ecrit: bytes) -> None:
    fusions = {f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"}
    assert not [noeud.tag for noeud in corps(ecrit).iter() if noeud.tag in fusions]


def test_chaque_tableau_a_un_titre_une_largeur_et_un_en_tete_repete(ecrit: bytes) -> None:
    for tableau in corps(ecrit).iter(f"{W}tbl"):
        assert tableau.find(f"{W}tblPr/{W}tblCaption") is not None
        largeurs = [int(str(c.get(f"{W}w"))) for c in tableau.iter(f"{W}gridCol")]
        assert abs(sum(largeurs) - 9638) <= 3
        est_une_fiche = tableau.find(f"{W}tblPr/{W}tblBorders") is not None
        en_tetes = [ligne.find(f"{W}trPr/{W}tblHeader") for ligne in tableau.iter(f"{W}tr")]
        assert (en_tetes[0] is None) == est_une_fiche
        assert all(en_tete is None for en_tete in en_tetes[1:])


def test_deux_tableaux_ne_se_touchent_jamais(ecrit: bytes) -> None:
    blocs = [bloc.tag for bloc in corps(ecrit)]
    assert (f"{W}tbl", f"{W}tbl") not in set(itertools.pairwise(blocs))


def test_chaque_image_est_decrite_ou_decorative(ecrit: bytes) -> None:
    images = list(corps(ecrit).iter(f"{WP}inline"))
    assert images
    for image in images:
        assert [image.get(f"dist{cote}") for cote in "TBLR"] == ["0"] * 4
        proprietes = image.find(f"{WP}docPr")
        assert proprietes is not None
        est_decorative = b"adec:decorative" in etree.tostring(proprietes)
        assert bool(proprietes.get("descr")) != est_decorative


def test_les_images_ont_des_numeros_distincts(ecrit: bytes) -> None:
    numeros = [image.get("id") for image in corps(ecrit).iter(f"{WP}docPr")]
    assert len(set(numeros)) == len(numeros)


def test_le_papier_est_en_francais_et_se_pagine_seul(ecrit: bytes) -> None:
    defauts = partie(ecrit, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert defauts is not None
    assert defauts.get(f"{W}val") == "fr-FR"
    pieds = parties(ecrit, "word/footer").values()
    assert all(b" PAGE " in pied and b" NUMPAGES " in pied for pied in pieds)
    reglages = partie(ecrit, "word/settings.xml")
    assert reglages.find(f"{W}embedTrueTypeFonts") is not None
    mode = reglages.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']")
    assert mode is not None
    assert mode.get(f"{W}val") == "15"


def test_un_titre_reste_avec_sa_suite(ecrit: bytes) -> None:
    styles = partie(ecrit, "word/styles.xml")
    solidaires = {
        str(s.get(f"{W}styleId")) for s in styles.iter(f"{W}style")
        if s.find(f"{W}pPr/{W}keepNext") is not None
    }  # fmt: skip
    assert {"Titre1", "Titre2", "Titre3", "CEPCelluletitre"} <= solidaires


def test_un_petit_tableau_n_est_jamais_coupe(ecrit: bytes) -> None:
    for tableau in corps(ecrit).iter(f"{W}tbl"):
        lignes = list(tableau.iter(f"{W}tr"))
        gardees = lignes[:-1] if len(lignes) <= 13 else lignes[:2]
        for ligne in gardees:
            assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in ligne.iter(f"{W}p"))
        assert all(ligne.find(f"{W}trPr/{W}cantSplit") is not None for ligne in lignes)


def test_le_meme_plan_donne_les_memes_octets() -> None:
    assert papier(exemple("camille")) == papier(exemple("camille"))


def test_les_rubriques_1_5_et_6_commencent_une_page() -> None:
    sauts = [
        texte(p)[:2]
        for p in corps(papier(exemple("camille"))).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert sauts == ["1.", "5.", "6."]


def test_un_plan_vide_tient_sans_page_blanche_et_dit_pourquoi() -> None:
    vide = papier(un_dossier())
    assert not tableaux(vide).keys() - {"Signatures"}
    phrases = [texte(p) for p in corps(vide).iter(f"{W}p") if style(p) in {"CEPCorps", "CEPNote"}]
    assert phrases.count("Pas nécessaire pour l’instant.") == 3
    assert "Nous n’avons pas encore comparé les chemins possibles." in phrases


def test_une_couverture_trop_longue_laisse_la_rubrique_1_suivre() -> None:
    camille = exemple("camille")
    projet = camille.conseil.projet
    assert projet is not None
    long = camille.avec(
        conseil=camille.conseil.avec(projet=projet.avec(enonce="Devenir secrétaire, " * 14))
    )
    sauts = list(corps(papier(long)).iter(f"{W}pageBreakBefore"))
    assert len(sauts) == 2
