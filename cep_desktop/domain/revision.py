"""Les versions du plan : on n’efface rien, on révise."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Sha256
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class MotifRevision(Code):
    """Ce qui a remis le plan en cause."""

    PREMIER_PLAN = "premier_plan", "Premier plan"
    PROJET = "projet", "Le projet change"
    DATES = "dates", "Les dates changent"
    ARGENT = "argent", "Le financement change"
    SITUATION = "situation", "La situation change"


class FichierSigne(Valeur):
    """Un fichier remis signé : son empreinte suffit à prouver qu’un exemplaire est l’original.

    `signatures` compte les signatures numériques qu’il porte, pour qu’une signature retirée se
    voie.
    """

    nom: Intitule
    sha256: Sha256
    signatures: int = Field(ge=0, le=9)


class Revision(Valeur):
    """Une version du plan : préparée, puis éventuellement signée, alors figée."""

    version: int = Field(ge=1, le=999)
    preparee_le: date
    motif: MotifRevision = MotifRevision.PREMIER_PLAN
    ce_qui_change: Intitule
    precision: Ligne = ""
    signee_le: date | None = None
    fichiers_signes: tuple[FichierSigne, ...] = ()

    @model_validator(mode="after")
    def _signee_apres(self) -> Self:
        if self.signee_le is not None and self.signee_le < self.preparee_le:
            raise ValueError(
                "cette version est signée avant d’être préparée. Corrigez une des dates."
            )
        return self
