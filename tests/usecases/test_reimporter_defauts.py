"""Tout défaut d’un classeur renvoyé se dit, et le reste se lit."""

from datetime import date

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cep_desktop.usecases.reimporter import RapportDeRetour, examiner
from tests.cas.dossier import exemple
from tests.documents.plan_financement.classeurs import octets, relu
from tests.documents.plan_financement.renvois import enregistrer, remplir, renvoyer

CAMILLE = exemple("camille")
ACCORD_PARTIEL = {"E7": "Accordé partiellement", "F7": 4500, "G7": date(2027, 1, 18)}


def _examiner(fichier: bytes) -> RapportDeRetour:
    return examiner(fichier, CAMILLE, le=date(2027, 1, 20))


def _places(rapport: RapportDeRetour) -> list[tuple[str, int, str]]:
    return [(p.feuille, p.ligne, p.colonne) for p in rapport.problemes]


def _signer(feuille: Worksheet, intitule: str, valeur: object) -> int:
    """Remplit une case du bloc « Réponse donnée par », et rend sa ligne."""
    ligne = next(r[1].row for r in feuille.iter_rows() if r[1].value == intitule)
    feuille.cell(ligne, 3).value = valeur
    return ligne


def test_une_date_ou_un_nom_de_reponse_illisible_se_dit() -> None:
    lignes: dict[str, int] = {}

    def ecrire(feuille: Worksheet) -> None:
        feuille["E6"] = "Refusé"
        lignes["nom"] = _signer(feuille, "Nom", "x" * 400)
        lignes["date"] = _signer(feuille, "Date", "hier")

    rapport = _examiner(renvoyer(CAMILLE, ecrire))
    assert _places(rapport) == [
        ("Retour financeur", lignes["nom"], "Réponse donnée par, nom"),
        ("Retour financeur", lignes["date"], "Réponse donnée par, date"),
    ]
    assert [e.cle for e in rapport.ecarts] == ["F2"]
    assert rapport.repondu_par == ""


def test_une_ligne_effacee_se_dit_et_les_autres_se_lisent() -> None:
    def effacer(feuille: Worksheet) -> None:
        remplir(ACCORD_PARTIEL)(feuille)
        feuille.delete_rows(5)

    rapport = _examiner(renvoyer(CAMILLE, effacer))
    assert [(p.attendu, p.colonne) for p in rapport.problemes] == [("la ligne F1", "Clé")]
    assert [e.cle for e in rapport.ecarts] == ["F3"]


def test_un_titre_de_colonne_change_se_dit_et_les_autres_cases_se_lisent() -> None:
    cases = {**ACCORD_PARTIEL, "H4": "Pourquoi", "H7": "Budget"}
    rapport = _examiner(renvoyer(CAMILLE, remplir(cases)))
    assert _places(rapport) == [("Retour financeur", 4, "Motif")]
    assert [e.cle for e in rapport.ecarts] == ["F3"]


def test_une_ligne_passee_sous_le_bloc_de_reponse_se_lit() -> None:
    def descendre(feuille: Worksheet) -> None:
        remplir(ACCORD_PARTIEL)(feuille)
        for colonne in range(1, 11):
            feuille.cell(30, colonne).value = feuille.cell(7, colonne).value
            feuille.cell(7, colonne).value = None

    (ecart,) = _examiner(renvoyer(CAMILLE, descendre)).ecarts
    assert (ecart.cle, ecart.ligne) == ("F3", 30)


def test_une_feuille_renommee_se_lit_et_sa_copie_remplie_se_dit() -> None:
    livre = relu(octets(CAMILLE))
    copie = livre.copy_worksheet(livre["Retour financeur"])
    copie.title = "Copie"
    remplir({"E6": "Refusé"})(copie)
    livre["Retour financeur"].title = "Notre réponse"
    remplir(ACCORD_PARTIEL)(livre["Notre réponse"])
    rapport = _examiner(enregistrer(livre))
    assert [e.cle for e in rapport.ecarts] == ["F3"]
    assert _places(rapport) == [("Copie", 6, "Clé")]
    assert "Refusé" in rapport.problemes[0].trouve


@pytest.mark.parametrize(
    ("montant", "jour"),
    [
        ("4 500,00 €", "18/01/2027"),
        ("4\u202f500,00\u00a0€", "18 janvier 2027"),
        ("4500", "2027-01-18"),
        ("4.500,00", "lundi 18 janv. 2027"),
    ],
)
def test_un_montant_et_une_date_en_texte_se_lisent(montant: str, jour: str) -> None:
    cases = {"E7": "accordé partiellement", "F7": montant, "G7": jour}
    (ecart,) = _examiner(renvoyer(CAMILLE, remplir(cases))).ecarts
    assert ecart.recu == "Accordé partiellement, 4\u202f500,00\u00a0€, le 18\u00a0janvier\u00a02027"
