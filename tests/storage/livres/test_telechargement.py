"""Télécharger un livre, pour de vrai, depuis un serveur local qui coupe, ment ou renvoie."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cep_desktop.referentiels.livre import Livre, LivreIllisible
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.storage.livres.telechargement import telecharger
from cep_desktop.usecases.livres.bibliotheque import AdresseRefusee, Bibliotheque
from cep_desktop.usecases.livres.ports import AdresseLivre
from tests.cas.livres import LE, ROME4, se_taire, zipper
from tests.cas.serveur import ServeurLocal, servir


@pytest.fixture
def archive(tmp_path: Path) -> bytes:
    """L’archive officielle, telle que le serveur la publie."""
    return zipper(tmp_path / "publiee.zip", ROME4).read_bytes()


@pytest.fixture
def serveur(archive: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServeurLocal]:
    """Un serveur local qui la sert, sans mandataire."""
    for nom in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(nom, raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with servir(archive) as ouvert:
        yield ouvert


@pytest.fixture
def bibliotheque(tmp_path: Path) -> Bibliotheque:
    """Un poste où l’édition précédente est installée."""
    bibliotheque = Bibliotheque(LivresDuPoste(tmp_path / "livres"))
    ancienne = {nom.replace("v470", "v460"): octets for nom, octets in ROME4.items()}
    bibliotheque.importer(zipper(tmp_path / "ancienne.zip", ancienne), le=LE)
    return bibliotheque


def _adresse(serveur: ServeurLocal, octets: bytes, **autres: int) -> AdresseLivre:
    empreinte = hashlib.sha256(octets).hexdigest()
    ou = f"{serveur.racine}/rome.zip"
    return AdresseLivre(Livre.ROME4, "https://exemple.fr", ou, empreinte, **autres)


def _version(bibliotheque: Bibliotheque) -> str:
    (edition,) = bibliotheque.editions()
    return edition.version


def _partiels(racine: Path) -> list[str]:
    return sorted(f.name for f in (racine / "livres" / "telechargements").iterdir())


def test_le_livre_se_telecharge_s_installe_et_dit_ou_il_en_est(
    serveur: ServeurLocal, archive: bytes, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    bibliotheque.livres.regler_adresse(_adresse(serveur, archive, taille=len(archive)))
    dits: list[str] = []
    bibliotheque.telecharger(Livre.ROME4, le=LE, avancer=dits.append)
    assert _version(bibliotheque) == "4.70"
    assert dits[0].startswith("Reçus\u00a0: 0,0 sur 0,0\u00a0Mo")
    assert _partiels(tmp_path) == []


def test_une_coupure_garde_l_ancienne_edition_et_la_suite_reprend_la(
    serveur: ServeurLocal, archive: bytes, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    bibliotheque.livres.regler_adresse(_adresse(serveur, archive))
    serveur.coupure = 700
    with pytest.raises(LivreIllisible, match="la suite seule sera demandée"):
        bibliotheque.telecharger(Livre.ROME4, le=LE)
    assert _version(bibliotheque) == "4.60"
    serveur.coupure = None
    bibliotheque.telecharger(Livre.ROME4, le=LE)
    assert [etendue for _, etendue in serveur.demandes] == ["", "bytes=700-"]
    assert _version(bibliotheque) == "4.70"
    assert _partiels(tmp_path) == []


def test_si_l_edition_a_change_entre_temps_tout_est_redemande(
    serveur: ServeurLocal, archive: bytes, tmp_path: Path
) -> None:
    serveur.coupure = 700
    with pytest.raises(LivreIllisible):
        telecharger(_adresse(serveur, archive), tmp_path / "d", avancer=se_taire)
    serveur.coupure, serveur.marque, serveur.contenu = None, '"v2"', archive[::-1]
    recu = telecharger(_adresse(serveur, archive[::-1]), tmp_path / "d", avancer=se_taire)
    assert recu.read_bytes() == archive[::-1]


def test_un_serveur_sans_marque_ne_fait_jamais_recoller_deux_editions(
    serveur: ServeurLocal, archive: bytes, tmp_path: Path
) -> None:
    serveur.marque, serveur.coupure = "", 700
    with pytest.raises(LivreIllisible):
        telecharger(_adresse(serveur, archive), tmp_path / "d", avancer=se_taire)
    serveur.coupure = None
    telecharger(_adresse(serveur, archive), tmp_path / "d", avancer=se_taire)
    assert [etendue for _, etendue in serveur.demandes] == ["", ""]


def test_arreter_garde_l_ancienne_edition_et_ce_qui_est_recu(
    serveur: ServeurLocal, archive: bytes, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    class Arret(Exception):
        """On a demandé l’arrêt."""

    def arreter(_phrase: str) -> None:
        raise Arret

    bibliotheque.livres.regler_adresse(_adresse(serveur, archive))
    with pytest.raises(Arret):
        bibliotheque.telecharger(Livre.ROME4, le=LE, avancer=arreter)
    assert _version(bibliotheque) == "4.60"
    assert _partiels(tmp_path) == ["rome4.partiel", "rome4.reprise"]


@pytest.mark.parametrize(
    ("taille", "empreinte", "attendu"),
    [(0, "0" * 64, "n’a pas l’empreinte"), (12, "", "au lieu de 12")],
)
def test_une_empreinte_ou_une_taille_qui_ne_va_pas_est_refusee(
    serveur: ServeurLocal,
    archive: bytes,
    bibliotheque: Bibliotheque,
    taille: int,
    empreinte: str,
    attendu: str,
) -> None:
    juste = _adresse(serveur, archive)
    bibliotheque.livres.regler_adresse(
        AdresseLivre(juste.livre, "", juste.telechargement, empreinte or juste.empreinte, taille)
    )
    with pytest.raises(LivreIllisible, match=attendu):
        bibliotheque.telecharger(Livre.ROME4, le=LE)
    assert _version(bibliotheque) == "4.60"


def test_une_archive_publiee_tronquee_laisse_l_ancienne_edition(
    serveur: ServeurLocal, archive: bytes, bibliotheque: Bibliotheque, tmp_path: Path
) -> None:
    serveur.contenu = archive[:-200]
    bibliotheque.livres.regler_adresse(_adresse(serveur, serveur.contenu))
    with pytest.raises(LivreIllisible, match="incomplète"):
        bibliotheque.telecharger(Livre.ROME4, le=LE)
    assert _version(bibliotheque) == "4.60"
    assert _partiels(tmp_path) == []


def test_le_mandataire_du_systeme_est_employe(
    serveur: ServeurLocal, archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", serveur.racine)
    monkeypatch.setenv("no_proxy", "")
    empreinte = hashlib.sha256(archive).hexdigest()
    ailleurs = AdresseLivre(Livre.ROME4, "", "http://livres.invalid/rome.zip", empreinte)
    assert telecharger(ailleurs, tmp_path / "d", avancer=se_taire).read_bytes() == archive
    assert serveur.demandes == [("http://livres.invalid/rome.zip", "")]


def test_un_renvoi_vers_une_adresse_peu_sure_est_refuse(
    serveur: ServeurLocal, archive: bytes, tmp_path: Path
) -> None:
    serveur.renvoi = "ftp://exemple.fr/rome.zip"
    with pytest.raises(LivreIllisible, match="pas sûre"):
        telecharger(_adresse(serveur, archive), tmp_path / "d", avancer=se_taire)


def test_sans_empreinte_seul_https_est_admis(serveur: ServeurLocal, tmp_path: Path) -> None:
    nue = AdresseLivre(Livre.ROME4, "https://exemple.fr", f"{serveur.racine}/rome.zip")
    with pytest.raises(LivreIllisible, match="aucune adresse sûre"):
        telecharger(nue, tmp_path / "d", avancer=se_taire)
    assert serveur.demandes == []


def test_une_adresse_du_poste_passe_devant_et_s_oublie(bibliotheque: Bibliotheque) -> None:
    livree = bibliotheque.adresse(Livre.COMMUNES)
    bibliotheque.regler_adresse(Livre.COMMUNES, " https://exemple.fr/« c ».csv ", "A" * 64)
    reglee = bibliotheque.adresse(Livre.COMMUNES)
    assert (reglee.telechargement, reglee.empreinte) == ("https://exemple.fr/« c ».csv", "a" * 64)
    assert reglee.page == livree.page
    bibliotheque.regler_adresse(Livre.COMMUNES, "")
    assert bibliotheque.adresse(Livre.COMMUNES) == livree


@pytest.mark.parametrize(
    ("adresse", "empreinte", "phrase"),
    [
        ("exemple.fr/rome.zip", "", "commence par https"),
        ("http://exemple.fr/rome.zip", "", "changée en chemin"),
        ("https://exemple.fr/rome.zip", "abc", "SHA-256"),
    ],
)
def test_une_adresse_impossible_dit_pourquoi(
    bibliotheque: Bibliotheque, adresse: str, empreinte: str, phrase: str
) -> None:
    with pytest.raises(AdresseRefusee, match=phrase):
        bibliotheque.regler_adresse(Livre.ROME4, adresse, empreinte)
