"""Télécharger une archive officielle : contrôlée, arrêtable, reprise là où elle s’est coupée."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from cep_desktop.referentiels.archive import RESTE, TAILLE_MAXIMALE
from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.usecases.livres.ports import AdresseLivre, Avancer

_BLOC = 262_144
_DELAI = 30
_MEGA = 1_000_000
_SUFFIXES = (".zip", ".csv", ".xlsx")
_PARTIE, _HORS_PARTIE = 206, 416


def telecharger(adresse: AdresseLivre, dossier: Path, *, avancer: Avancer) -> Path:
    """Rend le fichier téléchargé ; le mandataire du système est employé.

    `avancer` peut lever pour arrêter : ce qui est reçu reste, et la fois suivante reprend là.
    Lève `LivreIllisible`.
    """
    if not _est_sure(adresse.telechargement, adresse):
        raise LivreIllisible(
            "aucune adresse sûre (https) n’est connue pour ce livre.",
            lieu=adresse.livre.libelle,
            remede=f"Prenez l’archive sur {adresse.page}, puis importez-la.",
        )
    dossier.mkdir(parents=True, exist_ok=True)
    depot = _Depot(dossier / f"{adresse.livre.value}.partiel", adresse.telechargement)
    try:
        nom = _recevoir(adresse, depot, avancer)
        arrivee = dossier / nom
        shutil.move(depot.fichier, arrivee)
    except (URLError, OSError, HTTPException) as cause:
        reprise = " Recommencez : la suite seule sera demandée." if depot.taille else ""
        raise LivreIllisible(
            "le téléchargement n’a pas abouti.",
            lieu=adresse.livre.libelle,
            remede=f"Vérifiez la connexion, ou prenez l’archive sur {adresse.page}."
            f"{reprise} {RESTE}",
        ) from cause
    except LivreIllisible:
        depot.vider()
        raise
    depot.vider()
    return arrivee


@dataclass(frozen=True, slots=True)
class _Depot:
    """Ce qui est déjà reçu d’une adresse, et la marque du serveur qui permet de reprendre."""

    fichier: Path
    adresse: str

    @property
    def taille(self) -> int:
        """Octets déjà là."""
        return self.fichier.stat().st_size if self.fichier.is_file() else 0

    def marque(self) -> str:
        """Rend la marque de la version commencée ; vide si l’on ne peut pas reprendre."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return str(note["marque"]) if note["adresse"] == self.adresse else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def noter(self, marque: str) -> None:
        """Retient la version que l’on reçoit."""
        note = {"adresse": self.adresse, "marque": marque}
        self._note.write_text(json.dumps(note), encoding="utf-8")

    def vider(self) -> None:
        """Oublie ce qui était commencé."""
        self.fichier.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return self.fichier.with_suffix(".reprise")


def _recevoir(adresse: AdresseLivre, depot: _Depot, avancer: Avancer) -> str:
    with _demander(adresse, depot) as reponse:
        deja = depot.taille if _continue(reponse, depot.taille) else 0
        recus, empreinte = deja, hashlib.sha256()
        if deja:
            with depot.fichier.open("rb") as debut:
                while bloc := debut.read(_BLOC):
                    empreinte.update(bloc)
        else:
            depot.noter(_marque(reponse.headers))
        annoncee = deja + int(reponse.headers.get("Content-Length") or 0)
        nom = reponse.headers.get_filename() or urlsplit(reponse.url).path
        with depot.fichier.open("ab" if deja else "wb") as sortie:
            while bloc := reponse.read(_BLOC):
                recus += len(bloc)
                if recus > TAILLE_MAXIMALE:
                    raise LivreIllisible("ce fichier est démesuré.", lieu=adresse.livre.libelle)
                empreinte.update(bloc)
                sortie.write(bloc)
                total = f" sur {annoncee / _MEGA:.1f}" if annoncee > deja else ""
                avancer(f"Reçus\u00a0: {recus / _MEGA:.1f}{total}\u00a0Mo".replace(".", ","))
    if annoncee > deja and recus < annoncee:
        raise ConnectionError
    _controler(adresse, recus, empreinte.hexdigest())
    suffixe = Path(nom).suffix.lower()
    return f"{adresse.livre.value}{suffixe if suffixe in _SUFFIXES else '.zip'}"


@contextmanager
def _demander(adresse: AdresseLivre, depot: _Depot) -> Iterator[HTTPResponse]:
    """Demande le fichier, ou sa suite si le serveur a encore la même version."""
    en_tetes = {"User-Agent": "CEP Desktop", "Accept-Encoding": "identity"}
    marque = depot.marque()
    if depot.taille and marque:
        en_tetes |= {"Range": f"bytes={depot.taille}-", "If-Range": marque}
    ouvreur = _ouvreur(adresse)
    demande = Request(adresse.telechargement, headers=en_tetes)  # noqa: S310 - adresse contrôlée par _est_sure
    try:
        reponse = ouvreur.open(demande, timeout=_DELAI)
    except HTTPError as refus:
        if refus.code != _HORS_PARTIE:
            raise
        refus.close()
        depot.vider()
        entier = Request(adresse.telechargement, headers={"User-Agent": "CEP Desktop"})  # noqa: S310 - adresse contrôlée par _est_sure
        reponse = ouvreur.open(entier, timeout=_DELAI)
    with reponse:
        yield reponse


def _continue(reponse: HTTPResponse, deja: int) -> bool:
    """Vrai si la réponse commence exactement où l’on s’était arrêté."""
    etendue = re.match(r"bytes (\d+)-", reponse.headers.get("Content-Range") or "")
    return reponse.status == _PARTIE and etendue is not None and int(etendue[1]) == deja


def _marque(en_tetes: HTTPMessage) -> str:
    """La marque forte d’une version, seule à permettre une reprise sûre."""
    marque = en_tetes.get("ETag") or ""
    return "" if marque.startswith("W/") else marque or en_tetes.get("Last-Modified") or ""


def _ouvreur(adresse: AdresseLivre) -> OpenerDirector:
    """Rend de quoi ouvrir une adresse, mandataire du système compris, renvois contrôlés."""

    class Renvois(HTTPRedirectHandler):
        def redirect_request(
            self,
            req: Request,
            fp: IO[bytes],
            code: int,
            msg: str,
            headers: HTTPMessage,
            newurl: str,
        ) -> Request | None:
            if not _est_sure(newurl, adresse):
                raise LivreIllisible(
                    "ce site renvoie vers une adresse qui n’est pas sûre.",
                    lieu=adresse.livre.libelle,
                    remede=f"Prenez l’archive sur {adresse.page}, puis importez-la. {RESTE}",
                )
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return build_opener(Renvois)


def _est_sure(url: str, adresse: AdresseLivre) -> bool:
    """En https ; en http seulement si l’empreinte attendue est écrite."""
    schema = urlsplit(url).scheme
    return schema == "https" or (schema == "http" and bool(adresse.empreinte))


def _controler(adresse: AdresseLivre, recus: int, empreinte: str) -> None:
    if adresse.taille and recus != adresse.taille:
        raise LivreIllisible(
            f"le fichier reçu fait {recus} octets, au lieu de {adresse.taille}.",
            lieu=adresse.livre.libelle,
            remede=f"L’édition a peut-être changé : vérifiez son adresse. {RESTE}",
        )
    if adresse.empreinte and empreinte != adresse.empreinte.lower():
        raise LivreIllisible(
            "le fichier reçu n’a pas l’empreinte attendue.",
            lieu=adresse.livre.libelle,
            remede=f"Il a pu être changé en chemin : ne l’employez pas. {RESTE}",
        )
