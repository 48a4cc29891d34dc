"""Un fichier qui n’est pas un des nôtres est refusé en une phrase."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cep_desktop.documents.plan_financement.ecriture import ecrire
from cep_desktop.documents.plan_financement.lecture import ClasseurIllisible, lire
from tests.cas.dossier import exemple
from tests.documents.plan_financement.classeurs import contenu, relu, remplacer

CAMILLE = ecrire(contenu(exemple("camille")))
RETOUR, META = "xl/worksheets/sheet6.xml", "xl/worksheets/sheet8.xml"


def _paquet(**parties: str) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom, texte in parties.items():
            paquet.writestr(nom, texte)
    return sortie.getvalue()


def _classeur_etranger() -> bytes:
    sortie = io.BytesIO()
    Workbook().save(sortie)
    return sortie.getvalue()


def _ajouter(nom: str) -> bytes:
    sortie = io.BytesIO(CAMILLE)
    with zipfile.ZipFile(sortie, "a") as paquet:
        paquet.writestr(nom, "x")
    return sortie.getvalue()


ETRANGERS = {
    "vide": b"",
    "texte": b"Ceci est un courrier.",
    "pdf": b"%PDF-1.7",
    "ancien format": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512,
    "archive quelconque": _paquet(note="bonjour"),
    "tronque": CAMILLE[: len(CAMILLE) // 2],
    "autre classeur": _classeur_etranger(),
    "macro": _ajouter("xl/vbaProject.bin"),
    "lien": _ajouter("xl/externalLinks/externalLink1.xml"),
    "entites": remplacer(CAMILLE, META, "<worksheet", "<!DOCTYPE x><worksheet"),
    "balise coupee": remplacer(CAMILLE, META, "</sheetData>", "</sheetDat>"),
    "texte introuvable": remplacer(CAMILLE, RETOUR, "<v>1860</v>", "<v>abc</v>"),
    "pas un nombre": remplacer(CAMILLE, RETOUR, "<v>1860</v>", "<v>NaN</v>"),
    "infini": remplacer(CAMILLE, RETOUR, "<v>1860</v>", "<v>1e308</v>"),
}


@pytest.mark.parametrize("nom", ETRANGERS)
def test_un_fichier_etranger_ou_abime_est_refuse(nom: str) -> None:
    with pytest.raises(ClasseurIllisible) as refus:
        lire(ETRANGERS[nom])
    assert refus.value.phrase
    assert refus.value.remede


def test_un_fichier_gonfle_est_refuse_sans_etre_deploye() -> None:
    bombe = _paquet(**{"xl/workbook.xml": "0" * 31_000_000})
    assert len(bombe) < 100_000
    with pytest.raises(ClasseurIllisible, match="plus gros"):
        lire(bombe)


def test_un_fichier_enorme_est_refuse() -> None:
    with pytest.raises(ClasseurIllisible, match="plus gros"):
        lire(b"0" * 10_000_001)


def test_une_case_protegee_changee_est_refusee() -> None:
    change = remplacer(CAMILLE, RETOUR, "<v>1860</v>", "<v>9999</v>")
    with pytest.raises(ClasseurIllisible, match="cases protégées"):
        lire(change)


def test_une_case_jaune_remplie_est_admise() -> None:
    livre = relu(CAMILLE, valeurs=True)
    livre["Retour financeur"]["E6"] = "Accordé"
    livre["Retour financeur"]["F6"] = 350.5
    sortie = io.BytesIO()
    livre.save(sortie)
    reponse = lire(sortie.getvalue()).retour.lignes[1]
    assert (reponse.cle, reponse.decision) == ("F2", "Accordé")
    assert str(reponse.accorde) == "350,50\u00a0€"


def test_un_montant_illisible_dit_sa_case() -> None:
    livre = relu(CAMILLE, valeurs=True)
    livre["Retour financeur"]["F6"] = "trois cents"
    sortie = io.BytesIO()
    livre.save(sortie)
    with pytest.raises(ClasseurIllisible) as refus:
        lire(sortie.getvalue())
    assert refus.value.lieu == "Feuille «\u00a0Retour financeur\u00a0», case F6"
    assert "trois cents" in refus.value.phrase


def test_une_autre_version_du_format_est_nommee() -> None:
    livre = relu(CAMILLE, valeurs=True)
    livre["_meta"]["B2"] = "99"
    sortie = io.BytesIO()
    livre.save(sortie)
    with pytest.raises(ClasseurIllisible, match="autre version du programme"):
        lire(sortie.getvalue())


@pytest.mark.parametrize(("case", "valeur"), [("B3", "9999"), ("B4", "3"), ("B5", "hier")])
def test_une_identite_changee_est_refusee(case: str, valeur: str) -> None:
    livre = relu(CAMILLE, valeurs=True)
    livre["_meta"][case] = valeur
    sortie = io.BytesIO()
    livre.save(sortie)
    with pytest.raises(ClasseurIllisible):
        lire(sortie.getvalue())


def test_une_feuille_supprimee_est_dite() -> None:
    livre = relu(CAMILLE, valeurs=True)
    del livre["Financements"]
    sortie = io.BytesIO()
    livre.save(sortie)
    with pytest.raises(ClasseurIllisible):
        lire(sortie.getvalue())


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_n_importe_quels_octets_sont_refuses(octets: bytes) -> None:
    with pytest.raises(ClasseurIllisible):
        lire(octets)


@settings(max_examples=40)
@given(st.integers(0, len(CAMILLE) - 1), st.binary(min_size=1, max_size=4))
def test_un_octet_change_ne_plante_jamais(place: int, octets: bytes) -> None:
    abime = CAMILLE[:place] + octets + CAMILLE[place + len(octets) :]
    try:
        assert lire(abime) == contenu(exemple("camille"))
    except ClasseurIllisible as refus:
        assert refus.phrase  # noqa: PT017
