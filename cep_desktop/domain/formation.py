"""Le parcours de formation envisagé et son aménagement."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle, CodeBloc, CodeCertification, Formacode
from cep_desktop.domain.montant import INCONNU, Chiffre
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur

Heures = Annotated[Decimal, Field(ge=0, le=10_000, max_digits=7, decimal_places=2)]
"""Durée en heures, deux décimales au plus."""

Pourcentage = Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
"""Part de 0 à 100."""


class NatureAction(Code):
    """Ce que l’on finance, au sens des règles (L. 6313-1, L. 6323-6)."""

    FORMATION = "formation", "Formation"
    BILAN = "bilan", "Bilan de compétences"
    VAE = "vae", "Validation des acquis (VAE)"
    PERMIS = "permis", "Permis de conduire"
    CREATION = "creation", "Appui à la création d’entreprise"


class Certification(Valeur):
    """Le diplôme, titre ou certificat visé."""

    intitule: Intitule
    code: CodeCertification | None = None
    blocs: tuple[CodeBloc, ...] = ()
    niveau: int | None = Field(default=None, ge=1, le=8)
    fin_enregistrement_le: date | None = None


class Devis(Valeur):
    """Un devis d’organisme de formation ; plusieurs se comparent."""

    id: Cle
    organisme: Intitule
    numero: Ligne = ""
    date_le: date | None = None
    valable_jusqu_au: date | None = None
    montant: Chiffre = INCONNU
    est_retenu: bool = False


class ObjetAmenagement(Code):
    """Ce que l’on demande d’adapter (cahier des charges 2014, § 2.3)."""

    DUREE = "duree", "Durée"
    CONTENU = "contenu", "Contenu"
    COUT = "cout", "Coût"


class Amenagement(Valeur):
    """Adaptation d’un parcours ou d’une prestation, négociée avec l’organisme."""

    id: Cle
    objets: tuple[ObjetAmenagement, ...]
    demande: Intitule
    interlocuteur: Ligne = ""
    demande_le: date | None = None
    reponse: Ligne = ""
    reponse_le: date | None = None


class Positionnement(Valeur):
    """Test d’entrée de l’organisme."""

    prevu_le: date | None = None
    fait_le: date | None = None
    resultat: Ligne = ""


class ParcoursFormation(Valeur):
    """La formation envisagée, telle que le devis la décrit (D. 6353-1)."""

    id: Cle
    intitule: Intitule
    nature: NatureAction = NatureAction.FORMATION
    organisme: OrganismeFormation
    certification: Certification | None = None
    formacode: Formacode | None = None
    lieu: Ligne = ""
    acces: Ligne = ""
    periode: Periode | None = None
    rythme: Ligne = ""
    heures_centre: Heures | None = None
    heures_entreprise: Heures | None = None
    part_a_distance: Pourcentage | None = None
    est_sur_temps_de_travail: bool | None = None
    prerequis: Ligne = ""
    conditions_entree: tuple[Intitule, ...] = ()
    positionnement: Positionnement | None = None
    devis: tuple[Devis, ...] = ()
    amenagements: tuple[Amenagement, ...] = ()

    @property
    def heures(self) -> Decimal | None:
        """Total des heures si les deux parts sont connues, sinon `None`."""
        if self.heures_centre is None or self.heures_entreprise is None:
            return None
        return self.heures_centre + self.heures_entreprise
