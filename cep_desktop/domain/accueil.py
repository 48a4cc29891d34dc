"""Premier volet : la demande, l’information donnée, l’aiguillage, la décision."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from cep_desktop.domain.co_construction import CoConstruction, Paroles
from cep_desktop.domain.code import Code
from cep_desktop.domain.heure import Heure
from cep_desktop.domain.identifiant import Cle, CodeRome, Telephone
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class Demande(Valeur):
    """Ce que la personne vient chercher, avec ses mots puis analysé."""

    paroles: Paroles | None = None
    analyse: Recit = ""
    themes: tuple[Intitule, ...] = ()
    co_construction: CoConstruction = CoConstruction()


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


class FicheMetier(Valeur):
    """Ce que l’on sait d’un métier sur un territoire ; un texte vide veut dire « inconnu »."""

    offres: Ligne = ""
    salaire: Ligne = ""
    effort: Ligne = ""
    pour_y_aller: tuple[Intitule, ...] = ()


class InformationRemise(Valeur):
    """Une information actualisée et située, remise à la personne.

    `transition` dit ce que la transition écologique et énergétique y change.
    """

    id: Cle
    titre: Intitule
    theme: ThemeInformation
    resume: Recit = ""
    fiche: FicheMetier | None = None
    transition: Recit = ""
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
    """Réunion d’information en petit groupe, animée par un conseiller.

    `prises` compte les places déjà tenues par d’autres personnes ; `None` : on ne sait pas.
    """

    id: Cle
    titre: Intitule
    le: date
    a: Heure | None = None
    lieu: Ligne = ""
    places: int | None = Field(default=None, ge=1, le=100)
    prises: int | None = Field(default=None, ge=0, le=100)
    presence: Presence = Presence.INSCRIT

    @property
    def est_complete(self) -> bool:
        """Vrai si d’autres personnes tiennent déjà toutes les places."""
        return self.places is not None and self.prises is not None and self.prises >= self.places


class MoyenOrientation(Code):
    """Comment la structure reçoit ce que la personne veut lui dire."""

    FICHE = "fiche", "Fiche remise à la personne"
    COURRIEL = "courriel", "Courriel relu ensemble"


class Orientation(Valeur):
    """Structure vers laquelle la personne est aiguillée, et pourquoi.

    `faite_le` est le jour où la fiche est remise ou le courriel parti ; `None` : préparée.
    """

    structure: Intitule
    raisons: tuple[Intitule, ...] = ()
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    horaires: Ligne = ""
    transmis: tuple[Intitule, ...] = ()
    accord_le: date | None = None
    moyen: MoyenOrientation = MoyenOrientation.FICHE
    faite_le: date | None = None

    @model_validator(mode="after")
    def _rien_ne_part_sans_accord(self) -> Self:
        est_partie = self.moyen is MoyenOrientation.COURRIEL and self.faite_le is not None
        if est_partie and self.accord_le is None:
            raise ValueError(
                "sans l’accord de la personne, rien n’est envoyé. Remettez-lui la fiche."
            )
        return self


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
    """Le volet « accueil individualisé ».

    Informations dues dès le premier entretien : sur le conseil (code du travail, D. 6111-6), et
    sur l’emploi des données personnelles (RGPD, art. 13).
    """

    demande: Demande = Demande()
    information_cep_remise_le: date | None = None
    information_donnees_remise_le: date | None = None
    informations: tuple[InformationRemise, ...] = ()
    reunions: tuple[ReunionCollective, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    decision: Decision | None = None
    co_construction: CoConstruction = CoConstruction()
