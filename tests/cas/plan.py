"""Une étape, une action, une dépense, un financement : valides, et changeables champ par champ."""

from datetime import date
from decimal import Decimal

from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.domain.financement import Accord, Demarche, Financement, NatureFinanceur, Refus
from cep_desktop.domain.montant import Montant, MontantConnu, confirme, estime
from cep_desktop.domain.plan_action import Action, Etape
from cep_desktop.domain.plan_financement import PlanFinancement

ENVOI = date(2026, 11, 18)
REPONSE = date(2026, 12, 15)


def euros(saisie: str) -> Montant:
    """Lit un montant comme une personne l’écrit : « 1 860,50 »."""
    return Montant.lire(saisie)


def estimation(saisie: str) -> MontantConnu:
    """Montant estimé, lu comme une personne l’écrit."""
    return estime(euros(saisie))


def une_action(**champs: object) -> Action:
    """Action à faire par la personne, sans date."""
    return Action.model_validate({"id": "A1", "libelle": "Passer le test d’entrée"} | champs)


def une_etape(*actions: Action, **champs: object) -> Etape:
    """Étape qui contient ces actions."""
    modele = {"id": "E1", "titre": "Préparer l’entrée", "objectif": "Avoir ma place"}
    return Etape.model_validate(modele | {"actions": actions} | champs)


def une_depense(**champs: object) -> Depense:
    """Dépense d’un forfait de 1 000,00 €, taxe comprise."""
    modele = {
        "id": "D1",
        "poste": Poste.PEDAGOGIE,
        "libelle": "Formation",
        "quantite": Decimal(1),
        "prix_unitaire": estimation("1000"),
    }
    return Depense.model_validate(modele | champs)


def un_financement(**champs: object) -> Financement:
    """Demande de 400,00 € encore à préparer."""
    modele = {
        "id": "F1",
        "dispositif": "employeur",
        "libelle": "Aide de l’employeur",
        "financeur": "Domi’Val",
        "nature": NatureFinanceur.EMPLOYEUR,
        "demande": estimation("400"),
    }
    return Financement.model_validate(modele | champs)


def accorde(montant: str, **champs: object) -> Financement:
    """Financement accordé par écrit, pour le montant donné."""
    decision = Accord(le=REPONSE, montant=confirme(euros(montant)))
    envoi = {"demarche": Demarche.ENVOYEE, "envoye_le": ENVOI, "decision": decision}
    return un_financement(**({"demande": estimation(montant)} | envoi | champs))


def refuse(montant: str, **champs: object) -> Financement:
    """Financement demandé pour le montant donné, puis refusé."""
    decision = Refus(le=REPONSE, motif="Budget épuisé")
    envoi = {"demarche": Demarche.ENVOYEE, "envoye_le": ENVOI, "decision": decision}
    return un_financement(**({"demande": estimation(montant)} | envoi | champs))


def un_plan(cout: str, *aides: Financement) -> PlanFinancement:
    """Plan d’une seule dépense, payée par ces aides ; leurs clés sont refaites."""
    depense = une_depense(prix_unitaire=estimation(cout))
    numerotees = tuple(aide.avec(id=f"F{rang}") for rang, aide in enumerate(aides, 1))
    return PlanFinancement(depenses=(depense,), financements=numerotees)
