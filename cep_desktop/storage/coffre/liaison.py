"""Le réglage de la liaison d’équipe, gardé dans la base chiffrée du coffre."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cep_desktop.storage.coffre.interieur import Interieur, poser_meta
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.equipe import AdresseServeur, ReglageEquipe, TemoinTraces

_CLE, _TEMOIN = "equipe", "temoin_traces"


@dataclass(frozen=True, slots=True)
class LiaisonDuCoffre:
    """Un seul réglage de la base, noté au journal sans ce qu’il contient."""

    interieur: Interieur

    def lire(self) -> ReglageEquipe | None:
        """Rend le réglage ; `None` si le coffre travaille seul, ou si le réglage est illisible."""
        with suppress(ValueError, TypeError, KeyError):
            lu = json.loads(self.interieur.reglage(_CLE) or "null")
            return None if lu is None else _lire(lu)
        return None

    def garder(self, reglage: ReglageEquipe) -> None:
        """Garde ce réglage. Lève `EcritureImpossible` ou `CoffreEnLectureSeule`."""
        adresse = reglage.adresse
        ecrit = {
            "hote": adresse.hote,
            "compte": adresse.compte,
            "base": adresse.base,
            "port": adresse.port,
            "certificats": str(adresse.certificats) if adresse.certificats else "",
            "mot_de_passe": reglage.mot_de_passe,
        }
        self.interieur.regler(_CLE, json.dumps(ecrit))

    def oublier(self) -> None:
        """Fait que le coffre travaille seul. Lève `EcritureImpossible`."""
        self.interieur.regler(_CLE, "")

    def temoin(self) -> TemoinTraces | None:
        """Rend le dernier geste vu au journal de ce serveur ; illisible, aucun."""
        with suppress(ValueError, TypeError, KeyError):
            lu = json.loads(self.interieur.reglage(_TEMOIN) or "{}")
            if lu["serveur"] == self._serveur():
                sceau = bytes.fromhex(lu["sceau"])
                return TemoinTraces(lu["rang"], sceau, datetime.fromisoformat(lu["le"]))
        return None

    def temoigner(self, temoin: TemoinTraces) -> None:
        """Retient ce geste, sans le noter au journal du coffre. Lève `EcritureImpossible`."""
        ecrit = {
            "serveur": self._serveur(),
            "rang": temoin.rang,
            "sceau": temoin.sceau.hex(),
            "le": temoin.le.isoformat(),
        }
        with ecriture(self.interieur.moteur) as connexion:
            poser_meta(connexion, _TEMOIN, json.dumps(ecrit))

    def _serveur(self) -> str:
        """De quel serveur, et de quel compte, on se souvient."""
        reglage = self.lire()
        if reglage is None:
            return ""
        return f"{reglage.adresse.compte}@{reglage.adresse.hote}:{reglage.adresse.base}"


def _lire(lu: dict[str, str]) -> ReglageEquipe:
    adresse = AdresseServeur(
        hote=lu["hote"],
        compte=lu["compte"],
        base=lu["base"],
        port=int(lu["port"]),
        certificats=Path(lu["certificats"]) if lu["certificats"] else None,
    )
    return ReglageEquipe(adresse, lu["mot_de_passe"])
