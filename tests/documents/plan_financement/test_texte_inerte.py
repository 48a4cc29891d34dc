"""Un texte reste un texte, si tordu soit-il."""

import pytest

from cep_desktop.documents.excel.classeur import Classeur, Proprietes
from cep_desktop.documents.excel.relecture import ouvrir
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.domain import typographie
from cep_desktop.domain.personne import Structure
from tests.cas.dossier import LE, un_dossier
from tests.cas.plan import un_financement, un_plan
from tests.cas.textes import PIEGES
from tests.documents.plan_financement.classeurs import (
    cases,
    contenu,
    formules,
    octets,
    parties,
    relu,
)
from tests.documents.plan_financement.plans import avec_plan

FORMULES = (
    "=CMD|' /C calc'!A0",
    '=HYPERLINK("http://exemple.invalid";"Cliquez")',
    "+33 2 61 91 00 12",
    "-1+1",
    "@SUM(A1:A9)",
    "<r><t>gras</t></r>",
    "http://exemple.invalid",
    "{=1+1}",
)


@pytest.mark.parametrize("texte", FORMULES)
def test_un_texte_n_est_jamais_une_formule(texte: str) -> None:
    aide = un_financement(financeur=texte, libelle=texte)
    fichier = octets(avec_plan(un_plan("1000", aide)))
    texte = typographie.composer(texte)
    assert texte not in formules(fichier).values()
    assert not [partie for partie in parties(fichier).values() if "<hyperlink" in partie]
    ecrites = [case for case in cases(relu(fichier)) if case.value == texte]
    assert ecrites
    assert {case.data_type for case in ecrites} == {"s"}


@pytest.mark.parametrize("texte", ["=1+1", "+1", "-1", "@A1"])
def test_un_texte_actif_est_marque_comme_texte(texte: str) -> None:
    fichier = octets(avec_plan(un_plan("1000", un_financement(libelle=texte))))
    ecrites = [case for case in cases(relu(fichier)) if case.value == texte]
    assert ecrites
    assert all(case.quotePrefix for case in ecrites)


@pytest.mark.parametrize("texte", ["\t=1+1", "\r=1+1"])
def test_une_tabulation_ou_un_retour_ne_reveille_pas_un_texte(texte: str) -> None:
    classeur = Classeur(Proprietes("Essai", "Essai", "Cap Évolution Centre", LE))
    classeur.ajouter("Essai").texte((0, 0), texte)
    (case,) = cases(relu(classeur.fermer()))
    assert case.data_type == "s"
    assert case.quotePrefix


@pytest.mark.parametrize("texte", PIEGES)
def test_un_texte_piege_se_relit_tel_quel(texte: str) -> None:
    ecrit = contenu(avec_plan(un_plan("1000", un_financement(financeur=texte, libelle=texte))))
    assert lire(ecrire(ecrit)) == ecrit


@pytest.mark.parametrize("nom", ["3 Rivières & Cie", "&D&T", "é" * 300, "مرحبا", "A/B:C*?"])
def test_le_nom_d_un_organisme_ne_commande_pas_l_en_tete(nom: str) -> None:
    feuille = relu(octets(un_dossier(structure=Structure(nom=nom))))["Synthèse"]
    attendu = nom if len(nom) <= 80 else f"{'é' * 79}…"
    assert (feuille.oddHeader.left.text or "").replace("&&", "&").strip() == attendu.strip()


def test_un_texte_deja_balise_ne_devient_pas_du_balisage() -> None:
    classeur = Classeur(Proprietes("Essai", "Essai", "Cap Évolution Centre", LE))
    classeur.ajouter("Essai").texte((0, 0), "<r><t>x</t></r>")
    assert ouvrir(classeur.fermer())["Essai"].texte((0, 0)) == "<r><t>x</t></r>"
