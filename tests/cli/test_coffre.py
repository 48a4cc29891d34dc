"""« cep-desktop coffre » : créer, vérifier, sauvegarder, restaurer, exporter, purger."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cep_desktop.cli import executer
from cep_desktop.documents import dossier_portable
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, exemple
from tests.cli.commande import ANGLAIS
from tests.storage.coffre.coffres import AUTEUR, AUTRE, PHRASE, HorlogeReglable, des_coffres

Appeler = Callable[..., int]


@pytest.fixture
def horloge() -> HorlogeReglable:
    return HorlogeReglable()


@pytest.fixture
def coffres(tmp_path: Path, horloge: HorlogeReglable) -> CoffresDuPoste:
    return des_coffres(tmp_path, horloge)


@pytest.fixture
def coffre(coffres: CoffresDuPoste) -> Path:
    """Un coffre fermé qui garde les trois exemples."""
    neuf, _ = coffres.creer(PHRASE, auteur=AUTEUR)
    for nom in EXEMPLES:
        neuf.dossiers.ecrire(exemple(nom), attendue=0, geste="dossier créé")
    neuf.fermer()
    return neuf.dossier


@pytest.fixture
def appeler(coffres: CoffresDuPoste) -> Iterator[Appeler]:
    """Appelle un geste en donnant la phrase par un vrai descripteur."""

    def _appeler(geste: str, *mots: object, phrase: str = PHRASE) -> int:
        lecture, ecriture = os.pipe()
        os.write(ecriture, f"{phrase}\n".encode())
        os.close(ecriture)
        try:
            arguments = ["coffre", geste, *map(str, mots), "--phrase-fd", str(lecture)]
            return executer(arguments, un_atelier, lambda: coffres)
        finally:
            os.close(lecture)

    return _appeler


def _reponse(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    sortie, erreur = capsys.readouterr()
    assert not erreur
    lue: dict[str, object] = json.loads(sortie)
    return lue


def test_creer_donne_le_code_de_secours_une_fois(
    appeler: Appeler, coffres: CoffresDuPoste, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("creer", "--json") == 0
    reponse = _reponse(capsys)
    assert reponse["coffre"] == str(coffres.emplacement)
    coffres.ouvrir(str(reponse["code_de_secours"]), auteur=AUTEUR).fermer()
    assert appeler("creer") == 1
    assert "n’est pas vide" in capsys.readouterr().err


def test_creer_dit_de_ranger_le_code(
    appeler: Appeler, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("creer", "--coffre", tmp_path / "ailleurs") == 0
    sortie = capsys.readouterr().out
    assert "Code de secours\u00a0: " in sortie
    assert "il ne sera plus jamais montré" in sortie
    assert (tmp_path / "ailleurs" / "coffre.json").exists()


def test_creer_refuse_une_phrase_faible(
    appeler: Appeler, coffres: CoffresDuPoste, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("creer", phrase="soleil") == 1
    assert "trop facile" in capsys.readouterr().err
    assert not coffres.existe()


@pytest.mark.usefixtures("coffre")
def test_verifier_dit_l_etat_en_francais(
    appeler: Appeler, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("verifier") == 0
    sortie = capsys.readouterr().out
    assert "Bon     Dossiers\u00a0: 3\u00a0dossiers, tous relus." in sortie
    assert "À faire Sauvegardes\u00a0: Aucune sauvegarde." in sortie
    assert not ANGLAIS.search(sortie)
    assert appeler("verifier", "--json") == 0
    constats = _reponse(capsys)["constats"]
    assert isinstance(constats, list)
    assert {c["gravite"] for c in constats} == {"bon", "a_faire"}


def test_verifier_un_coffre_abime_rend_1_et_dit_quoi(
    appeler: Appeler, coffre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    octets = bytearray((coffre / "dossiers.db").read_bytes())
    octets[len(octets) // 2] ^= 1
    (coffre / "dossiers.db").write_bytes(octets)
    assert appeler("verifier") == 1
    erreur = capsys.readouterr().err
    assert erreur.startswith("Ce coffre est en danger.\n  - Base\u00a0: ")
    assert appeler("verifier", "--json") == 1
    assert _reponse(capsys)["fait"] is False


@pytest.mark.usefixtures("coffre")
def test_une_phrase_fausse_rend_1(appeler: Appeler, capsys: pytest.CaptureFixture[str]) -> None:
    assert appeler("verifier", phrase=AUTRE) == 1
    sortie, erreur = capsys.readouterr()
    assert not sortie
    assert erreur.startswith("Cette phrase de passe n’ouvre pas ce coffre.")
    assert AUTRE.split()[0] not in erreur


@pytest.mark.usefixtures("coffre")
def test_sauvegarder_puis_restaurer_rend_les_dossiers(
    appeler: Appeler,
    coffres: CoffresDuPoste,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    second = tmp_path / "second"
    assert appeler("sauvegarder", "--second-dossier", second, "--json") == 0
    reponse = _reponse(capsys)
    assert reponse["dossiers"] == 3
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    rouvert.dossiers.effacer(exemple("solene").id)
    rouvert.dossiers.ecrire(exemple("camille").avec(numero="n2"), attendue=1, geste="essai")
    rouvert.fermer()
    (copie,) = second.iterdir()
    assert appeler("restaurer", copie, "--json") == 0
    assert "remplaces" in str(_reponse(capsys)["ancien"])
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert {f.numero for f in rouvert.dossiers.fiches()} == {
        exemple("camille").numero,
        exemple("idriss").numero,
    }
    rouvert.fermer()


def test_restaurer_dans_un_dossier_neuf_le_dit(
    appeler: Appeler, coffre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appeler("sauvegarder") == 0
    fichier = capsys.readouterr().out.splitlines()[0]
    assert str(coffre) in fichier
    assert appeler("restaurer", fichier, "--coffre", tmp_path / "neuf") == 0
    sortie = capsys.readouterr().out
    assert "Sauvegarde remise en place" in sortie
    assert "ancien" not in sortie
    assert appeler("restaurer", tmp_path / "absente.cepsauve") == 1


@pytest.mark.usefixtures("coffre")
def test_exporter_ecrit_les_dossiers_et_qui_les_a_ouverts(
    appeler: Appeler, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie = tmp_path / "sortie"
    numero = exemple("camille").numero
    assert appeler("exporter", "--sortie", sortie, "--numero", numero, "--json") == 0
    (dossier,) = _reponse(capsys)["dossiers"]  # type: ignore[misc]
    noms = dossier["fichiers"]  # type: ignore[index]
    assert dossier_portable.lire((sortie / noms[0]).read_bytes()) == exemple("camille")
    acces = json.loads((sortie / noms[1]).read_text(encoding="utf-8"))
    assert [a["geste"] for a in acces["acces"]] == ["export", "lecture", "ecriture"]
    assert acces["acces"][-1]["par"] == AUTEUR
    assert appeler("exporter", "--sortie", sortie) == 0
    assert "3\u00a0dossiers en clair" in capsys.readouterr().out
    assert len(list(sortie.iterdir())) == 6
    assert appeler("exporter", "--sortie", sortie, "--numero", "9999") == 1
    assert "Aucun dossier ne porte le numéro 9999" in capsys.readouterr().err


@pytest.mark.usefixtures("coffre")
def test_exporter_pour_la_personne_joint_un_papier_et_garde_les_notes(
    appeler: Appeler, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sortie, camille = tmp_path / "sortie", exemple("camille")
    demande = ("exporter", "--sortie", sortie, "--numero", camille.numero, "--pour-la-personne")
    assert appeler("purger", "--mois", "24") == 0
    capsys.readouterr()
    assert appeler(*demande, "--json") == 0
    (dossier,) = _reponse(capsys)["dossiers"]  # type: ignore[misc]
    fichier, papier, acces = (sortie / nom for nom in dossier["fichiers"])  # type: ignore[index]
    assert dossier_portable.lire(fichier.read_bytes()).notes_privees == ()
    html = papier.read_text(encoding="utf-8")
    assert "Camille Moreau" in html
    assert "Conservation jusqu’au" in html
    assert camille.notes_privees[0].texte not in html
    lignes = json.loads(acces.read_text(encoding="utf-8"))["acces"]
    assert (lignes[0]["geste"], lignes[0]["precision"]) == ("export", "pour la personne")
    assert appeler(*demande, "--avec-notes") == 0
    assert "parler de quelqu’un d’autre" in capsys.readouterr().out
    assert dossier_portable.lire(fichier.read_bytes()).notes_privees == camille.notes_privees


@pytest.mark.usefixtures("coffre")
def test_purger_demande_une_duree_puis_montre_puis_efface(
    appeler: Appeler,
    coffres: CoffresDuPoste,
    horloge: HorlogeReglable,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert appeler("purger") == 1
    assert "24 est proposé" in capsys.readouterr().err
    assert appeler("purger", "--mois", "24") == 0
    assert "0\u00a0dossier." in capsys.readouterr().out
    horloge.avancer(days=800)
    assert appeler("purger", "--json") == 0
    reponse = _reponse(capsys)
    assert (reponse["mois"], reponse["effaces"], len(reponse["dossiers"])) == (24, 0, 3)  # type: ignore[arg-type]
    assert appeler("purger", "--effacer") == 0
    assert "Effacés pour de bon\u00a0: 3\u00a0dossiers." in capsys.readouterr().out
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert rouvert.dossiers.fiches() == ()
    rouvert.fermer()


@pytest.mark.usefixtures("coffre")
def test_purger_sait_anonymiser(
    appeler: Appeler, horloge: HorlogeReglable, capsys: pytest.CaptureFixture[str]
) -> None:
    horloge.avancer(days=800)
    assert appeler("purger", "--mois", "12", "--anonymiser") == 0
    sortie = capsys.readouterr().out
    assert "Anonymisés\u00a0: 3\u00a0dossiers." in sortie
    assert "Anonymisés, ouverts en 2026\u00a0: moins de 5" in sortie
    assert appeler("purger", "--mois", "500") == 1
    assert appeler("purger", "--effacer", "--anonymiser") == 2


def test_le_trousseau_ouvre_sans_phrase(
    coffres: CoffresDuPoste, coffre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    ouvert.serrures.confier_au_trousseau()
    ouvert.fermer()
    assert executer(["coffre", "verifier", "--trousseau"], un_atelier, lambda: coffres) == 0
    assert "3\u00a0dossiers" in capsys.readouterr().out
    assert coffre.exists()


def test_un_second_dossier_injoignable_se_dit_et_la_sauvegarde_reste(
    coffre: Path, appeler: Appeler, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("ni dossier ni disque", encoding="utf-8")
    assert appeler("sauvegarder", "--second-dossier", obstacle / "copies") == 1
    sortie, erreur = capsys.readouterr()
    (faite,) = (coffre / "sauvegardes").iterdir()
    assert not sortie
    assert faite.name in erreur
    assert "le second dossier n’a pas reçu sa copie" in erreur
