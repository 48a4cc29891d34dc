"""Les couleurs, les styles et les formats de nombre des classeurs."""

from collections.abc import Mapping

JETONS = {
    "ink": "#12252D",
    "ink2": "#3B505A",
    "ink3": "#546870",
    "surface3": "#E9F0F2",
    "primary": "#0B5A70",
    "sun": "#F5B83D",
    "sun_soft": "#FFF4DC",
    "sun_line": "#8A5A00",
    "sun_ink": "#5A3A00",
    "ok": "#1C6636",
    "ok_soft": "#E1F3E6",
    "warn": "#8A4600",
    "warn_soft": "#FFECD6",
    "bad": "#A11F38",
    "bad_soft": "#FBE6E9",
    "priv_soft": "#F1ECF9",
    "f2": "#6A4BA3",
    "f3": "#B0501E",
}
"""Couleurs du thème clair employées ici ; un essai les compare à `resources/jetons.json`."""

FILET = "#B7C5CB"
EN_TETE_JAUNE = "#FBE3AE"

Style = Mapping[str, object]

BASE: Style = {"font_color": JETONS["ink"], "valign": "vcenter"}
TITRE: Style = {**BASE, "font_size": 18, "bold": True}
SOUS_TITRE: Style = {**BASE, "font_color": JETONS["ink2"]}
BLOC: Style = {**BASE, "font_size": 13, "bold": True, "font_color": JETONS["primary"]}
CORPS: Style = {**BASE, "font_size": 11}
CELLULE: Style = {**BASE, "text_wrap": True, "bottom": 1, "bottom_color": FILET}
GRAS: Style = {"bold": True}
ATTENUE: Style = {"font_color": JETONS["ink3"]}
EN_TETE: Style = {
    **BASE,
    "bold": True,
    "text_wrap": True,
    "bg_color": JETONS["surface3"],
    "bottom": 2,
    "bottom_color": JETONS["primary"],
}
EN_TETE_SAISIE: Style = {
    **EN_TETE,
    "bg_color": EN_TETE_JAUNE,
    "font_color": JETONS["sun_ink"],
    "bottom_color": JETONS["sun_line"],
}
TOTAL: Style = {**BASE, "bold": True, "top": 2, "top_color": JETONS["ink"]}
SAISIE: Style = {
    **BASE,
    "text_wrap": True,
    "bg_color": JETONS["sun_soft"],
    "border": 1,
    "border_color": JETONS["sun_line"],
    "locked": False,
}

EUROS: Style = {
    "align": "right",
    "num_format": '#,##0.00\\ [$€-40C]_)_);"\u2212"\\ #,##0.00\\ [$€-40C]_)_);'
    "#,##0.00\\ [$€-40C]_)_);@_)_)",
}
A_DROITE: Style = {"align": "right", "num_format": "General;General;General;@_)_)"}
ENTIER: Style = {"align": "right", "num_format": "#,##0_)_)"}
DECIMAL: Style = {"align": "right", "num_format": "#,##0.00_)_)"}
JOUR: Style = {"align": "left", "num_format": "dd/mm/yyyy"}
JOUR_EN_LETTRES: Style = {"align": "left", "num_format": "[$-40C]d mmmm yyyy"}
MOIS_EN_LETTRES: Style = {"align": "left", "num_format": "[$-40C]mmmm yyyy"}

REUSSITE: Style = {"font_color": JETONS["ok"], "bg_color": JETONS["ok_soft"], "bold": True}
ATTENTION: Style = {"font_color": JETONS["warn"], "bg_color": JETONS["warn_soft"], "bold": True}
ALERTE: Style = {"font_color": JETONS["bad"], "bg_color": JETONS["bad_soft"], "bold": True}
