"""L’annuaire du poste : racines acceptées par l’organisme, clés vérifiées de vive voix."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.locations import ressources
from cep_desktop.usecases.annuaires import ATTENTE_S
from cep_desktop.usecases.depot import deposer

if TYPE_CHECKING:
    from cryptography import x509

    from cep_desktop.signing.confiance import Confiance
    from cep_desktop.signing.verification import Annuaire

_RACINES, _RACINES_HEURE, _CLES, _HEURE = "racines", "racines-heure", "cles.json", "heure.json"
_FINS = "fins.json"
_ADRESSE, _ATTENTE = "autorite", "attente"
_EXTENSIONS = {".pem", ".crt", ".cer"}


class AnnuaireDuPoste:
    """Un dossier : certificats des organismes dans `racines/`, clés notées dans `cles.json`.

    Les autorités d’horodatage sont à part : `racines-heure/`, et leur adresse dans `heure.json`.
    """

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def lire(self) -> "Annuaire":
        """Rend l’annuaire ; un fichier illisible n’apporte aucune confiance."""
        from cep_desktop.signing.confiance import Confiance
        from cep_desktop.signing.verification import Annuaire

        notees = self._lire_textes(_CLES)
        return Annuaire(
            racines=tuple(self._certificats(_RACINES)),
            racines_heure=tuple(self._certificats(_RACINES_HEURE)),
            connues=frozenset(c for c, v in notees.items() if v == Confiance.SUR.value),
            refusees=frozenset(c for c, v in notees.items() if v == Confiance.REFUSE.value),
        )

    def noter(self, empreinte: str, confiance: "Confiance") -> None:
        """Note ce que l’on sait d’une clé. Lève `DepotImpossible`."""
        notees = {**self._lire_textes(_CLES), empreinte: confiance.value}
        deposer(self._dossier, {_CLES: json.dumps(notees, indent=2, sort_keys=True).encode()})

    def autorite(self) -> str:
        """Rend l’adresse gardée ; un fichier illisible n’en donne pas."""
        return self._lire_textes(_HEURE).get(_ADRESSE, "")

    def attente(self) -> int:
        """Rend le délai gardé, en secondes ; celui d’ordinaire s’il est illisible."""
        garde = self._lire_textes(_HEURE).get(_ATTENTE, "")
        return int(garde) if garde.isascii() and garde.isdigit() else ATTENTE_S

    def noter_autorite(self, adresse: str, attente: int = ATTENTE_S) -> None:
        """Garde l’adresse de l’autorité et son délai. Lève `DepotImpossible`."""
        contenu = json.dumps({_ADRESSE: adresse, _ATTENTE: str(attente)}, indent=2)
        deposer(self._dossier, {_HEURE: contenu.encode()})

    def accepter_racine(self, nom: str, certificat: bytes, *, pour_l_heure: bool) -> None:
        """Garde un certificat d’autorité. Lève `DepotImpossible`."""
        lieu = _RACINES_HEURE if pour_l_heure else _RACINES
        deposer(self._dossier / lieu, {nom: certificat})

    def noter_fin(self, qui: str, fin: date) -> None:
        """Garde le dernier jour d’une clé. Lève `DepotImpossible`."""
        notees = {**self._lire_textes(_FINS), qui: fin.isoformat()}
        octets = json.dumps(notees, ensure_ascii=False, indent=2, sort_keys=True).encode()
        deposer(self._dossier, {_FINS: octets})

    def fins(self) -> Mapping[str, date]:
        """Rend les jours gardés ; une date illisible n’en est pas une."""
        jours = {}
        for qui, jour in self._lire_textes(_FINS).items():
            with suppress(ValueError):
                jours[qui] = date.fromisoformat(jour)
        return jours

    def lexique(self) -> Sequence[str]:
        """Rend les mots livrés."""
        fichier = ressources() / "lexiques" / "mots.txt"
        return fichier.read_text(encoding="utf-8").split()

    def _lire_textes(self, nom: str) -> dict[str, str]:
        try:
            contenu = json.loads((self._dossier / nom).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(contenu, dict):
            return {}
        return {cle: valeur for cle, valeur in contenu.items() if isinstance(valeur, str)}

    def _certificats(self, dossier: str) -> "list[x509.Certificate]":
        from cryptography import x509

        lues = []
        for fichier in sorted((self._dossier / dossier).glob("*")):
            if fichier.suffix.lower() not in _EXTENSIONS:
                continue
            try:
                octets = fichier.read_bytes()
                charger = (
                    x509.load_pem_x509_certificate
                    if octets.lstrip().startswith(b"-----BEGIN")
                    else x509.load_der_x509_certificate
                )
                lues.append(charger(octets))
            except (OSError, ValueError):
                continue
        return lues
