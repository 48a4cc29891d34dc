"""Ce que l’écran et la ligne de commande peuvent demander à un coffre."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from cep_desktop.usecases.ports import Dossiers


class Coffre(Protocol):
    """Un coffre déverrouillé ; fermé, il ne rend plus rien."""

    @property
    def dossiers(self) -> Dossiers:
        """Les dossiers gardés."""
        ...

    @property
    def tenu_par(self) -> str:
        """Qui tient déjà ce coffre (« Karim Haddou (poste-12) ») ; vide s’il est à nous."""
        ...

    @property
    def est_en_lecture_seule(self) -> bool:
        """Vrai si rien ne peut s’écrire : tenu par un autre, ou disque en lecture seule."""
        ...

    @property
    def derniere_sauvegarde_le(self) -> datetime | None:
        """Instant de la dernière sauvegarde vérifiée, en temps universel."""
        ...

    def sauvegarder(self) -> Path:
        """Fait une sauvegarde, la relit, et rend son fichier. Lève `SauvegardeImpossible`."""
        ...

    def changer_phrase(self, phrase: str) -> None:
        """Remplace la phrase de passe. Lève `PhraseDePasseFaible` ou `DepotImpossible`."""
        ...

    def fermer(self) -> None:
        """Oublie la clé, ferme la base et rend le verrou."""
        ...


class Coffres(Protocol):
    """L’endroit de ce poste où se trouve le coffre."""

    @property
    def emplacement(self) -> Path:
        """Dossier du coffre."""
        ...

    def existe(self) -> bool:
        """Vrai s’il y a déjà un coffre à cet endroit."""
        ...

    def proposer_phrase(self) -> str:
        """Rend sept mots français tirés au hasard."""
        ...

    def creer(self, phrase: str, *, auteur: str) -> tuple[Coffre, str]:
        """Crée le coffre ; rend aussi le code de secours, montré une seule fois.

        Lève `CoffreFerme`, `PhraseDePasseFaible` ou `DepotImpossible`.
        """
        ...

    def ouvrir(self, saisie: str, *, auteur: str) -> Coffre:
        """Ouvre par la phrase de passe ou le code de secours. Lève `CoffreFerme`."""
        ...
