"""Ce qui part d’un dossier vers un autre opérateur, et la trace de chaque départ."""

from collections.abc import Mapping
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur


class PartieDossier(Code):
    """Une partie du dossier que la personne choisit ou non de transmettre."""

    IDENTITE = "identite", "Identité et coordonnées"
    SITUATION = "situation", "Situation professionnelle"
    SANTE = "sante", "Handicap et santé"
    PROJET = "projet", "Demande, projet et stratégie"
    PLAN = "plan", "Plan d’actions, calendrier et rendez-vous"
    FINANCEMENT = "financement", "Plan de financement"
    ECHANGES = "echanges", "Échanges partageables avec les organismes"


PARTIES_PERMISES: Mapping[ObjetConsentement, frozenset[PartieDossier]] = {
    ObjetConsentement.TRANSMISSION_DOSSIER: frozenset(PartieDossier),
    ObjetConsentement.TRANSMISSION_PLAN: frozenset({PartieDossier.IDENTITE, PartieDossier.PLAN}),
}
"""Ce que chaque accord de transmission permet d’envoyer ; un autre accord ne permet rien."""


class SensTransmission(Code):
    """Dans quel sens le dossier a voyagé."""

    ENVOYEE = "envoyee", "Envoyé à"
    RECUE = "recue", "Reçu de"


class Transmission(Valeur):
    """Un envoi ou une réception, gardé pour dire à la personne qui a reçu quoi (RGPD, art. 15)."""

    id: Cle
    sens: SensTransmission
    le: date
    organisme: Intitule
    parties: tuple[PartieDossier, ...]
    consentement: Cle | None = None


class FicheTransmission(Valeur):
    """La fiche jointe au dossier transmis : qui envoie, à qui, quoi, avec quel accord."""

    envoyee_le: date
    expediteur: Intitule
    structure: Intitule
    destinataire: Intitule
    parties: tuple[PartieDossier, ...] = Field(min_length=1)
    consentement: Cle

    @model_validator(mode="after")
    def _parties_en_ordre(self) -> Self:
        if self.parties != tuple(partie for partie in PartieDossier if partie in self.parties):
            raise ValueError("les parties transmises se suivent dans l’ordre, sans répétition.")
        return self
