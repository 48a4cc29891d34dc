"""Ce que dit l’agenda : un évènement par date, sous un identifiant qui ne change jamais."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.agenda import RepereAgenda

DOMAINE = "cep-desktop.invalid"
"""Fin des identifiants : un domaine réservé, qui n’appartient à personne (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class EvenementAgenda:
    """Un évènement, bornes comprises ; `heure` est celle de Paris, `None` pour un jour entier.

    `uid` vient de la clé de l’élément : un second export met à jour, il ne double pas.
    """

    uid: str
    titre: str
    du: date
    au: date
    description: str = ""
    heure: time | None = None
    duree_minutes: int = 60
    est_annule: bool = False


@dataclass(frozen=True, slots=True)
class ContenuAgenda:
    """L’agenda d’un dossier, vu d’un instant ; `rang` croît d’un export à l’autre."""

    nom: str
    ecrit_le: datetime
    rang: int
    evenements: tuple[EvenementAgenda, ...]


def composer_agenda(
    dossier: Dossier, reperes: Iterable[RepereAgenda], *, maintenant: datetime
) -> ContenuAgenda:
    """Compose l’agenda ; une action abandonnée part annulée, pour qu’elle s’efface là-bas."""
    heures = {e.id: (e.a, e.duree_minutes) for e in dossier.entretiens}
    evenements = tuple(_evenement(dossier, repere, heures) for repere in reperes)
    return ContenuAgenda(
        nom=composer("Mon parcours"),
        ecrit_le=maintenant,
        rang=int(maintenant.timestamp() // 60),
        evenements=evenements,
    )


def _evenement(
    dossier: Dossier, repere: RepereAgenda, heures: dict[str, tuple[time | None, int | None]]
) -> EvenementAgenda:
    heure, duree = heures.get(repere.cle, (None, None))
    titre = f"Au plus tard : {repere.libelle}" if repere.est_limite else repere.libelle
    etats = "Fait." if repere.est_fait else ""
    morceaux = filter(None, (etats, repere.raison, repere.reference, "À titre indicatif."))
    return EvenementAgenda(
        uid=f"{repere.cle}.{dossier.id}@{DOMAINE}",
        titre=composer(titre),
        du=repere.du,
        au=repere.au,
        description=composer("\n".join(morceaux)),
        heure=heure,
        duree_minutes=duree or 60,
        est_annule=repere.est_abandonne,
    )
