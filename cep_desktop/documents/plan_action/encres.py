"""Poser les signatures tracées à la place des noms de ceux qui ont signé."""

from collections.abc import Mapping

from markupsafe import Markup

from cep_desktop.documents.encre import HAUTEUR, LARGEUR, Encre, dessiner, poser_ligne
from cep_desktop.documents.word import PapierWord
from cep_desktop.domain.signature import RoleSignataire

_HORS_DU_TEXTE = Markup('</w:t></w:r>{encre}<w:r><w:t xml:space="preserve">')
"""Une image ne peut pas être dans un texte : il se ferme avant elle et reprend après."""


def poser_encres(
    papier: PapierWord, encres: Mapping[RoleSignataire, Encre]
) -> dict[RoleSignataire, Markup]:
    """Rend, par rôle, ce que le modèle pose à l’ancre « signe »."""
    return {
        role: _HORS_DU_TEXTE.format(encre=_poser(papier, encre, rang))
        for rang, (role, encre) in enumerate(encres.items(), 1)
    }


def _poser(papier: PapierWord, encre: Encre, rang: int) -> Markup:
    png = dessiner(encre)
    if encre.guid:
        return poser_ligne(encre, papier.ranger(png), rang)
    return papier.image(png, (LARGEUR, HAUTEUR), encre.description)
