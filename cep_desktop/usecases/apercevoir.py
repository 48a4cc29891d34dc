"""Montrer un papier avant de l’imprimer : ses pages exactes, telles que le poste les imprime."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import composer_papiers

POUR_L_ECRAN, POUR_L_IMPRIMANTE = 110, 200
"""Points par pouce."""


@dataclass(frozen=True, slots=True)
class Apercu:
    """Un papier mis en pages ; `pages` sont des PNG, `pdf` sert à imprimer."""

    titre: str
    pages: tuple[bytes, ...]
    pdf: bytes

    def a_imprimer(self) -> tuple[bytes, ...]:
        """Les pages en PNG, assez fines pour l’imprimante."""
        from cep_desktop.documents.apercu import pages

        return tuple(vue.png for vue in pages(self.pdf, points_par_pouce=POUR_L_IMPRIMANTE))


def apercevoir(
    dossier: Dossier,
    gabarits: Gabarits,
    nature: NaturePapier,
    *,
    le: date,
    dire: Callable[[str], None] | None = None,
) -> Apercu:
    """Met un papier en pages. Lève `SansConvertisseur`, ou ce que lève sa composition.

    Un papier fait de plusieurs fichiers montre le premier.
    """
    papier = composer_papiers(dossier, gabarits, le=le, natures=(nature,))[0]
    return apercevoir_fichier(nature.libelle, papier.nom, papier.octets, dire=dire)


def apercevoir_fichier(
    titre: str, nom: str, octets: bytes, *, dire: Callable[[str], None] | None = None
) -> Apercu:
    """Met un fichier Word ou Excel en pages. Lève `SansConvertisseur` ou `ErreurMetier`."""
    from cep_desktop.documents.apercu import pages
    from cep_desktop.documents.pdf import convertir

    attendre = (lambda: dire("Mise en pages…")) if dire else None
    (pdf,) = convertir({nom: octets}, attendre=attendre).values()
    vues = pages(pdf, points_par_pouce=POUR_L_ECRAN)
    return Apercu(titre, tuple(vue.png for vue in vues), pdf)
