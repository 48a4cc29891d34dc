"""La fiche de formation : ce qui est inconnu s’écrit « inconnu »."""

from datetime import date

import pytest

from cep_desktop.documents.plan_action.formation import composer_formation
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.formation import ParcoursFormation
from tests.cas.dossier import un_dossier


def _fiche(**champs: object) -> dict[str, str]:
    formation = ParcoursFormation.model_validate(
        {"id": "P1", "intitule": "Une formation", "organisme": {"nom": "Centre de Tours"}} | champs
    )
    rubrique = composer_formation(
        un_dossier(accompagnement=Accompagnement(formations=(formation,)))
    )
    return {
        ligne.cle: ligne.valeur.replace("\u00a0", " ").replace("\u202f", " ")
        for ligne in rubrique.fiches[0].lignes
    }


def test_sans_formation_la_rubrique_dit_qu_elle_n_est_pas_necessaire() -> None:
    assert composer_formation(un_dossier()).absence == "Pas nécessaire pour l’instant."


def test_une_formation_a_peine_connue_le_dit() -> None:
    assert _fiche() == {
        "Formation": "Une formation",
        "Où": "Centre de Tours",
        "Quand": "Dates à fixer.",
        "Durée": "Inconnue pour l’instant.",
    }


@pytest.mark.parametrize(
    ("champs", "duree"),
    [
        ({"heures_centre": "70", "heures_entreprise": "0"}, "70 heures de cours, sans stage."),
        ({"heures_centre": "70"}, "70 heures de cours. La durée du stage est inconnue."),
        ({"heures_entreprise": "35"}, "35 heures de stage. La durée des cours est inconnue."),
        (
            {"heures_centre": "770", "heures_entreprise": "210", "part_a_distance": "10"},
            (
                "980 heures : 770 heures de cours et 210 heures de stage. "
                "10 % des cours se font à distance."
            ),
        ),
    ],
)
def test_la_duree_ne_devine_rien(champs: dict[str, object], duree: str) -> None:
    assert _fiche(**champs)["Durée"] == duree


@pytest.mark.parametrize(
    ("certification", "ecrite"),
    [
        ({"intitule": "Titre", "niveau": 4, "code": "RNCP40792"}, "Titre, niveau bac (RNCP40792)"),
        ({"intitule": "Titre", "niveau": 5}, "Titre, niveau bac + 2"),
        ({"intitule": "Titre", "niveau": 2}, "Titre, niveau 2"),
        (
            {"intitule": "Titre", "code": "RNCP40792", "blocs": ("RNCP40792BC01",)},
            "Titre (RNCP40792, bloc 1)",
        ),
        (
            {
                "intitule": "Titre",
                "code": "RNCP40792",
                "blocs": ("RNCP40792BC01", "RNCP40792BC03"),
            },
            "Titre (RNCP40792, blocs 1 et 3)",
        ),
    ],
)
def test_le_diplome_se_dit_avec_son_niveau_et_son_code(
    certification: dict[str, object], ecrite: str
) -> None:
    assert _fiche(certification=certification)["Diplôme visé"] == ecrite


def test_le_lieu_ne_se_repete_pas() -> None:
    assert _fiche(lieu="Tours", acces="à pied")["Où"] == "Centre de Tours, à pied"
    assert _fiche(lieu="Blois")["Où"] == "Centre de Tours, Blois"


@pytest.mark.parametrize(
    ("test", "phrase"),
    [
        ({}, "Test d’entrée : date à fixer."),
        ({"prevu_le": "2026-12-11"}, "Test d’entrée : le 11 décembre 2026."),
        (
            {"fait_le": "2026-12-11", "resultat": "niveau suffisant"},
            "Test d’entrée : fait le 11 décembre 2026, niveau suffisant.",
        ),
    ],
)
def test_le_test_d_entree_dit_ou_il_en_est(test: dict[str, object], phrase: str) -> None:
    assert _fiche(positionnement=test)["Pour entrer"] == phrase


def test_le_temps_de_travail_et_l_amenagement_se_disent() -> None:
    amenagement = {"id": "G1", "objets": ("duree",), "demande": "Raccourcir un module"}
    fiche = _fiche(
        periode={"du": date(2027, 4, 19), "au": date(2027, 11, 26)},
        rythme="35 heures par semaine",
        est_sur_temps_de_travail=False,
        amenagements=(amenagement,),
    )
    assert fiche["Quand"] == (
        "Du 19 avril au 26 novembre 2027, 35 heures par semaine. Hors de mon temps de travail."
    )
    assert fiche["Adapté à moi"] == "Raccourcir un module. Réponse attendue."
