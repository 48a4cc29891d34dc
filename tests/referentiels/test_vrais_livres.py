"""Les vrais fichiers du ROME, là où ils sont : lignes, recherche, rapprochement."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from bench.appariement import mesurer_rappel
from bench.recherche import demandes
from cep_desktop.referentiels.rapprochement import Profil
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from tests.cas.livres import DONNEES, LE, se_taire

pytestmark = pytest.mark.skipif(
    not (DONNEES / "rome-v460").is_dir(), reason="les vrais fichiers du ROME ne sont pas ici"
)

MEMOIRE = 300
"""Mégaoctets au plus pour importer les deux éditions."""

_IMPORT = """
import sys
from datetime import date
from pathlib import Path
from cep_desktop.storage.livres.poste import LivresDuPoste
from tests.cas.memoire import pic
poste = LivresDuPoste(Path(sys.argv[1]))
for dossier in sys.argv[2:]:
    poste.importer(Path(dossier), le=date(2026, 11, 23), avancer=lambda _: None)
poste.catalogue()
print(pic() // 1024)
"""


@pytest.fixture(scope="module")
def poste(tmp_path_factory: pytest.TempPathFactory) -> LivresDuPoste:
    """Les deux éditions installées."""
    poste = LivresDuPoste(tmp_path_factory.mktemp("livres"))
    for edition in ("rome-v460", "rome-v347"):
        poste.importer(DONNEES / edition, le=LE, avancer=se_taire)
    return poste


@pytest.fixture(scope="module")
def bibliotheque(poste: LivresDuPoste) -> Bibliotheque:
    """La bibliothèque ouverte dessus."""
    return Bibliotheque(poste)


def test_chaque_ligne_de_la_source_est_rangee_ou_comptee(poste: LivresDuPoste) -> None:
    for edition in poste.editions():
        (dossier,) = (
            d for d in DONNEES.glob("rome-*") if edition.version.replace(".", "") in d.name
        )
        for decompte in edition.decomptes:
            with (dossier / decompte.fichier).open(encoding="utf-8", newline="") as fichier:
                lignes = sum(1 for _ in csv.reader(fichier)) - 1
            assert decompte.lignes + decompte.ecartees == lignes
    tables = {d.table: d.lignes for e in poste.editions()[:1] for d in e.decomptes}
    assert tables == {"metier": 1584, "appellation": 13_120}


def test_l_import_tient_en_memoire(tmp_path: Path) -> None:
    dossiers = [str(DONNEES / "rome-v460"), str(DONNEES / "rome-v347")]
    sortie = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(tmp_path), *dossiers],
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(sortie.stdout) <= MEMOIRE


def test_cent_requetes_de_tous_les_jours_trouvent_leur_metier(bibliotheque: Bibliotheque) -> None:
    connues = demandes()
    assert len(connues) == 100
    manquees = [
        mots
        for mots, attendus in connues
        if not attendus & {m.code for m in bibliotheque.chercher_metiers(mots, nombre=5)}
    ]
    assert len(manquees) <= 10, manquees


@pytest.mark.parametrize(
    ("mots", "codes"),
    [
        ("aide soignnte", "J1501"),
        ("AIDE-SOIGNANTE", "J1501"),
        ("chaufeur de car", "N4109|N4127"),
        ("secretaire medcale", "M1609"),
        ("boulangr", "D1102"),
        ("plombi", "F1603"),
    ],
)
def test_une_faute_ou_un_debut_de_mot_n_empeche_pas(
    bibliotheque: Bibliotheque, mots: str, codes: str
) -> None:
    assert bibliotheque.chercher_metiers(mots)[0].code in codes.split("|")


def test_les_mobilites_officielles_se_retrouvent(poste: LivresDuPoste, tmp_path: Path) -> None:
    ancien = LivresDuPoste(tmp_path)
    ancien.importer(DONNEES / "rome-v347", le=LE, avancer=se_taire)
    mesure = mesurer_rappel(ancien)
    assert mesure.paires == 4008
    assert mesure.rappel >= 0.62


def test_les_metiers_detaches_gardent_les_competences_de_leur_fiche(
    bibliotheque: Bibliotheque,
) -> None:
    catalogue = bibliotheque.catalogue()
    assert catalogue is not None
    assert catalogue.metiers["N4109"].fiche == "N4103"
    sans = [m.code for m in catalogue.metiers.values() if m.fiche not in catalogue.liens]
    assert len(sans) <= 1, sans


def test_un_metier_n_est_montre_qu_une_fois_par_fiche(bibliotheque: Bibliotheque) -> None:
    fiches = [p.metier.fiche for p in bibliotheque.rapprocher(Profil(("J1501",)))]
    assert len(fiches) == len(set(fiches)) == 20


@pytest.mark.parametrize("depart", ["J1501", "K1408", "N4121", "A1201", "M1855", "D1102"])
def test_chaque_reponse_dit_sa_raison_et_garde_une_autre_famille(
    bibliotheque: Bibliotheque, depart: str
) -> None:
    proches = bibliotheque.rapprocher(Profil((depart,)))
    assert len(proches) == 20
    assert all(proche.raisons for proche in proches)
    assert len({proche.metier.code[0] for proche in proches}) > 1
