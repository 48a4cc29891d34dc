"""Deuxième volet : les priorités, les pistes comparées, le projet et sa faisabilité."""

from pydantic import Field

from cep_desktop.domain.co_construction import CoConstruction, Paroles
from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle, CodeRome
from cep_desktop.domain.montant import INCONNU, Chiffre
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class Priorite(Valeur):
    """Ce qui compte pour la personne, rangé par elle."""

    rang: int = Field(ge=1, le=6)
    libelle: Intitule
    poids: int = Field(default=1, ge=1, le=3)


class Faisable(Code):
    """Oui, à vérifier, pas encore : jamais un non définitif."""

    OUI = "oui", "Oui"
    A_VERIFIER = "a_verifier", "À vérifier"
    PAS_ENCORE = "pas_encore", "Pas encore"


class Critere(Valeur):
    """Une condition regardée, sa réponse et sa raison en clair."""

    libelle: Intitule
    reponse: Faisable
    raison: Ligne = ""


class Piste(Valeur):
    """Une direction possible, comparée aux autres sur les priorités de la personne.

    `revenu` est net par mois ; `delai_mois` est le temps pour y arriver.
    """

    id: Cle
    titre: Intitule
    metier: Cle | None = None
    gout: int | None = Field(default=None, ge=1, le=5)
    criteres: tuple[Critere, ...] = ()
    delai_mois: int | None = Field(default=None, ge=0, le=120)
    cout: Chiffre = INCONNU
    reste_a_payer: Chiffre = INCONNU
    revenu: Chiffre = INCONNU
    risques: Ligne = ""
    est_choisie: bool = False
    pourquoi: Paroles | None = None
    avis_du_conseiller: Ligne = ""
    co_construction: CoConstruction = CoConstruction()


class NatureProjet(Code):
    """Forme de l’évolution visée (cahier des charges 2014, § 1.1)."""

    INSERTION = "insertion", "Retrouver un emploi"
    MOBILITE_INTERNE = "mobilite_interne", "Évoluer dans l’entreprise"
    MOBILITE_EXTERNE = "mobilite_externe", "Changer d’entreprise"
    RECONVERSION = "reconversion", "Changer de métier"
    CREATION = "creation", "Créer ou reprendre une activité"


class Projet(Valeur):
    """Le projet d’évolution professionnelle, dit par la personne.

    `atouts` et `freins` sont ceux de la personne, `opportunites` viennent d’ailleurs.
    """

    enonce: Intitule
    nature: NatureProjet
    metier: Intitule
    rome: CodeRome | None = None
    motivation: Paroles | None = None
    faisabilite: tuple[Critere, ...] = ()
    atouts: tuple[Intitule, ...] = ()
    freins: tuple[Intitule, ...] = ()
    opportunites: tuple[Intitule, ...] = ()
    formulation_professionnelle: Recit = ""
    co_construction: CoConstruction = CoConstruction()
