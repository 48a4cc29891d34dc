"""Les fichiers des versions publiées s’ouvrent toujours ; les fichiers cassés sont expliqués."""

import json
import re
from pathlib import Path

import pytest

from cep_desktop.documents.dossier_portable import DossierIllisible, ecrire, lire
from cep_desktop.documents.dossier_portable.versions import VERSION

RACINE = Path(__file__).parents[3]
SPECIMENS = RACINE / "tests" / "specimens" / "dossier_portable"
PUBLIES = sorted(SPECIMENS.glob("v*.dossier.json"))
CASSES = {
    "autre-format": "n’est pas un dossier de CEP Desktop",
    "binaire": "ce n’est pas du texte",
    "champ-double": "Le champ «\u00a0numero\u00a0» est écrit deux fois",
    "champ-inconnu": "numero secu\u00a0: ce champ n’existe pas",
    "cle-double": "contacts › n°\u00a02 › id\u00a0: la clé «\u00a0K1\u00a0» est déjà prise",
    "dates-inversees": "la fin (1er\u00a0mars\u00a02027) est avant le début",
    "demi-caractere": "beneficiaire › prenom\u00a0: ce texte contient un caractère invisible",
    "montant-negatif": "prix unitaire › montant\u00a0: un montant ne peut pas être négatif",
    "nombre-demesure": "un nombre démesuré",
    "pas-un-nombre": "«\u00a0NaN\u00a0», qui n’est pas un nombre",
    "renvoi-rompu": "prochaine action\u00a0: «\u00a0A9\u00a0» ne désigne aucun élément",
    "sens-inverse": "un caractère invisible (U+202E)",
    "tronque": "abîmé ou incomplet, à la ligne",
    "trop-emboite": "emboîte trop de niveaux",
    "version-future": "Mettez CEP Desktop à jour",
    "vide": "abîmé ou incomplet, à la ligne 1",
}


def test_chaque_version_publiee_a_son_specimen_minimal_et_son_specimen_complet() -> None:
    attendus = {f"v{n}-{quoi}" for n in range(1, VERSION + 1) for quoi in ("complet", "minimal")}
    assert {chemin.name.partition(".")[0] for chemin in PUBLIES} == attendus


@pytest.mark.parametrize("chemin", PUBLIES, ids=lambda chemin: chemin.name)
def test_un_specimen_publie_s_ouvre_et_garde_tout(chemin: Path) -> None:
    octets = chemin.read_bytes()
    dossier = lire(octets)
    assert dossier.est_fictif
    assert lire(ecrire(dossier)) == dossier
    assert _contenu(octets).items() <= _contenu(ecrire(dossier)).items()


def test_chaque_fichier_casse_est_dans_la_liste() -> None:
    presents = {chemin.name.partition(".")[0] for chemin in (SPECIMENS / "casses").iterdir()}
    assert presents == set(CASSES)


@pytest.mark.parametrize(("nom", "phrase"), CASSES.items())
def test_un_fichier_casse_est_explique(nom: str, phrase: str) -> None:
    octets = (SPECIMENS / "casses" / f"{nom}.dossier.json").read_bytes()
    with pytest.raises(DossierIllisible) as refus:
        lire(octets)
    assert phrase in "\n".join([str(refus.value), *map(str, refus.value.problemes)])


def test_l_exemple_de_la_page_du_format_s_ouvre() -> None:
    page = (RACINE / "docs" / "format" / "README.md").read_text(encoding="utf-8")
    exemple = re.search(r"```json\n(.+?)```", page, re.DOTALL)
    assert exemple
    assert lire(exemple[1].encode()).numero == "0142"


def _contenu(octets: bytes) -> dict[str, object]:
    """Les valeurs du fichier, chacune à sa place."""

    def aplatir(noeud: object, lieu: str) -> dict[str, object]:
        if not isinstance(noeud, dict | list):
            return {lieu: noeud}
        fils = noeud.items() if isinstance(noeud, dict) else enumerate(noeud)
        return {
            place: valeur
            for cle, sous in fils
            for place, valeur in aplatir(sous, f"{lieu}.{cle}").items()
        }

    return aplatir(json.loads(octets), "")
