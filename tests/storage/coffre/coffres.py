"""De quoi créer des coffres d’essai, ici ou dans un autre processus."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.serrure import Argon2id
from cep_desktop.usecases.coffre.erreurs import TrousseauIndisponible

PHRASE = "lune tracteur violet sardine parapluie comète bocal"
AUTRE = "neige violon tomate hameau cerise lanterne ruisseau"
AUTEUR = "Nadia Benali"
COUT = Argon2id(passes=1, memoire_kio=8192, fils=1)
DEBUT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@dataclass
class HorlogeReglable:
    """Une heure qui n’avance que si on le lui demande."""

    instant: datetime = DEBUT

    def __call__(self) -> datetime:
        return self.instant

    def avancer(self, **duree: float) -> None:
        """Avance l’heure (ou la recule, d’une durée négative)."""
        self.instant += timedelta(**duree)


@dataclass
class TrousseauEnMemoire:
    """Un trousseau sûr, le temps d’un essai."""

    secrets: dict[str, bytes] = field(default_factory=dict)

    def confier(self, coffre: str) -> bytes:
        """Garde un secret neuf."""
        self.secrets[coffre] = secrets.token_bytes(32)
        return self.secrets[coffre]

    def reprendre(self, coffre: str) -> bytes:
        """Rend le secret."""
        if coffre not in self.secrets:
            raise TrousseauIndisponible("Le trousseau ne garde pas ce coffre.")
        return self.secrets[coffre]

    def oublier(self, coffre: str) -> None:
        """Retire le secret."""
        self.secrets.pop(coffre, None)


def des_coffres(racine: Path, horloge: HorlogeReglable | None = None) -> CoffresDuPoste:
    """Rend un emplacement de coffre dans ce dossier, les copies du témoin à côté."""
    return CoffresDuPoste(
        racine / "coffre",
        racine / "poste",
        horloge or HorlogeReglable(),
        trousseau=TrousseauEnMemoire(),
        cout=COUT,
    )


def contenus(dossier: Path, *sauf: str) -> dict[str, str]:
    """Rend l’empreinte de chaque fichier d’un dossier, pour voir s’il a changé."""
    return {
        str(chemin.relative_to(dossier)): hashlib.sha256(chemin.read_bytes()).hexdigest()
        for chemin in sorted(dossier.rglob("*"))
        if chemin.is_file() and chemin.name not in sauf
    }


def noms_gardes(coffre: CoffreOuvert) -> set[str]:
    """Rend les personnes dont le coffre garde le dossier."""
    return {fiche.personne for fiche in coffre.dossiers.fiches()}


def lacher(coffre: CoffreOuvert) -> None:
    """Ferme tout sans rien ranger, comme un programme qui s’arrête net."""
    coffre.interieur.moteur.dispose()
    with suppress(OSError):
        coffre.verrou.rendre()
