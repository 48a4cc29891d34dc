"""Les papiers sont produits ensemble, sans rien de privé, avec un manifeste qui en répond."""

import hashlib
import io
import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.personne import Beneficiaire, Contact
from cep_desktop.locations import gabarits
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.depot import DepotImpossible
from cep_desktop.usecases.papiers import DE_BASE
from cep_desktop.usecases.produire import composer_papiers, produire
from tests.cas.atelier import un_atelier
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet
from tests.cas.textes import NOMS
from tests.disques import disque_plein

PRIVE = "Secretissime"


def _texte(octets: bytes) -> str:
    """Tout ce qu’un paquet Office contient, en clair."""
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        return "\n".join(
            f"{nom}\n{paquet.read(nom).decode(errors='replace')}" for nom in paquet.namelist()
        )


@pytest.fixture(scope="module", params=EXEMPLES)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return exemple(request.param)


def test_le_plan_et_le_financement_sont_produits_avec_leur_manifeste(
    tmp_path: Path, dossier: Dossier
) -> None:
    production = un_atelier().produire(dossier, tmp_path)
    assert [papier.nature for papier in production.papiers] == list(DE_BASE)
    presents = {fichier.name for fichier in tmp_path.iterdir()}
    assert presents == {papier.nom for papier in production.papiers} | {"manifeste.json"}
    for papier in production.papiers:
        assert (tmp_path / papier.nom).read_bytes() == papier.octets


def test_le_manifeste_repond_de_chaque_fichier(tmp_path: Path, dossier: Dossier) -> None:
    production = un_atelier().produire(dossier, tmp_path, le=date(2027, 1, 2))
    manifeste = json.loads((tmp_path / "manifeste.json").read_text(encoding="utf-8"))
    assert manifeste == json.loads(production.manifeste)
    assert manifeste["format"] == "cep-desktop/manifeste"
    assert manifeste["dossier"] == dossier.numero
    assert manifeste["produit_le"] == "2027-01-02"
    assert {fiche["nom"] for fiche in manifeste["fichiers"]} == {p.nom for p in production.papiers}
    for fiche in manifeste["fichiers"]:
        octets = (tmp_path / fiche["nom"]).read_bytes()
        assert fiche["sha256"] == hashlib.sha256(octets).hexdigest()
        assert fiche["octets"] == len(octets)


def test_le_meme_dossier_donne_les_memes_octets(tmp_path: Path, dossier: Dossier) -> None:
    un_atelier().produire(dossier, tmp_path / "un")
    un_atelier().produire(dossier, tmp_path / "deux")
    for fichier in (tmp_path / "un").iterdir():
        assert fichier.read_bytes() == (tmp_path / "deux" / fichier.name).read_bytes()


def test_la_date_imprimee_est_celle_du_jour_si_rien_n_est_dit(tmp_path: Path) -> None:
    sans = un_atelier().produire(un_dossier(), tmp_path / "sans")
    avec = un_atelier().produire(un_dossier(), tmp_path / "avec", le=LE)
    assert sans.papiers == avec.papiers


@pytest.mark.parametrize("nom", NOMS)
def test_le_nom_de_la_personne_n_est_dans_aucun_nom_de_fichier(tmp_path: Path, nom: str) -> None:
    personne = Beneficiaire(prenom=nom, nom=nom)
    production = un_atelier().produire(un_dossier(beneficiaire=personne), tmp_path)
    noms = [papier.nom for papier in production.papiers]
    assert noms == ["plan-action-0142-v1.docx", "plan-financement-0142-v1.xlsx"]


def test_le_nom_d_un_papier_porte_la_version_du_plan() -> None:
    camille = exemple("camille")
    revision = camille.accompagnement.revision
    assert revision
    papiers = composer_papiers(camille, GabaritsEmbarques(), le=LE)
    assert all(f"-v{revision.version}." in papier.nom for papier in papiers)


def test_rien_de_prive_n_atteint_un_papier() -> None:
    complet = un_dossier_complet()
    volet = complet.accompagnement
    contact = Contact(id="ZC", organisme="Opco", nom=f"{PRIVE} Durand", courriel="z@secret.fr")
    echange = Echange(
        id="ZE", le=LE, canal=Canal.APPEL, contact="ZC", objet=PRIVE, compte_rendu=PRIVE
    )
    dossier = complet.avec(
        notes_privees=(NotePrivee(id="ZN", le=LE, texte=f"Note {PRIVE}"),),
        accompagnement=volet.avec(
            contacts=(*volet.contacts, contact), echanges=(*volet.echanges, echange)
        ),
    )
    for papier in composer_papiers(dossier, GabaritsEmbarques(), le=LE):
        assert PRIVE not in _texte(papier.octets)
        assert "z@secret.fr" not in _texte(papier.octets)


def test_un_dossier_vide_donne_aussi_ses_papiers(tmp_path: Path) -> None:
    vide = un_dossier(accompagnement=Accompagnement())
    assert len(un_atelier().produire(vide, tmp_path).papiers) == 2


def test_un_papier_vierge_absent_ne_laisse_aucun_fichier(tmp_path: Path) -> None:
    (tmp_path / "gabarits").mkdir()
    atelier = un_atelier(gabarits=tmp_path / "gabarits")
    with pytest.raises(ErreurMetier, match=r"«\u00a0plan_action\.docx\u00a0».+ manque"):
        atelier.produire(exemple("camille"), tmp_path / "sortie")
    assert not (tmp_path / "sortie").exists()


@pytest.mark.parametrize("octets", [b"", b"pas un docx", b"PK\x05\x06" + b"\0" * 18])
def test_un_papier_vierge_abime_ne_laisse_aucun_fichier(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "gabarits").mkdir()
    (tmp_path / "gabarits" / "plan_action.docx").write_bytes(octets)
    with pytest.raises(ErreurMetier):
        un_atelier(gabarits=tmp_path / "gabarits").produire(exemple("camille"), tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_le_papier_vierge_de_l_organisme_sert_a_la_place_du_notre(tmp_path: Path) -> None:
    shutil.copytree(gabarits(), tmp_path / "gabarits")
    atelier = un_atelier(gabarits=tmp_path / "gabarits")
    ailleurs = atelier.produire(un_dossier(), tmp_path / "un")
    ici = un_atelier().produire(un_dossier(), tmp_path / "deux")
    assert ailleurs.papiers == ici.papiers


def test_un_disque_plein_ne_garde_aucun_papier(tmp_path: Path) -> None:
    with disque_plein(tmp_path / "cle") as cle:
        with pytest.raises(DepotImpossible, match="le disque est plein"):
            produire(exemple("camille"), GabaritsEmbarques(), cle / "sortie", le=LE)
        assert not list(cle.iterdir())
