"""Les `.cep` des versions publiées s’ouvrent toujours ; les cassés ont chacun leur phrase."""

import re
from pathlib import Path

import pytest

from cep_desktop.documents.dossier_chiffre import (
    PhraseDeTransmissionFausse,
    TransmissionIllisible,
    lire,
)
from cep_desktop.documents.dossier_chiffre.contenu import VERSION
from cep_desktop.documents.dossier_portable import DossierIllisible
from cep_desktop.domain.erreurs import ErreurMetier
from tests.documents.dossier_chiffre.specimens import DOSSIER, PHRASE

PUBLIES = sorted(DOSSIER.glob("*.cep"))
CASSES: dict[str, tuple[type[ErreurMetier], str]] = {
    "accord-absent": (TransmissionIllisible, "L’accord de la personne que cite la fiche"),
    "age-futur": (TransmissionIllisible, "un format plus récent"),
    "archive": (TransmissionIllisible, "n’est pas un dossier transmis"),
    "arme": (TransmissionIllisible, "n’est pas un dossier transmis"),
    "autre-phrase": (PhraseDeTransmissionFausse, "Cette phrase de passe n’ouvre pas ce fichier."),
    "champ-inconnu": (TransmissionIllisible, "photo\u00a0: ce champ n’existe pas"),
    "cle-publique": (TransmissionIllisible, "n’est pas protégé par une phrase de passe"),
    "corps-change": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet."),
    "corps-coupe": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet."),
    "cout-demesure": (TransmissionIllisible, "plus de mémoire et de temps"),
    "dernier-octet-change": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet."),
    "dossier-seul": (TransmissionIllisible, "ne contient pas de dossier transmis"),
    "entete-coupe": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet"),
    "fiche-absente": (TransmissionIllisible, "La fiche de transmission"),
    "fiche-fausse": (TransmissionIllisible, "Valeurs admises\u00a0: identite"),
    "intro-coupee": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet"),
    "pas-un-dossier": (DossierIllisible, "abîmé ou incomplet"),
    "renvoi-rompu": (DossierIllisible, "«\u00a0A999\u00a0» ne désigne aucun élément"),
    "sceau-change": (TransmissionIllisible, "Ce fichier est abîmé ou incomplet."),
    "version-future": (TransmissionIllisible, "est au format 99"),
    "vide": (TransmissionIllisible, "n’est pas un dossier transmis"),
}


def test_chaque_version_publiee_a_son_specimen_minimal_et_son_specimen_complet() -> None:
    attendus = {
        f"v{n}-{quoi}.cep" for n in range(1, VERSION + 1) for quoi in ("complet", "minimal")
    }
    assert {chemin.name for chemin in PUBLIES} == attendus


@pytest.mark.parametrize("chemin", PUBLIES, ids=lambda chemin: chemin.name)
def test_un_specimen_publie_s_ouvre(chemin: Path) -> None:
    transmis = lire(chemin.read_bytes(), PHRASE)
    assert transmis.dossier.est_fictif
    assert transmis.fiche.destinataire == "Apec Orléans"
    assert transmis.dossier.beneficiaire.nom_complet == "Camille Moreau"


def test_chaque_fichier_casse_est_dans_la_liste() -> None:
    assert {chemin.stem for chemin in (DOSSIER / "casses").iterdir()} == set(CASSES)


@pytest.mark.parametrize("nom", CASSES)
def test_un_fichier_casse_a_sa_phrase_et_reste_intact(nom: str) -> None:
    fichier = DOSSIER / "casses" / f"{nom}.cep"
    avant = fichier.read_bytes()
    classe, phrase = CASSES[nom]
    with pytest.raises(classe) as refus:
        lire(avant, PHRASE)
    dit = "\n".join([str(refus.value), *map(str, refus.value.problemes)])
    assert phrase in dit
    assert not re.search(r"\b(error|header|buffer|decrypt|failed|None)\b", dit, re.IGNORECASE)
    assert fichier.read_bytes() == avant
