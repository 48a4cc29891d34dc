"""La signature que la personne prépare sur l’écran tourné vers elle, le temps du dossier ouvert.

Elle ne vit qu’en mémoire : ni le dossier, ni son historique, ni le coffre n’en gardent rien avant
« Créer le plan signé ».
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from cep_desktop.signing.trace import Trace


class Avancee(StrEnum):
    """Où en est la personne : elle relit et signe, elle a signé, ou ce sera plus tard."""

    EN_COURS = "en_cours"
    SIGNEE = "signee"
    PLUS_TARD = "plus_tard"


@dataclass(frozen=True, slots=True)
class SignatureEnCours:
    """Ce qu’elle a coché, tracé ou écrit ; `empreinte` est celle du texte qu’elle a sous les yeux.

    `trace` vaut `None` quand elle écrit son nom ; `nom` est alors ce qu’elle a écrit.
    """

    empreinte: str
    cochees: tuple[str, ...] = ()
    trace: Trace | None = field(default=None, repr=False)
    nom: str = field(default="", repr=False)
    reserve: str = field(default="", repr=False)
    avancee: Avancee = Avancee.EN_COURS

    @property
    def est_posee(self) -> bool:
        """Vrai si elle a dit « C’est ma signature »."""
        return self.avancee is Avancee.SIGNEE


Regard = Callable[[SignatureEnCours | None], None]


class FeuilleASigner:
    """La signature en cours d’un dossier ouvert, et ceux qui la regardent."""

    def __init__(self) -> None:
        self._tenue: SignatureEnCours | None = None
        self._regards: list[Regard] = []

    @property
    def tenue(self) -> SignatureEnCours | None:
        """Ce que la personne a fait jusqu’ici, ou `None`."""
        return self._tenue

    def tenir(self, signature: SignatureEnCours | None) -> None:
        """Remplace ce qui est tenu et prévient ; `None` oublie tout."""
        if signature != self._tenue:
            self._tenue = signature
            for regard in tuple(self._regards):
                regard(signature)

    def abonner(self, regard: Regard) -> Callable[[], None]:
        """Prévient `regard` à chaque changement ; rend de quoi ne plus le prévenir."""
        self._regards.append(regard)

        def desabonner() -> None:
            with suppress(ValueError):
                self._regards.remove(regard)

        return desabonner
