"""Les chemins étudiés pour réaliser le projet, et celui que la personne choisit."""

from pydantic import Field

from cep_desktop.domain.co_construction import CoConstruction, Paroles
from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.montant import INCONNU, Chiffre
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur


class NatureChemin(Code):
    """Moyen étudié (cahier des charges 2014, § 2.2)."""

    FORMATION = "formation", "Suivre une formation"
    VAE = "vae", "Faire reconnaître mon expérience"
    BILAN = "bilan", "Faire un bilan de compétences"
    IMMERSION = "immersion", "Essayer le métier"
    EMPLOI_DIRECT = "emploi_direct", "Chercher un emploi"
    PRESTATION = "prestation", "Utiliser un service"
    CREATION = "creation", "Créer mon activité"


class ChoixChemin(Code):
    """Ce que la personne décide d’un chemin."""

    A_REGARDER = "a_regarder", "À regarder"
    CHOISI = "choisi", "Choisi"
    EN_PLUS = "en_plus", "En plus"
    EN_SECOURS = "en_secours", "En secours"
    PAS_RETENU = "pas_retenu", "Pas retenu"


class Chemin(Valeur):
    """Un chemin possible vers le projet, pesé avec la personne."""

    id: Cle
    nature: NatureChemin
    titre: Intitule
    precision: Ligne = ""
    duree_mois: int | None = Field(default=None, ge=0, le=120)
    prix: Chiffre = INCONNU
    prerequis: Ligne = ""
    programme: Ligne = ""
    certification: Ligne = ""
    gagne: Ligne = ""
    difficile: Ligne = ""
    avis: Ligne = ""
    choix: ChoixChemin = ChoixChemin.A_REGARDER
    co_construction: CoConstruction = CoConstruction()


class Strategie(Valeur):
    """Le choix motivé des moyens, avec un plan de secours."""

    enonce: Recit
    chemins: tuple[Chemin, ...] = ()
    plan_de_secours: Ligne = ""
    paroles: Paroles | None = None
    co_construction: CoConstruction = CoConstruction()
