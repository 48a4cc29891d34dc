"""Le fichier lui-même : feuilles, protection, saisies, impression, formules, propriétés."""

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cep_desktop.documents.plan_financement.feuilles.retour import NOM as RETOUR
from tests.cas.dossier import exemple, un_dossier
from tests.documents.plan_financement.classeurs import (
    VISIBLES,
    cases,
    formules,
    octets,
    parties,
    relu,
)

CAMILLE = octets(exemple("camille"))
SURES = {"SUM", "SUMIF", "ROUND", "IF", "AND", "MIN", "ISNUMBER"}


def _feuille(nom: str) -> Worksheet:
    feuille = relu(CAMILLE)[nom]
    assert isinstance(feuille, Worksheet)
    return feuille


def test_les_feuilles_sont_toujours_dans_cet_ordre() -> None:
    assert tuple(relu(CAMILLE).sheetnames) == (*VISIBLES, "_meta")
    assert tuple(relu(octets(un_dossier())).sheetnames) == (*VISIBLES, "_meta")


def test_la_feuille_du_programme_est_tres_masquee() -> None:
    assert relu(CAMILLE)["_meta"].sheet_state == "veryHidden"
    assert {relu(CAMILLE)[nom].sheet_state for nom in VISIBLES} == {"visible"}


@pytest.mark.parametrize("nom", [*VISIBLES, "_meta"])
def test_chaque_feuille_est_protegee_sans_mot_de_passe(nom: str) -> None:
    protection = _feuille(nom).protection
    assert protection.sheet
    assert not protection.password
    assert not protection.selectLockedCells or nom == "_meta"


def test_seules_les_cases_jaunes_se_remplissent() -> None:
    libres = {
        (feuille.title, case.fill.start_color.rgb)
        for feuille in relu(CAMILLE).worksheets
        for rangee in feuille.iter_rows()
        for case in rangee
        if not case.protection.locked
    }
    assert libres == {(RETOUR, "FFFFF4DC")}


def test_une_case_jaune_est_vide_et_encadree() -> None:
    jaune = _feuille(RETOUR)["E5"]
    assert jaune.value is None
    assert {bord.style for bord in (jaune.border.left, jaune.border.top, jaune.border.right)} == {
        "thin"
    }


def test_chaque_case_jaune_a_sa_regle_et_ses_messages_en_francais() -> None:
    regles = _feuille(RETOUR).data_validations.dataValidation
    assert {regle.type for regle in regles} == {"list", "decimal", "date", "textLength"}
    assert all(regle.error and regle.prompt and regle.promptTitle for regle in regles)
    montant = next(regle for regle in regles if regle.type == "decimal")
    assert (montant.formula1, montant.formula2) == ("0", "10000000")
    decision = next(regle for regle in regles if str(regle.sqref).startswith("E5"))
    assert decision.formula1.startswith('"Accordé,Accordé partiellement,Refusé')
    assert decision.errorStyle in {None, "stop"}


def test_les_dates_sont_bornees_autour_de_la_version() -> None:
    bornes = {
        (regle.formula1, regle.formula2)
        for regle in _feuille(RETOUR).data_validations.dataValidation
        if regle.type == "date"
    }
    jours = {
        str((date(annee, mois, jour) - date(1899, 12, 30)).days)
        for annee, mois, jour in ((2024, 1, 1), (2032, 12, 31))
    }
    assert {borne for paire in bornes for borne in paire} == jours


@pytest.mark.parametrize("nom", VISIBLES)
def test_chaque_feuille_s_imprime_en_a4_sur_une_page_de_large(nom: str) -> None:
    feuille = _feuille(nom)
    portrait = nom in {"Synthèse", "Notice"}
    assert feuille.page_setup.paperSize == 9
    assert feuille.page_setup.orientation == ("portrait" if portrait else "landscape")
    assert feuille.page_setup.fitToWidth in {None, 1}
    assert feuille.sheet_properties.pageSetUpPr.fitToPage
    assert feuille.print_area
    assert feuille.print_title_rows == "$4:$4"
    assert feuille.freeze_panes


@pytest.mark.parametrize("nom", VISIBLES)
def test_chaque_page_dit_la_version_et_la_reserve(nom: str) -> None:
    feuille = _feuille(nom)
    assert feuille.oddHeader.right.text == "Plan 0142, version\u00a02 du 23/11/2026"
    assert feuille.oddHeader.left.text == "Cap Évolution Centre"
    assert feuille.oddFooter.left.text == "&A"
    assert feuille.oddFooter.center.text == "Sous réserve d’accord des financeurs"
    assert feuille.oddFooter.right.text == "Page &P sur &N"


def test_aucune_case_n_est_fusionnee() -> None:
    assert not [f.title for f in relu(CAMILLE).worksheets if f.merged_cells.ranges]


def test_chaque_formule_a_sa_valeur() -> None:
    nues = re.compile(r"</f>(?!<v>[^<]+</v>|<v></v></c>)")
    assert not [nom for nom, texte in parties(CAMILLE).items() if nues.search(texte)]


def test_les_formules_n_emploient_que_des_fonctions_sures() -> None:
    employees = {nom for f in formules(CAMILLE).values() for nom in re.findall(r"([A-Z]+)\(", f)}
    assert employees <= SURES


def test_aucun_nom_defini_n_est_une_constante() -> None:
    noms = relu(CAMILLE).defined_names
    assert {"Cout_total", "Reste_a_payer", "Controle"} <= set(noms)
    assert all(re.fullmatch(r"'?Synthèse'?!\$[A-Z]\$\d+", n.attr_text) for n in noms.values())


def test_le_paquet_n_a_ni_macro_ni_lien_ni_imprimante() -> None:
    with zipfile.ZipFile(io.BytesIO(CAMILLE)) as paquet:
        noms = " ".join(paquet.namelist()).lower()
    assert not [mot for mot in ("vba", "external", "activex", "printer", "ole") if mot in noms]
    assert "TargetMode" not in "".join(parties(CAMILLE).values())


def test_le_graphique_dit_ses_quatre_montants_en_toutes_lettres() -> None:
    dessin = parties(CAMILLE)["xl/drawings/drawing1.xml"]
    assert "accordé 1\u202f860,00\u00a0€, demandé 400,00\u00a0€" in dessin
    assert "reste à payer 430,00\u00a0€" in dessin


def test_le_graphique_se_lit_en_noir_et_blanc() -> None:
    barre = parties(CAMILLE)["xl/charts/chart1.xml"]
    assert 'grouping val="percentStacked"' in barre
    assert set(re.findall(r'prst="(\w+)"', barre)) >= {"wdUpDiag", "dotGrid"}


def test_sans_aucun_montant_il_n_y_a_pas_de_barre() -> None:
    assert not [nom for nom in parties(octets(un_dossier())) if "chart" in nom]


def test_les_proprietes_ne_nomment_que_l_organisme() -> None:
    proprietes = relu(CAMILLE).properties
    assert proprietes.creator == "Cap Évolution Centre"
    assert proprietes.lastModifiedBy == "Cap Évolution Centre"
    assert proprietes.created is not None
    assert proprietes.created.date() == date(2026, 11, 23)
    assert proprietes.title == "Plan de financement"


def test_l_inconnu_est_un_mot_et_le_zero_un_nombre() -> None:
    financements = _feuille("Financements")
    assert [financements[f"F{rangee}"].value for rangee in range(5, 9)] == [
        1860,
        "inconnu",
        "inconnu",
        "inconnu",
    ]
    assert _feuille("Dépenses")["F15"].value == 400
    assert _feuille("Dépenses")["E15"].value == 0


def test_les_dates_sont_de_vraies_dates() -> None:
    financements = _feuille("Financements")
    assert financements["G5"].is_date
    assert financements["G5"].number_format == "dd/mm/yyyy"


def test_chaque_ligne_porte_sa_cle() -> None:
    assert [_feuille("Dépenses")[f"A{rangee}"].value for rangee in range(5, 9)] == [
        "D1",
        "D2",
        "D3",
        "D4",
    ]
    assert [_feuille(RETOUR)[f"A{rangee}"].value for rangee in range(5, 9)] == [
        "F1",
        "F2",
        "F3",
        "F4",
    ]


def test_le_mot_du_controle_est_aussi_une_couleur() -> None:
    regles = _feuille("Dépenses").conditional_formatting
    mots = {f for plage in regles for regle in plage.rules for f in regle.formula}
    assert {'"Équilibré"', '"À compléter"', '"À revoir"'} <= mots


def test_aucune_case_ecrite_n_est_vide_de_sens() -> None:
    assert not [c.coordinate for c in cases(relu(CAMILLE)) if c.value in {"None", "nan", "NaN"}]


def test_un_exemple_fictif_le_dit() -> None:
    assert str(_feuille("Synthèse")["A2"].value).endswith("exemple fictif")
