"""L’agenda vers ses octets iCalendar (RFC 5545)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cep_desktop.documents.agenda.contenu import ContenuAgenda, EvenementAgenda

if TYPE_CHECKING:
    from icalendar import Event

_FUSEAU = "Europe/Paris"


def ecrire(contenu: ContenuAgenda) -> bytes:
    """Rend le fichier `.ics`, avec le fuseau de Paris décrit dedans quand une heure est dite."""
    from icalendar import Calendar

    calendrier = Calendar()
    calendrier.add("prodid", "-//CEP Desktop//Agenda du parcours//FR")
    calendrier.add("version", "2.0")
    calendrier.add("method", "PUBLISH")
    calendrier.add("x-wr-calname", contenu.nom)
    for evenement in contenu.evenements:
        calendrier.add_component(_ecrire(evenement, contenu))
    if any(evenement.heure is not None for evenement in contenu.evenements):
        calendrier.add_missing_timezones()
    return bytes(calendrier.to_ical())


def _ecrire(evenement: EvenementAgenda, contenu: ContenuAgenda) -> "Event":
    from zoneinfo import ZoneInfo

    from icalendar import Event

    ecrit = Event()
    ecrit.add("uid", evenement.uid)
    ecrit.add("dtstamp", contenu.ecrit_le)
    ecrit.add("last-modified", contenu.ecrit_le)
    ecrit.add("sequence", contenu.rang)
    ecrit.add("summary", evenement.titre)
    if evenement.heure is None:
        ecrit.add("dtstart", evenement.du)
        # La fin d’un jour entier est exclue (RFC 5545, § 3.6.1).
        ecrit.add("dtend", evenement.au + timedelta(days=1))
        ecrit.add("transp", "TRANSPARENT")
    else:
        debut = datetime.combine(evenement.du, evenement.heure, ZoneInfo(_FUSEAU))
        ecrit.add("dtstart", debut)
        ecrit.add("dtend", debut + timedelta(minutes=evenement.duree_minutes))
    if evenement.description:
        ecrit.add("description", evenement.description)
    ecrit.add("status", "CANCELLED" if evenement.est_annule else "CONFIRMED")
    ecrit.add("class", "PRIVATE")
    return ecrit
