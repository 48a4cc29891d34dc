"""Ce que la personne accepte de partager, avec qui, et jusqu’à quand."""

from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class ObjetConsentement(Code):
    """Ce sur quoi la personne se prononce."""

    CONTACT_FINANCEURS = "contact_financeurs", "Contacter les financeurs en son nom"
    TRANSMISSION_PLAN = "transmission_plan", "Transmettre le plan d’actions"
    TRANSMISSION_DOSSIER = "transmission_dossier", "Transmettre le dossier à un autre opérateur"
    SYNTHESE_BILAN = "synthese_bilan", "Joindre la synthèse d’un bilan de compétences"
    ALERTE_INTERNE = "alerte_interne", "Signaler à l’organisme que l’argent manque"
    DONNEE_SENSIBLE = "donnee_sensible", "Noter une information sensible"


class Consentement(Valeur):
    """Accord daté de la personne, retirable à tout moment."""

    id: Cle
    objet: ObjetConsentement
    destinataires: tuple[Intitule, ...] = ()
    precision: Ligne = ""
    donne_le: date
    retire_le: date | None = None

    @model_validator(mode="after")
    def _retire_apres(self) -> Self:
        if self.retire_le is not None and self.retire_le < self.donne_le:
            raise ValueError("l’accord est retiré avant d’être donné. Corrigez une des deux dates.")
        return self

    def vaut_le(self, jour: date) -> bool:
        """Vrai si l’accord est donné et pas encore retiré ce jour-là."""
        return self.donne_le <= jour and (self.retire_le is None or jour < self.retire_le)
