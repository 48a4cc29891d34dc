"""Le dossier : une seule valeur, figée, d’où tout le reste se déduit."""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import model_validator

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.accueil import Accueil
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.consentement import Consentement
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.entretien import Entretien, NotePrivee
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.liens import ecrire_lieu, liens_rompus
from cep_desktop.domain.parcours import Parcours
from cep_desktop.domain.personne import Beneficiaire, Conseiller, Structure
from cep_desktop.domain.signature import Signature
from cep_desktop.domain.situation import Situation
from cep_desktop.domain.transmission import Transmission
from cep_desktop.domain.valeur import Valeur


class Dossier(Valeur):
    """Le dossier d’une personne. Tout geste en rend un nouveau ; aucun ne le modifie."""

    id: UUID
    numero: Cle
    est_fictif: bool = False
    vocabulaire: Cle = "2014"
    ouvert_le: date
    beneficiaire: Beneficiaire
    referent: Conseiller
    structure: Structure
    parcours: Parcours = Parcours()
    situation: Situation = Situation()
    entretiens: tuple[Entretien, ...] = ()
    accueil: Accueil = Accueil()
    conseil: Conseil = Conseil()
    accompagnement: Accompagnement = Accompagnement()
    consentements: tuple[Consentement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notes_privees: tuple[NotePrivee, ...] = ()
    transmissions: tuple[Transmission, ...] = ()
    gel: Gel | None = None

    @model_validator(mode="after")
    def _liens_entiers(self) -> Self:
        rompus = liens_rompus(self.model_dump())
        if rompus:
            raise ValueError(f"{ecrire_lieu(rompus[0].lieu)}\u00a0: {rompus[0].phrase}")
        return self

    def partageable(self) -> Self:
        """Rend le dossier sans rien de privé : c’est lui seul qu’un papier ou la personne voit.

        Les alertes sont d’usage interne : leur note se compose depuis le dossier entier.
        """
        accompagnement = self.accompagnement
        partages = tuple(e for e in accompagnement.echanges if e.est_partageable)
        contacts = tuple(
            c if c.est_partageable else c.avec(nom="", telephone=None, courriel=None)
            for c in accompagnement.contacts
        )
        return self.avec(
            notes_privees=(),
            gel=None,
            accompagnement=accompagnement.avec(
                echanges=partages, contacts=contacts, alertes=(), retours=()
            ),
        )
