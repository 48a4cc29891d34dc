"""Comment la personne veut avancer : son autonomie, l’état de ses idées, son rythme."""

from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.code import Code
from cep_desktop.domain.texte import Ligne
from cep_desktop.domain.valeur import Valeur


class Autonomie(Code):
    """L’appui que la personne souhaite, dit par elle (cahier des charges 2014, § 2.2)."""

    SEULE = "seule", "J’avance par moi-même"
    AVEC_APPUI = "avec_appui", "J’ai besoin d’un appui par moments"
    PAS_A_PAS = "pas_a_pas", "Je préfère avancer pas à pas, ensemble"


class Maturite(Code):
    """Où en est le projet, aux yeux de la personne (cahier des charges 2014, § 2.2)."""

    CHERCHE = "cherche", "Je cherche encore"
    IDEES = "idees", "J’ai des idées à comparer"
    PROJET = "projet", "J’ai un projet à préciser"
    PRET = "pret", "Mon projet est prêt"


class FaconAvancer(Valeur):
    """Ce que la personne et le conseiller conviennent au départ ; `None` : pas encore dit.

    `rythme` respecte celui de la personne, `modalites` dit comment l’on travaille ensemble.
    """

    autonomie: Autonomie | None = None
    maturite: Maturite | None = None
    rythme: Ligne = ""
    modalites: Ligne = ""
    co_construction: CoConstruction = CoConstruction()
