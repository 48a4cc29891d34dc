"""Ce que l’écran et la ligne de commande demandent à un coffre, quel que soit ce qui le garde."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from cep_desktop.usecases.coffre.bilan import Bilan
from cep_desktop.usecases.coffre.brouillon import Brouillons
from cep_desktop.usecases.coffre.conservation import DossierEchu, Effectif
from cep_desktop.usecases.coffre.journal import LigneDeJournal
from cep_desktop.usecases.equipe import GardeLiaison
from cep_desktop.usecases.ports import Dossiers
from cep_desktop.usecases.reperes import GardeReperes

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.entrouvert import CoffreEntrouvert


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """Une sauvegarde gardée : son fichier, et l’instant où elle a été vérifiée."""

    fichier: Path
    faite_le: datetime


@dataclass(frozen=True, slots=True)
class SauvegardeFaite:
    """Ce qu’une sauvegarde vient de donner ; `ailleurs` est faux si le second dossier a refusé."""

    sauvegarde: Sauvegarde
    dossiers: int
    ailleurs: bool


class Sauvegardes(Protocol):
    """Les sauvegardes d’un coffre : chacune est relue avant d’être gardée."""

    @property
    def second_dossier(self) -> Path | None:
        """Où une copie de chaque sauvegarde est déposée, si l’organisme l’a choisi."""
        ...

    def choisir_second_dossier(self, dossier: Path | None) -> None:
        """Choisit ce dossier, ou y renonce. Lève `EcritureImpossible`."""
        ...

    def lister(self) -> tuple[Sauvegarde, ...]:
        """Rend les sauvegardes du coffre, la plus récente d’abord."""
        ...

    def est_due(self) -> bool:
        """Vrai s’il est temps : rien aujourd’hui, ou rien depuis quatre heures et du nouveau."""
        ...

    def faire(self) -> SauvegardeFaite:
        """Sauvegarde, relit, puis retire les plus anciennes. Lève `SauvegardeImpossible`."""
        ...


class Conservation(Protocol):
    """La durée de conservation, et ce que l’on fait des dossiers échus."""

    @property
    def mois(self) -> int | None:
        """Mois après le dernier contact ; `None` tant que l’organisme n’a pas choisi."""
        ...

    def regler(self, mois: int) -> None:
        """Règle la durée. Lève `ErreurMetier` hors de 1 à 120 mois."""
        ...

    def echus(self) -> tuple[DossierEchu, ...]:
        """Rend les dossiers échus aujourd’hui, le plus ancien contact d’abord, gelés compris."""
        ...

    def effacer(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, tous ou aucun. Lève `DossierGele` ou `ElementIntrouvable`."""
        ...

    def anonymiser(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, et ne garde de chacun qu’une unité dans un compte."""
        ...

    def anonymises(self) -> tuple[Effectif, ...]:
        """Rend combien de dossiers ont été anonymisés, par année d’ouverture."""
        ...


class Serrures(Protocol):
    """Ce qui ouvre le coffre."""

    @property
    def a_le_trousseau(self) -> bool:
        """Vrai si le trousseau de l’ordinateur peut ouvrir ce coffre."""
        ...

    def changer_phrase(self, phrase: str) -> None:
        """Change la phrase de passe. Lève `PhraseDePasseFaible` ou `DepotImpossible`."""
        ...

    def confier_au_trousseau(self) -> None:
        """Ajoute l’ouverture par le trousseau. Lève `TrousseauIndisponible`."""
        ...

    def retirer_du_trousseau(self) -> None:
        """Retire l’ouverture par le trousseau."""
        ...


class Acces(Protocol):
    """Le journal des accès."""

    def lignes(self, identifiant: UUID | None = None) -> tuple[LigneDeJournal, ...]:
        """Rend les lignes, la plus récente d’abord ; d’un seul dossier s’il est donné."""
        ...

    def noter_export(self, identifiant: UUID, forme: str) -> None:
        """Note qu’un dossier est sorti du coffre, et sous quelle forme (un mot)."""
        ...


class Coffre(Protocol):
    """Un coffre ouvert."""

    @property
    def dossiers(self) -> Dossiers:
        """Les dossiers gardés."""
        ...

    @property
    def sauvegardes(self) -> Sauvegardes:
        """Ses sauvegardes."""
        ...

    @property
    def conservation(self) -> Conservation:
        """Ses durées de conservation."""
        ...

    @property
    def serrures(self) -> Serrures:
        """Ce qui l’ouvre."""
        ...

    @property
    def acces(self) -> Acces:
        """Son journal."""
        ...

    @property
    def brouillons(self) -> Brouillons:
        """Le travail qui n’a pas pu être enregistré."""
        ...

    @property
    def reperes(self) -> GardeReperes:
        """Où l’on en était."""
        ...

    @property
    def liaison(self) -> GardeLiaison:
        """Le serveur d’équipe avec lequel il travaille."""
        ...

    @property
    def est_en_lecture_seule(self) -> bool:
        """Vrai si rien ne peut s’y écrire."""
        ...

    @property
    def tenu_par(self) -> str:
        """Qui l’a déjà ouvert pour écrire ; vide si c’est nous, ou si le disque ne s’écrit pas."""
        ...

    @property
    def alertes(self) -> tuple[str, ...]:
        """Ce qu’il faut dire à la personne à l’ouverture."""
        ...

    @property
    def derniere_sauvegarde_le(self) -> datetime | None:
        """Instant de la dernière sauvegarde vérifiée, en temps universel."""
        ...

    def sauvegarder(self) -> Path:
        """Fait une sauvegarde, la relit, et rend son fichier. Lève `SauvegardeImpossible`."""
        ...

    def changer_phrase(self, phrase: str) -> None:
        """Change la phrase de passe. Lève `PhraseDePasseFaible` ou `DepotImpossible`."""
        ...

    def verifier(self) -> Bilan:
        """Relit tout et dit l’état du coffre ; long sur un grand coffre."""
        ...

    def reposer(self) -> None:
        """À faire quand la personne s’arrête : range le journal de la base, met le témoin à jour.

        Sans échec : ce qui n’a pas pu se faire se fera la fois suivante.
        """
        ...

    def fermer(self) -> None:
        """Ferme le coffre et oublie sa clé ; le fermer deux fois ne fait rien de plus."""
        ...


class Coffres(Protocol):
    """L’endroit de ce poste où se trouve un coffre, ou bien où il sera créé."""

    @property
    def emplacement(self) -> Path:
        """Dossier du coffre."""
        ...

    def situes_a(self, dossier: Path) -> "Coffres":
        """Rend la même chose pour un autre dossier."""
        ...

    def existe(self) -> bool:
        """Vrai s’il y a déjà un coffre à cet endroit, même abîmé."""
        ...

    def s_ouvre_par_trousseau(self) -> bool:
        """Vrai si le trousseau a été confié au coffre : lu dans son en-tête, sans l’ouvrir."""
        ...

    def proposer_phrase(self) -> str:
        """Rend sept mots français tirés au hasard."""
        ...

    def creer(
        self, phrase: str, *, auteur: str, malgre_le_reseau: bool = False
    ) -> tuple[Coffre, str]:
        """Crée le coffre ; rend aussi le code de secours, montré une seule fois.

        Lève `CoffreFerme`, `PhraseDePasseFaible` ou `DepotImpossible`.
        """
        ...

    def ouvrir(self, saisie: str, *, auteur: str) -> Coffre:
        """Ouvre par la phrase de passe ou le code de secours.

        Lève `PhraseDePasseFausse`, `CoffreAbime`, `CoffreTropRecent`, `CoffreFerme` ou
        `DepotImpossible` ; les fichiers restent tels quels.
        """
        ...

    def entrouvrir(self, saisie: str) -> "CoffreEntrouvert | None":
        """Lit la liste d’un coffre seul et bien refermé, sans rien écrire.

        `None` si la saisie n’ouvre rien, ou s’il faut ouvrir le coffre en entier pour en juger.
        """
        ...

    def ouvrir_par_trousseau(self, *, auteur: str) -> Coffre:
        """Ouvre par le trousseau de l’ordinateur. Lève aussi `TrousseauIndisponible`."""
        ...

    def restaurer(self, sauvegarde: Path, saisie: str, *, auteur: str) -> Path | None:
        """Remet une sauvegarde en place ; rend où l’ancien coffre est gardé, s’il y en avait un.

        Lève `SauvegardeImpossible`, `PhraseDePasseFausse`, `CoffreFerme` ou `DepotImpossible` ;
        le coffre est alors resté comme avant.
        """
        ...
