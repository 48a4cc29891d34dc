"""Premier volet : la demande, l’information donnée, l’aiguillage, la décision."""

from datetime import date

from pydantic import Field

from cep_desktop.domain.co_construction import CoConstruction, Paroles
from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle, CodeRome, Telephone
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class Demande(Valeur):
    """Ce que la personne vient chercher, avec ses mots puis analysé."""

    paroles: Paroles | None = None
    analyse: Recit = ""
    themes: tuple[Intitule, ...] = ()


class ThemeInformation(Code):
    """Sur quoi porte une information remise (cahier des charges 2014, § 2.1)."""

    TENDANCES = "tendances", "Emploi et territoire"
    METIER = "metier", "Métier"
    COMPETENCES = "competences", "Compétences et qualifications"
    FORMATION = "formation", "Formation"
    DISPOSITIF = "dispositif", "Aide ou dispositif"
    SERVICE = "service", "Service ou lieu ressource"
    TRANSITION_ECOLOGIQUE = "transition_ecologique", "Transition écologique et énergétique"


class Interet(Code):
    """Ce que la personne en pense."""

    OUI = "oui", "Oui"
    PEUT_ETRE = "peut_etre", "Peut-être"
    NON = "non", "Non"


class InformationRemise(Valeur):
    """Une information actualisée et située, remise à la personne."""

    id: Cle
    titre: Intitule
    theme: ThemeInformation
    territoire: Ligne = ""
    source: Ligne = ""
    actualisee_le: date | None = None
    remise_le: date | None = None
    rome: CodeRome | None = None
    interet: Interet | None = None


class Presence(Code):
    """Participation à une réunion collective."""

    INSCRIT = "inscrit", "Inscrite ou inscrit"
    PRESENT = "present", "Était là"
    ABSENT = "absent", "N’est pas venue ou venu"


class ReunionCollective(Valeur):
    """Réunion d’information en petit groupe, animée par un conseiller."""

    id: Cle
    titre: Intitule
    le: date
    lieu: Ligne = ""
    places: int | None = Field(default=None, ge=1, le=100)
    presence: Presence = Presence.INSCRIT


class Orientation(Valeur):
    """Structure vers laquelle la personne est aiguillée, et pourquoi."""

    structure: Intitule
    raisons: tuple[Intitule, ...] = ()
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    transmis: tuple[Intitule, ...] = ()
    accord_le: date | None = None


class Suite(Code):
    """Ce que la personne décide à l’issue de l’accueil."""

    CONTINUER = "continuer", "Je continue avec mon conseiller"
    ARRETER = "arreter", "Je m’arrête là"
    ETRE_ORIENTE = "etre_oriente", "Je vais voir une autre structure"


class Decision(Valeur):
    """La décision de la personne, datée."""

    suite: Suite
    prise_le: date
    paroles: Paroles | None = None


class Accueil(Valeur):
    """Le volet « accueil individualisé »."""

    demande: Demande = Demande()
    information_cep_remise_le: date | None = None
    informations: tuple[InformationRemise, ...] = ()
    reunions: tuple[ReunionCollective, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    decision: Decision | None = None
    co_construction: CoConstruction = CoConstruction()
