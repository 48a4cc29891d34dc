"""Les erreurs du métier, écrites pour la personne qui les lit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Probleme:
    """Un défaut parmi d’autres : où il est, et ce qui ne va pas."""

    lieu: str
    phrase: str

    def __str__(self) -> str:
        return f"{self.lieu}\u00a0: {self.phrase}" if self.lieu else self.phrase


class ErreurMetier(Exception):
    """Refus expliqué en français : ce qui ne va pas, où, et ce qu’on peut faire.

    `lieu` dit où (champ, fichier, ligne) ; `remede` dit quoi faire. Les deux peuvent être vides.
    `problemes` détaille, en une seule fois, tout ce qui a été trouvé.
    """

    def __init__(
        self,
        phrase: str,
        *,
        lieu: str = "",
        remede: str = "",
        problemes: tuple[Probleme, ...] = (),
    ) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.lieu = lieu
        self.remede = remede
        self.problemes = problemes

    def __str__(self) -> str:
        debut = f"{self.lieu}\u00a0: {self.phrase}" if self.lieu else self.phrase
        return f"{debut} {self.remede}".rstrip()

    def __reduce__(self) -> tuple[object, ...]:
        """Garde tout ce que dit l’erreur quand elle passe d’un processus à l’autre."""
        return (_refaire, (type(self), self.__dict__.copy()))


def _refaire(genre: type[ErreurMetier], dits: dict[str, object]) -> ErreurMetier:
    """Refait une erreur venue d’un autre processus."""
    erreur = genre.__new__(genre)
    Exception.__init__(erreur, dits["phrase"])
    erreur.__dict__.update(dits)
    return erreur


class MontantIllisible(ErreurMetier):
    """Ce qui est écrit n’est pas un montant en euros."""


class IdentifiantInvalide(ErreurMetier, ValueError):
    """Un numéro ou un code ne respecte pas son format officiel."""


class ElementIntrouvable(ErreurMetier):
    """Un geste vise un élément qui n’est plus dans le dossier."""


class DossierIncoherent(ErreurMetier):
    """Le dossier obtenu contredirait une de ses propres règles."""
