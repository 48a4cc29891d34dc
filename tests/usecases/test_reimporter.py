"""Reprendre le classeur d’un organisme : tout est dit, rien n’est perdu, rien n’est subi."""

import shutil
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cep_desktop.documents.bride import TravailArrete
from cep_desktop.documents.excel.grille import ClasseurIllisible
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Accord, Financement, Refus, StatutFinancement
from cep_desktop.domain.montant import Montant, confirme
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.usecases.reimporter import RapportDeRetour, RetourRefuse, examiner
from tests.cas.dossier import LE, exemple, un_dossier
from tests.documents.plan_action.cas import une_signature
from tests.documents.plan_financement.classeurs import octets, relu, remplacer
from tests.documents.plan_financement.renvois import (
    RETOUR,
    enregistrer,
    pieges,
    remplir,
    renvoyer,
    sans_fin,
)

CAMILLE = exemple("camille")
REPRISE = date(2027, 1, 20)
PIEGES = pieges(octets(CAMILLE))
SANS_FIN = sans_fin(octets(CAMILLE))
ACCORD_PARTIEL = {"E7": "Accordé partiellement", "F7": 4500, "G7": date(2027, 1, 18)}


def _examiner(fichier: bytes, dossier: Dossier = CAMILLE) -> RapportDeRetour:
    return examiner(fichier, dossier, le=REPRISE)


def _repris(rapport: RapportDeRetour, dossier: Dossier = CAMILLE) -> Dossier:
    geste = rapport.retenir()
    assert geste is not None
    return geste.appliquer(dossier)


def _demande(dossier: Dossier, cle: str) -> Financement:
    plan = dossier.accompagnement.plan_financement
    return next(f for f in plan.financements if f.id == cle)


def test_un_accord_partiel_se_retient() -> None:
    rapport = _examiner(renvoyer(CAMILLE, remplir(ACCORD_PARTIEL)))
    (ecart,) = rapport.ecarts
    assert ecart.financeur == "Transitions Pro Centre-Val de Loire"
    assert ecart.recu == (
        "Accordé partiellement, 4\u202f500,00\u00a0€, le 18\u00a0janvier\u00a02027"
    )
    demande = _demande(_repris(rapport), "F3")
    assert demande.statut is StatutFinancement.ACCORDE_PARTIELLEMENT
    assert demande.decision == Accord(le=date(2027, 1, 18), montant=confirme(Montant(450_000)))


def test_un_refus_garde_son_motif_et_son_commentaire() -> None:
    cases = {"E6": "refusé", "G6": "18/01/2027", "H6": "Budget épuisé", "J6": "À revoir en mars"}
    demande = _demande(_repris(_examiner(renvoyer(CAMILLE, remplir(cases)))), "F2")
    assert demande.decision == Refus(le=date(2027, 1, 18), motif="Budget épuisé")
    assert demande.commentaire == "À revoir en mars"


def test_on_ne_retient_que_ce_que_l_on_choisit() -> None:
    rapport = _examiner(renvoyer(CAMILLE, remplir({**ACCORD_PARTIEL, "E6": "Refusé"})))
    assert [e.cle for e in rapport.ecarts] == ["F2", "F3"]
    geste = rapport.retenir({"F3"})
    assert geste is not None
    repris = geste.appliquer(CAMILLE)
    assert _demande(repris, "F2") == _demande(CAMILLE, "F2")
    assert rapport.retenir(()) is None


def test_le_meme_classeur_ne_se_reprend_pas_deux_fois() -> None:
    fichier = renvoyer(CAMILLE, remplir(ACCORD_PARTIEL))
    repris = _repris(_examiner(fichier))
    with pytest.raises(RetourRefuse, match="déjà été repris le 20\u00a0janvier\u00a02027"):
        _examiner(fichier, repris)


def test_les_memes_reponses_reenregistrees_ne_changent_rien() -> None:
    repris = _repris(_examiner(renvoyer(CAMILLE, remplir(ACCORD_PARTIEL))))
    autre = renvoyer(CAMILLE, remplir({**ACCORD_PARTIEL, "C11": "Paul Roy"}))
    rapport = _examiner(autre, repris)
    assert not rapport.ecarts
    assert rapport.sans_changement == ("Transitions Pro Centre-Val de Loire",)


def test_une_version_signee_n_est_jamais_changee() -> None:
    signee = CAMILLE.avec(signatures=(une_signature(RoleSignataire.BENEFICIAIRE),))
    rapport = _examiner(renvoyer(signee, remplir(ACCORD_PARTIEL)), signee)
    assert rapport.ouvre_une_version
    repris = _repris(rapport, signee)
    avant, apres = signee.accompagnement.revisions, repris.accompagnement.revisions
    assert apres[: len(avant)] == avant
    assert apres[-1].version == avant[-1].version + 1
    assert apres[-1].ce_qui_change == "Réponse reçue\u00a0: Transitions Pro Centre-Val de Loire"
    assert repris.signatures == signee.signatures
    gardee = repris.accompagnement.versions_figees[-1]
    assert gardee.version == avant[-1].version
    assert gardee.plan_financement == signee.accompagnement.plan_financement
    assert repris.accompagnement.plan_financement != gardee.plan_financement


@pytest.mark.parametrize(
    "autre",
    [un_dossier(), exemple("idriss"), CAMILLE.avec(id=UUID(int=7))],
    ids=["même numéro", "idriss", "autre coffre"],
)
def test_le_classeur_d_un_autre_dossier_est_refuse(autre: Dossier) -> None:
    with pytest.raises(RetourRefuse, match="autre dossier"):
        _examiner(octets(CAMILLE), autre)


def test_un_classeur_non_rempli_le_dit() -> None:
    rapport = _examiner(octets(CAMILLE))
    assert not rapport.ecarts
    assert len(rapport.sans_reponse) == 4
    assert "Aucune case jaune" in rapport.avertissements[-1]


def _trier_et_deplacer(feuille: Worksheet) -> None:
    remplir(ACCORD_PARTIEL)(feuille)
    lignes = [[case.value for case in rangee] for rangee in feuille["A5:J8"]]
    for rangee, valeurs in zip(feuille["A5:J8"], reversed(lignes), strict=True):
        for case, valeur in zip(rangee, valeurs, strict=True):
            case.value = valeur
    feuille.insert_rows(6, 3)
    feuille.insert_cols(3)
    feuille["C4"] = "Notre référence"
    feuille.row_dimensions[5].hidden = True
    feuille.title = "Feuil1"


def test_des_lignes_triees_inserees_cachees_et_une_colonne_en_plus_se_relisent() -> None:
    rapport = _examiner(renvoyer(CAMILLE, _trier_et_deplacer))
    assert [(e.cle, e.reponse.accorde) for e in rapport.ecarts] == [("F3", Montant(450_000))]
    assert any("ont changé ou bougé" in avis for avis in rapport.avertissements)


def test_une_ligne_ajoutee_est_gardee_a_part() -> None:
    cases = {**ACCORD_PARTIEL, "A9": "X1", "B9": "Ville d’Amboise", "E9": "Accordé", "F9": 150}
    rapport = _examiner(renvoyer(CAMILLE, remplir(cases)))
    (ligne,) = rapport.a_part
    assert (ligne.ligne, ligne.texte) == (9, "X1, Ville d’Amboise, Accordé, 150")


def test_tous_les_problemes_sont_dans_un_seul_rapport() -> None:
    cases = {
        "E5": "peut-être", "F5": "1,234", "G5": "12/25/2026",
        "F6": True, "I6": "31/4/2027", "F7": "#REF!", "J7": "x" * 301, "F8": "=F5*2",
    }  # fmt: skip
    rapport = _examiner(renvoyer(CAMILLE, remplir(cases)))
    places = [(p.ligne, p.colonne) for p in rapport.problemes]
    assert places == [
        (5, "Décision"), (5, "Accordé (€)"), (5, "Date de décision"), (6, "Accordé (€)"),
        (6, "Date de paiement"), (7, "Accordé (€)"), (7, "Commentaire"), (8, "Accordé (€)"),
    ]  # fmt: skip
    assert not rapport.ecarts
    assert all(p.attendu and p.remede for p in rapport.problemes)


def test_un_nombre_demesure_est_dit_a_sa_place() -> None:
    sain = renvoyer(CAMILLE, remplir({"F5": 1234}))
    rapport = _examiner(remplacer(sain, RETOUR, "<v>1234</v>", "<v>1e308</v>"))
    assert [(p.ligne, p.colonne) for p in rapport.problemes] == [(5, "Accordé (€)")]


def test_une_decision_avant_l_envoi_est_dite_en_francais() -> None:
    assert _demande(CAMILLE, "F2").envoye_le == date(2026, 11, 18)
    cases = {"E6": "Accordé", "F6": 400, "G6": date(2026, 1, 1)}
    (probleme,) = _examiner(renvoyer(CAMILLE, remplir(cases))).problemes
    assert probleme.ligne == 6
    assert "la décision est avant l’envoi" in probleme.remede


def test_plus_que_demande_se_voit() -> None:
    (ecart,) = _examiner(renvoyer(CAMILLE, remplir({"E6": "Accordé", "F6": 900}))).ecarts
    assert ecart.avis == "Plus que demandé"


def test_un_montant_demande_change_depuis_l_envoi_se_voit() -> None:
    envoye = renvoyer(CAMILLE, remplir(ACCORD_PARTIEL))
    suivi = CAMILLE.accompagnement
    plan = suivi.plan_financement
    change = CAMILLE.avec(
        accompagnement=suivi.avec(
            plan_financement=plan.avec(
                financements=tuple(
                    f.avec(demande=confirme(Montant(600_000))) if f.id == "F3" else f
                    for f in plan.financements
                )
            )
        )
    )
    (ecart,) = _examiner(envoye, change).ecarts
    assert ecart.avis == "Le montant demandé a changé depuis l’envoi"


def test_une_formule_dans_un_commentaire_reste_un_texte() -> None:
    livre = relu(octets(CAMILLE))
    feuille = livre["Retour financeur"]
    remplir(ACCORD_PARTIEL)(feuille)
    feuille["J7"].value = "=cmd|' /C calc'!A0"
    feuille["J7"].data_type = "s"
    repris = _repris(_examiner(enregistrer(livre)))
    assert _demande(repris, "F3").commentaire == "=cmd|' /C calc'!A0"
    refait = relu(octets(repris))
    assert not any(
        case.data_type == "f" and "cmd" in str(case.value)
        for page in refait.worksheets
        for rangee in page.iter_rows()
        for case in rangee
    )


@pytest.mark.parametrize("nom", PIEGES)
def test_un_classeur_piege_est_refuse_vite_et_d_une_phrase(nom: str) -> None:
    debut = time.monotonic()
    with pytest.raises((ClasseurIllisible, TravailArrete)) as refus:
        _examiner(PIEGES[nom])
    assert refus.value.phrase
    assert refus.value.remede
    assert time.monotonic() - debut < 5


_MESURER = """
import sys, time
from pathlib import Path
from cep_desktop.documents.plan_financement.reception import relever
from cep_desktop.domain.erreurs import ErreurMetier
from tests.cas.memoire import pic
if __name__ == "__main__":
    debut = time.monotonic()
    try:
        print(len(relever(Path(sys.argv[1]).read_bytes()).reponses), "lignes lues")
    except ErreurMetier as refus:
        print(refus.phrase)
    print(time.monotonic() - debut)
    print(pic())
"""


@pytest.mark.parametrize("nom", SANS_FIN)
def test_un_classeur_demesure_est_borne(nom: str, tmp_path: Path) -> None:
    fichier = tmp_path / "retour.xlsx"
    fichier.write_bytes(SANS_FIN[nom])
    mesure = subprocess.run(
        [sys.executable, "-c", _MESURER, str(fichier)],
        check=True, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    issue, secondes, kilooctets = mesure.stdout.splitlines()
    assert issue
    assert float(secondes) < 5
    assert int(kilooctets) < 300 * 1024


@pytest.mark.libreoffice
def test_un_classeur_reenregistre_par_libreoffice_se_reprend(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None
    envoye = tmp_path / "retour.xlsx"
    envoye.write_bytes(renvoyer(CAMILLE, remplir(ACCORD_PARTIEL)))
    sortie = tmp_path / "refait"
    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", "xlsx", "--outdir", str(sortie), str(envoye)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    attendu = _examiner(envoye.read_bytes())
    rapport = _examiner((sortie / "retour.xlsx").read_bytes())
    assert replace(rapport, empreinte="", avertissements=()) == replace(
        attendu, empreinte="", avertissements=()
    )


def test_reprendre_ne_touche_a_rien_d_autre() -> None:
    repris = _repris(_examiner(renvoyer(CAMILLE, remplir(ACCORD_PARTIEL))))
    assert repris.conseil == CAMILLE.conseil
    assert repris.accompagnement.plan_action == CAMILLE.accompagnement.plan_action
    assert repris.accompagnement.retours[0].repris_le == REPRISE
    assert LE < REPRISE
