"""Rien de ce que l’on tape n’est lisible sur le disque, ni dans ce que le programme dit."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.durcissement import durcir
from cep_desktop.storage.coffre.fichiers import BASE
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.equipe import AdresseServeur, ReglageEquipe
from tests.architecture.arbre import RACINE, modules
from tests.cas.dossier import EXEMPLES, exemple
from tests.storage.coffre.coffres import AUTEUR, AUTRE, PHRASE, des_coffres, noms_gardes

SESAME = "chamois-turquoise-42"
"""Le mot de passe du serveur d’équipe."""

VIVRE = """
import logging, os, sys
from pathlib import Path
logging.basicConfig(level=logging.DEBUG)
from uuid import uuid4
from cep_desktop.storage.hors_ligne import ReserveChiffree
from cep_desktop.usecases.coffre.brouillon import Brouillon
from cep_desktop.usecases.equipe import AdresseServeur, ReglageEquipe
from cep_desktop.usecases.reserve import Attente
from tests.storage.coffre.test_discretion import SESAME
from tests.storage.coffre.coffres import AUTRE, AUTEUR, DEBUT, PHRASE, HorlogeReglable, des_coffres
from tests.cas.dossier import EXEMPLES, exemple
coffres = des_coffres(Path(sys.argv[1]))
coffre, _ = coffres.creer(PHRASE, auteur=AUTEUR)
for nom in EXEMPLES:
    coffre.dossiers.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    coffre.dossiers.chercher(exemple(nom).beneficiaire.nom)
    coffre.dossiers.lire(exemple(nom).id)
coffre.liaison.garder(ReglageEquipe(AdresseServeur("cep.exemple.fr", "nbenali"), SESAME))
coffre.dossiers.nommer(exemple("solene").id, 1, "Avant le rendez-vous")
coffre.sauvegardes.choisir_second_dossier(Path(sys.argv[1]) / "second")
coffre.sauvegarder()
coffre.changer_phrase(AUTRE)
coffre.dossiers.effacer(exemple("camille").id)
try:
    coffre.dossiers.ecrire(exemple("idriss"), attendue=9, geste="essai")
except Exception as refus:
    print(repr(refus), refus)
try:
    coffres.ouvrir("faux", auteur=AUTEUR)
except Exception as refus:
    print(repr(refus), refus)
coffre.dossiers.ecrire(exemple("idriss"), attendue=1, geste="essai")
coffre.brouillons.garder(Brouillon(exemple("solene"), 1, DEBUT))
reserve = ReserveChiffree.ouvrir(coffre.dossier, coffre.interieur.cle, maintenant=HorlogeReglable())
reserve.ajouter(Attente(uuid4(), exemple("solene"), 1, "essai", DEBUT))
reserve.copier(coffre.dossiers.lire(exemple("solene").id))
os.kill(os.getpid(), 9)
"""


def _mots(dossier: Dossier) -> set[str]:
    """Tous les mots de six signes et plus de ce qu’une personne a pu taper."""
    mots: set[str] = set()

    def parcourir(valeur: object) -> None:
        if isinstance(valeur, dict):
            for contenu in valeur.values():
                parcourir(contenu)
        elif isinstance(valeur, list):
            for contenu in valeur:
                parcourir(contenu)
        elif isinstance(valeur, str):
            mots.update(re.findall(r"\w{6,}", valeur))

    parcourir(dossier.model_dump(mode="json"))
    return mots


def _interdits(publics: bytes = b"") -> dict[str, bytes]:
    """Chaque mot des exemples, les deux phrases et l’auteur, tels que le disque les écrirait.

    `publics` est ce que tout coffre écrit en clair, même vide : ces mots-là ne disent rien.
    """
    mots = {mot for nom in EXEMPLES for mot in _mots(exemple(nom))}
    equipe = {SESAME, "cep.exemple.fr", "nbenali", "Avant le rendez-vous"}
    phrases = {*equipe, PHRASE, AUTRE, *PHRASE.split(), *AUTRE.split(), "Benali"}
    return {m: m.encode() for m in mots | phrases if len(m) >= 6 and m.encode() not in publics}


def _publics(dossier: Path) -> bytes:
    """Ce qu’écrivent en clair un coffre vide, son témoin, son verrou et sa sauvegarde."""
    coffre, _ = des_coffres(dossier).creer("Xk9$vB2!qL7#", auteur="x")
    coffre.sauvegarder()
    clairs = [f for f in dossier.rglob("*") if f.suffix in {".json", ".cepsauve"}]
    octets = b"".join(f.read_bytes() for f in clairs)
    coffre.fermer()
    return octets


def test_aucun_mot_ne_se_lit_apres_un_arret_net(tmp_path: Path) -> None:
    essai = subprocess.run(
        [sys.executable, "-c", VIVRE, str(tmp_path)],
        capture_output=True,
        check=False,
        cwd=RACINE,
        env={"PATH": "", "TMPDIR": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(RACINE)},
    )
    assert essai.returncode == -9, essai.stderr.decode()
    fichiers = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    assert any(f.suffix == ".cepsauve" for f in fichiers)
    assert (tmp_path / "coffre" / f"{BASE}-wal").stat().st_size > 0
    assert {f.name for f in fichiers} >= {"hors_ligne.db", f"{BASE}-wal", "temoin.json"}
    assert any("brouillons" in f.parts for f in fichiers)
    verrou = tmp_path / "coffre" / "verrou.json"
    dits = {Path("stdout"): essai.stdout, Path("stderr"): essai.stderr}
    interdits = _interdits(_publics(tmp_path / "vide"))
    fuites = {
        (str(chemin), mot)
        for chemin, octets in (fichiers | dits).items()
        for mot, forme in interdits.items()
        if forme in octets and not (chemin == verrou and mot == "Benali")
    }
    assert not fuites


def test_l_essai_verrait_une_fuite(coffre: CoffreOuvert) -> None:
    assert len(_interdits()) > 500
    octets = exemple("camille").model_dump_json().encode()
    assert sum(forme in octets for forme in _interdits().values()) > 150


def test_les_refus_ne_montrent_ni_valeur_ni_requete_parametree(coffre: CoffreOuvert) -> None:
    from cep_desktop.storage.sql.transaction import ecriture

    with pytest.raises(ErreurMetier) as refus, ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", ("schema", "Zzcanari"))
    chaine: BaseException | None = refus.value
    while chaine is not None:
        assert "Zzcanari" not in str(chaine)
        chaine = chaine.__cause__


def test_rien_dans_le_programme_n_ouvre_la_base_tant_que_le_coffre_l_est(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    """Fermer un autre descripteur du même fichier ferait perdre ses verrous à SQLite."""
    ouverts: list[str] = []

    def ecouter(evenement: str, arguments: tuple[object, ...]) -> None:
        if evenement == "open" and str(arguments[0]).endswith((BASE, f"{BASE}-wal", f"{BASE}-shm")):
            ouverts.append(str(arguments[0]))

    sys.addaudithook(ecouter)
    base = str(coffre.dossier / BASE)
    coffre.dossiers.lire(exemple("camille").id)
    coffre.sauvegarder()
    coffre.verifier()
    coffre.changer_phrase(AUTRE)
    coffre.conservation.anonymiser([exemple("camille").id])
    coffre.reposer()
    second = coffres.ouvrir(AUTRE, auteur=AUTEUR)
    assert len(noms_gardes(second)) == 2
    second.fermer()
    assert not [chemin for chemin in ouverts if chemin.startswith(base)]


def test_seules_l_ouverture_et_les_copies_ouvrent_une_base() -> None:
    """`chiffree.ouvrir` n’est appelé que là où le verrou est pris, ou sur une copie à part."""
    permis = {
        "cep_desktop.storage.hors_ligne",  # sa propre base, hors du coffre
        "cep_desktop.storage.coffre.creation",
        "cep_desktop.storage.coffre.ouverture",
        "cep_desktop.storage.coffre.restauration",
        "cep_desktop.storage.coffre.sauvegarde",
        "cep_desktop.storage.coffre.sondage",
        "cep_desktop.storage.coffre.verification",
    }
    importeurs = {
        module.nom
        for module in modules("cep_desktop")
        if _nomme_ouvrir(module.chemin)
        for importe in module.imports()
        if importe
        in {"cep_desktop.storage.sql.chiffree.ouvrir", "cep_desktop.storage.sql.chiffree"}
    }
    assert importeurs - {"cep_desktop.storage.sql.chiffree"} <= permis


def _nomme_ouvrir(chemin: Path) -> bool:
    texte = chemin.read_text(encoding="utf-8")
    return "chiffree" in texte and bool(
        re.search(r"import [^\n]*\bouvrir\b|chiffree\.ouvrir", texte)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="demande Linux")
def test_le_systeme_n_ecrit_pas_la_memoire_du_programme(tmp_path: Path) -> None:
    code = (
        "import ctypes, resource\n"
        "from cep_desktop.composition import proteger_le_programme\n"
        "proteger_le_programme()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    dit = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=RACINE
    ).stdout
    assert dit == "(0, 0) 0\n"


def test_durcir_deux_fois_ne_gene_pas() -> None:
    durcir()
    durcir()


def test_un_reglage_d_equipe_ne_montre_jamais_son_mot_de_passe() -> None:
    reglage = ReglageEquipe(AdresseServeur("cep.exemple.fr", "nbenali"), SESAME)
    assert SESAME not in f"{reglage!r} {reglage} {reglage.adresse!r}"
