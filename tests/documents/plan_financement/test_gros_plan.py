"""Un plan hors du commun reste lisible : quarante aides, de grands montants, de longs textes."""

from datetime import date

import pytest
from pypdfium2 import PdfDocument

from cep_desktop.documents.pdf import convertir
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.domain.montant import CENTIMES_MAXIMUM, Montant, estime
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.revision import Revision
from tests.cas.plan import un_financement, un_plan, une_depense
from tests.cas.textes import TROIS_CENTS
from tests.documents.plan_financement.classeurs import contenu, formules, octets, relu
from tests.documents.plan_financement.plans import avec_plan


def _quarante() -> PlanFinancement:
    aides = (un_financement(financeur=f"Financeur {rang}") for rang in range(40))
    return un_plan("100000", *aides)


def test_quarante_demandes_se_relisent() -> None:
    ecrit = contenu(avec_plan(_quarante()))
    assert lire(ecrire(ecrit)) == ecrit
    assert len(ecrit.couverture.aides) == 40


def test_quarante_aides_se_suivent_en_matrices_lisibles() -> None:
    feuille = relu(octets(avec_plan(_quarante())))["Dépenses"]
    assert feuille.max_column <= 12
    entetes = [case.row for case in feuille["A"] if case.value == "Clé"]
    assert len(entetes) == 7
    assert feuille.row_breaks.count


def test_trois_cents_demandes_gardent_des_formules_qu_excel_accepte() -> None:
    plan = un_plan("100000", *(un_financement() for _ in range(300)))
    ecrit = contenu(avec_plan(plan))
    fichier = ecrire(ecrit)
    assert lire(fichier) == ecrit
    assert max(map(len, formules(fichier).values())) < 8192


def test_un_grand_montant_elargit_sa_colonne() -> None:
    grand = estime(Montant(CENTIMES_MAXIMUM))
    plan = PlanFinancement(
        depenses=(une_depense(prix_unitaire=grand),),
        financements=(un_financement(demande=grand),),
    )
    etroite = relu(octets(avec_plan(un_plan("10", un_financement()))))["Dépenses"]
    large = relu(octets(avec_plan(plan)))["Dépenses"]
    assert etroite.column_dimensions["E"].width < large.column_dimensions["E"].width
    ecrit = contenu(avec_plan(plan))
    assert lire(ecrire(ecrit)) == ecrit


def test_un_long_texte_agrandit_sa_rangee() -> None:
    long_, court = (
        relu(octets(avec_plan(un_plan("10", un_financement(libelle=texte)))))["Financements"]
        for texte in (TROIS_CENTS, "Aide")
    )
    assert long_.row_dimensions[5].height > 4 * court.row_dimensions[5].height
    assert long_.row_dimensions[5].height <= 409


def test_une_date_d_avant_excel_se_relit() -> None:
    dossier = avec_plan(un_plan("10", un_financement(a_deposer_avant_le=date(1815, 6, 18))))
    ecrit = contenu(dossier)
    assert ecrit.demarches[0].limite_le == date(1815, 6, 18)
    assert lire(ecrire(ecrit)) == ecrit


def test_une_version_d_un_autre_siecle_se_relit() -> None:
    dossier = avec_plan(un_plan("10", un_financement()))
    revision = Revision(version=1, preparee_le=date(1, 1, 1), ce_qui_change="Premier plan")
    accompagnement = dossier.accompagnement.avec(revisions=(revision,))
    ecrit = contenu(dossier.avec(accompagnement=accompagnement))
    assert lire(ecrire(ecrit)) == ecrit


def _de_cent_cinquante() -> PlanFinancement:
    """Cent cinquante dépenses et autant de demandes, dont une sur sept s’écrit sur deux lignes."""
    long_ = " dont l’objet demande plus d’une ligne pour se dire"
    return PlanFinancement(
        depenses=tuple(
            une_depense(id=f"D{rang}", libelle=f"Achat {rang}{'' if rang % 7 else long_}")
            for rang in range(1, 151)
        ),
        financements=tuple(
            un_financement(id=f"F{rang}", financeur=f"Financeur {rang}") for rang in range(1, 151)
        ),
    )


def test_l_en_tete_d_un_long_tableau_se_repete_et_se_relit() -> None:
    ecrit = contenu(avec_plan(_de_cent_cinquante()))
    fichier = ecrire(ecrit)
    assert lire(fichier) == ecrit
    for nom in ("Dépenses", "Financements"):
        feuille = relu(fichier)[nom]
        coupures = {coupure.id for coupure in feuille.row_breaks.brk}
        reprises = [case.row for case in feuille["A"] if case.value == "Clé (suite)"]
        assert len(reprises) > 10
        assert {rangee - 1 for rangee in reprises} <= coupures


@pytest.mark.libreoffice
def test_chaque_page_d_un_long_tableau_nomme_ses_colonnes() -> None:
    plan = _de_cent_cinquante()
    fichier = ecrire(contenu(avec_plan(plan.avec(financements=plan.financements[:3]))))
    with PdfDocument(convertir({"a.xlsx": fichier})["a.pdf"]) as pdf:
        textes = [page.get_textpage().get_text_bounded() for page in pdf]
    pages = [texte for texte in textes if "Achat " in texte]
    assert len(pages) > 10
    assert all(texte.count("Fournisseur ou objet") == 1 for texte in pages)
