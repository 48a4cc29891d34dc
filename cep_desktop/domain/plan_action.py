"""Les étapes, leurs objectifs intermédiaires et les actions à conduire."""

from collections.abc import Iterator
from datetime import date
from typing import Self

from pydantic import model_validator

from cep_desktop.domain.co_construction import CoConstruction
from cep_desktop.domain.code import Code
from cep_desktop.domain.echeance import Echeance
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur


class StatutAction(Code):
    """Où en est une action."""

    A_FAIRE = "a_faire", "À faire"
    EN_COURS = "en_cours", "En cours"
    EN_ATTENTE = "en_attente", "En attente"
    FAITE = "faite", "Fait"
    ABANDONNEE = "abandonnee", "Abandonné"


class RoleActeur(Code):
    """Qui conduit une action."""

    BENEFICIAIRE = "beneficiaire", "La personne"
    CONSEILLER = "conseiller", "Le conseiller"
    TIERS = "tiers", "Un autre organisme"


class Acteur(Valeur):
    """Celui ou celle qui fait ; un tiers porte le nom de son organisme."""

    role: RoleActeur
    nom: Ligne = ""

    @model_validator(mode="after")
    def _tiers_nomme(self) -> Self:
        if self.role is RoleActeur.TIERS and not self.nom:
            raise ValueError("nommez l’organisme qui fait cette action.")
        return self


class Action(Valeur):
    """Une chose à faire : qui, avec qui, pour quand, et ce qu’on en attend."""

    id: Cle
    libelle: Intitule
    qui: tuple[Acteur, ...] = (Acteur(role=RoleActeur.BENEFICIAIRE),)
    avec_qui: Ligne = ""
    echeance: Echeance | None = None
    raison_echeance: Ligne = ""
    resultat_attendu: Ligne = ""
    statut: StatutAction = StatutAction.A_FAIRE
    commencee_le: date | None = None
    faite_le: date | None = None
    papiers: tuple[Intitule, ...] = ()
    commentaire: Ligne = ""
    co_construction: CoConstruction = CoConstruction()

    @model_validator(mode="after")
    def _dates_possibles(self) -> Self:
        if self.faite_le is not None and self.statut is not StatutAction.FAITE:
            raise ValueError("une action datée comme faite a le statut «\u00a0Fait\u00a0».")
        if self.commencee_le and self.faite_le and self.faite_le < self.commencee_le:
            raise ValueError("l’action est finie avant d’être commencée. Corrigez une des dates.")
        return self

    @property
    def est_ouverte(self) -> bool:
        """Vrai si l’action reste à faire, en cours ou en attente."""
        return self.statut not in {StatutAction.FAITE, StatutAction.ABANDONNEE}


class Etape(Valeur):
    """Un palier du plan et son objectif intermédiaire."""

    id: Cle
    titre: Intitule
    titre_court: Ligne = ""
    objectif: Intitule
    echeance: Echeance | None = None
    actions: tuple[Action, ...] = ()
    co_construction: CoConstruction = CoConstruction()

    @property
    def est_finie(self) -> bool:
        """Vrai si l’étape a des actions et qu’aucune n’est ouverte."""
        return bool(self.actions) and not any(action.est_ouverte for action in self.actions)


class PlanAction(Valeur):
    """Le plan d’actions co-construit."""

    etapes: tuple[Etape, ...] = ()
    prochaine_action: Cle | None = None
    vigilance: tuple[Intitule, ...] = ()

    def actions(self) -> Iterator[tuple[Etape, Action]]:
        """Parcourt les actions, étape par étape."""
        for etape in self.etapes:
            for action in etape.actions:
                yield etape, action

    @property
    def etape_en_cours(self) -> Etape | None:
        """L’étape de la prochaine action ; sans action ouverte, la première qui n’est pas finie."""
        prochaine = self.prochaine()
        if prochaine is not None:
            return prochaine[0]
        return next((etape for etape in self.etapes if not etape.est_finie), None)

    def prochaine(self) -> tuple[Etape, Action] | None:
        """L’action choisie comme prochaine étape, sinon l’ouverte à l’échéance la plus proche."""
        ouvertes = [(etape, action) for etape, action in self.actions() if action.est_ouverte]
        choisie = [paire for paire in ouvertes if paire[1].id == self.prochaine_action]
        a_conduire = [p for p in ouvertes if p[1].statut is not StatutAction.EN_ATTENTE]
        candidates = choisie or a_conduire or ouvertes
        return min(candidates, key=lambda paire: _rang(paire[1]), default=None)


def _rang(action: Action) -> date:
    return action.echeance.au_plus_tard if action.echeance else date.max
