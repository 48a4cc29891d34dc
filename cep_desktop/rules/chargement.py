"""Lire des paquets de règles sans leur faire confiance : tout, ou rien.

Un paquet est un dossier : `<dispositif>/parametres.toml`, `<dispositif>/dispositif.toml`. Les
paquets suivants ajoutent un paramètre ou un dispositif, ou remplacent celui qui a le même code.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field

from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.coherence import Origine, incoherences
from cep_desktop.rules.dispositif import Dispositif
from cep_desktop.rules.fichier import FichierRefuse, lire_modele
from cep_desktop.rules.paquet import TAILLE_MAXIMALE, Paquet, PaquetRefuse
from cep_desktop.rules.parametre import Parametre
from cep_desktop.rules.regles import Regles

PARAMETRES, DISPOSITIF = "parametres.toml", "dispositif.toml"
_DOSSIER = re.compile(r"[a-z0-9_-]{1,40}")
_REMEDE = "Corrigez ces points, ou retirez ce paquet. Les règles précédentes restent en place."


class FichierParametres(Valeur):
    """Un fichier `parametres.toml`."""

    format: Literal[1]
    parametre: Annotated[tuple[Parametre, ...], Field(min_length=1)]


def charger(*paquets: Paquet) -> Regles:
    """Rend les règles des paquets réunis, le dernier l’emportant. Lève `PaquetRefuse`."""
    parametres: dict[str, Parametre] = {}
    dispositifs: dict[str, Dispositif] = {}
    origines: dict[str, Origine] = {}
    for paquet in paquets:
        lus = _Lecture(paquet)
        lus.tout_lire()
        if lus.problemes:
            raise _refus(paquet.nom, lus.problemes)
        parametres |= lus.parametres
        dispositifs |= lus.dispositifs
        origines |= lus.origines
        trouves = incoherences(parametres, dispositifs, origines)
        if trouves:
            raise _refus(paquet.nom, trouves)
    ranges = sorted(dispositifs.values(), key=lambda d: (d.rang, d.code))
    return Regles(parametres, tuple(ranges), tuple(paquet.nom for paquet in paquets))


def _refus(nom: str, problemes: Iterable[Probleme]) -> PaquetRefuse:
    liste = tuple(dict.fromkeys(problemes))
    return PaquetRefuse(
        f"Le paquet de règles «\u00a0{nom}\u00a0» est refusé\u00a0: {liste[0]}",
        remede=_REMEDE,
        problemes=liste,
    )


class _Lecture:
    """La lecture d’un paquet : ce qu’il apporte, et tout ce qui ne va pas."""

    def __init__(self, paquet: Paquet) -> None:
        self._paquet = paquet
        self.parametres: dict[str, Parametre] = {}
        self.dispositifs: dict[str, Dispositif] = {}
        self.origines: dict[str, Origine] = {}
        self.problemes: list[Probleme] = []

    def tout_lire(self) -> None:
        """Lit chaque fichier, dans l’ordre de leurs noms."""
        if sum(map(len, self._paquet.fichiers.values())) > TAILLE_MAXIMALE:
            self._refuser("", f"ce paquet dépasse {TAILLE_MAXIMALE // 1_048_576}\u00a0Mo.")
            return
        if not self._paquet.fichiers:
            self._refuser("", "ce paquet ne contient aucun fichier de règles.")
        for chemin in sorted(self._paquet.fichiers):
            self._lire(chemin, self._paquet.fichiers[chemin])

    def _refuser(self, lieu: str, phrase: str) -> None:
        self.problemes.append(Probleme(lieu, phrase))

    def _lire(self, chemin: str, octets: bytes) -> None:
        parties = PurePosixPath(chemin).parts
        if len(parties) != 2 or not _DOSSIER.fullmatch(parties[0]):  # noqa: PLR2004
            self._refuser(
                chemin, "un fichier de règles est dans un dossier\u00a0: cpf/dispositif.toml."
            )
        elif parties[1] not in {PARAMETRES, DISPOSITIF}:
            self._refuser(
                chemin, f"seuls {PARAMETRES} et {DISPOSITIF} sont lus. Retirez ce fichier."
            )
        else:
            self._lire_toml(chemin, parties[1], octets)

    def _lire_toml(self, chemin: str, nom: str, octets: bytes) -> None:
        try:
            if nom == PARAMETRES:
                fichier, texte = lire_modele(FichierParametres, chemin, octets)
                self._garder_parametres(chemin, texte, fichier)
            else:
                dispositif, texte = lire_modele(Dispositif, chemin, octets)
                self._garder_dispositif(chemin, texte, dispositif)
        except FichierRefuse as refus:
            self.problemes.extend(refus.problemes)

    def _garder_parametres(self, chemin: str, texte: str, fichier: FichierParametres) -> None:
        for rang, parametre in enumerate(fichier.parametre):
            origine = Origine(chemin, texte, ("parametre", rang))
            if parametre.code in self.parametres:
                self._refuser(
                    origine.lieu("code"),
                    f"le paramètre «\u00a0{parametre.code}\u00a0» est écrit deux fois.",
                )
            self.parametres[parametre.code] = parametre
            self.origines[f"parametre {parametre.code}"] = origine

    def _garder_dispositif(self, chemin: str, texte: str, dispositif: Dispositif) -> None:
        origine = Origine(chemin, texte, ())
        if dispositif.code in self.dispositifs:
            self._refuser(
                origine.lieu("code"),
                f"le dispositif «\u00a0{dispositif.code}\u00a0» est écrit deux fois.",
            )
        self.dispositifs[dispositif.code] = dispositif
        self.origines[f"dispositif {dispositif.code}"] = origine
