"""De qui, de quoi et de quelle version parle le classeur."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import ecrire_date


@dataclass(frozen=True, slots=True)
class Reperes:
    """Repères d’un classeur ; la personne n’y est que par ses initiales.

    `identifiant` est celui du dossier, tiré au hasard. `version` vaut 0 tant que le plan n’a pas
    de version : c’est un brouillon.
    """

    initiales: str
    dossier: str
    version: int
    version_du: date
    structure: str
    conseiller: str
    fonction: str
    courriel: str
    telephone: str
    est_fictif: bool
    identifiant: str

    @property
    def nom_version(self) -> str:
        """« version 2 », ou « brouillon »."""
        return f"version\u00a0{self.version}" if self.version else "brouillon"

    @property
    def version_datee(self) -> str:
        """« version 2 du 23 novembre 2026 »."""
        return f"{self.nom_version} du {ecrire_date(self.version_du)}"


def reperer(dossier: Dossier, *, le: date) -> Reperes:
    """Rend les repères du dossier ; un brouillon porte la date `le`."""
    revision = dossier.accompagnement.revision
    referent, structure = dossier.referent, dossier.structure
    return Reperes(
        initiales=dossier.beneficiaire.initiales,
        dossier=dossier.numero,
        version=revision.version if revision else 0,
        version_du=revision.preparee_le if revision else le,
        structure=structure.nom,
        conseiller=referent.nom_complet,
        fonction=referent.fonction,
        courriel=referent.courriel or structure.courriel or "",
        telephone=referent.telephone or structure.telephone or "",
        est_fictif=dossier.est_fictif,
        identifiant=str(dossier.id),
    )
