"""Les personnes et les organismes d’un dossier."""

from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import (
    Cle,
    CodePostal,
    CodeRegion,
    Courriel,
    Nda,
    Siret,
    Telephone,
)
from cep_desktop.domain.texte import Intitule, Ligne, NomPropre
from cep_desktop.domain.valeur import Valeur


class Accord(Code):
    """Comment les phrases s’accordent, au choix de la personne."""

    IL = "il", "Il"
    ELLE = "elle", "Elle"
    SANS = "sans_accord", "Sans accord"


class MoyenDeContact(Code):
    """Par où la personne préfère être jointe."""

    TELEPHONE = "telephone", "Téléphone"
    COURRIEL = "courriel", "Courriel"
    COURRIER = "courrier", "Courrier"
    SUR_PLACE = "sur_place", "Sur place"


class Adresse(Valeur):
    """Adresse postale française."""

    voie: Ligne = ""
    complement: Ligne = ""
    code_postal: CodePostal | None = None
    commune: Ligne = ""


class Beneficiaire(Valeur):
    """La personne accompagnée. Le numéro de sécurité sociale n’est jamais demandé."""

    prenom: NomPropre
    nom: NomPropre
    accord: Accord = Accord.SANS
    naissance_le: date | None = None
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    courriel: Courriel | None = None
    contact_prefere: MoyenDeContact | None = None

    @property
    def nom_complet(self) -> str:
        """Prénom puis nom."""
        return f"{self.prenom} {self.nom}"

    @property
    def initiales(self) -> str:
        """« C. M. » : seule forme du nom admise dans le classeur des financeurs."""
        return f"{self.prenom[0]}.\u00a0{self.nom[0]}."


class Conseiller(Valeur):
    """Le référent de la personne, ou l’un de ses collègues."""

    prenom: NomPropre
    nom: NomPropre
    accord: Accord = Accord.SANS
    telephone: Telephone | None = None
    courriel: Courriel | None = None

    @property
    def nom_complet(self) -> str:
        """Prénom puis nom."""
        return f"{self.prenom} {self.nom}"

    @property
    def fonction(self) -> str:
        """« conseiller » ou « conseillère », selon l’accord choisi."""
        return "conseillère" if self.accord is Accord.ELLE else "conseiller"


class Structure(Valeur):
    """L’opérateur du conseil en évolution professionnelle."""

    nom: Intitule
    siret: Siret | None = None
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    courriel: Courriel | None = None
    region: CodeRegion | None = None


class OrganismeFormation(Valeur):
    """L’organisme qui dispense une formation ou une prestation."""

    nom: Intitule
    siret: Siret | None = None
    nda: Nda | None = None
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    courriel: Courriel | None = None
    est_certifie_qualiopi: bool | None = None


class Contact(Valeur):
    """L’interlocuteur d’un organisme ; son nom n’est montré que s’il est partageable."""

    id: Cle
    organisme: Intitule
    nom: Ligne = ""
    fonction: Ligne = ""
    telephone: Telephone | None = None
    courriel: Courriel | None = None
    est_partageable: bool = False
