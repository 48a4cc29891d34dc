"""Le dictionnaire français : un mot existe-t-il, et lequel voulait-on écrire ?"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import ressources
from cep_desktop.orthographe.propositions import proposer

if TYPE_CHECKING:
    from hunspell import Hunspell

_LANGUE = "fr"
_LIAISONS = str.maketrans({"\u2011": "-", "'": "’"})


def _toujours() -> None:
    """Laisse chercher jusqu’au bout."""


class DictionnaireAbsent(ErreurMetier):
    """Le dictionnaire ne peut pas servir sur ce poste ; l’application s’en passe."""


@dataclass(frozen=True, slots=True)
class Dictionnaire:
    """Les mots du français et ceux du métier ; `moteur` est Hunspell, qui lit en C++."""

    moteur: "Hunspell"

    def connait(self, mot: str) -> bool:
        """Vrai si le mot s’écrit ainsi ; un mot composé vaut aussi par chacune de ses parties."""
        ecrit = mot.translate(_LIAISONS)
        if self.moteur.spell(ecrit):
            return True
        parties = ecrit.split("-")
        return len(parties) > 1 and all(self.moteur.spell(partie) for partie in parties if partie)

    def proposer(self, mot: str, poursuivre: Callable[[], None] = _toujours) -> tuple[str, ...]:
        """Rend les mots proches, le plus probable d’abord.

        Un mot composé très faux demande des secondes : `poursuivre`, appelé à chaque essai, peut
        lever de quoi l’arrêter.
        """

        def connait(essai: str) -> bool:
            poursuivre()
            return self.connait(essai)

        return proposer(mot.translate(_LIAISONS), connait)


def lire_dictionnaire(dossier: Path | None = None) -> Dictionnaire:
    """Lit le dictionnaire livré, et les mots du métier. Lève `DictionnaireAbsent`.

    Hunspell garde la main un dixième de seconde : à faire quand personne ne frappe.
    """
    lieu = dossier or ressources() / "orthographe"
    try:
        from hunspell import Hunspell

        moteur = Hunspell(_LANGUE, hunspell_data_dir=str(lieu), system_encoding=_encodage())
        metier = (lieu / "metier.txt").read_text(encoding="utf-8")
    except (ImportError, OSError) as cause:
        raise DictionnaireAbsent(
            "Le dictionnaire français ne s’ouvre pas sur ce poste.",
            remede="L’orthographe n’est pas vérifiée ; le reste marche.",
        ) from cause
    for mot in metier.split():
        moteur.add(mot)
    return Dictionnaire(moteur)


def _encodage() -> str:
    """Windows ne lit un chemin accentué que si Hunspell le reçoit en UTF-8."""
    return "utf-8" if sys.platform == "win32" else sys.getfilesystemencoding()
