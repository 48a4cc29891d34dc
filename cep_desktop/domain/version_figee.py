"""Le plan tel qu’il était quand une version a été close : plus aucun geste ne le change."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.calendrier import Calendrier
from cep_desktop.domain.dispositif import DispositifMobilise
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.plan_action import PlanAction
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.projet import Projet
from cep_desktop.domain.valeur import Valeur


class VersionFigee(Valeur):
    """Les six rubriques d’une version du plan, gardées pour être comparées à la suivante.

    `projet` manque dans une version gardée par une application plus ancienne.
    """

    id: Cle
    version: int = Field(ge=1, le=999)
    figee_le: date
    plan_action: PlanAction = PlanAction()
    formations: tuple[ParcoursFormation, ...] = ()
    dispositifs: tuple[DispositifMobilise, ...] = ()
    plan_financement: PlanFinancement = PlanFinancement()
    calendrier: Calendrier = Calendrier()
    projet: Projet | None = None
