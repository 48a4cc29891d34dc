"""Télécharger une archive officielle, en contrôlant sa taille et son empreinte."""

import hashlib
import shutil
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from cep_desktop.referentiels.archive import RESTE, TAILLE_MAXIMALE
from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.usecases.livres.ports import AdresseLivre, Avancer

_BLOC = 262_144
_DELAI = 30
_MEGA = 1_000_000
_SUFFIXES = (".zip", ".csv", ".xlsx")


def telecharger(adresse: AdresseLivre, dossier: Path, *, avancer: Avancer) -> Path:
    """Rend le fichier téléchargé ; le mandataire du système est employé.

    `avancer` peut lever pour arrêter. Lève `LivreIllisible`.
    """
    if urlsplit(adresse.telechargement).scheme != "https":
        raise LivreIllisible(
            "aucune adresse sûre (https) n’est connue pour ce livre.",
            lieu=adresse.livre.libelle,
            remede=f"Prenez l’archive sur {adresse.page}, puis importez-la.",
        )
    dossier.mkdir(parents=True, exist_ok=True)
    provisoire = dossier / f"{adresse.livre.value}.partiel"
    try:
        nom = _recevoir(adresse, provisoire, avancer)
        arrivee = dossier / nom
        shutil.move(provisoire, arrivee)
    except (URLError, OSError, HTTPException) as cause:
        raise LivreIllisible(
            "le téléchargement n’a pas abouti.",
            lieu=adresse.livre.libelle,
            remede=f"Vérifiez la connexion, ou prenez l’archive sur {adresse.page}. {RESTE}",
        ) from cause
    finally:
        provisoire.unlink(missing_ok=True)
    return arrivee


def _recevoir(adresse: AdresseLivre, provisoire: Path, avancer: Avancer) -> str:
    demande = Request(adresse.telechargement, headers={"User-Agent": "CEP Desktop"})  # noqa: S310 - https exigé plus haut
    empreinte = hashlib.sha256()
    recus = 0
    with urlopen(demande, timeout=_DELAI) as reponse, provisoire.open("wb") as sortie:  # noqa: S310 - https exigé plus haut
        annoncee = int(reponse.headers.get("Content-Length") or 0)
        nom = reponse.headers.get_filename() or urlsplit(reponse.url).path
        while bloc := reponse.read(_BLOC):
            recus += len(bloc)
            if recus > TAILLE_MAXIMALE:
                raise LivreIllisible("ce fichier est démesuré.", lieu=adresse.livre.libelle)
            empreinte.update(bloc)
            sortie.write(bloc)
            total = f" sur {annoncee / _MEGA:.0f}" if annoncee else ""
            avancer(f"Reçus\u00a0: {recus / _MEGA:.0f}{total}\u00a0Mo")
    _controler(adresse, recus, annoncee, empreinte.hexdigest())
    suffixe = Path(nom).suffix.lower()
    return f"{adresse.livre.value}{suffixe if suffixe in _SUFFIXES else '.zip'}"


def _controler(adresse: AdresseLivre, recus: int, annoncee: int, empreinte: str) -> None:
    if annoncee and recus != annoncee:
        raise LivreIllisible(
            f"le fichier reçu est incomplet\u00a0: {recus} octets sur {annoncee}.",
            lieu=adresse.livre.libelle,
            remede=f"Recommencez. {RESTE}",
        )
    if adresse.empreinte and empreinte != adresse.empreinte.lower():
        raise LivreIllisible(
            "le fichier reçu n’a pas l’empreinte attendue.",
            lieu=adresse.livre.libelle,
            remede=f"Il a pu être changé en chemin\u00a0: ne l’employez pas. {RESTE}",
        )
