"""Une ligne de fiche : ce qu’une page montre d’une chose, et les gestes qu’elle offre."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GesteFiche:
    """Un bouton de la ligne ; `est_choisi` en fait une réponse parmi celles de la ligne."""

    code: str
    mot: str
    picto: str = ""
    est_choisi: bool | None = None
    est_plein: bool = False


@dataclass(frozen=True, slots=True)
class LigneFiche:
    """Une chose : son titre, sa phrase, ce qui s’écrit à droite, ses détails et ses gestes.

    `ton` et `picto` disent le sens de l’étiquette `mot` ; `image` précède le titre.
    """

    cle: str
    titre: str
    phrase: str = ""
    valeur: str = ""
    mot: str = ""
    ton: str = "neutre"
    picto: str = ""
    image: str = ""
    jeton: str = "primary"
    details: tuple[str, ...] = ()
    gestes: tuple[GesteFiche, ...] = ()
    est_en_avant: bool = False

    @property
    def lue(self) -> str:
        """Toute la ligne, pour le lecteur d’écran."""
        return ". ".join(
            filter(None, (self.titre, self.phrase, self.valeur, self.mot, *self.details))
        )
