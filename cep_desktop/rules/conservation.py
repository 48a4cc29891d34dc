"""Jusqu’à quand un dossier se garde : durée de l’organisme, dernier contact, gel.

Aucune durée n’est supposée. Le référentiel de la CNIL pour le suivi social (délibération 2021-028)
donne deux ans après le dernier contact, mais ne vise pas le conseil en évolution : c’est à
l’organisme, avec son délégué à la protection des données, de régler la sienne.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accueil import Presence
from cep_desktop.domain.code import Code
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.jours import UniteDelai, decaler


class EtatConservation(Code):
    """Ce que la durée de conservation demande de faire d’un dossier."""

    NON_REGLEE = "non_reglee", "Durée non réglée"
    EN_COURS = "en_cours", "À conserver"
    A_TRAITER = "a_traiter", "À effacer ou à anonymiser"
    GELE = "gele", "Gelé"


@dataclass(frozen=True, slots=True)
class Conservation:
    """Où en est un dossier ; `purge_le` est `None` tant que l’organisme n’a pas réglé de durée."""

    dernier_contact: date
    purge_le: date | None
    gel: Gel | None
    etat: EtatConservation
    jours_restants: int | None

    @property
    def phrase(self) -> str:
        """Ce qu’il faut savoir, en une phrase."""
        contact = f"Dernier contact le {ecrire_date(self.dernier_contact)}."
        if self.gel is not None:
            return f"{contact} Dossier gelé\u00a0: {self.gel.motif}."
        if self.purge_le is None or self.jours_restants is None:
            return f"{contact} Durée de conservation non réglée par l’organisme."
        fin = ecrire_date(self.purge_le)
        if self.etat is EtatConservation.A_TRAITER:
            return f"{contact} Conservation finie depuis le {fin}."
        reste = self.jours_restants
        return f"{contact} Conservation jusqu’au {fin}, {reste} jour{'s' if reste > 1 else ''}."


def conserver(dossier: Dossier, *, duree_mois: int | None, le: date) -> Conservation:
    """Dit jusqu’à quand garder ce dossier, vu au jour `le`.

    `duree_mois` compte à partir du dernier contact ; `None` : l’organisme ne l’a pas réglée.
    """
    contact = dernier_contact(dossier, le=le)
    gel = dossier.gel if dossier.gel is not None and dossier.gel.vaut_le(le) else None
    purge = None if duree_mois is None else decaler(contact, duree_mois, UniteDelai.MOIS)
    reste = None if purge is None else (purge - le).days
    return Conservation(contact, purge, gel, _etat(gel, reste), reste)


def dernier_contact(dossier: Dossier, *, le: date) -> date:
    """Rend le dernier jour où la personne s’est manifestée, au plus tard `le`.

    Un échange avec un financeur n’est pas un contact de la personne ; un rendez-vous prévu
    non plus, tant qu’il n’a pas eu lieu.
    """
    passes = [jour for jour in _manifestations(dossier) if jour <= le]
    return max(passes, default=dossier.ouvert_le)


def liste_de_travail(
    dossiers: Iterable[Dossier], *, duree_mois: int | None, le: date
) -> tuple[tuple[Dossier, Conservation], ...]:
    """Rend les dossiers dont la durée est passée et que rien ne retient, le plus ancien d’abord."""
    vus = ((d, conserver(d, duree_mois=duree_mois, le=le)) for d in dossiers)
    passes = [(d, c) for d, c in vus if c.etat is EtatConservation.A_TRAITER]
    return tuple(sorted(passes, key=lambda paire: (paire[1].dernier_contact, paire[0].numero)))


def _etat(gel: Gel | None, reste: int | None) -> EtatConservation:
    if gel is not None:
        return EtatConservation.GELE
    if reste is None:
        return EtatConservation.NON_REGLEE
    return EtatConservation.A_TRAITER if reste <= 0 else EtatConservation.EN_COURS


def _manifestations(dossier: Dossier) -> Iterator[date]:
    """Les jours où la personne était là, a décidé, a donné ou retiré un accord, a signé."""
    yield dossier.ouvert_le
    yield from (e.le for e in dossier.entretiens if e.a_eu_lieu)
    yield from (r.le for r in dossier.accueil.reunions if r.presence is Presence.PRESENT)
    if dossier.accueil.decision is not None:
        yield dossier.accueil.decision.prise_le
    for accord in dossier.consentements:
        yield accord.donne_le
        if accord.retire_le is not None:
            yield accord.retire_le
    yield from (s.le for s in dossier.signatures if s.role is RoleSignataire.BENEFICIAIRE)
