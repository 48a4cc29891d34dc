"""Ce que le coffre note à côté de chaque dossier : journal et effacements."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, insert

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.journal import Etat, Journal
from cep_desktop.storage.coffre.tables import effacement
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.erreurs import DossierRamene
from cep_desktop.usecases.coffre.journal import Geste

_EFFACE = Etat(0, b"")


@dataclass(frozen=True, slots=True)
class RegistreDuCoffre:
    """Tient le journal dans la transaction même du geste ; `apres` fait suite à un effacement.

    `empeche` dit pourquoi rien ne s’écrit ; vide, le coffre s’écrit.
    """

    moteur: Engine
    journal: Journal
    maintenant: Callable[[], datetime]
    apres: Callable[[], None]
    empeche: str = ""

    def noter_ecriture(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Note qu’un dossier vient d’être écrit, et l’empreinte de son contenu."""
        etat = Etat(revision, self.journal.resumer(octets))
        self._noter(connexion, Geste.ECRITURE, identifiant, etat=etat)

    def noter_effacement(self, connexion: Connection, identifiant: UUID) -> None:
        """Inscrit l’effacement au registre."""
        valeurs = {
            "empreinte": self.journal.empreinte(identifiant),
            "le": self.maintenant().astimezone(UTC),
        }
        connexion.execute(insert(effacement).prefix_with("OR IGNORE").values(valeurs))
        self._noter(connexion, Geste.EFFACEMENT, identifiant, etat=_EFFACE)

    def exiger_actuel(
        self, connexion: Connection, identifiant: UUID, revision: int, octets: bytes
    ) -> None:
        """Lève `DossierRamene` si le journal a noté une autre dernière version.

        Un dossier que le journal ne connaît pas est admis : la vérification du coffre le signale.
        """
        etat = self.journal.etat(connexion, self.journal.empreinte(identifiant))
        if etat is not None and etat != Etat(revision, self.journal.resumer(octets)):
            raise DossierRamene(
                "Ce dossier n’est pas le dernier qui a été enregistré\u00a0: "
                "une partie du fichier du coffre a été remplacée.",
                remede="Vérifiez le coffre, puis restaurez la dernière sauvegarde.",
            )

    def noter_lecture(self, identifiant: UUID) -> None:
        """Note qu’un dossier a été ouvert ; un disque plein n’empêche pas de le lire."""
        if not self.empeche:
            with suppress(ErreurMetier), ecriture(self.moteur) as connexion:
                self._noter(connexion, Geste.LECTURE, identifiant)

    def achever_effacement(self) -> None:
        """Vide le journal de la base et met le témoin à jour."""
        self.apres()

    def _noter(
        self, connexion: Connection, geste: Geste, identifiant: UUID, *, etat: Etat | None = None
    ) -> None:
        objet = self.journal.empreinte(identifiant)
        self.journal.noter(connexion, geste, self.maintenant(), objet=objet, etat=etat)
