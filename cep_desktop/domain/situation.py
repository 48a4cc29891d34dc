"""La situation de la personne : des faits datés, que les règles peuvent lire."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.code import Code
from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class OuiNon(Valeur):
    """Réponse par oui ou non."""

    genre: Literal[Genre.OUI_NON] = Genre.OUI_NON
    valeur: bool


class Nombre(Valeur):
    """Nombre dans l’unité annoncée par le fait."""

    genre: Literal[Genre.NOMBRE] = Genre.NOMBRE
    valeur: Decimal = Field(ge=0, le=1_000_000, max_digits=12, decimal_places=2)


class Jour(Valeur):
    """Date."""

    genre: Literal[Genre.DATE] = Genre.DATE
    valeur: date


class Somme(Valeur):
    """Somme d’argent."""

    genre: Literal[Genre.MONTANT] = Genre.MONTANT
    valeur: Montant


class Mot(Valeur):
    """Texte court ou code."""

    genre: Literal[Genre.TEXTE] = Genre.TEXTE
    valeur: Intitule


class NeSaitPas(Valeur):
    """« Je ne sais pas » : une réponse, qui crée quelque chose à regarder."""

    genre: Literal["inconnu"] = "inconnu"


Reponse = Annotated[OuiNon | Nombre | Jour | Somme | Mot | NeSaitPas, Field(discriminator="genre")]
"""Valeur d’un fait, « je ne sais pas » compris."""


class OrigineFait(Code):
    """D’où vient un fait."""

    PAPIER = "papier", "Vu sur un papier"
    PAROLE = "parole", "Dit par la personne"
    TIERS = "tiers", "Donné par un organisme"


class Fait(Valeur):
    """Une réponse à une question sur la situation, connue à une date."""

    code: CodeFait
    reponse: Reponse
    connu_le: date
    origine: OrigineFait = OrigineFait.PAROLE
    precision: Ligne = ""

    @model_validator(mode="after")
    def _du_bon_genre(self) -> Self:
        if self.reponse.genre not in {"inconnu", self.code.genre}:
            raise ValueError(
                f"«\u00a0{self.code.libelle}\u00a0» attend une réponse de genre "
                f"«\u00a0{self.code.genre.libelle}\u00a0»."
            )
        if isinstance(self.reponse, Mot) and self.code.choix:
            codes = [choix.code for choix in self.code.choix]
            if self.reponse.valeur not in codes:
                raise ValueError(
                    f"«\u00a0{self.code.libelle}\u00a0» attend une de ces réponses\u00a0: "
                    f"{', '.join(codes)}."
                )
        return self


class Situation(Valeur):
    """Tout ce que l’on sait de la situation, au fil du temps ; chaque bloc se valide à part."""

    faits: tuple[Fait, ...] = ()
    contraintes: tuple[Intitule, ...] = ()
    appuis: tuple[Intitule, ...] = ()
    trace_faits: CoConstruction = CoConstruction()
    trace_contraintes: CoConstruction = CoConstruction()
    trace_appuis: CoConstruction = CoConstruction()

    def fait(self, code: CodeFait, *, le: date) -> Fait | None:
        """Rend le dernier fait connu à cette date pour ce code, ou `None` si rien n’est noté."""
        connus = [f for f in self.faits if f.code is code and f.connu_le <= le]
        return max(connus, key=lambda f: f.connu_le, default=None)
