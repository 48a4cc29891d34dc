"""L’état d’un coffre, dit en français : ce qui va, ce qui demande un geste, ce qui est grave."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code


class Gravite(Code):
    """Ce qu’un constat demande."""

    BON = "bon", "Bon"
    A_FAIRE = "a_faire", "À faire"
    GRAVE = "grave", "Grave"


@dataclass(frozen=True, slots=True)
class Constat:
    """Un point vérifié : ce qu’il est, ce qu’on y a trouvé, ce qu’il demande."""

    sujet: str
    phrase: str
    gravite: Gravite


@dataclass(frozen=True, slots=True)
class Bilan:
    """Tous les points vérifiés d’un coffre."""

    constats: tuple[Constat, ...]

    @property
    def est_sain(self) -> bool:
        """Vrai si rien n’est grave."""
        return all(constat.gravite is not Gravite.GRAVE for constat in self.constats)
