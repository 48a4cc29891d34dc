"""Le lexique des mots sensibles : une donnée relue par des juristes, pas du code."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from cep_desktop.domain.code import Code
from cep_desktop.domain.pliage import plier, plier_en_place
from cep_desktop.domain.texte import Intitule
from cep_desktop.domain.valeur import Valeur
from cep_desktop.locations import ressources

_ENTRE_DEUX_MOTS = r"[\s'\-\u2011]+"
_RIEN = r"(?!)"


class GenreSensible(Code):
    """Ce qu’un mot pourrait dire de la personne (RGPD, art. 9 et 10 ; vie privée)."""

    SANTE = "sante", "Santé"
    HANDICAP = "handicap", "Handicap"
    OPINION = "opinion", "Opinions politiques"
    RELIGION = "religion", "Religion ou convictions"
    SYNDICAT = "syndicat", "Appartenance syndicale"
    ORIGINE = "origine", "Origine"
    VIE_SEXUELLE = "vie_sexuelle", "Vie sexuelle ou orientation"
    FAMILLE = "famille", "Vie familiale ou sociale difficile"
    INFRACTION = "infraction", "Condamnation ou infraction"


class EntreeLexique(Valeur):
    """Les mots d’un genre ; `*` finit un début de mot ; `sauf` donne les tours anodins."""

    termes: tuple[Intitule, ...] = Field(min_length=1)
    sauf: tuple[Intitule, ...] = ()


class FichierLexique(Valeur):
    """Le fichier entier : une entrée par genre, toutes présentes."""

    version: int = Field(ge=1, le=1)
    genres: dict[GenreSensible, EntreeLexique]

    @model_validator(mode="after")
    def _tous_les_genres(self) -> Self:
        manquants = [genre.value for genre in GenreSensible if genre not in self.genres]
        if manquants:
            raise ValueError(f"il manque ces genres\u00a0: {', '.join(manquants)}.")
        return self


@dataclass(frozen=True, slots=True)
class Reperage:
    """Un mot sensible dans un texte : ce qui est écrit, son genre, ses bornes (fin exclue)."""

    mot: str
    genre: GenreSensible
    debut: int
    fin: int


@dataclass(frozen=True, slots=True)
class Lexique:
    """Un lexique prêt à lire des textes."""

    motifs: tuple[tuple[GenreSensible, re.Pattern[str], re.Pattern[str]], ...]

    @classmethod
    def lire(cls, toml: str) -> Self:
        """Lit un lexique. Lève `ValueError` s’il n’a pas la forme attendue."""
        fichier = FichierLexique.model_validate(tomllib.loads(toml))
        return cls(
            tuple(
                (genre, _motif(entree.termes), _motif(entree.sauf))
                for genre, entree in fichier.genres.items()
            )
        )

    def reperer(self, texte: str) -> tuple[Reperage, ...]:
        """Rend les mots sensibles d’un texte, dans l’ordre où ils sont écrits."""
        return tuple(sorted(self._trouver(texte), key=lambda r: (r.debut, r.genre)))

    def _trouver(self, texte: str) -> Iterator[Reperage]:
        plie, rangs = plier_en_place(texte)
        for genre, termes, sauf in self.motifs:
            anodins = [trouve.span() for trouve in sauf.finditer(plie)]
            for trouve in termes.finditer(plie):
                debut, fin = trouve.span()
                if not any(a <= debut and fin <= b for a, b in anodins):
                    depuis, jusqu_a = rangs[debut], rangs[fin - 1] + 1
                    yield Reperage(texte[depuis:jusqu_a], genre, depuis, jusqu_a)


@cache
def lexique_livre() -> Lexique:
    """Rend le lexique livré avec l’application."""
    fichier = ressources() / "lexiques" / "sensible.toml"
    return Lexique.lire(fichier.read_text(encoding="utf-8"))


def _motif(termes: Iterable[str]) -> re.Pattern[str]:
    """Compile des termes : le plus long d’abord, mots entiers, séparés d’espaces ou de tirets."""
    tries = sorted(map(plier, termes), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_un_terme, tries)) or _RIEN})\b")


def _un_terme(terme: str) -> str:
    nu = terme.removesuffix("*")
    morceaux = _ENTRE_DEUX_MOTS.join(re.escape(mot) for mot in re.split(r"[\s'\-]+", nu))
    return morceaux + (r"\w*" if nu != terme else "")
