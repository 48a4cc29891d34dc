"""L’encre des signatures sur la première feuille du classeur, dans la case de chacun."""

import io
from collections.abc import Mapping

from cep_desktop.documents.encre import HAUTEUR, LARGEUR, Encre, dessiner
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.lignes_signature import Place
from cep_desktop.documents.excel.styles import CELLULE
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles import synthese
from cep_desktop.domain.signature import RoleSignataire

_COLONNE = 2
_RANGEE = 66
"""Hauteur d’une ligne signée, en points : la façon de signer, puis l’encre."""
_X, _Y = 4, 24
_PIXELS_PAR_MM = 96 / 25.4
_RANGS = {RoleSignataire.BENEFICIAIRE: 0, RoleSignataire.CONSEILLER: 1}
"""La ligne de chacun dans le bloc des signatures."""


def poser_encres(
    feuille: Feuille, contenu: ContenuPlanFinancement, encres: Mapping[RoleSignataire, Encre]
) -> tuple[tuple[Encre, Place], ...]:
    """Pose chaque encre ; rend celles qui attendent une ligne de signature, et leur place."""
    lignes = []
    for role, encre in encres.items():
        rangee = synthese.placer(contenu).signatures.premiere + _RANGS[role]
        mention = contenu.synthese.signatures[_RANGS[role]].mention
        feuille.texte((rangee, _COLONNE), mention, {**CELLULE, "valign": "top"})
        feuille.page.set_row(rangee, _RANGEE)
        if encre.guid:
            largeur, hauteur = (round(mm * _PIXELS_PAR_MM) for mm in (LARGEUR, HAUTEUR))
            lignes.append((encre, Place(rangee, _COLONNE, _X, _Y, largeur, hauteur)))
            continue
        feuille.page.insert_image(
            rangee,
            _COLONNE,
            "signature.png",
            {
                "image_data": io.BytesIO(dessiner(encre)),
                "x_offset": _X,
                "y_offset": _Y,
                "description": encre.description,
            },
        )
    return tuple(lignes)
