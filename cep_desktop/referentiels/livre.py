"""Les livres publics que l’application sait lire, et l’édition installée de chacun."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import ecrire_date


class Livre(Code):
    """Un recueil public, et le nom qu’on lui donne à l’écran."""

    ROME4 = "rome4", "Métiers et compétences (ROME 4)"
    ROME3 = "rome3", "Métiers et compétences (ROME 3)"
    CERTIFICATIONS = "certifications", "Certifications (RNCP et répertoire spécifique)"
    FORMACODE = "formacode", "Domaines de formation (Formacode)"
    BMO = "bmo", "Projets de recrutement (enquête BMO)"
    ORGANISMES = "organismes", "Organismes de formation déclarés"
    CONVENTIONS = "conventions", "Conventions collectives et opérateurs de compétences"
    COMMUNES = "communes", "Communes et codes postaux"


SOURCES: dict[Livre, str] = {
    Livre.ROME4: "France Travail",
    Livre.ROME3: "France Travail",
    Livre.CERTIFICATIONS: "France compétences",
    Livre.FORMACODE: "Centre Inffo",
    Livre.BMO: "France Travail, enquête Besoins en main-d’œuvre",
    Livre.ORGANISMES: "Ministère du Travail, liste publique des organismes de formation",
    Livre.CONVENTIONS: "Ministère du Travail et France compétences",
    Livre.COMMUNES: "Insee et La Poste",
}
"""Qui publie chaque livre."""


@dataclass(frozen=True, slots=True)
class Decompte:
    """Un fichier lu : ses lignes gardées, et celles que l’on a laissées de côté."""

    fichier: str
    table: str
    lignes: int
    ecartees: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """Un livre installé ; `publiee_le` est `None` quand aucun fichier ne dit sa date."""

    livre: Livre
    version: str
    publiee_le: date | None
    installee_le: date
    decomptes: tuple[Decompte, ...] = ()

    @property
    def source(self) -> str:
        """« France Travail, version 4.60, 3 novembre 2026 »."""
        version = f"version {self.version}" if self.version else ""
        jour = ecrire_date(self.publiee_le) if self.publiee_le else ""
        return ", ".join(filter(None, (SOURCES[self.livre], version, jour)))

    @property
    def source_datee(self) -> str:
        """La source ; si l’éditeur ne dit ni version ni date, le jour où on l’a installée."""
        if self.version or self.publiee_le:
            return self.source
        return f"{self.source}, installé le {ecrire_date(self.installee_le)}"

    @property
    def lignes(self) -> int:
        """Nombre de lignes gardées, tous fichiers réunis."""
        return sum(decompte.lignes for decompte in self.decomptes)


@dataclass(frozen=True, slots=True)
class RapportImport:
    """Ce qui vient d’être installé, et ce qu’il faut en savoir."""

    edition: Edition
    remarques: tuple[str, ...] = ()


class LivreIllisible(ErreurMetier):
    """Un livre ne peut pas être lu ; l’édition précédente reste en place."""
