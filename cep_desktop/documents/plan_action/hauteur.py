"""La couverture tient-elle sur sa page ? Une estimation, avec les mesures de la police.

Entre deux paragraphes, Word garde le plus grand des deux espaces, « après » ou « avant ».
"""

from collections.abc import Iterable

from cep_desktop.documents.coupe import Cadre, en_tete_en_plus
from cep_desktop.documents.images import couper
from cep_desktop.documents.plan_action.contenu import ContenuPlanAction
from cep_desktop.documents.plan_action.couverture import Citation, LigneChemin
from cep_desktop.documents.plan_action.dessins.chemin import mesurer_chemin
from cep_desktop.documents.typographie import en_clair

_POINTS_PAR_MM = 72 / 25.4
_DISPONIBLE = 681.0
"""Hauteur du corps de la première page (points), moins les 8 mm laissés libres."""
_SOUS_TITRE = Cadre(169, 13)
_INTERIEUR = 161.0
"""Largeur du texte dans un encadré (millimètres)."""


def tient_en_couverture(contenu: ContenuPlanAction) -> bool:
    """Vrai si tout, prochaine étape comprise, tient sur la première page."""
    page = contenu.couverture
    hauteurs = (
        en_tete_en_plus(contenu.structure),
        36 + 18 * _SOUS_TITRE.lignes(f"{contenu.personne}, avec {contenu.conseiller}") + 2 + 28,
        50 + 24 * _lignes(page.projet, 17, est_gras=True),
        8 + mesurer_chemin(page.jalons) * _POINTS_PAR_MM if page.jalons else 0,
        _citation(page.mots_du_projet),
        46 + sum(16.5 * _lignes(phrase, 11.5, largeur=137) for phrase in page.strategie),
        _tableau(page.chemins),
        9 + _citation(page.mots_de_la_strategie),
        73 + 16.5 * sum(_lignes(en_clair(p), 11.5) for p in page.prochaine_etape.lignes),
    )
    return sum(hauteurs) <= _DISPONIBLE


def _lignes(
    texte: str, corps: float, *, largeur: float = _INTERIEUR, est_gras: bool = False
) -> int:
    return len(couper(texte, largeur, corps, "Bold" if est_gras else "Regular"))


def _citation(citation: Citation | None) -> float:
    return 17 + 19 * _lignes(citation.texte, 13, largeur=147) if citation else 0


def _tableau(chemins: Iterable[LigneChemin]) -> float:
    lignes = [
        max(
            _lignes(en_clair(chemin.titre), 11, largeur=51, est_gras=True),
            _lignes(chemin.avis, 11, largeur=57),
        )
        for chemin in chemins
    ]
    return 25 + sum(7 + 15 * nombre for nombre in lignes) if lignes else 0
