"""Un livre s’importe entier, ou pas du tout, et dit ce qu’il a d’étrange."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cep_desktop.referentiels.livre import Livre, LivreIllisible
from cep_desktop.referentiels.plan_import import planifier
from cep_desktop.storage.livres.poste import LivresDuPoste
from tests.cas.livres import (
    AUTRES,
    BMO,
    CERTIFICATIONS,
    COMMUNES,
    LE,
    ROME3,
    ROME4,
    csv_,
    des_livres,
    poser,
    se_taire,
    zipper,
)

APPELLATIONS = "unix_referentiel_appellation_v470_utf8.csv"
METIERS = "unix_referentiel_code_rome_v470_utf8.csv"


@pytest.fixture
def poste(tmp_path: Path) -> LivresDuPoste:
    """Un poste sans livres."""
    return LivresDuPoste(tmp_path / "livres")


def _importer(poste: LivresDuPoste, chemin: Path, avancer: Callable[[str], None] = se_taire) -> str:
    (rapport,) = poste.importer(chemin, le=LE, avancer=avancer)
    return " ".join(rapport.remarques)


def test_chaque_format_officiel_se_reconnait(tmp_path: Path) -> None:
    editions = {e.livre: e for e in des_livres(tmp_path / "livres").editions()}
    assert set(editions) == set(Livre)
    assert (editions[Livre.ROME4].version, editions[Livre.ROME3].version) == ("4.70", "3.49")
    assert str(editions[Livre.CERTIFICATIONS].publiee_le) == "2026-11-20"
    assert str(editions[Livre.ROME4].publiee_le) == "2026-11-03"
    assert editions[Livre.COMMUNES].publiee_le is None


def test_un_dossier_et_un_zip_donnent_le_meme_livre(tmp_path: Path, poste: LivresDuPoste) -> None:
    _importer(poste, poser(tmp_path / "rome", ROME4))
    (du_dossier,) = poste.editions()
    _importer(poste, zipper(tmp_path / "rome.zip", ROME4))
    (du_zip,) = poste.editions()
    assert du_dossier.decomptes == du_zip.decomptes


def test_deux_generations_dans_un_dossier_font_deux_livres(tmp_path: Path) -> None:
    poser(tmp_path / "rome", ROME4)
    livres = [plan.livre for plan in planifier(poser(tmp_path / "rome", ROME3))]
    assert livres == [Livre.ROME4, Livre.ROME3]


def test_un_encodage_de_windows_se_lit_et_se_dit(tmp_path: Path, poste: LivresDuPoste) -> None:
    fichiers = {nom: octets.decode().encode("cp1252") for nom, octets in ROME4.items()}
    remarques = _importer(poste, zipper(tmp_path / "rome.zip", fichiers))
    assert "cp1252" in remarques
    catalogue = poste.catalogue()
    assert catalogue is not None
    assert catalogue.metiers["A1201"].libelle == "Bûcheron / Bûcheronne"


@pytest.mark.parametrize("encodage", ["utf-8-sig", "utf-16"])
def test_un_encodage_a_marque_se_lit(tmp_path: Path, poste: LivresDuPoste, encodage: str) -> None:
    fichiers = {nom: octets.decode().encode(encodage) for nom, octets in ROME4.items()}
    _importer(poste, zipper(tmp_path / "rome.zip", fichiers))
    catalogue = poste.catalogue()
    assert catalogue is not None
    assert catalogue.metiers["A1201"].libelle == "Bûcheron / Bûcheronne"


def test_une_colonne_inconnue_est_signalee(tmp_path: Path, poste: LivresDuPoste) -> None:
    neuf = csv_("code_rome,libelle_rome,code_rome_parent,transition_eco,humeur", *(
        ("J1501", "Aide-soignant", "J1501", "", "gaie"),))  # fmt: skip
    remarques = _importer(poste, zipper(tmp_path / "r.zip", {**ROME4, METIERS: neuf}))
    assert "colonnes inconnues" in remarques
    assert "humeur" in remarques


@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_les_communes_se_lisent_quels_que_soient_separateur_et_encodage(
    tmp_path: Path, poste: LivresDuPoste, separateur: str, encodage: str
) -> None:
    texte = COMMUNES.decode("cp1252").replace(";", separateur)
    poser(tmp_path / "c", {"communes.csv": texte.encode(encodage)})
    _importer(poste, tmp_path / "c")
    (commune,) = poste.communes("bourg", nombre=5)
    assert (commune.code, commune.postal) == ("01053", "01000")


def test_un_signe_impossible_est_dit_et_l_ancien_livre_reste(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, poser(tmp_path / "bon", {"communes.csv": COMMUNES}))
    abime = COMMUNES.replace(b"TOURS", b"TOUR\x81\xe9", 1)
    with pytest.raises(LivreIllisible, match=r"ne se lit pas en (cp1252|charmap).*pas changé"):
        _importer(poste, poser(tmp_path / "abime", {"communes.csv": abime}))
    assert poste.communes("tours", nombre=5)


def test_le_departement_des_embauches_retrouve_son_zero(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    ain = BMO.replace(b'"37";"Indre-et-Loire"', b'"1";"Ain"')
    _importer(poste, poser(tmp_path / "bmo", {"bmo.csv": ain}))
    (soin, *_) = poste.recrutements("aides-soignants", "01", nombre=3)
    assert (soin.territoire, soin.projets) == ("Ain", 240)


def test_une_colonne_neuve_de_l_enquete_est_signalee(tmp_path: Path, poste: LivresDuPoste) -> None:
    assert _importer(poste, poser(tmp_path / "a", {"bmo.csv": BMO})) == ""
    neuf = b"\r\n".join(ligne + b';"x"' for ligne in BMO.split(b"\r\n") if ligne)
    neuf = neuf.replace(b'"x"', b'"Humeur"', 1)
    assert "humeur" in _importer(poste, poser(tmp_path / "b", {"bmo.csv": neuf}))


def test_une_colonne_qui_manque_est_nommee(tmp_path: Path, poste: LivresDuPoste) -> None:
    fichiers = {**ROME4, METIERS: csv_("code_rome", ("J1501",))}
    with pytest.raises(LivreIllisible, match="libelle_rome"):
        _importer(poste, zipper(tmp_path / "r.zip", fichiers))


def test_un_fichier_qui_manque_est_nomme(tmp_path: Path, poste: LivresDuPoste) -> None:
    fichiers = {nom: octets for nom, octets in ROME4.items() if nom != APPELLATIONS}
    with pytest.raises(LivreIllisible, match="appellation"):
        _importer(poste, zipper(tmp_path / "r.zip", fichiers))


def test_un_fichier_coupe_est_refuse_et_l_ancien_livre_reste(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, zipper(tmp_path / "bon.zip", ROME4))
    coupe = {**ROME4, APPELLATIONS: ROME4[APPELLATIONS][:-60]}
    with pytest.raises(LivreIllisible, match=r"coupé.*pas changé"):
        _importer(poste, zipper(tmp_path / "coupe.zip", coupe))
    (edition,) = poste.editions()
    assert edition.lignes == 46
    assert [f.name for f in (tmp_path / "livres").iterdir()] == ["rome4.sqlite"]


def test_une_archive_tronquee_est_refusee(tmp_path: Path, poste: LivresDuPoste) -> None:
    entiere = zipper(tmp_path / "bon.zip", ROME4).read_bytes()
    (tmp_path / "tronquee.zip").write_bytes(entiere[: len(entiere) // 2])
    with pytest.raises(LivreIllisible, match="incomplète"):
        _importer(poste, tmp_path / "tronquee.zip")


def test_un_membre_abime_est_refuse(tmp_path: Path, poste: LivresDuPoste) -> None:
    chemin = zipper(tmp_path / "bon.zip", ROME4)
    with zipfile.ZipFile(chemin) as archive:
        debut = archive.getinfo(APPELLATIONS).header_offset + 120
    octets = bytearray(chemin.read_bytes())
    octets[debut : debut + 30] = b"\0" * 30
    chemin.write_bytes(octets)
    with pytest.raises(LivreIllisible, match=r"abîmé|coupé"):
        _importer(poste, chemin)
    assert not poste.editions()


def test_arreter_laisse_l_ancien_livre(tmp_path: Path, poste: LivresDuPoste) -> None:
    _importer(poste, zipper(tmp_path / "bon.zip", ROME4))
    avant = (tmp_path / "livres" / "rome4.sqlite").read_bytes()

    class Arret(Exception):
        """La personne a demandé l’arrêt."""

    def arreter(phrase: str) -> None:
        if "appellation" in phrase:
            raise Arret

    with pytest.raises(Arret):
        _importer(poste, zipper(tmp_path / "autre.zip", ROME4), arreter)
    assert (tmp_path / "livres" / "rome4.sqlite").read_bytes() == avant
    assert [f.name for f in (tmp_path / "livres").iterdir()] == ["rome4.sqlite"]


def test_l_avancement_nomme_chaque_fichier(tmp_path: Path, poste: LivresDuPoste) -> None:
    phrases: list[str] = []
    _importer(poste, zipper(tmp_path / "rncp.zip", CERTIFICATIONS), phrases.append)
    assert all(any(nom in phrase for phrase in phrases) for nom in CERTIFICATIONS)


@pytest.mark.parametrize(
    ("nom", "octets", "phrase"),
    [
        ("photo.png", b"", "ni une archive zip"),
        ("rien.csv", b"", "vide"),
        ("inconnu.csv", b"a;b\n1;2\n", "aucun livre connu"),
    ],
)
def test_ce_qui_n_est_pas_un_livre_est_refuse(
    tmp_path: Path, poste: LivresDuPoste, nom: str, octets: bytes, phrase: str
) -> None:
    (tmp_path / nom).write_bytes(octets)
    with pytest.raises(LivreIllisible, match=phrase):
        _importer(poste, tmp_path / nom)


def test_un_classeur_se_lit_comme_un_csv(tmp_path: Path, poste: LivresDuPoste) -> None:
    from openpyxl import Workbook

    classeur = Workbook()
    feuille = classeur.active
    assert feuille is not None
    feuille.append(["Table de correspondance"])
    feuille.append(["IDCC", "Intitulé", "OPCO"])
    feuille.append([29, "Hospitalisation privée", "OPCO Santé"])
    classeur.save(tmp_path / "idcc.xlsx")
    _importer(poste, tmp_path / "idcc.xlsx")
    convention = poste.convention("29")
    assert convention is not None
    assert (convention.idcc, convention.opco) == ("0029", "OPCO Santé")


def test_un_seul_fichier_suffit_a_un_livre_d_un_fichier(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    (tmp_path / "codes.csv").write_bytes(COMMUNES)
    _importer(poste, tmp_path / "codes.csv")
    assert [lieu.code for lieu in poste.communes("01000", nombre=5)] == ["01053"]


def test_un_secret_statistique_reste_inconnu(tmp_path: Path, poste: LivresDuPoste) -> None:
    poste.importer(poser(tmp_path / "autres", AUTRES), le=LE, avancer=se_taire)
    (soins,) = poste.recrutements("aide-soignante", "37", nombre=5)
    assert (soins.projets, soins.difficiles, soins.est_partiel) == (240, None, False)
    (champs,) = poste.recrutements("agriculteur", "", nombre=5)
    assert (champs.projets, champs.est_partiel) == (None, True)
    assert champs.territoire == "France entière"
