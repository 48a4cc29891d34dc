"""Ce que le journal des accès dit à qui a le droit de le lire."""

from dataclasses import dataclass
from datetime import datetime

from cep_desktop.domain.code import Code


class Geste(Code):
    """Ce qui se note au journal."""

    CREATION = "creation", "Coffre créé"
    OUVERTURE = "ouverture", "Coffre ouvert"
    FERMETURE = "fermeture", "Coffre fermé"
    SERRURES = "serrures", "Phrase de passe ou serrure changée"
    LECTURE = "lecture", "Dossier ouvert"
    ECRITURE = "ecriture", "Dossier enregistré"
    ETAT = "etat", "État repris après la purge du journal"
    EXPORT = "export", "Dossier exporté"
    EFFACEMENT = "effacement", "Dossier effacé"
    ANONYMISATION = "anonymisation", "Dossier anonymisé"
    REGLAGE = "reglage", "Réglage du coffre changé"
    SAUVEGARDE = "sauvegarde", "Sauvegarde vérifiée"
    RESTAURATION = "restauration", "Sauvegarde restaurée"
    RECUL = "recul", "Retour en arrière constaté"
    MISE_A_NIVEAU = "mise_a_niveau", "Coffre mis à niveau"
    PURGE = "purge", "Journal purgé"


@dataclass(frozen=True, slots=True)
class Tete:
    """Le bout de la chaîne : le numéro de la dernière ligne et son sceau (32 octets)."""

    n: int
    sceau: bytes


@dataclass(frozen=True, slots=True)
class LigneDeJournal:
    """Une ligne du journal ; `objet` est l’empreinte d’un dossier, vide pour le coffre entier."""

    n: int
    le: datetime
    auteur: str
    geste: Geste
    objet: str
    precision: str
