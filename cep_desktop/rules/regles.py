"""L’ensemble des règles connues : les paramètres datés et les dispositifs."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.condition import Condition
from cep_desktop.rules.dispositif import Dispositif
from cep_desktop.rules.parametre import Lecture, Parametre


@dataclass(frozen=True, slots=True)
class Regles:
    """Des règles lues et contrôlées ensemble ; `paquets` dit d’où elles viennent, dans l’ordre."""

    parametres: dict[str, Parametre]
    dispositifs: tuple[Dispositif, ...]
    paquets: tuple[str, ...] = ()
    _cles: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Numérote les conditions une fois : deux conditions égales ont la même clé."""
        numeros: dict[Condition, int] = {}
        cles = {
            id(condition): numeros.setdefault(condition, len(numeros))
            for dispositif in self.dispositifs
            for condition in dispositif.conditions_lues()
        }
        object.__setattr__(self, "_cles", cles)

    def cle(self, condition: Condition) -> int:
        """Rend le numéro d’une condition de ces règles, le même pour toutes celles qui l’égalent.

        Lève `KeyError` pour une condition venue d’ailleurs.
        """
        return self._cles[id(condition)]

    def dispositif(self, code: str) -> Dispositif:
        """Rend un dispositif. Lève `ElementIntrouvable`."""
        for dispositif in self.dispositifs:
            if dispositif.code == code:
                return dispositif
        raise ElementIntrouvable(
            f"Le dispositif «\u00a0{code}\u00a0» n’existe pas.",
            remede=f"Dispositifs connus\u00a0: {', '.join(d.code for d in self.dispositifs)}.",
        )

    def lire(self, code: str, *, le: date) -> Lecture:
        """Rend ce que dit un paramètre ce jour-là. Lève `ElementIntrouvable`."""
        if code not in self.parametres:
            raise ElementIntrouvable(f"Le paramètre «\u00a0{code}\u00a0» n’existe pas.")
        return self.parametres[code].lire(le)

    def valeur(self, code: str, *, le: date) -> Decimal | None:
        """Rend la valeur d’un paramètre ce jour-là ; `None` : inconnue, jamais zéro."""
        return self.lire(code, le=le).valeur

    def montant(self, code: str, *, le: date) -> Montant | None:
        """Rend la valeur d’un paramètre en euros ; `None` : inconnue, jamais zéro."""
        valeur = self.valeur(code, le=le)
        return None if valeur is None else Montant.depuis_euros(valeur)
