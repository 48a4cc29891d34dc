"""La barre des montants : un motif par état, lisible en noir et blanc, décrit en mots."""

from cep_desktop.documents.excel.classeur import INCONNU, Feuille
from cep_desktop.documents.excel.styles import JETONS
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.domain.montant import Montant

_LARGEUR, _HAUTEUR = 736, 130
_RANGEE = 112
_CONTOUR = 0.75


def ecrire(
    feuille: Feuille, contenu: ContenuPlanFinancement, *, rangee: int, premiere: int
) -> None:
    """Pose la barre sur une rangée ; ses quatre montants se suivent depuis la rangée `premiere`."""
    synthese = contenu.synthese
    parts: tuple[tuple[str, Montant | None], ...] = (
        ("Accordé", synthese.accorde.montant),
        ("Demandé", synthese.demande.montant),
        ("À demander", synthese.a_demander.montant),
        ("Reste à payer", synthese.reste.montant),
    )
    if not any(montant for _, montant in parts):
        return
    feuille.page.set_row(rangee, _RANGEE)
    dessin = feuille.classeur.livre.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for decalage, (nom, _) in enumerate(parts):
        case = (feuille.nom, premiere + decalage, 1, premiere + decalage, 1)
        dessin.add_series({"name": nom, "values": list(case), "gap": 0, **_MOTIFS[nom]})
    invisible = {"visible": False, "major_gridlines": {"visible": False}}
    dessin.set_x_axis(invisible)
    dessin.set_y_axis({**invisible, "min": 0, "max": 1})
    dessin.set_plotarea({"layout": {"x": 0.003, "y": 0.08, "width": 0.994, "height": 0.62}})
    dessin.set_legend({"position": "bottom", "font": {"name": "Arial", "size": 10}})
    dessin.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    dessin.set_size({"width": _LARGEUR, "height": _HAUTEUR})
    description = ", ".join(
        f"{nom.lower()} {INCONNU if montant is None else montant}" for nom, montant in parts
    )
    feuille.page.insert_chart(
        rangee,
        0,
        dessin,
        {"x_offset": 0, "y_offset": 14, "description": f"Qui paie\u00a0: {description}."},
    )


def _aplat(couleur: str, contour: str) -> dict[str, object]:
    return {
        "fill": {"color": JETONS[couleur]},
        "border": {"color": JETONS[contour], "width": _CONTOUR},
    }


def _trame(motif: str, encre: str, fond: str) -> dict[str, object]:
    return {
        "pattern": {"pattern": motif, "fg_color": JETONS[encre], "bg_color": JETONS[fond]},
        "border": {"color": JETONS[encre], "width": _CONTOUR},
    }


_MOTIFS: dict[str, dict[str, object]] = {
    "Accordé": _aplat("primary", "primary"),
    "Demandé": _trame("wide_upward_diagonal", "f3", "warn_soft"),
    "À demander": _trame("dotted_grid", "f2", "priv_soft"),
    "Reste à payer": _aplat("sun", "sun_line"),
}
