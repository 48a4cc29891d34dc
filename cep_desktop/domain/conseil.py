"""Le volet « conseil personnalisé », rassemblé."""

from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.autonomie import FaconAvancer
from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.competence import Competence, Experience, MetierVise
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.projet import Piste, Priorite, Projet
from cep_desktop.domain.strategie import Strategie
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class ProjetMisDeCote(Valeur):
    """Un autre projet de la personne, gardé avec sa stratégie, que l’on peut reprendre."""

    id: Cle
    projet: Projet
    strategie: Strategie | None = None
    mis_de_cote_le: date


class Conseil(Valeur):
    """Façon d’avancer, priorités, compétences, métiers, pistes, projets et stratégie.

    `trace_priorites` porte les mots de la personne sur ce qui compte pour elle.
    """

    facon_avancer: FaconAvancer = FaconAvancer()
    priorites: tuple[Priorite, ...] = ()
    trace_priorites: CoConstruction = CoConstruction()
    experiences: tuple[Experience, ...] = ()
    competences: tuple[Competence, ...] = ()
    besoins_de_formation: tuple[Intitule, ...] = ()
    metiers: tuple[MetierVise, ...] = ()
    pistes: tuple[Piste, ...] = ()
    projet: Projet | None = None
    strategie: Strategie | None = None
    projets_mis_de_cote: tuple[ProjetMisDeCote, ...] = ()

    @model_validator(mode="after")
    def _rangs_distincts(self) -> Self:
        rangs = [priorite.rang for priorite in self.priorites]
        if len(set(rangs)) != len(rangs):
            raise ValueError("deux priorités ont le même rang. Rangez-les de nouveau.")
        return self
