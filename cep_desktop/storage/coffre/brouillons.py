"""Garde chiffré, à part de la base, le travail qu’elle n’a pas pu prendre."""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_portable.analyse import TAILLE_MAXIMALE
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.usecases.coffre.brouillon import Brouillon
from cep_desktop.usecases.depot import charger, deposer

DOSSIER, _SUFFIXE, _NONCE = "brouillons", ".brouillon", 12


@dataclass(frozen=True, slots=True)
class BrouillonsDuCoffre:
    """Un fichier par dossier, sous un nom qui ne dit rien : dans le coffre, sinon sur le poste."""

    interieur: Interieur

    def garder(self, brouillon: Brouillon) -> None:
        """Remplace le brouillon de ce dossier. Lève `DepotImpossible` si aucun disque n’écrit."""
        nom = self._nom(brouillon.dossier.id)
        fichier = {nom: self._sceller(brouillon, nom)}
        *essais, dernier = self._lieux()
        for lieu in essais:
            with suppress(ErreurMetier):
                deposer(lieu, fichier)
                return
        deposer(dernier, fichier)

    def lister(self) -> tuple[Brouillon, ...]:
        """Rend les brouillons lisibles, le plus récent d’abord ; un par dossier."""
        par_dossier: dict[UUID, Brouillon] = {}
        for brouillon in sorted(self._lire_tous(), key=lambda b: b.le):
            par_dossier[brouillon.dossier.id] = brouillon
        return tuple(sorted(par_dossier.values(), key=lambda b: b.le, reverse=True))

    def oublier(self, identifiant: UUID) -> None:
        """Efface le brouillon de ce dossier, partout."""
        for lieu in self._lieux():
            with suppress(OSError):
                (lieu / self._nom(identifiant)).unlink(missing_ok=True)

    def _lieux(self) -> tuple[Path, ...]:
        dedans = self.interieur
        chez_lui = dedans.dossier / DOSSIER
        if dedans.ailleurs is None:
            return (chez_lui,)
        return chez_lui, dedans.ailleurs / DOSSIER / dedans.entete.coffre

    def _nom(self, identifiant: UUID) -> str:
        return f"{self.interieur.journal.empreinte(identifiant)[:32]}{_SUFFIXE}"

    def _lire_tous(self) -> Iterator[Brouillon]:
        for lieu in self._lieux():
            for fichier in sorted(lieu.glob(f"*{_SUFFIXE}")):
                with suppress(ErreurMetier, InvalidTag, ValueError, KeyError, zlib.error):
                    octets = charger(fichier, taille_maximale=TAILLE_MAXIMALE)
                    yield self._ouvrir(octets, fichier.name)

    def _sceller(self, brouillon: Brouillon, nom: str) -> bytes:
        tete = {"revision": brouillon.revision, "le": brouillon.le.isoformat()}
        clair = json.dumps(tete).encode() + b"\n" + dossier_portable.ecrire(brouillon.dossier)
        nonce = os.urandom(_NONCE)
        return nonce + self._chiffre().encrypt(nonce, zlib.compress(clair), nom.encode())

    def _ouvrir(self, octets: bytes, nom: str) -> Brouillon:
        nonce, scelle = octets[:_NONCE], octets[_NONCE:]
        clair = zlib.decompress(self._chiffre().decrypt(nonce, scelle, nom.encode()))
        tete, _, dossier = clair.partition(b"\n")
        lu = json.loads(tete)
        return Brouillon(
            dossier_portable.lire(dossier), int(lu["revision"]), datetime.fromisoformat(lu["le"])
        )

    def _chiffre(self) -> AESGCM:
        return AESGCM(deriver(self.interieur.cle, Usage.BROUILLON))
