"""L’autorité qui prouve l’heure : son adresse se règle une fois, pour tout l’organisme."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_instant
from cep_desktop.signing.certificat.cle import lire_certificat
from cep_desktop.signing.certificat.emission import lire_nom, lire_organisme
from cep_desktop.signing.confiance import empreinte_de_cle
from cep_desktop.signing.horodatage import Horodater, horodater_par, lire_jeton, resumer
from cep_desktop.usecases.annuaires import ATTENTE_S, Annuaires
from cep_desktop.usecases.depot import charger
from cep_desktop.usecases.signature.sceau import Sceau

_ECART_S = 120
"""Écart d’horloge, en secondes, que l’on signale."""
_TAILLE_MAXIMALE = 100_000


@dataclass(frozen=True, slots=True)
class Essai:
    """Ce qu’une autorité a répondu, et si ce poste la connaît."""

    phrase: str
    est_connue: bool


def regler_autorite(annuaires: Annuaires, adresse: str, attente: int = ATTENTE_S) -> str:
    """Garde l’adresse de l’autorité, vide pour s’en passer, et la rend.

    Lève `HorodatageRefuse` si elle ne va pas, ou `DepotImpossible`. Rien n’est envoyé.
    """
    propre = adresse.strip()
    if propre:
        horodater_par(propre)
    annuaires.noter_autorite(propre, attente)
    return propre


def avec_l_heure(sceau: Sceau, annuaires: Annuaires) -> Sceau:
    """Rend le sceau avec de quoi prouver l’heure, si l’organisme a choisi une autorité."""
    adresse = annuaires.autorite()
    return replace(sceau, horodater=_horodater(annuaires)) if adresse else sceau


def essayer_autorite(annuaires: Annuaires, *, le: datetime) -> Essai:
    """Demande une preuve d’heure pour rien, et dit ce qu’elle vaut ici.

    `le` est l’instant de ce poste. Lève `HorodatageRefuse` : adresse, réseau, réponse fausse.
    """
    octets = le.isoformat().encode()
    jeton = _horodater(annuaires)(hashlib.sha256(octets).digest())
    annuaire = annuaires.lire()
    heure = lire_jeton(jeton, resumer(octets), (*annuaire.racines, *annuaire.racines_heure))
    nom = heure.autorite or "Cette autorité"
    dit = f"{nom} répond : {ecrire_instant(heure.le)}."
    if not heure.est_de_confiance:
        dit += " Ce poste ne la connaît pas encore : ajoutez son certificat."
    ecart = abs((heure.le - le).total_seconds())
    if ecart > _ECART_S:
        dit += f" L’horloge de ce poste s’en écarte de {round(ecart / 60)} min."
    return Essai(composer(dit), heure.est_de_confiance)


def accepter_racine(annuaires: Annuaires, fichier: Path, *, pour_l_heure: bool) -> str:
    """Fait confiance à l’autorité de ce certificat, et dit laquelle.

    Lève `CertificatRefuse` ou `DepotImpossible`.
    """
    octets = charger(fichier, taille_maximale=_TAILLE_MAXIMALE)
    certificat = lire_certificat(octets)
    nom = f"{empreinte_de_cle(certificat)[:32]}.pem"
    annuaires.accepter_racine(nom, octets, pour_l_heure=pour_l_heure)
    qui = lire_nom(certificat) or lire_organisme(certificat) or "Cette autorité"
    fin = ecrire_date(certificat.not_valid_after_utc.astimezone().date())
    return composer(f"{qui} est connue de ce poste, jusqu’au {fin}.")


def _horodater(annuaires: Annuaires) -> Horodater:
    return horodater_par(annuaires.autorite(), attente=annuaires.attente())
