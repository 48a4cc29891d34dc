"""Le classeur ne dit jamais le nom de la personne, même recopié dans un texte libre."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.domain.typographie import composer

Partie = TypeVar("Partie")

_CIVILITES = "M\\.|Mr|Monsieur|Mme|Madame|Mlle|Mademoiselle"


class Discretion:
    """Remplace le nom d’une personne par ses initiales, partout dans une valeur."""

    def __init__(self, beneficiaire: Beneficiaire) -> None:
        prenom, nom = (
            re.escape(mot).replace(r"\ ", r"\s+") for mot in (beneficiaire.prenom, beneficiaire.nom)
        )
        initiale = re.escape(beneficiaire.prenom[0])
        debut = rf"(?<!\w)(?:{_CIVILITES}|{initiale}\.)"
        self._initiales = beneficiaire.initiales
        self._motif = re.compile(
            rf"(?<!\w)(?:{prenom}\s+{nom}|{nom}\s+{prenom})(?!\w)|{debut}\s*{nom}(?!\w)",
            re.IGNORECASE,
        )

    def appliquer(self, partie: Partie) -> Partie:
        """Rend la même valeur, textes composés et nom réduit aux initiales."""
        rendue: object = partie
        if isinstance(partie, str) and not isinstance(partie, Enum):
            rendue = self._motif.sub(self._initiales, composer(partie))
        elif isinstance(partie, tuple):
            rendue = tuple(self.appliquer(element) for element in partie)
        elif is_dataclass(partie) and not isinstance(partie, type):
            champs = {c.name: self.appliquer(getattr(partie, c.name)) for c in fields(partie)}
            rendue = replace(partie, **champs)
        return rendue  # type: ignore[return-value]  # chaque branche garde le type reçu
