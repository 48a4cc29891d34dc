"""Le volet « conseil personnalisé », rassemblé."""

from typing import Self

from pydantic import model_validator

from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.competence import Competence, Experience, MetierVise
from cep_desktop.domain.projet import Piste, Priorite, Projet
from cep_desktop.domain.strategie import Strategie
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class Conseil(Valeur):
    """Priorités, compétences, métiers, pistes, projet et stratégie.

    `trace_priorites` porte les mots de la personne sur ce qui compte pour elle.
    """

    priorites: tuple[Priorite, ...] = ()
    trace_priorites: CoConstruction = CoConstruction()
    experiences: tuple[Experience, ...] = ()
    competences: tuple[Competence, ...] = ()
    besoins_de_formation: tuple[Intitule, ...] = ()
    metiers: tuple[MetierVise, ...] = ()
    pistes: tuple[Piste, ...] = ()
    projet: Projet | None = None
    strategie: Strategie | None = None

    @model_validator(mode="after")
    def _rangs_distincts(self) -> Self:
        rangs = [priorite.rang for priorite in self.priorites]
        if len(set(rangs)) != len(rangs):
            raise ValueError("deux priorités ont le même rang. Rangez-les de nouveau.")
        return self
