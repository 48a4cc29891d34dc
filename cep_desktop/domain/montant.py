"""L’argent : des centimes entiers, et l’inconnu comme une valeur."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Annotated, Literal, Self

from pydantic import Field, GetCoreSchemaHandler, field_validator
from pydantic_core import CoreSchema, core_schema

from cep_desktop.domain.code import Code
from cep_desktop.domain.erreurs import MontantIllisible
from cep_desktop.domain.texte import Ligne
from cep_desktop.domain.typographie import ecrire_centimes
from cep_desktop.domain.valeur import Valeur

CENTIMES_MAXIMUM = 1_000_000_000
"""Dix millions d’euros : au-delà, c’est une faute de frappe dans un plan individuel."""

_ESPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NOMBRE = re.compile(r"\d+(?:[.,]\d{1,2})?|[.,]\d{1,2}")


@dataclass(frozen=True, order=True, slots=True)
class Montant:
    """Somme exacte en centimes d’euro ; peut être négative dans un solde."""

    centimes: int

    @classmethod
    def lire(cls, saisie: str) -> Self:
        """Lit ce qu’une personne écrit : « 4900 », « 4 900,50 € », « 4900.5 ».

        Lève `MontantIllisible` si ce n’est pas un montant positif d’au plus dix millions d’euros.
        """
        net = _ESPACES.sub("", saisie).removesuffix("€")
        if net.count(".") and net.count(","):
            decimale = max(net.rfind("."), net.rfind(","))
            net = net[:decimale].replace(".", "").replace(",", "") + "," + net[decimale + 1 :]
        if not _NOMBRE.fullmatch(net):
            raise MontantIllisible(
                f"«\u00a0{saisie.strip()[:40]}\u00a0» n’est pas un montant en euros.",
                remede="Exemple\u00a0: 1234,50.",
            )
        return cls.depuis_euros(Decimal(net.replace(",", ".")))

    @classmethod
    def depuis_euros(cls, euros: Decimal) -> Self:
        """Convertit des euros décimaux en centimes, au centime le plus proche.

        Lève `MontantIllisible` pour un nombre non fini ou supérieur à dix millions d’euros.
        """
        try:
            centimes = int((euros * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        except (InvalidOperation, ValueError, OverflowError) as cause:
            raise MontantIllisible("Ce nombre n’est pas un montant.") from cause
        if abs(centimes) > CENTIMES_MAXIMUM:
            raise MontantIllisible(
                "Ce montant dépasse dix millions d’euros.",
                remede="Vérifiez les zéros et la virgule.",
            )
        return cls(centimes)

    @property
    def euros(self) -> Decimal:
        """Le montant en euros, avec deux décimales exactes."""
        return Decimal(self.centimes).scaleb(-2)

    def fois(self, quantite: Decimal) -> Self:
        """Multiplie par une quantité, arrondi au centime le plus proche."""
        return self.depuis_euros(self.euros * quantite)

    def __add__(self, autre: Self) -> Self:
        return type(self)(self.centimes + autre.centimes)

    def __sub__(self, autre: Self) -> Self:
        return type(self)(self.centimes - autre.centimes)

    def __neg__(self) -> Self:
        return type(self)(-self.centimes)

    def __bool__(self) -> bool:
        return self.centimes != 0

    def __str__(self) -> str:
        return ecrire_centimes(self.centimes)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        depuis_centimes = core_schema.no_info_after_validator_function(
            cls,
            core_schema.int_schema(strict=True, ge=-CENTIMES_MAXIMUM, le=CENTIMES_MAXIMUM),
        )
        return core_schema.json_or_python_schema(
            json_schema=depuis_centimes,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), depuis_centimes], mode="left_to_right"
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda montant: montant.centimes, return_schema=core_schema.int_schema()
            ),
        )


ZERO = Montant(0)


def sommer(montants: Iterable[Montant]) -> Montant:
    """Additionne des montants ; la somme de rien est zéro euro."""
    return Montant(sum(montant.centimes for montant in montants))


class Certitude(Code):
    """Ce que vaut un montant : une preuve, une estimation, ou rien encore."""

    CONFIRME = "confirme", "Confirmé"
    ESTIME = "estime", "Estimé"
    INCONNU = "inconnu", "Inconnu"


class MontantConnu(Valeur):
    """Montant chiffré, avec ce qui permet de le croire."""

    nature: Literal["connu"] = "connu"
    montant: Montant
    certitude: Literal[Certitude.CONFIRME, Certitude.ESTIME]
    source: Ligne = ""
    constate_le: date | None = None

    @field_validator("montant")
    @classmethod
    def _au_moins_nul(cls, montant: Montant) -> Montant:
        if montant < ZERO:
            raise ValueError(f"un montant ne peut pas être négatif ({montant}). Écrivez 0 ou plus.")
        return montant


class MontantInconnu(Valeur):
    """Montant que personne ne connaît encore ; ne vaut jamais zéro."""

    nature: Literal["inconnu"] = "inconnu"
    raison: Ligne = ""

    @property
    def certitude(self) -> Certitude:
        """Toujours inconnue."""
        return Certitude.INCONNU


Chiffre = Annotated[MontantConnu | MontantInconnu, Field(discriminator="nature")]
"""Montant connu ou inconnu : le seul type d’argent saisi dans un dossier."""

INCONNU = MontantInconnu()


def connu(chiffre: MontantConnu | MontantInconnu) -> Montant | None:
    """Rend le montant s’il est connu, sinon `None` (jamais zéro)."""
    return chiffre.montant if isinstance(chiffre, MontantConnu) else None


def estime(montant: Montant, source: str = "") -> MontantConnu:
    """Fabrique un montant estimé."""
    return MontantConnu(montant=montant, certitude=Certitude.ESTIME, source=source)


def confirme(montant: Montant, source: str = "", le: date | None = None) -> MontantConnu:
    """Fabrique un montant confirmé par un écrit."""
    return MontantConnu(
        montant=montant, certitude=Certitude.CONFIRME, source=source, constate_le=le
    )


@dataclass(frozen=True, slots=True)
class Total:
    """Somme de chiffres : la part connue, et combien restent inconnus."""

    montant: Montant
    inconnus: int = 0

    @property
    def est_complet(self) -> bool:
        """Vrai si aucun chiffre n’est inconnu."""
        return self.inconnus == 0

    @classmethod
    def de(cls, chiffres: Iterable[Montant | None]) -> "Total":
        """Additionne ce qui est connu et compte ce qui ne l’est pas."""
        liste = tuple(chiffres)
        return cls(sommer(m for m in liste if m is not None), liste.count(None))
