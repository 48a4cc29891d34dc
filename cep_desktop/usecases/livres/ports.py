"""Ce dont on a besoin pour garder et lire des livres."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cep_desktop.referentiels.livre import Edition, Livre, RapportImport

if TYPE_CHECKING:
    from cep_desktop.referentiels.catalogue import Catalogue
    from cep_desktop.referentiels.certification import (
        FicheCertification,
        RechercheCertification,
    )
    from cep_desktop.referentiels.territoire import (
        Convention,
        LieuNomme,
        OrganismeDeclare,
        Recrutement,
    )

Avancer = Callable[[str], None]
"""Dit où en est un travail ; peut lever pour l’arrêter."""


@dataclass(frozen=True, slots=True)
class AdresseLivre:
    """Où un livre se télécharge ; `telechargement` vide : à prendre sur la page.

    `empreinte` est un SHA-256 en hexadécimal, `taille` un nombre d’octets ; vide ou nul, seule la
    taille annoncée par le site est contrôlée.
    """

    livre: Livre
    page: str
    telechargement: str = ""
    empreinte: str = ""
    taille: int = 0


class Livres(Protocol):
    """L’endroit où les livres publics sont gardés, en lecture seule, hors du coffre."""

    def editions(self) -> tuple[Edition, ...]:
        """Rend l’édition installée de chaque livre présent."""
        ...

    def perimes(self) -> tuple[Livre, ...]:
        """Rend les livres présents mais illisibles : abîmés, ou d’une version d’avant."""
        ...

    def importer(self, chemin: Path, *, le: date, avancer: Avancer) -> tuple[RapportImport, ...]:
        """Installe les livres d’une archive. Lève `LivreIllisible` : l’ancien reste."""
        ...

    def telecharger(self, adresse: AdresseLivre, *, avancer: Avancer) -> Path:
        """Télécharge une archive et rend son fichier. Lève `LivreIllisible`."""
        ...

    def adresses(self) -> tuple[AdresseLivre, ...]:
        """Rend les adresses connues, celles de l’organisation d’abord."""
        ...

    def regler_adresse(self, adresse: AdresseLivre) -> None:
        """Garde l’adresse d’un livre sur ce poste. Lève `LivreIllisible`."""
        ...

    def retirer(self, livre: Livre) -> None:
        """Retire un livre du poste."""
        ...

    def catalogue(self) -> "Catalogue | None":
        """Charge les métiers et leurs compétences, ou `None` sans livre des métiers."""
        ...

    def usages(self) -> Mapping[str, tuple[str, ...]]:
        """Rend les mots de tous les jours et leurs équivalents."""
        ...

    def certification(self, code: str) -> "FicheCertification | None":
        """Rend une certification, ou `None`."""
        ...

    def certifications(
        self, recherche: "RechercheCertification", *, nombre: int
    ) -> "tuple[FicheCertification, ...]":
        """Rend les certifications qui répondent."""
        ...

    def recrutements(
        self, texte: str, departement: str, *, nombre: int
    ) -> "tuple[Recrutement, ...]":
        """Rend les projets d’embauche d’un métier."""
        ...

    def organismes(self, texte: str, *, nombre: int) -> "tuple[OrganismeDeclare, ...]":
        """Rend les organismes déclarés de ce nom ou de ce numéro."""
        ...

    def convention(self, idcc: str) -> "Convention | None":
        """Rend une convention collective, ou `None`."""
        ...

    def conventions(self, texte: str, *, nombre: int) -> "tuple[Convention, ...]":
        """Rend les conventions de ce nom ou de ce numéro."""
        ...

    def communes(self, texte: str, *, nombre: int) -> "tuple[LieuNomme, ...]":
        """Rend les communes de ce nom ou de ce code postal."""
        ...

    def formacodes(self, texte: str, *, nombre: int) -> "tuple[LieuNomme, ...]":
        """Rend les domaines de formation."""
        ...

    def cartes_locales(self) -> tuple[Mapping[str, object], ...]:
        """Rend les cartes d’information écrites par l’organisation."""
        ...

    def garder_carte(self, carte: Mapping[str, str]) -> None:
        """Garde une carte ; celle du même sujet s’en va. Lève `LivreIllisible`."""
        ...
