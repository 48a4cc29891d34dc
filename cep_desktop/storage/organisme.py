"""Le paquet de l’organisme, dans un dossier du poste que son service informatique peut remplir."""

import json
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import gabarits
from cep_desktop.usecases.depot import charger, deposer, en_francais
from cep_desktop.usecases.organisme import LIGNE_MAXIMALE, ReglesOrganisme, verifier_nommage

_REGLES, _MODELES, _LOGO = "organisme.json", "gabarits", "logo.png"
_TAILLE_MAXIMALE = 100_000
_LOGO_MAXIMAL = 5_000_000
_MODELE_MAXIMAL = 20_000_000


class OrganismeDuPoste:
    """`organisme.json`, `gabarits/*.docx` et `logo.png` ; un réglage abîmé vaut celui livré."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier

    def regles(self) -> ReglesOrganisme:
        """Rend les réglages ; chacun vaut celui qui est livré s’il est absent ou impossible."""
        defaut = ReglesOrganisme()
        try:
            octets = charger(self._dossier / _REGLES, taille_maximale=_TAILLE_MAXIMALE)
            lus = json.loads(octets)
        except (ErreurMetier, ValueError, RecursionError):
            return defaut
        if not isinstance(lus, dict):
            return defaut
        admis = {nom: lus[nom] for nom in asdict(defaut) if _est_une_ligne(lus.get(nom))}
        try:
            verifier_nommage(admis.get("nommage", defaut.nommage))
        except ErreurMetier:
            admis.pop("nommage")
        return replace(defaut, **admis)

    def garder(self, regles: ReglesOrganisme) -> None:
        """Garde les réglages. Lève `NommageRefuse` ou `DepotImpossible`."""
        verifier_nommage(regles.nommage)
        octets = json.dumps(asdict(regles), ensure_ascii=False, indent=2).encode()
        deposer(self._dossier, {_REGLES: octets})

    def modeles(self) -> frozenset[str]:
        """Les modèles Word présents dans le paquet."""
        with suppress(OSError):
            return frozenset(f.name for f in (self._dossier / _MODELES).glob("*.docx"))
        return frozenset()

    def installer(self, nom: str, octets: bytes) -> None:
        """Garde un modèle vérifié. Lève `DepotImpossible`."""
        deposer(self._dossier / _MODELES, {nom: octets})

    def retirer(self, nom: str) -> None:
        """Revient au modèle livré. Lève `DepotImpossible`."""
        self._oter(self._dossier / _MODELES / nom)

    def livre(self, nom: str) -> bytes:
        """Rend le modèle livré. Lève `DepotImpossible` s’il manque."""
        return charger(gabarits() / nom, taille_maximale=_MODELE_MAXIMAL)

    def logo(self) -> bytes | None:
        """Le logo en PNG, ou `None` s’il est absent ou illisible."""
        try:
            return charger(self._dossier / _LOGO, taille_maximale=_LOGO_MAXIMAL)
        except ErreurMetier:
            return None

    def poser_logo(self, png: bytes | None) -> None:
        """Garde le logo, ou le retire. Lève `DepotImpossible`."""
        if png is None:
            self._oter(self._dossier / _LOGO)
        else:
            deposer(self._dossier, {_LOGO: png})

    def _oter(self, fichier: Path) -> None:
        with en_francais(fichier):
            fichier.unlink(missing_ok=True)


def _est_une_ligne(valeur: object) -> bool:
    return (
        isinstance(valeur, str)
        and len(valeur) <= LIGNE_MAXIMALE
        and (valeur == "" or valeur.isprintable())
    )
