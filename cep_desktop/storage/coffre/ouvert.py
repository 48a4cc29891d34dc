"""Un coffre déverrouillé, et tout ce que l’on peut y faire."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.acces import AccesDuCoffre
from cep_desktop.storage.coffre.brouillons import BrouillonsDuCoffre
from cep_desktop.storage.coffre.conservation import ConservationDuCoffre
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.liaison import LiaisonDuCoffre
from cep_desktop.storage.coffre.registre import RegistreDuCoffre
from cep_desktop.storage.coffre.reperes import ReperesDuCoffre
from cep_desktop.storage.coffre.sauvegarde import SauvegardesDuCoffre
from cep_desktop.storage.coffre.serrure import COUT_NORMAL, Argon2id
from cep_desktop.storage.coffre.serrures import SerruresDuCoffre
from cep_desktop.storage.coffre.trousseau import Trousseau, TrousseauDuPoste
from cep_desktop.storage.coffre.verification import Verification
from cep_desktop.storage.coffre.verrou import Detenteur, Verrou
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.usecases.coffre.bilan import Bilan
from cep_desktop.usecases.coffre.journal import Geste


@dataclass
class CoffreOuvert:
    """Un coffre déverrouillé ; `tenu_par` dit qui l’avait déjà, alors rien ne s’y écrit."""

    interieur: Interieur
    verrou: Verrou
    detenteur: Detenteur | None = None
    alertes: tuple[str, ...] = ()
    trousseau: Trousseau = field(default_factory=TrousseauDuPoste)
    cout: Argon2id = COUT_NORMAL
    _est_ferme: bool = False

    @property
    def dossier(self) -> Path:
        """Le dossier du coffre."""
        return self.interieur.dossier

    @property
    def est_en_lecture_seule(self) -> bool:
        """Vrai si rien ne s’y écrit."""
        return self.interieur.est_en_lecture_seule

    @property
    def tenu_par(self) -> str:
        """Qui l’a déjà ouvert pour écrire ; vide si c’est nous, ou si le disque ne s’écrit pas."""
        return str(self.detenteur) if self.detenteur else ""

    @cached_property
    def dossiers(self) -> DossiersEnBase:
        """Les dossiers gardés."""
        dedans = self.interieur
        registre = RegistreDuCoffre(
            dedans.moteur, dedans.journal, dedans.maintenant, dedans.reposer, dedans.empeche
        )
        return DossiersEnBase(
            dedans.moteur,
            IndexFts5(),
            dedans.journal.auteur,
            dedans.maintenant,
            registre=registre,
        )

    @cached_property
    def acces(self) -> AccesDuCoffre:
        """Le journal des accès."""
        return AccesDuCoffre(self.interieur)

    @cached_property
    def brouillons(self) -> BrouillonsDuCoffre:
        """Le travail qui n’a pas pu être enregistré."""
        return BrouillonsDuCoffre(self.interieur)

    @cached_property
    def reperes(self) -> ReperesDuCoffre:
        """Où l’on en était."""
        return ReperesDuCoffre(self.interieur)

    @cached_property
    def liaison(self) -> LiaisonDuCoffre:
        """Le serveur d’équipe avec lequel il travaille."""
        return LiaisonDuCoffre(self.interieur)

    @cached_property
    def sauvegardes(self) -> SauvegardesDuCoffre:
        """Les sauvegardes."""
        return SauvegardesDuCoffre(self.interieur)

    @cached_property
    def conservation(self) -> ConservationDuCoffre:
        """Les durées de conservation."""
        return ConservationDuCoffre(self.interieur, self.dossiers)

    @cached_property
    def serrures(self) -> SerruresDuCoffre:
        """Ce qui ouvre le coffre."""
        return SerruresDuCoffre(self.interieur, self.trousseau, self.cout)

    @property
    def derniere_sauvegarde_le(self) -> datetime | None:
        """Instant de la dernière sauvegarde vérifiée, en temps universel."""
        gardees = self.sauvegardes.lister()
        return gardees[0].faite_le if gardees else None

    def sauvegarder(self) -> Path:
        """Fait une sauvegarde, la relit, et rend son fichier. Lève `SauvegardeImpossible`."""
        return self.sauvegardes.faire().sauvegarde.fichier

    def changer_phrase(self, phrase: str) -> None:
        """Change la phrase de passe. Lève `PhraseDePasseFaible` ou `DepotImpossible`."""
        self.serrures.changer_phrase(phrase)

    def verifier(self) -> Bilan:
        """Relit tout et dit l’état du coffre ; long sur un grand coffre."""
        return Verification(self.interieur, self.sauvegardes, self.conservation).faire()

    def reposer(self) -> None:
        """Range le journal de la base et met le témoin à jour ; sans échec."""
        self.interieur.reposer()

    def fermer(self) -> None:
        """Ferme la base, rend le verrou et oublie la clé ; deux fois ne fait rien de plus."""
        if self._est_ferme:
            return
        self._est_ferme = True
        with suppress(ErreurMetier):
            self.interieur.noter(Geste.FERMETURE)
        self.interieur.reposer()
        self.interieur.moteur.dispose()
        self.interieur.cle = b""
        self.verrou.rendre()
