"""Les images des papiers : nettes, mesurées, distinctes en noir et blanc, toujours les mêmes."""

import io
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from cep_desktop.documents.etat import Signe, Trame, jeton_du_rang
from cep_desktop.documents.images import Toile, couper, equilibrer, mesurer, sait_ecrire
from cep_desktop.documents.pictogrammes import case, etat, pastille
from cep_desktop.documents.plan_action.couverture import EtatJalon, Jalon
from cep_desktop.documents.plan_action.dessins.barre import (
    decrire_barre,
    dessiner_barre,
    peut_se_dessiner,
)
from cep_desktop.documents.plan_action.dessins.chemin import dessiner_chemin, mesurer_chemin
from cep_desktop.documents.plan_action.dessins.code_version import COTE, dessiner_code
from cep_desktop.documents.plan_action.dessins.moments import Forme, legende
from cep_desktop.documents.plan_action.financement import LignePayeur, composer_financement
from cep_desktop.documents.trames import pave
from tests.cas.dossier import LE, exemple

TEXTES = st.text(st.characters(codec="latin-1", exclude_categories=("Cc",)), max_size=60)


def _gris(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def _ecart(un: bytes, autre: bytes) -> float:
    return float(ImageStat.Stat(ImageChops.difference(_gris(un), _gris(autre))).mean[0])


def test_une_image_fait_trois_cents_points_par_pouce() -> None:
    image = Image.open(io.BytesIO(Toile(25.4, 50.8).png()))
    assert image.size == (300, 600)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_le_meme_dessin_donne_les_memes_octets() -> None:
    assert etat(Signe.FAIT) == etat(Signe.FAIT)
    assert pastille(3) == pastille(3) != pastille(4)


@given(TEXTES, st.floats(5, 170))
def test_couper_ne_perd_aucun_mot_et_ne_deborde_pas(texte: str, largeur: float) -> None:
    lignes = couper(texte, largeur, 10)
    assert "".join(lignes).replace(" ", "") == texte.replace(" ", "")
    assert all(len(ligne) == 1 or mesurer(ligne, 10) <= largeur for ligne in lignes)


def test_des_lignes_equilibrees_ne_finissent_pas_par_un_petit_mot() -> None:
    lignes = equilibrer("Financer la formation", 25, 10, "Medium")
    assert lignes == ("Financer", "la\u00a0formation")


@pytest.mark.parametrize(
    ("texte", "lisible"),
    [("Préparer l’entrée «\u00a0œuvre\u00a0»", True), ("Écrire 😀", False), ("مرحبا", False)],
)
def test_la_police_dit_ce_qu_elle_sait_ecrire(texte: str, lisible: bool) -> None:
    assert sait_ecrire(texte) is lisible


@pytest.mark.parametrize(
    "images",
    [
        [etat(signe) for signe in Signe],
        [legende(forme) for forme in Forme],
        [pave(trame, "f1") for trame in Trame],
        [case(est_cochee=True), case(est_cochee=False)],
    ],
    ids=["états", "moments", "trames", "cases"],
)
def test_chaque_signe_reste_distinct_en_noir_et_blanc(images: list[bytes]) -> None:
    assert min(_ecart(un, autre) for un, autre in combinations(images, 2)) > 3


def test_une_couleur_appartient_a_un_rang_puis_au_gris() -> None:
    assert [jeton_du_rang(rang) for rang in range(6)] == ["f1", "f2", "f3", "f4", "f5", "ink3"]


def _payeurs() -> tuple[LignePayeur, ...]:
    return composer_financement(exemple("camille"), repere=LE).payeurs


def test_la_barre_dit_chaque_part_a_qui_ne_la_voit_pas() -> None:
    payeurs = _payeurs()
    assert all(payeur.nom in decrire_barre(payeurs) for payeur in payeurs)
    assert Image.open(io.BytesIO(dessiner_barre(payeurs))).size == (2008, 132)


def test_une_part_minuscule_se_voit_encore() -> None:
    grande, petite, *_ = _payeurs()
    ensemble = (grande, LignePayeur(petite.trame, "f2", "Petit", "", None, "", "0,01 €", 1))
    droite = _gris(dessiner_barre(ensemble)).crop((1980, 20, 2000, 110))
    assert ImageStat.Stat(droite).stddev[0] > 20


def test_une_barre_sans_part_chiffree_ne_se_dessine_pas() -> None:
    assert not peut_se_dessiner(())
    assert not peut_se_dessiner((LignePayeur(Trame.RAYE, "f1", "X", "", None, "", "inconnu", 0),))


@pytest.mark.parametrize("nombre", [1, 2, 5, 6, 7, 13, 30])
def test_le_chemin_tient_dans_sa_hauteur_quel_que_soit_le_nombre(nombre: int) -> None:
    jalons = [
        Jalon(rang, f"Étape longue {rang}", EtatJalon.A_VENIR) for rang in range(1, nombre + 1)
    ]
    png, hauteur = dessiner_chemin(jalons)
    assert hauteur == mesurer_chemin(jalons) < 170
    assert Image.open(io.BytesIO(png)).width == 2008


def test_le_code_de_version_est_carre_et_net() -> None:
    image = _gris(dessiner_code("CEP:0142:2:7F3A91C40B5E22D8"))
    assert image.width == image.height == round(COTE * 300 / 25.4)
    assert image.getextrema()[0] < 60
    assert image.getextrema()[1] == 255
