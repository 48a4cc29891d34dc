"""Ce qui est étrange ou abîmé se dit en une phrase, dans chaque format ; l’ancien livre reste."""

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cep_desktop.referentiels.livre import Livre, LivreIllisible
from cep_desktop.storage.livres.poste import LivresDuPoste
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from tests.cas.livres import (
    AUTRES,
    CERTIFICATIONS,
    COMMUNES,
    LE,
    ORGANISMES,
    ROME3,
    ROME4,
    poser,
    se_taire,
    zipper,
)
from tests.cas.livres_fiches import FICHES_XML, SIRO

METIERS = "unix_referentiel_code_rome_v470_utf8.csv"
CHAQUE_FICHIER = {**ROME4, **ROME3, **CERTIFICATIONS, **AUTRES, "siro-202606.csv": SIRO}
ENSEMBLES = (ROME4, ROME3, CERTIFICATIONS)


@pytest.fixture
def poste(tmp_path: Path) -> LivresDuPoste:
    """Un poste sans livres."""
    return LivresDuPoste(tmp_path / "livres")


def _importer(poste: LivresDuPoste, chemin: Path, avancer: Callable[[str], None] = se_taire) -> str:
    (rapport,) = poste.importer(chemin, le=LE, avancer=avancer)
    return " ".join(rapport.remarques)


def _avec(nom: str, octets: bytes) -> dict[str, bytes]:
    """Ce fichier changé, dans l’ensemble où il se publie."""
    return next(({**tous, nom: octets} for tous in ENSEMBLES if nom in tous), {nom: octets})


def _ajouter_une_colonne(octets: bytes) -> bytes:
    encodage = "cp1252" if octets is COMMUNES else "utf-8"
    entete, *lignes = [ligne for ligne in octets.decode(encodage).splitlines() if ligne]
    signe = max(";,|", key=entete.count)
    return "\n".join([f"{entete}{signe}Humeur", *(f"{une}{signe}gaie" for une in lignes)]).encode()


@pytest.mark.parametrize("nom", CHAQUE_FICHIER)
def test_une_colonne_inconnue_se_signale_dans_chaque_fichier(
    tmp_path: Path, poste: LivresDuPoste, nom: str
) -> None:
    octets = _ajouter_une_colonne(CHAQUE_FICHIER[nom])
    remarques = _importer(poste, poser(tmp_path / "neuf", _avec(nom, octets)))
    assert f"{nom}\u00a0: colonnes inconnues, laissées de côté\u00a0: humeur." in remarques


@pytest.mark.parametrize("nom", CHAQUE_FICHIER)
def test_un_fichier_tel_que_publie_ne_surprend_pas(
    tmp_path: Path, poste: LivresDuPoste, nom: str
) -> None:
    remarques = _importer(poste, poser(tmp_path / "tel", _avec(nom, CHAQUE_FICHIER[nom])))
    assert "inconnues" not in remarques


@pytest.mark.parametrize("nom", AUTRES)
@pytest.mark.parametrize("encodage", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_chaque_livre_se_lit_dans_chaque_encodage(
    tmp_path: Path, poste: LivresDuPoste, nom: str, encodage: str
) -> None:
    texte = AUTRES[nom].decode("cp1252" if nom.startswith("base-officielle") else "utf-8")
    octets = texte.replace("\u2019", "'").encode(encodage)
    _importer(poste, poser(tmp_path / "neuf", {nom: octets}))
    (edition,) = poste.editions()
    assert edition.lignes == len(texte.splitlines()) - 1


def test_une_colonne_deplacee_se_lit_et_une_case_decalee_se_refuse(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, poser(tmp_path / "bon", {"of.csv": ORGANISMES}))
    retournees = [
        ";".join(reversed(ligne.split(";"))) for ligne in ORGANISMES.decode().splitlines()
    ]
    _importer(poste, poser(tmp_path / "retournees", {"of.csv": "\n".join(retournees).encode()}))
    assert poste.organismes("touraine", nombre=2)[0].nda == "24370000137"
    entete, ligne = ORGANISMES.decode().splitlines()
    decalee = "\n".join((entete, ";".join(['"0"', *ligne.split(";")[:-1]])))
    with pytest.raises(LivreIllisible, match=r"décalées.*numerodeclarationactivite.*pas changé"):
        _importer(poste, poser(tmp_path / "decale", {"of.csv": decalee.encode()}))
    assert poste.organismes("touraine", nombre=2)[0].nda == "24370000137"


def test_des_lignes_en_double_se_gardent_une_fois(tmp_path: Path, poste: LivresDuPoste) -> None:
    _, *lignes = ROME4[METIERS].splitlines(keepends=True)
    remarques = _importer(poste, poser(tmp_path / "d", _avec(METIERS, ROME4[METIERS] + lignes[0])))
    assert f"{METIERS}\u00a0: 1 ligne en double, gardées une fois." in remarques
    (edition,) = poste.editions()
    (metiers,) = (d for d in edition.decomptes if d.table == "metier")
    assert (metiers.lignes, metiers.ecartees) == (6, 1)


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf", "vide"),
        (b"<!DOCTYPE html><title>Erreur</title>", "page internet"),
        (COMMUNES.replace(b";", b"#"), "séparées par aucun signe|aucun livre connu"),
        (COMMUNES.splitlines(keepends=True)[0], "aucune ligne"),
        (COMMUNES[:-30], "coupé"),
    ],
)
def test_un_fichier_abime_se_refuse_et_l_ancien_livre_reste(
    tmp_path: Path, poste: LivresDuPoste, octets: bytes, phrase: str
) -> None:
    _importer(poste, poser(tmp_path / "bon", {"communes.csv": COMMUNES}))
    avant = poste.chemin(Livre.COMMUNES).read_bytes()
    with pytest.raises(LivreIllisible, match=f"(?s)({phrase}).*pas changé"):
        _importer(poste, poser(tmp_path / "abime", {"communes.csv": octets}))
    assert poste.chemin(Livre.COMMUNES).read_bytes() == avant


def test_un_mauvais_separateur_se_dit_quand_le_nom_a_reconnu_le_fichier(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    octets = ROME4[METIERS].replace(b'","', b'"#"')
    with pytest.raises(LivreIllisible, match="séparées par aucun signe connu"):
        _importer(poste, poser(tmp_path / "neuf", _avec(METIERS, octets)))


def test_une_archive_dans_une_archive_se_dit(tmp_path: Path, poste: LivresDuPoste) -> None:
    dedans = zipper(tmp_path / "rome.zip", ROME4)
    with zipfile.ZipFile(tmp_path / "dehors.zip", "w") as archive:
        archive.write(dedans, "rome.zip")
    with pytest.raises(LivreIllisible, match=r"en contient d’autres.*rome\.zip"):
        _importer(poste, tmp_path / "dehors.zip")


def test_un_dossier_qui_contient_l_archive_suffit(tmp_path: Path, poste: LivresDuPoste) -> None:
    (tmp_path / "recu").mkdir()
    zipper(tmp_path / "recu" / "rome.zip", ROME4)
    _importer(poste, tmp_path / "recu")
    assert [edition.version for edition in poste.editions()] == ["4.70"]


def test_un_dossier_mele_installe_tous_ses_livres(tmp_path: Path, poste: LivresDuPoste) -> None:
    melange = {**ROME4, "communes.csv": COMMUNES, "notes.csv": b"", "page.csv": b"<html>"}
    rapports = poste.importer(poser(tmp_path / "mele", melange), le=LE, avancer=se_taire)
    assert [r.edition.livre for r in rapports] == [Livre.ROME4, Livre.COMMUNES]


def test_ce_qui_n_existe_pas_se_dit(tmp_path: Path, poste: LivresDuPoste) -> None:
    with pytest.raises(LivreIllisible, match="n’existe pas"):
        _importer(poste, tmp_path / "rome.zip")


def test_un_dossier_sans_livre_nomme_ce_qu_il_contient(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    with pytest.raises(LivreIllisible, match=r"aucun livre connu ici.*lisez-moi\.txt"):
        _importer(poste, poser(tmp_path / "autre", {"lisez-moi.txt": b"", "notes.csv": b"a;b"}))


def test_un_envoi_a_moitie_bon_dit_ce_qui_est_installe(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    melange = {**ROME4, "communes.csv": COMMUNES[:-30]}
    bibliotheque = Bibliotheque(poste)
    assert not bibliotheque.preparer()
    with pytest.raises(LivreIllisible, match=r"coupé.*Déjà installé.*ROME 4"):
        bibliotheque.importer(poser(tmp_path / "mele", melange), le=LE)
    assert bibliotheque.chercher_metiers("aide-soignant")


def test_les_deux_exports_xml_valent_l_export_csv(tmp_path: Path, poste: LivresDuPoste) -> None:
    _importer(poste, poser(tmp_path / "xml", FICHES_XML))
    fiche = poste.certification("RNCP40692")
    assert fiche is not None
    assert (fiche.niveau, str(fiche.fin), fiche.est_active) == (4, "2027-12-31", True)
    assert [bloc.code for bloc in fiche.blocs] == ["RNCP40692BC01"]
    assert fiche.metiers == ("J1501",)
    assert fiche.voies == ("Après un parcours de formation continue", "Par expérience")
    ancienne = poste.certification("RNCP35830")
    assert ancienne is not None
    assert ancienne.remplacee_par == ("RNCP40692",)
    (edition,) = poste.editions()
    assert str(edition.publiee_le) == "2026-11-20"
    assert {d.table: d.lignes for d in edition.decomptes if "RNCP" in d.fichier} == {
        "certification": 2, "certification_metier": 1, "bloc": 1, "certification_nsf": 1,
        "certification_formacode": 1, "certificateur": 1, "voie": 3, "remplacement": 1,
    }  # fmt: skip


def test_une_balise_inconnue_se_signale(tmp_path: Path, poste: LivresDuPoste) -> None:
    nom, octets = next(iter(FICHES_XML.items()))
    neuf = octets.replace(b"<ETAT_FICHE>", b"<HUMEUR>gaie</HUMEUR><ETAT_FICHE>")
    remarques = _importer(poste, poser(tmp_path / "xml", {**FICHES_XML, nom: neuf}))
    assert remarques == f"{nom}\u00a0: balises inconnues, laissées de côté\u00a0: HUMEUR."


def test_deux_archives_xml_dans_un_dossier_font_le_livre(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    (tmp_path / "recu").mkdir()
    for nom, octets in FICHES_XML.items():
        zipper(tmp_path / "recu" / f"{nom}.zip", {nom: octets})
    _importer(poste, tmp_path / "recu")
    assert poste.certification("RS5641") is not None


def test_un_seul_repertoire_ne_remplace_pas_les_deux(tmp_path: Path, poste: LivresDuPoste) -> None:
    _importer(poste, zipper(tmp_path / "rncp.zip", CERTIFICATIONS))
    nom, octets = next(iter(FICHES_XML.items()))
    with pytest.raises(LivreIllisible, match="un répertoire sur deux"):
        _importer(poste, zipper(tmp_path / "xml.zip", {nom: octets}))
    assert poste.certification("RS5641") is not None


@pytest.mark.parametrize("coupe", [-40, 400])
def test_un_export_xml_coupe_se_refuse(tmp_path: Path, poste: LivresDuPoste, coupe: int) -> None:
    nom = next(iter(FICHES_XML))
    with pytest.raises(LivreIllisible, match="coupé ou abîmé"):
        _importer(poste, poser(tmp_path / "x", {**FICHES_XML, nom: FICHES_XML[nom][:coupe]}))
    assert not poste.editions()


def test_la_table_des_etablissements_donne_les_opco_de_chaque_convention(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    remarques = _importer(poste, poser(tmp_path / "siro", {"siro-202606.csv": SIRO}))
    assert "79 lignes réunies en 3." in remarques
    assert [(c.idcc, c.opco) for c in poste.conventions("1486", nombre=5)] == [
        ("1486", "ATLAS"), ("1486", "AKTO"),
    ]  # fmt: skip
    assert not poste.conventions("9999", nombre=5)
    assert poste.editions()[0].version == "2026-06"


def test_le_coeur_d_un_metier_vient_de_la_table_de_coherence(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, zipper(tmp_path / "rome.zip", ROME4))
    catalogue = poste.catalogue()
    assert catalogue is not None
    assert catalogue.coeurs["N4103"] == {"104"}
    assert catalogue.liens["N4103"] == ("104", "107")
    assert catalogue.definitions["J1501"].endswith("tous les jours. Veille à son confort.")


def test_un_livre_abime_sur_le_poste_se_dit_et_les_autres_repondent(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, poser(tmp_path / "of", {"of.csv": ORGANISMES}))
    _importer(poste, poser(tmp_path / "c", {"communes.csv": COMMUNES}))
    fichier = poste.chemin(Livre.ORGANISMES)
    with closing(sqlite3.connect(fichier)) as base:
        demande = "SELECT rootpage FROM sqlite_master WHERE name = 'mots_organisme'"
        (page,) = base.execute(demande).fetchone()
        (taille,) = base.execute("PRAGMA page_size").fetchone()
    octets = bytearray(fichier.read_bytes())
    octets[(page - 1) * taille : page * taille] = b"\xff" * taille
    fichier.write_bytes(octets)
    with pytest.raises(LivreIllisible, match=r"abîmé sur ce poste.*de nouveau"):
        poste.organismes("touraine", nombre=2)
    assert poste.communes("tours", nombre=2)
    fichier.write_bytes(octets[:taille] + b"\xff" * taille)
    assert [edition.livre for edition in poste.editions()] == [Livre.COMMUNES]
    assert poste.perimes() == (Livre.ORGANISMES,)
    _importer(poste, tmp_path / "of")
    assert poste.perimes() == ()
    assert poste.organismes("touraine", nombre=2)


def test_un_livre_d_une_version_d_avant_est_a_importer_de_nouveau(
    tmp_path: Path, poste: LivresDuPoste
) -> None:
    _importer(poste, poser(tmp_path / "c", {"communes.csv": COMMUNES}))
    with closing(sqlite3.connect(poste.chemin(Livre.COMMUNES))) as base:
        base.execute("PRAGMA user_version = 1")
    assert poste.perimes() == (Livre.COMMUNES,)
    assert not poste.communes("tours", nombre=2)
