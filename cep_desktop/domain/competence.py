"""Ce que la personne sait faire, et ce qu’il lui reste à apprendre."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle, CodeRome
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.piece import PieceJointe
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class Aisance(Code):
    """Comment la personne se voit."""

    SEULE = "seule", "Je le fais seul ou seule"
    AVEC_AIDE = "avec_aide", "Avec un peu d’aide"
    A_APPRENDRE = "a_apprendre", "À apprendre"


class Competence(Valeur):
    """Un savoir-faire, dit par un verbe ; `preuve` et `piece` sont ce qui le montre."""

    id: Cle
    libelle: Intitule
    aisance: Aisance
    est_transferable: bool | None = None
    experience: Cle | None = None
    preuve: Ligne = ""
    piece: PieceJointe | None = None
    co_construction: CoConstruction = CoConstruction()


class Experience(Valeur):
    """Un emploi, un engagement ou une activité d’où viennent des compétences."""

    id: Cle
    titre: Intitule
    lieu: Ligne = ""
    periode: Periode | None = None
    rome: CodeRome | None = None
    journee_type: Ligne = ""


class NatureExploration(Code):
    """Comment on est allé voir un métier (cahier des charges 2014, § 2.1 et 2.2)."""

    ENQUETE = "enquete", "Rencontrer quelqu’un qui le fait"
    IMMERSION = "immersion", "Essayer quelques jours"


class Exploration(Valeur):
    """Un métier vu en vrai : avec qui et où, quand, et ce que la personne en retient.

    `le` est le jour prévu ou passé ; `None` : à prévoir.
    """

    nature: NatureExploration
    aupres: Ligne = ""
    le: date | None = None
    retenu: Recit = ""


class MetierVise(Valeur):
    """Un métier regardé avec la personne ; ses propres mots sont gardés sans code."""

    id: Cle
    appellation: Intitule
    lieux: Ligne = ""
    rome: CodeRome | None = None
    gout: int | None = Field(default=None, ge=1, le=5)
    competences_presentes: tuple[Cle, ...] = ()
    a_acquerir: tuple[Intitule, ...] = ()
    est_reglemente: bool | None = None
    concerne_transition_ecologique: bool | None = None
    explorations: tuple[Exploration, ...] = ()
    co_construction: CoConstruction = CoConstruction()
