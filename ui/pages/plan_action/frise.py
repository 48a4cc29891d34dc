"""La frise du plan : une échelle de mois, et une forme par action."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, LeJour
from cep_desktop.domain.plan_action import Action, StatutAction
from cep_desktop.domain.typographie import MOIS
from ui.dates import ecrire_quand

MOIS_MONTRES = 4
_JANVIER = 1


class Forme(StrEnum):
    """Dessin d’une action sur la frise."""

    FAIT = "fait"
    EN_COURS = "en_cours"
    A_VENIR = "a_venir"
    EN_ATTENTE = "en_attente"


@dataclass(frozen=True, slots=True)
class Barre:
    """Une action sur la frise, bornes comprises ; `limite` est une date à ne pas dépasser."""

    du: date
    au: date
    forme: Forme
    est_un_jour: bool
    limite: date | None
    texte: str


@dataclass(frozen=True, slots=True)
class Echelle:
    """Les mois montrés, du premier jour inclus à `fin` exclue."""

    debut: date
    fin: date
    aujourd_hui: date

    @property
    def mois(self) -> tuple[tuple[date, str], ...]:
        """Chaque premier du mois et son nom ; l’année est écrite en janvier et au début."""
        premiers = []
        jour = self.debut
        while jour < self.fin:
            est_annonce = jour.month == _JANVIER and jour != self.debut
            nom = MOIS[jour.month - 1].capitalize()
            premiers.append((jour, f"{nom} {jour.year}" if est_annonce else nom))
            jour = mois_suivant(jour)
        return tuple(premiers)

    def fraction(self, jour: date) -> float:
        """Place d’un jour sur l’échelle : 0 au début, 1 à la fin, au-delà hors de la vue."""
        return (jour - self.debut).days / (self.fin - self.debut).days


def mois_suivant(jour: date) -> date:
    """Premier jour du mois qui suit."""
    return (jour.replace(day=1) + timedelta(days=32)).replace(day=1)


def echelle_proche(*, le: date) -> Echelle:
    """Quatre mois, à partir du mois en cours."""
    debut = fin = le.replace(day=1)
    for _ in range(MOIS_MONTRES):
        fin = mois_suivant(fin)
    return Echelle(debut, fin, le)


def echelle_entiere(dossier: Dossier, *, le: date) -> Echelle:
    """Du mois de la première date connue au mois de la dernière, quatre mois au moins."""
    proche = echelle_proche(le=le)
    actions = tuple(action for _, action in dossier.accompagnement.plan_action.actions())
    barres = [barre for action in actions if (barre := barre_de(action, le=le))]
    debut = min([barre.du for barre in barres], default=proche.debut)
    fin = max([barre.au for barre in barres], default=proche.debut)
    return Echelle(min(debut.replace(day=1), proche.debut), max(mois_suivant(fin), proche.fin), le)


_FORMES = {
    StatutAction.EN_COURS: Forme.EN_COURS,
    StatutAction.EN_ATTENTE: Forme.EN_ATTENTE,
    StatutAction.A_FAIRE: Forme.A_VENIR,
}


def barre_de(action: Action, *, le: date) -> Barre | None:
    """Rend la forme d’une action, ou `None` si elle est abandonnée ou sans date."""
    if action.statut is StatutAction.FAITE:
        return _faite(action)
    forme = _FORMES.get(action.statut)
    if forme is None or action.echeance is None:
        return None
    debut, fin = action.echeance.au_plus_tot, action.echeance.au_plus_tard
    if isinstance(action.echeance, AvantLe | LeJour):
        debut = min(action.commencee_le or fin, fin)
    limite = fin if isinstance(action.echeance, AvantLe) else None
    texte = ecrire_quand(action.echeance, le=le)
    return Barre(debut, fin, forme, debut == fin, limite, texte)


def _faite(action: Action) -> Barre | None:
    fin = action.faite_le or (action.echeance.au_plus_tard if action.echeance else None)
    if fin is None:
        return None
    debut = min(action.commencee_le or fin, fin)
    return Barre(debut, fin, Forme.FAIT, debut == fin, None, "")
