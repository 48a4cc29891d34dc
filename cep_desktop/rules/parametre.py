"""Les valeurs datées de la loi : chacune à côté du texte qui la fixe."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, model_validator
from pydantic.types import Strict

from cep_desktop.domain.code import Code
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.domain.valeur import Valeur


def _nombre_exact(brut: object) -> object:
    if isinstance(brut, bool) or not isinstance(brut, int | Decimal):
        # pydantic ne traduit en refus qu’une ValueError.
        raise ValueError("un nombre est attendu, sans guillemets. Exemple\u00a0: 12.5.")  # noqa: TRY004
    return Decimal(brut)


Nombre = Annotated[
    Decimal, BeforeValidator(_nombre_exact), Field(ge=0, le=10_000_000, decimal_places=2)
]
"""Nombre exact d’un fichier de règles, deux décimales au plus : ni flottant, ni texte."""

Jour = Annotated[date, Strict()]
"""Date d’un fichier de règles, sans heure ni guillemets."""

Booleen = StrictBool
"""« true » ou « false » d’un fichier de règles."""

Phrase = Annotated[Intitule, AfterValidator(composer)]
"""Texte affiché ; les espaces insécables y sont posées à la lecture."""

PhraseOuRien = Annotated[Ligne, AfterValidator(composer)]
"""Texte affiché, vide admis."""

CodeRegle = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=60)]
"""Code d’un paramètre, d’un critère ou d’un délai : minuscules, chiffres, tirets bas, points."""


class NatureValeur(Code):
    """Ce que l’on sait de la période d’effet d’une valeur."""

    PERIODE = "periode", "dates d’effet connues"
    PERIODE_DEBUT_INCONNU = "periode_debut_inconnu", "date de début non trouvée"
    CONSTAT = "constat", "lue un jour précis, vraie ce jour-là seulement"
    CONSTAT_OUVERT = "constat_ouvert", "lue un jour précis, non démentie depuis"
    CONSTAT_NON_DATE = "constat_non_date", "lue sur une page sans date"


class StatutRegle(Code):
    """Ce que vaut une règle aujourd’hui."""

    ACTIF = "actif", "en vigueur"
    A_CONFIRMER = "a_confirmer", "à confirmer"
    SUSPENDU = "suspendu", "suspendu"
    SUPPRIME = "supprime", "supprimé"
    PROJET = "projet", "en projet"
    ABROGE = "abroge", "ancien"


class Fiabilite(Code):
    """Qualité de la source."""

    A = "A", "texte légal lu"
    B = "B", "page officielle"
    C = "C", "source secondaire"
    D = "D", "source ancienne, unique ou contradictoire"


class UniteValeur(Code):
    """Unité d’une valeur ; le libellé s’écrit après le nombre."""

    EUR = "EUR", "€"
    EUR_HT = "EUR HT", "€ HT"
    EUR_H = "EUR/h", "€ par heure"
    EUR_HT_H = "EUR HT/h", "€ HT par heure"
    EUR_NET_H = "EUR/h net", "€ net par heure"
    EUR_J = "EUR/j", "€ par jour"
    EUR_MOIS = "EUR/mois", "€ par mois"
    EUR_KM = "EUR/km", "€ par kilomètre"
    EUR_REPAS = "EUR/repas", "€ par repas"
    EUR_NUIT = "EUR/nuit", "€ par nuit"
    HEURE = "h", "heures"
    HEURE_AN = "h/an", "heures par an"
    JOUR = "j", "jours"
    JOUR_CALENDAIRE = "j calendaires", "jours calendaires"
    JOUR_OUVRE = "j ouvres", "jours ouvrés"
    JOUR_OUVRABLE = "j ouvrables", "jours ouvrables"
    MOIS = "mois", "mois"
    AN = "an", "ans"
    POURCENT = "%", "%"
    POINT = "point", "points"
    FOIS = "x", "fois"
    SMIC = "SMIC", "SMIC"
    NIVEAU = "niveau", "niveaux"
    NUIT_AN = "nuit/an", "nuits par an"
    KM = "km", "km"

    @property
    def est_en_euros(self) -> bool:
        """Vrai si la valeur est une somme d’argent."""
        return self.value.startswith("EUR")


class Reference(Valeur):
    """Le texte qui fonde une règle : sa source, l’article, et où le lire."""

    titre: Phrase
    article: PhraseOuRien = ""
    lien: Annotated[str, Field(pattern=r"^https://\S+$", max_length=300)] | None = None

    def __str__(self) -> str:
        return f"{self.titre}, {self.article}" if self.article else self.titre


class ValeurDatee(Valeur):
    """Une valeur, sa période, son statut et sa source."""

    valeur: Nombre
    du: Jour | None = None
    au: Jour | None = None
    nature: NatureValeur
    statut: StatutRegle
    fiabilite: Fiabilite
    reference: Reference
    verifie_le: Jour

    @model_validator(mode="after")
    def _dates_selon_la_nature(self) -> Self:
        match self.nature:
            case NatureValeur.PERIODE | NatureValeur.CONSTAT_OUVERT if self.du is None:
                raise ValueError("il manque «\u00a0du\u00a0», la date de début de cette valeur.")
            case NatureValeur.PERIODE_DEBUT_INCONNU if self.du is not None:
                raise ValueError(
                    "une valeur dont le début est inconnu n’a pas de «\u00a0du\u00a0». Retirez-le, "
                    'ou écrivez nature = "periode".'
                )
            case NatureValeur.CONSTAT if self.du is None or self.du != self.au:
                raise ValueError(
                    "un constat ne vaut que le jour où il a été lu\u00a0: écrivez la même date "
                    "dans «\u00a0du\u00a0» et «\u00a0au\u00a0»."
                )
            case NatureValeur.CONSTAT_NON_DATE if self.du or self.au:
                raise ValueError("un constat non daté n’a ni «\u00a0du\u00a0» ni «\u00a0au\u00a0».")
            case _:
                pass
        if self.du and self.au and self.au < self.du:
            raise ValueError("la fin est avant le début. Corrigez une des deux dates.")
        if self.statut is StatutRegle.ABROGE and self.au is None:
            raise ValueError(
                "une valeur abrogée dit jusqu’à quand\u00a0: ajoutez «\u00a0au\u00a0»."
            )
        return self

    @property
    def compte(self) -> bool:
        """Vrai si cette valeur peut entrer dans un calcul à ses dates.

        Un projet, une règle suspendue ou une page sans date n’y entrent jamais.
        """
        return (
            self.statut not in {StatutRegle.PROJET, StatutRegle.SUSPENDU}
            and self.nature is not NatureValeur.CONSTAT_NON_DATE
        )

    def est_en_vigueur(self, le: date) -> bool:
        """Vrai si `le` tombe dans la période de la valeur, bornes comprises."""
        return (self.du is None or self.du <= le) and (self.au is None or le <= self.au)

    def est_a_reverifier(self, le: date, *, delai: int) -> bool:
        """Vrai si la dernière relecture a plus de `delai` jours et que la période court encore."""
        est_close = self.au is not None and self.au <= self.verifie_le
        return not est_close and le > self.verifie_le + timedelta(days=delai)

    @property
    def periode(self) -> str:
        """« depuis le 2 avril 2026 », « du … au … », « jusqu’au … » ou « sans date »."""
        if self.du is None:
            return f"jusqu’au {ecrire_date(self.au)}" if self.au else "sans date d’effet connue"
        if self.au is None:
            return f"depuis le {ecrire_date(self.du)}"
        if self.du == self.au:
            return f"le {ecrire_date(self.du)}"
        return f"du {ecrire_date(self.du)} au {ecrire_date(self.au)}"


@dataclass(frozen=True, slots=True)
class Lecture:
    """Ce que dit un paramètre un jour donné : une valeur, ou pourquoi il n’y en a pas."""

    parametre: "Parametre"
    datee: ValeurDatee | None

    @property
    def valeur(self) -> Decimal | None:
        """La valeur en vigueur, ou `None` : inconnue, jamais zéro."""
        return self.datee.valeur if self.datee else None


class Parametre(Valeur):
    """Une grandeur fixée par un texte, et ses valeurs successives."""

    code: CodeRegle
    libelle: Phrase
    unite: UniteValeur
    valeur: Annotated[tuple[ValeurDatee, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sans_chevauchement(self) -> Self:
        rangees = sorted(
            (v for v in self.valeur if v.compte), key=lambda v: (v.du or date.min, v.au or date.max)
        )
        for avant, apres in pairwise(rangees):
            if apres.du is None or avant.au is None or apres.du <= avant.au:
                raise ValueError(
                    f"deux valeurs de «\u00a0{self.code}\u00a0» se chevauchent "
                    f"({avant.periode}\u00a0; {apres.periode}). Fermez la première par "
                    "«\u00a0au\u00a0»."
                )
        return self

    @cached_property
    def _comptees(self) -> tuple[ValeurDatee, ...]:
        return tuple(datee for datee in self.valeur if datee.compte)

    @cached_property
    def _projets(self) -> tuple[ValeurDatee, ...]:
        return tuple(datee for datee in self.valeur if datee.statut is StatutRegle.PROJET)

    @cached_property
    def _lectures(self) -> dict[date, Lecture]:
        """Ce qui a déjà été lu : une évaluation relit la même valeur du même jour."""
        return {}

    def lire(self, le: date) -> Lecture:
        """Rend la valeur qui s’applique ce jour-là, si elle peut entrer dans un calcul."""
        lecture = self._lectures.get(le)
        if lecture is None:
            datee = next((v for v in self._comptees if v.est_en_vigueur(le)), None)
            lecture = self._lectures[le] = Lecture(self, datee)
        return lecture

    def projets(self, le: date) -> tuple[ValeurDatee, ...]:
        """Rend les valeurs en projet connues ce jour-là : elles avertissent, sans compter."""
        return tuple(projet for projet in self._projets if projet.est_en_vigueur(le))
