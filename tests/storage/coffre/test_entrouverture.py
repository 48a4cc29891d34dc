"""Un coffre bien refermé montre sa liste avant de s’ouvrir ; tout autre s’ouvre en entier."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cep_desktop.locations import ressources
from cep_desktop.storage.coffre.entrouverture import Entrouverture
from cep_desktop.storage.embarque import ExemplesEmbarques, VocabulairesEmbarques
from cep_desktop.storage.niveaux import lire_le_decoupage
from cep_desktop.usecases.reperes import Repere, Reperes
from tests.cas.dossier import un_dossier
from tests.storage.coffre.coffres import (
    AUTEUR,
    AUTRE,
    PHRASE,
    HorlogeReglable,
    contenus,
    des_coffres,
)


@pytest.fixture
def code(tmp_path: Path) -> str:
    """Un coffre refermé sur les exemples et un dossier de plus ; rend son code de secours."""
    coffre, code = des_coffres(tmp_path).creer(PHRASE, auteur=AUTEUR)
    for _, exemple in ExemplesEmbarques().lister():
        coffre.dossiers.ecrire(exemple, attendue=0, geste="créé")
    reel = un_dossier(est_fictif=False)
    coffre.dossiers.ecrire(reel, attendue=0, geste="créé")
    coffre.reperes.garder(Reperes((Repere(reel.id, "projet"),), visite_vue=True))
    coffre.fermer()
    return code


def _entrouvrir(racine: Path, saisie: str = PHRASE) -> Entrouverture:
    entrouvert = des_coffres(racine).entrouvrir(saisie)
    assert entrouvert is not None
    return entrouvert


@pytest.mark.usefixtures("code")
def test_la_liste_breve_et_la_liste_entiere_rendent_les_memes_lignes(tmp_path: Path) -> None:
    entrouvert = _entrouvrir(tmp_path)
    breves, toutes = entrouvert.liste.fiches, entrouvert.lire_tout()
    coffre = entrouvert.ouvrir(auteur=AUTEUR)
    assert breves == toutes == coffre.dossiers.fiches()
    assert len(toutes) == 4
    assert coffre.reperes.lire() == entrouvert.liste.reperes
    coffre.fermer()


@pytest.mark.usefixtures("code")
def test_le_haut_de_la_page_sait_les_comptes_les_reprises_et_l_exemple(tmp_path: Path) -> None:
    liste = _entrouvrir(tmp_path).liste
    assert sum(groupe.nombre for groupe in liste.groupes) == 4
    assert liste.a_un_exemple
    assert liste.reperes.derniers[0].dossier in {fiche.id for fiche in liste.citees}
    a_venir = [f for f in liste.fiches if f.echeance and f.echeance >= liste.le and not f.est_clos]
    assert liste.citees[0] == min(a_venir, key=lambda fiche: fiche.echeance or liste.le)


def test_lire_la_liste_n_ecrit_rien_et_le_code_de_secours_suffit(tmp_path: Path, code: str) -> None:
    avant = contenus(tmp_path)
    entrouvert = _entrouvrir(tmp_path, code)
    entrouvert.lire_tout()
    entrouvert.refermer()
    assert contenus(tmp_path) == avant


@pytest.mark.usefixtures("code")
def test_une_phrase_fausse_n_entrouvre_rien(tmp_path: Path) -> None:
    assert des_coffres(tmp_path).entrouvrir(AUTRE) is None


@pytest.mark.usefixtures("code")
def test_un_coffre_tenu_s_ouvre_en_entier_pour_dire_par_qui(tmp_path: Path) -> None:
    coffre = des_coffres(tmp_path).ouvrir(PHRASE, auteur=AUTEUR)
    assert des_coffres(tmp_path).entrouvrir(PHRASE) is None
    coffre.fermer()
    assert des_coffres(tmp_path).entrouvrir(PHRASE) is not None


@pytest.mark.usefixtures("code")
def test_une_base_ramenee_en_arriere_ne_montre_pas_de_dossier_efface(tmp_path: Path) -> None:
    base = tmp_path / "coffre" / "dossiers.db"
    ancienne = base.read_bytes()
    horloge = HorlogeReglable()
    horloge.avancer(hours=1)
    coffre = des_coffres(tmp_path, horloge).ouvrir(PHRASE, auteur=AUTEUR)
    coffre.dossiers.effacer(coffre.dossiers.fiches()[0].id)
    coffre.fermer()
    base.write_bytes(ancienne)
    assert des_coffres(tmp_path).entrouvrir(PHRASE) is None


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("nom", ["coffre.json", "temoin.json", "dossiers.db"])
def test_un_fichier_abime_laisse_l_ouverture_entiere_le_dire(tmp_path: Path, nom: str) -> None:
    chemin = tmp_path / "coffre" / nom
    octets = bytearray(chemin.read_bytes())
    octets[min(len(octets) // 2, 2_000)] ^= 0xFF
    chemin.write_bytes(octets)
    assert des_coffres(tmp_path).entrouvrir(PHRASE) is None


def test_un_cout_hors_bornes_ne_se_tente_pas(tmp_path: Path, code: str) -> None:
    entete = tmp_path / "coffre" / "coffre.json"
    entete.write_text(entete.read_text().replace("8192", "99999999"))
    assert code
    assert des_coffres(tmp_path).entrouvrir(PHRASE) is None


@pytest.mark.usefixtures("code")
def test_le_trousseau_se_lit_dans_l_en_tete_sans_ouvrir(tmp_path: Path) -> None:
    coffres = des_coffres(tmp_path)
    assert not coffres.s_ouvre_par_trousseau()
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    coffre.serrures.confier_au_trousseau()
    coffre.fermer()
    assert coffres.s_ouvre_par_trousseau()
    assert replace(coffres, emplacement=tmp_path / "rien").s_ouvre_par_trousseau() is False


def test_les_niveaux_brefs_sont_ceux_du_vocabulaire() -> None:
    codes = sorted(chemin.stem for chemin in (ressources() / "vocabulaires").glob("*.toml"))
    assert codes
    for code in codes:
        entiers = VocabulairesEmbarques().lire(code).niveaux
        brefs = lire_le_decoupage(code).niveaux
        assert [(n.rang, n.titre_court, n.volets) for n in brefs] == [
            (n.rang, n.titre_court, n.volets) for n in entiers
        ]


def test_le_jour_de_la_liste_est_celui_du_poste(tmp_path: Path, code: str) -> None:
    horloge = HorlogeReglable()
    horloge.avancer(days=3)
    entrouvert = des_coffres(tmp_path, horloge).entrouvrir(code)
    assert entrouvert is not None
    assert entrouvert.liste.le - HorlogeReglable().instant.date() == timedelta(days=3)
    entrouvert.refermer()
