"""L’agenda d’un dossier : ses dates, ses conflits, et le fichier que la personne emporte."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cep_desktop.documents.agenda.contenu import composer_agenda
from cep_desktop.documents.agenda.ecriture import ecrire
from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.agenda import RepereAgenda, rassembler
from cep_desktop.rules.conflits import ConflitDeDates, chercher_conflits, conflits_neufs
from cep_desktop.rules.delais import RetroPlanning
from cep_desktop.usecases.commandes.date import DeplacerDate
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.evaluer import ReglesEnVigueur

NOM_DU_FICHIER = "agenda.ics"
"""Un nom neutre : rien n’y désigne la personne."""


@dataclass(frozen=True, slots=True)
class AgendaDuDossier:
    """Les repères, les conflits, et les dates que le droit calcule."""

    reperes: tuple[RepereAgenda, ...]
    conflits: tuple[ConflitDeDates, ...]
    retro: RetroPlanning | None


def lire_agenda(dossier: Dossier, regles: ReglesEnVigueur | None, *, le: date) -> AgendaDuDossier:
    """Rend l’agenda vu du jour `le` ; sans règles, il n’a que les dates du dossier.

    Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
    """
    retro = regles.planifier(dossier, le=le) if regles is not None else None
    return AgendaDuDossier(
        rassembler(dossier, retro), chercher_conflits(dossier, retro, le=le), retro
    )


def essayer_de_deplacer(
    dossier: Dossier, geste: DeplacerDate, regles: ReglesEnVigueur, *, le: date
) -> tuple[ConflitDeDates, ...]:
    """Rend les conflits que ce déplacement créerait, sans rien changer.

    Lève `ElementIntrouvable` ou `PaquetRefuse`.
    """
    avant = lire_agenda(dossier, regles, le=le)
    apres = lire_agenda(geste.appliquer(dossier), regles, le=le)
    return conflits_neufs(avant.conflits, apres.conflits)


def exporter_agenda(
    dossier: Dossier, regles: ReglesEnVigueur, chemin: Path, *, maintenant: datetime, le: date
) -> int:
    """Écrit l’agenda de la personne et rend le nombre de dates. Lève `DepotImpossible`.

    Rien de privé n’en part : il se compose depuis le dossier partageable.
    """
    partage = dossier.partageable()
    reperes = lire_agenda(partage, regles, le=le).reperes
    contenu = composer_agenda(partage, reperes, maintenant=maintenant)
    deposer(chemin.parent, {chemin.name: ecrire(contenu)})
    return len(contenu.evenements)
