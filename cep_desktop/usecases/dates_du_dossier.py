"""L’agenda d’un dossier : ses dates, ses conflits, et le fichier que la personne emporte."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cep_desktop.documents.agenda.contenu import ContenuAgenda, composer_agenda
from cep_desktop.documents.agenda.ecriture import ecrire
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.agenda import RepereAgenda, rassembler
from cep_desktop.rules.conflits import ConflitDeDates, chercher_conflits, conflits_neufs
from cep_desktop.rules.delais import RetroPlanning
from cep_desktop.usecases.commandes.date import DeplacerDate
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.organisme import ReglesOrganisme
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Papier

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
    contenu = _composer(dossier, regles, maintenant, le)
    deposer(chemin.parent, {chemin.name: ecrire(contenu)})
    return len(contenu.evenements)


_SANS_REGLES = (
    "L’agenda n’a que les dates du dossier, sans les délais de la loi\u00a0: les règles de ce "
    "poste sont refusées."
)


def agenda_a_remettre(
    dossier: Dossier,
    regles: ReglesEnVigueur,
    organisme: ReglesOrganisme,
    *,
    maintenant: datetime,
    le: date,
) -> tuple[tuple[Papier, ...], tuple[str, ...]]:
    """L’agenda à joindre au paquet de remise, et ce qu’il faut en dire.

    Il n’y en a pas si le dossier n’a aucune date. Si les règles du poste ne sont pas sûres, il n’a
    que les dates du dossier, et un avis le dit.
    """
    avis: tuple[str, ...] = ()
    try:
        contenu = _composer(dossier, regles, maintenant, le)
    except ErreurMetier as refus:
        contenu = _composer(dossier, None, maintenant, le)
        avis = (f"{_SANS_REGLES} {refus}",)
    if not contenu.evenements:
        return (), avis
    nom = organisme.nommer(NaturePapier.AGENDA.value, ".ics", dossier, le=le)
    return (Papier(NaturePapier.AGENDA, nom, ecrire(contenu)),), avis


def _composer(
    dossier: Dossier, regles: ReglesEnVigueur | None, maintenant: datetime, le: date
) -> ContenuAgenda:
    partage = dossier.partageable()
    reperes = lire_agenda(partage, regles, le=le).reperes
    return composer_agenda(partage, reperes, maintenant=maintenant)
