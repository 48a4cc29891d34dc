"""Chaque papier de chaque exemple : entier, lisible par tous, relu ligne à ligne.

`CEP_REFAIRE_INSTANTANES=1` réécrit les fichiers ; la différence se relit dans git.
"""

import io
import os
from pathlib import Path

import docx
import pytest
from lxml import etree

from cep_desktop.documents.accessibilite import controler_word, noter
from cep_desktop.documents.courrier.financeur import composer_financeur
from cep_desktop.documents.courrier.reorientation import composer_reorientation
from cep_desktop.documents.mise_en_page import solidariser_les_tableaux, w
from cep_desktop.documents.modeles import MODELES, verifier_les_modeles
from cep_desktop.documents.typographie import en_clair
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import INCONNU
from cep_desktop.usecases.papiers import NaturePapier
from tests.cas.dossier import LE, exemple
from tests.cas.plan import estimation, un_financement
from tests.documents.lecture_word import en_texte, parties
from tests.documents.papiers.cas import DOSSIERS, HORS_WORD, papiers, tous

INSTANTANES = Path(__file__).parent / "instantanes"


SANS_INSTANTANE_A_EUX = [(n, p) for n, p in tous() if not p.startswith("plan-action")]


@pytest.mark.parametrize(("nom", "papier"), SANS_INSTANTANE_A_EUX)
def test_un_papier_dit_ce_qui_a_ete_relu(nom: str, papier: str) -> None:
    lu = en_texte(papiers(nom)[papier])
    fichier = INSTANTANES / f"{nom}-{papier.removesuffix('.docx')}.txt"
    if os.environ.get("CEP_REFAIRE_INSTANTANES") == "1":
        fichier.write_text(lu, encoding="utf-8")
    assert lu == fichier.read_text(encoding="utf-8")


@pytest.mark.parametrize(("nom", "papier"), tous())
def test_un_papier_se_lit_avec_un_lecteur_d_ecran(nom: str, papier: str) -> None:
    problemes = controler_word(papiers(nom)[papier])
    assert not problemes
    assert noter(problemes) == 100


@pytest.mark.parametrize(("nom", "papier"), tous())
def test_python_docx_relit_chaque_papier_sans_auteur_ni_balise(nom: str, papier: str) -> None:
    octets = papiers(nom)[papier]
    document = docx.Document(io.BytesIO(octets))
    assert document.paragraphs
    assert document.core_properties.language == "fr-FR"
    assert not document.core_properties.last_modified_by
    assert DOSSIERS[nom](nom).beneficiaire.nom not in document.core_properties.author
    for partie, contenu in parties(octets, "word/").items():
        if partie.endswith(".xml"):
            assert not any(b in contenu for b in (b"{{", b"{%", b"}}", b"%}")), partie


def test_chaque_nature_a_son_papier_dans_le_dossier_complet() -> None:
    noms = " ".join(papiers("complet"))
    for nature in NaturePapier:
        if nature not in HORS_WORD:
            assert nature.value.replace("_", "-") in noms, nature


def test_les_modeles_livres_conviennent() -> None:
    assert not verifier_les_modeles()
    assert len(MODELES) == 12


def test_la_lettre_a_l_employeur_ne_dit_rien_du_conseil() -> None:
    camille = exemple("camille")
    lettre = papiers("camille")["courrier-employeur-0142-v2.docx"]
    contenus = b"\n".join(parties(lettre, "").values()).decode(errors="replace")
    for mot in (camille.structure.nom, "évolution professionnelle", "Nadia", "conseill", "0142"):
        assert mot not in contenus, mot


def test_la_note_d_alerte_ne_se_remet_pas_et_le_dit() -> None:
    note = en_texte(papiers("complet")["alerte-0142-v2.docx"])
    assert "Usage interne" in note
    assert "Ne pas remettre à la personne" in note


def test_la_fiche_dit_les_mois_en_lettres_sans_sigle_ni_montant() -> None:
    for nom in DOSSIERS:
        (fiche,) = (p for f, p in papiers(nom).items() if f.startswith("fiche-falc"))
        corps = en_texte(fiche).split("word/footer")[0]
        assert "€" not in corps
        assert "/20" not in corps
        assert "FALC" not in corps.replace("FALCAction", "").replace("FALCDate", "").replace(
            "FALCGrand", ""
        )


def test_un_grand_tableau_ne_laisse_pas_sa_derniere_ligne_seule() -> None:
    corps = etree.Element(w("body"))
    tableau = etree.SubElement(corps, w("tbl"))
    for _ in range(20):
        etree.SubElement(etree.SubElement(tableau, w("tr")), w("p"))
    solidariser_les_tableaux(corps)
    solidaires = [p.find(f".//{w('keepNext')}") is not None for p in corps.iter(w("p"))]
    assert solidaires == [True] * 2 + [False] * 15 + [True] * 2 + [False]


def test_une_longue_demande_ne_pousse_pas_la_lettre_sur_une_seconde_page() -> None:
    dossier = exemple("idriss")
    paroles = dossier.accueil.demande.paroles
    assert paroles is not None
    longue = paroles.avec(texte="Je voudrais changer de métier. " * 100)
    demande = dossier.accueil.demande.avec(paroles=longue)
    lettre = composer_reorientation(
        dossier.avec(accueil=dossier.accueil.avec(demande=demande)), le=LE
    )
    (citee,) = (en_clair(p) for p in lettre.debut if "avec ses mots" in en_clair(p))
    assert citee.endswith("métier. […]\u00a0»")
    assert len(citee) < 800


def test_un_tableau_de_longs_textes_peut_se_couper() -> None:
    corps = etree.Element(w("body"))
    tableau = etree.SubElement(corps, w("tbl"))
    for _ in range(10):
        noeud = tableau
        for balise in ("tr", "tc", "p", "r", "t"):
            noeud = etree.SubElement(noeud, w(balise))
        noeud.text = "mot " * 100
    solidariser_les_tableaux(corps)
    solidaires = [p.find(f".//{w('keepNext')}") is not None for p in corps.iter(w("p"))]
    assert not all(solidaires[:-1])


def test_quarante_aides_tiennent_dans_le_tableau_d_un_courrier() -> None:
    dossier = exemple("camille")
    suivi = dossier.accompagnement
    autres = tuple(
        un_financement(
            id=f"F{rang}", financeur=f"Organisme {rang}", nature=NatureFinanceur.AUTRE,
            demande=INCONNU if rang == 20 else estimation("10"),
        )
        for rang in range(20, 40)
    )  # fmt: skip
    plan = suivi.plan_financement.avec(financements=(*suivi.plan_financement.financements, *autres))
    dossier = dossier.avec(accompagnement=suivi.avec(plan_financement=plan))
    lettre = composer_financeur(dossier, "Transitions Pro Centre-Val de Loire", le=LE)
    lignes = [tuple(map(en_clair, (dit.qui, dit.etat, dit.montant))) for dit in lettre.tableau]
    assert ("1\u00a0autre aide", "Accordé", "1\u202f860,00\u00a0€") in lignes
    assert any("sans compter 1\u00a0montant inconnu" in etat for _, etat, _ in lignes)
    assert not any("Organisme" in qui for qui, _, _ in lignes)
