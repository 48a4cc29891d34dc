"""Ce qu’un organisme règle pour tous ses papiers : en-tête, signataire, nom des fichiers."""

import difflib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import gabarits

NOMMAGE_LIVRE = "{papier}-{dossier}-v{version}"
MARQUES = {
    "papier": "le papier",
    "dossier": "le numéro du dossier",
    "version": "la version du plan",
    "date": "la date imprimée, année d’abord",
    "annee": "l’année",
}
"""Ce qu’une règle de nommage peut dire ; jamais le nom de la personne."""
LIGNE_MAXIMALE = 120
_DUES = ("papier", "dossier")
_MARQUE = re.compile(r"\{([^{}]*)\}")
_INTERDITS = frozenset('\\/:*?"<>|{}')


class NommageRefuse(ErreurMetier):
    """Cette règle ferait des noms de fichiers impossibles, ou semblables."""


@dataclass(frozen=True, slots=True)
class ReglesOrganisme:
    """Les réglages d’un organisme ; vides, ses papiers sont ceux qui sont livrés.

    `en_tete` remplace le nom de la structure en haut des papiers, `signataire` et `fonction`
    signent les courriers du conseil.
    """

    nommage: str = NOMMAGE_LIVRE
    en_tete: str = ""
    signataire: str = ""
    fonction: str = ""

    @property
    def signature(self) -> str:
        """« Nadia Benali, directrice » ; vide si aucun signataire n’est réglé."""
        return ", ".join(filter(None, (self.signataire, self.fonction)))

    def nommer(self, papier: str, fin: str, dossier: Dossier, *, le: date) -> str:
        """Le nom d’un fichier ; il ne dit jamais la personne."""
        revision = dossier.accompagnement.revision
        nom = self.nommage.format(
            papier=papier.replace("_", "-"),
            dossier=dossier.numero,
            version=revision.version if revision else 1,
            date=le.isoformat(),
            annee=le.year,
        )
        return f"{nom}{fin}"


def verifier_nommage(regle: str) -> None:
    """Lève `NommageRefuse` si la règle ne donne pas un nom neutre, possible et distinct."""
    marques = _MARQUE.findall(regle)
    for marque in marques:
        if marque not in MARQUES:
            proches = difflib.get_close_matches(marque, MARQUES, n=1, cutoff=0.5)
            conseil = f"Vouliez-vous écrire {{{proches[0]}}}\u202f?" if proches else _possibles()
            raise NommageRefuse(f"{{{marque}}} n’est pas un repère connu.", remede=conseil)
    for due in _DUES:
        if due not in marques:
            raise NommageRefuse(
                f"Il manque {{{due}}}\u00a0: deux fichiers pourraient porter le même nom.",
                remede=f"Ajoutez {{{due}}}.",
            )
    reste = _MARQUE.sub("", regle)
    fautifs = sorted(_INTERDITS & set(reste)) or [s for s in reste if not s.isprintable()]
    if fautifs:
        raise NommageRefuse(
            f"Un nom de fichier n’admet pas «\u00a0{fautifs[0]}\u00a0».",
            remede="Employez un tiret, ou un trait bas.",
        )
    if len(regle) > LIGNE_MAXIMALE:
        raise NommageRefuse("Cette règle est trop longue.", remede="Raccourcissez-la.")


def _possibles() -> str:
    return "Repères possibles\u00a0: " + ", ".join(f"{{{marque}}}" for marque in MARQUES) + "."


class PaquetOrganisme(Protocol):
    """Les réglages, les modèles Word et le logo d’un organisme, gardés sur ce poste."""

    def regles(self) -> ReglesOrganisme:
        """Rend les réglages ; ceux qui sont livrés si rien n’est gardé."""
        ...

    def garder(self, regles: ReglesOrganisme) -> None:
        """Garde les réglages. Lève `ErreurMetier` si c’est impossible."""
        ...

    def modeles(self) -> frozenset[str]:
        """Les modèles livrés que l’organisme remplace par le sien."""
        ...

    def installer(self, nom: str, octets: bytes) -> None:
        """Garde un modèle, déjà vérifié. Lève `ErreurMetier` si c’est impossible."""
        ...

    def retirer(self, nom: str) -> None:
        """Revient au modèle livré. Lève `ErreurMetier` si c’est impossible."""
        ...

    def livre(self, nom: str) -> bytes:
        """Rend le modèle livré, à changer dans Word. Lève `ErreurMetier` s’il manque."""
        ...

    def logo(self) -> bytes | None:
        """Le logo en PNG, ou `None`."""
        ...

    def poser_logo(self, png: bytes | None) -> None:
        """Garde un logo déjà nettoyé, ou le retire. Lève `ErreurMetier` si c’est impossible."""
        ...


@dataclass(slots=True)
class OrganismeEnMemoire:
    """Un paquet d’organisme qui ne dure que le temps du programme."""

    _regles: ReglesOrganisme = field(default_factory=ReglesOrganisme)
    _modeles: dict[str, bytes] = field(default_factory=dict)
    _logo: bytes | None = None

    def regles(self) -> ReglesOrganisme:
        """Rend les réglages."""
        return self._regles

    def garder(self, regles: ReglesOrganisme) -> None:
        """Garde les réglages."""
        self._regles = regles

    def modeles(self) -> frozenset[str]:
        """Les modèles remplacés."""
        return frozenset(self._modeles)

    def installer(self, nom: str, octets: bytes) -> None:
        """Garde un modèle."""
        self._modeles[nom] = octets

    def retirer(self, nom: str) -> None:
        """Revient au modèle livré."""
        self._modeles.pop(nom, None)

    def livre(self, nom: str) -> bytes:
        """Rend le modèle livré."""
        return (gabarits() / nom).read_bytes()

    def logo(self) -> bytes | None:
        """Le logo."""
        return self._logo

    def poser_logo(self, png: bytes | None) -> None:
        """Garde ou retire le logo."""
        self._logo = png
