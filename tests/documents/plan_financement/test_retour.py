"""Ce que l’organisme répond, et ce que le classeur lui fait remarquer."""

from dataclasses import replace
from pathlib import Path

import pytest

from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import lire
from cep_desktop.documents.plan_financement.parties.retour import (
    MONTANT_ATTENDU,
    MOTIF_ATTENDU,
    MOTIFS,
    PLUS_QUE_DEMANDE,
    LigneRetour,
    Retour,
)
from cep_desktop.domain.financement import Demarche
from tests.cas.dossier import exemple
from tests.cas.plan import euros, un_financement, un_plan
from tests.documents.plan_financement.classeurs import contenu, relu
from tests.documents.plan_financement.libreoffice import recalculer
from tests.documents.plan_financement.plans import avec_plan

REPONSES = (
    (LigneRetour("F1", decision="Accordé", accorde=euros("2000")), PLUS_QUE_DEMANDE),
    (LigneRetour("F2", decision="Accordé"), MONTANT_ATTENDU),
    (LigneRetour("F3", decision="Refusé"), MOTIF_ATTENDU),
    (LigneRetour("F4", decision="Accordé", accorde=euros("9000")), ""),
)


def _rempli(*lignes: LigneRetour) -> ContenuPlanFinancement:
    return replace(contenu(exemple("camille")), retour=Retour(lignes))


def _verifications(fichier: bytes) -> list[str]:
    feuille = relu(fichier, valeurs=True)["Retour financeur"]
    return [feuille[f"K{rangee}"].value or "" for rangee in range(5, 9)]


def test_une_demande_abandonnee_n_attend_pas_de_reponse() -> None:
    plan = un_plan("1000", un_financement(), un_financement(demarche=Demarche.ABANDONNEE))
    assert [ligne.cle for ligne in contenu(avec_plan(plan)).retour.lignes] == ["F1"]


def test_une_reponse_surprenante_le_dit_en_un_mot() -> None:
    fichier = ecrire(_rempli(*(ligne for ligne, _ in REPONSES)))
    assert _verifications(fichier) == [mot for _, mot in REPONSES]


@pytest.mark.libreoffice
def test_le_tableur_fait_les_memes_remarques(tmp_path: Path) -> None:
    rempli = _rempli(*(ligne for ligne, _ in REPONSES))
    (fichier,) = recalculer([rempli], tmp_path)
    assert _verifications(fichier) == [mot for _, mot in REPONSES]
    assert lire(fichier) == rempli


def test_une_reponse_complete_ne_demande_rien() -> None:
    complete = LigneRetour("F1", decision="Refusé", motif=MOTIFS[0])
    assert complete.a_verifier(euros("400")) == ""


def test_les_choix_d_une_liste_n_ont_pas_de_virgule() -> None:
    assert not [motif for motif in MOTIFS if "," in motif]
