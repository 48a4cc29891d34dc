"""Le tracé : une géométrie, nette à toute taille."""

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cep_desktop.signing.trace import PAS, Trace, courbes, ecrire_png

VIDE = Trace(400, 150)


def _dessiner(*points: tuple[float, float]) -> Trace:
    trace = VIDE.commencer(points[0])
    for point in points[1:]:
        trace = trace.prolonger(point)
    return trace


def test_un_pas_trop_court_ne_garde_rien_de_la_vitesse() -> None:
    lent = _dessiner((10, 10), *((10 + n / 10, 10) for n in range(500)))
    vite = _dessiner((10, 10), *((10 + n * 2.5, 10) for n in range(20)))
    ecarts = [b[0] - a[0] for a, b in zip(lent.traits[0], lent.traits[0][1:], strict=False)]
    assert all(ecart >= PAS - 1e-9 for ecart in ecarts)
    assert len(lent.traits[0]) < 40
    assert len(vite.traits) == 1


def test_annuler_retire_le_dernier_trait() -> None:
    trace = _dessiner((10, 10), (50, 50)).commencer((80, 80))
    assert len(trace.annuler().traits) == 1
    assert trace.annuler().annuler().est_vide
    assert VIDE.annuler().est_vide


@given(st.lists(st.tuples(st.floats(-50, 500), st.floats(-50, 500)), min_size=2, max_size=20))
def test_un_trace_agrandi_garde_ses_proportions_et_reste_dans_son_cadre(
    points: list[tuple[float, float]],
) -> None:
    trace = _dessiner(*points)
    grand = trace.agrandir(1600, 600)
    for (x, y), (gx, gy) in zip(trace.traits[0], grand.traits[0], strict=True):
        assert abs(gx - 4 * x) < 1e-6
        assert abs(gy - 4 * y) < 1e-6
        assert 0 <= gx <= 1600
        assert 0 <= gy <= 600


def test_les_courbes_passent_par_les_points() -> None:
    trait = _dessiner((0, 0), (10, 20), (30, 5), (60, 60)).traits[0]
    bouts = courbes(trait)
    assert [bouts[0][0], *(courbe[3] for courbe in bouts)] == list(trait)


def test_l_image_est_transparente_sauf_l_encre() -> None:
    image = Image.open(io.BytesIO(ecrire_png(_dessiner((100, 75), (200, 20), (300, 75)))))
    assert image.size == (600, 225)
    assert round(image.info["dpi"][0]) == 300
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((150, 112))[3] > 200
    assert image.getpixel((150, 112))[:3] == (0x1B, 0x2C, 0x6B)


def test_le_meme_geste_donne_la_meme_encre_a_tout_zoom() -> None:
    geste = _dessiner((60, 75), (340, 75))
    petit, grand = (
        Image.open(io.BytesIO(ecrire_png(geste.agrandir(280 * n, 105 * n)))).getbbox()
        for n in (1, 2)
    )
    assert petit == grand


def test_un_point_seul_se_voit() -> None:
    image = Image.open(io.BytesIO(ecrire_png(VIDE.commencer((200, 75)))))
    assert image.getpixel((300, 112))[3] > 200


def test_un_trace_ne_se_montre_pas_dans_un_journal() -> None:
    assert "10" not in repr(_dessiner((10, 10), (50, 50))).replace("150", "")
