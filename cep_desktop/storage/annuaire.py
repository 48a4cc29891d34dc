"""L’annuaire du poste : racines acceptées par l’organisme, clés vérifiées de vive voix."""

import json
from collections.abc import Sequence
from pathlib import Path

from cryptography import x509

from cep_desktop.locations import ressources
from cep_desktop.signing.confiance import Confiance
from cep_desktop.signing.verification import Annuaire
from cep_desktop.usecases.depot import deposer

_RACINES, _CLES = "racines", "cles.json"
_EXTENSIONS = {".pem", ".crt", ".cer"}


class AnnuaireDuPoste:
    """Un dossier : certificats des organismes dans `racines/`, clés notées dans `cles.json`."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def lire(self) -> Annuaire:
        """Rend l’annuaire ; un fichier illisible n’apporte aucune confiance."""
        notees = self._notees()
        return Annuaire(
            racines=tuple(self._racines()),
            connues=frozenset(c for c, v in notees.items() if v == Confiance.SUR.value),
            refusees=frozenset(c for c, v in notees.items() if v == Confiance.REFUSE.value),
        )

    def noter(self, empreinte: str, confiance: Confiance) -> None:
        """Note ce que l’on sait d’une clé. Lève `DepotImpossible`."""
        notees = {**self._notees(), empreinte: confiance.value}
        deposer(self._dossier, {_CLES: json.dumps(notees, indent=2, sort_keys=True).encode()})

    def lexique(self) -> Sequence[str]:
        """Rend les mots livrés."""
        fichier = ressources() / "lexiques" / "mots.txt"
        return fichier.read_text(encoding="utf-8").split()

    def _notees(self) -> dict[str, str]:
        try:
            contenu = json.loads((self._dossier / _CLES).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(contenu, dict):
            return {}
        return {cle: valeur for cle, valeur in contenu.items() if isinstance(valeur, str)}

    def _racines(self) -> list[x509.Certificate]:
        lues = []
        for fichier in sorted((self._dossier / _RACINES).glob("*")):
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
