"""Les dates, dites court : l’année n’est écrite que si elle éclaire."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from cep_desktop.domain.typographie import (
    INSECABLE,
    ecrire_date,
    ecrire_heure,
    ecrire_jour,
    ecrire_mois,
)

if TYPE_CHECKING:
    from cep_desktop.domain.echeance import Echeance

_LOIN = timedelta(days=270)


def ecrire_proche(jour: date, *, le: date) -> str:
    """« 20 décembre », avec l’année si la date est à plus de neuf mois de `le`."""
    return ecrire_date(jour) if abs(jour - le) > _LOIN else ecrire_jour(jour)


def ecrire_quand(echeance: "Echeance | None", *, le: date) -> str:
    """« avant le 20 décembre », « 11 décembre », « 30 novembre – 4 décembre », « mars 2027 »."""
    from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour, Pendant

    match echeance:
        case None:
            return ""
        case AvantLe(le=jour):
            return f"avant le {ecrire_proche(jour, le=le)}"
        case LeJour(le=jour):
            return ecrire_proche(jour, le=le)
        case Pendant(du=du, au=au):
            return f"{ecrire_proche(du, le=le)} – {ecrire_proche(au, le=le)}"
        case EnMois(du=du, au=au):
            return ecrire_mois(du) if du == au else f"{ecrire_mois(du)} – {ecrire_mois(au)}"


def ecrire_delai(limite: date, *, le: date) -> str:
    """« Il reste 27 jours. », « C’est aujourd’hui. », « En retard de 3 jours. »."""
    jours = (limite - le).days
    if jours == 0:
        return "C’est aujourd’hui."
    mot = "jour" if abs(jours) == 1 else "jours"
    if jours < 0:
        return f"En retard de {-jours} {mot}."
    return f"Il reste {jours} {mot}."


def ecrire_moment(instant: datetime, *, le: date) -> str:
    """« à 14 h 32 », « hier à 14 h 32 », « le 20 novembre à 14 h 32 », à l’heure du poste.

    `instant` porte son fuseau ; `le` est la date du jour.
    """
    local = instant.astimezone()
    heure = f"à{INSECABLE}{ecrire_heure(local.time())}"
    match (le - local.date()).days:
        case 0:
            return heure
        case 1:
            return f"hier {heure}"
        case _:
            return f"le {ecrire_proche(local.date(), le=le)} {heure}"


def ecrire_moment_entier(instant: datetime, *, le: date) -> str:
    """« aujourd’hui à 14 h 32 », « hier à 14 h 32 », « le 20 novembre à 14 h 32 »."""
    moment = ecrire_moment(instant, le=le)
    return f"aujourd’hui {moment}" if instant.astimezone().date() == le else moment
