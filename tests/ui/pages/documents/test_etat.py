"""La page des documents dit ce qui sera produit, puis ce qui l’a été."""

from pathlib import Path

from cep_desktop.rules.completude import completude
from cep_desktop.usecases.papiers import DE_BASE
from cep_desktop.usecases.produire import NaturePapier, Papier, Production
from tests.cas.dossier import exemple, un_dossier
from ui.pages.documents.etat import deriver, ecrire_poids, raconter


def test_un_plan_complet_ne_manque_de_rien() -> None:
    camille = exemple("camille")
    etat = deriver(camille, completude(camille))
    assert etat.manques == ()
    assert etat.sous_titre == "Version 2 du plan, pour Camille Moreau"
    assert [papier.nature for papier in etat.papiers] == list(DE_BASE)


def test_ce_qui_manque_est_dit_avant_de_produire() -> None:
    vide = un_dossier()
    etat = deriver(vide, completude(vide))
    assert etat.sous_titre.startswith("Première version du plan")
    assert "Étapes et objectifs intermédiaires\u00a0: Ajoutez une première étape." in etat.manques


def test_le_recit_nomme_chaque_fichier() -> None:
    papier = Papier(NaturePapier.PLAN_ACTION, "plan-action-0142-v1.docx", b"x" * 1_025)
    recit = raconter(Production(Path("/remis"), (papier, papier), "{}"))
    assert recit.titre == "2 papiers sont prêts"
    assert recit.lieu == str(Path("/remis"))
    assert recit.papiers[0].nom == "plan-action-0142-v1.docx"
    assert recit.papiers[0].poids == "2\u00a0Ko"
    assert raconter(Production(Path("/remis"), (papier,), "{}")).titre == "Le papier est prêt"


def test_le_poids_s_arrondit_au_dessus() -> None:
    assert ecrire_poids(1) == "1\u00a0Ko"
    assert ecrire_poids(84 * 1_024) == "84\u00a0Ko"
