"""Toutes les paires de couleurs employées se lisent, dans chaque apparence."""

import pytest

from ui.jetons import Apparence, Jetons, jetons, melanger

TEXTE, DESSIN = 4.5, 3.0

PAIRES = (
    *(("ink", fond, TEXTE) for fond in ("surface", "canvas", "rail", "primary_soft", "surface3")),
    *(("ink2", fond, TEXTE) for fond in ("surface", "canvas", "rail", "primary_soft", "sun_soft")),
    *(("ink2", fond, TEXTE) for fond in ("surface2", "surface3")),
    *(("ink3", fond, TEXTE) for fond in ("surface", "canvas", "rail", "surface2", "surface3")),
    *(("primary_text", f, TEXTE) for f in ("surface", "canvas", "rail", "primary_soft")),
    *(("on_primary", f, TEXTE) for f in ("primary", "primary_hover", "primary_press")),
    *(("ink", fond, TEXTE) for fond in ("ok_soft", "priv_soft")),
    ("sun_ink", "sun_soft", TEXTE),
    ("ink", "sun_soft", TEXTE),
    ("sur_soleil", "sun", TEXTE),
    ("ok", "ok_soft", TEXTE),
    ("ok", "surface", TEXTE),
    ("ok", "rail", TEXTE),
    ("warn", "warn_soft", TEXTE),
    ("warn", "surface", TEXTE),
    ("warn", "primary_soft", TEXTE),
    ("bad", "bad_soft", TEXTE),
    ("bad", "surface", TEXTE),
    ("bad", "surface2", TEXTE),
    ("priv", "priv_soft", TEXTE),
    ("priv", "surface", TEXTE),
    ("sur_aujourd_hui", "today", TEXTE),
    ("today", "surface2", TEXTE),
    ("sur_message", "message", TEXTE),
    ("action_message", "message", TEXTE),
    *((f"avatar{rang}", f"avatar{rang}_fond", TEXTE) for rang in range(1, 6)),
    ("sun_line", "surface", DESSIN),
    ("sun_line", "sun_soft", DESSIN),
    ("ok_fill", "surface", DESSIN),
    ("ok_message", "message", DESSIN),
    ("warn_fill", "surface", DESSIN),
    ("bad_fill", "surface", DESSIN),
    ("priv_fill", "surface", DESSIN),
    *(("line_strong", fond, DESSIN) for fond in ("surface", "canvas", "surface3")),
    ("today", "surface", DESSIN),
    ("focus", "surface", DESSIN),
    ("focus", "canvas", DESSIN),
    ("focus_gap", "primary", DESSIN),
    ("primary", "surface", DESSIN),
    ("primary", "primary_soft", DESSIN),
    ("surface", "ok_fill", DESSIN),
    *((f"f{rang}", "surface", DESSIN) for rang in range(1, 6)),
)


def _luminance(couleur: str) -> float:
    def lineaire(valeur: int) -> float:
        part = valeur / 255
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    rouge, vert, bleu = (lineaire(octet) for octet in bytes.fromhex(couleur[1:]))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def contraste(avant: str, fond: str) -> float:
    """Rapport de contraste WCAG 2 entre deux couleurs opaques."""
    clair, sombre = sorted((_luminance(avant), _luminance(fond)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


@pytest.mark.parametrize("apparence", Apparence)
def test_chaque_paire_atteint_son_seuil(apparence: Apparence) -> None:
    couleurs: Jetons = jetons(apparence)
    faibles = {
        f"{avant} sur {fond}": round(contraste(couleurs[avant], couleurs[fond]), 2)
        for avant, fond, seuil in PAIRES
        if contraste(couleurs[avant], couleurs[fond]) < seuil
    }
    assert not faibles


def test_la_formule_est_celle_du_w3c() -> None:
    assert contraste("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contraste("#0B5A70", "#FFFFFF") == pytest.approx(7.75, abs=0.01)


@pytest.mark.parametrize("apparence", [Apparence.CONTRASTE, Apparence.CONTRASTE_SOMBRE])
def test_le_contraste_eleve_rend_les_filets_visibles_et_les_textes_francs(
    apparence: Apparence,
) -> None:
    couleurs = jetons(apparence)
    assert couleurs["ink3"] == couleurs["ink2"] == couleurs["ink"]
    assert contraste(couleurs["line"], couleurs["surface"]) >= DESSIN
    assert contraste(couleurs["ink"], couleurs["surface"]) >= 20


def test_les_apparences_ont_les_memes_jetons() -> None:
    assert len({frozenset(jetons(apparence)) for apparence in Apparence}) == 1


def test_melanger_va_d_une_couleur_a_l_autre() -> None:
    assert melanger("#FF0000", "#0000FF", 1) == "#FF0000"
    assert melanger("#FF0000", "#0000FF", 0) == "#0000FF"
    assert melanger("#FFFFFF", "#000000", 0.5) == "#808080"
