"""Ce que l’on demande au montage : les coûts, les aides, les limites communes, les choix."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import ZERO, Montant, Total
from cep_desktop.rules.montage.choix import Affecter, Choix, Ecarter, Fixer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.melange import RIEN
from cep_desktop.rules.montage.offre import Confiance, Offre
from cep_desktop.rules.montage.plafond import Part


class MontageIncoherent(ErreurMetier):
    """Les données du montage se contredisent."""


@dataclass(frozen=True, slots=True)
class PlafondCommun:
    """Un maximum sur la somme de plusieurs aides ; sans code, toutes ; sans poste, tous."""

    libelle: str
    maximum: Montant | Part
    reference: str
    offres: frozenset[str] = frozenset()
    postes: frozenset[Poste] = frozenset()


@dataclass(frozen=True)
class Enonce:
    """Les données d’un montage ; `capacite` est ce que la personne peut payer, si elle le sait.

    `au_plan` : les aides que le plan demande ou a obtenues. `a_part` : celles dont le plan note la
    somme sans dire ce qu’elle paie ; elles comptent dans le reste, jamais dans le partage.

    Lève `MontageIncoherent` si un code revient, si un choix vise une aide ou une dépense absente,
    si un prix est négatif, ou si deux aides demandent une participation.
    """

    couts: tuple[Cout, ...]
    offres: tuple[Offre, ...]
    plafonds_communs: tuple[PlafondCommun, ...] = ()
    choix: tuple[Choix, ...] = ()
    capacite: Montant | None = None
    au_plan: frozenset[str] = frozenset()
    a_part: Total = RIEN

    def __post_init__(self) -> None:
        """Vérifie l’énoncé, et range les aides dans l’ordre légal puis alphabétique."""
        ordonnees = tuple(sorted(self.offres, key=lambda o: (o.rang, o.code)))
        object.__setattr__(self, "offres", ordonnees)
        for defaut in self._defauts():
            raise MontageIncoherent(defaut)

    def _defauts(self) -> list[str]:
        codes, cles = [o.code for o in self.offres], [c.cle for c in self.couts]
        doublons = [nom for noms in (codes, cles) for nom, n in Counter(noms).items() if n > 1]
        absents = [c.offre for c in self.choix if c.offre not in codes]
        absents += [c.depense for c in self.choix if isinstance(c, Affecter)]
        return [
            *(f"«\u00a0{nom}\u00a0» est donné deux fois." for nom in doublons),
            *(
                f"Un choix vise «\u00a0{nom}\u00a0», qui n’est pas dans ce montage."
                for nom in absents
                if nom not in {*codes, *cles}
            ),
            *(
                f"Le prix de «\u00a0{cout.libelle}\u00a0» est négatif."
                for cout in self.couts
                if cout.montant is not None and cout.montant < ZERO
            ),
            *(
                ["Deux aides demandent une participation\u00a0: une seule est possible."]
                if sum(o.participation is not None for o in self.offres) > 1
                else []
            ),
        ]

    @cached_property
    def connus(self) -> tuple[Cout, ...]:
        """Les coûts dont le prix est connu et non nul : les seuls qui se calculent."""
        return tuple(cout for cout in self.couts if cout.montant)

    @cached_property
    def inconnus(self) -> tuple[Cout, ...]:
        """Les coûts dont le prix n’est pas connu."""
        return tuple(cout for cout in self.couts if cout.montant is None)

    def prix(self, rangs: Iterable[int]) -> int:
        """La somme, en centimes, de coûts connus donnés par leur rang."""
        prix = self._prix
        return sum(prix[rang] for rang in rangs)

    @cached_property
    def _prix(self) -> tuple[int, ...]:
        return tuple(cout.montant.centimes for cout in self.connus if cout.montant)

    @property
    def total(self) -> Total:
        """Ce que coûte le projet."""
        return Total.de(cout.montant for cout in self.couts)

    def offre(self, code: str) -> Offre:
        """Rend l’aide de ce code, qui est dans l’énoncé."""
        return next(offre for offre in self.offres if offre.code == code)

    @property
    def noms(self) -> dict[str, str]:
        """Le nom affiché de chaque aide et de chaque dépense, par code."""
        return {
            **{cout.cle: cout.libelle for cout in self.couts},
            **{offre.code: offre.nom for offre in self.offres},
        }

    def sans_offre(self, code: str) -> "Enonce":
        """Le même énoncé si cette aide n’existait pas ; les choix qui la visent tombent."""
        return self._reduire(tuple(o for o in self.offres if o.code != code))

    def seulement_accordees(self) -> "Enonce":
        """Le même énoncé, avec les seules aides accordées par écrit."""
        accordees = tuple(o for o in self.offres if o.confiance is Confiance.ACCORDE)
        return replace(self._reduire(accordees), a_part=RIEN)

    def avec_offre(self, nouvelle: Offre) -> "Enonce":
        """Le même énoncé, où cette aide remplace celle de même code."""
        gardees = tuple(o for o in self.offres if o.code != nouvelle.code)
        return replace(self, offres=(*gardees, nouvelle))

    def sans_choix(self, retire: Choix) -> "Enonce":
        """Le même énoncé, sans un choix."""
        return replace(self, choix=tuple(c for c in self.choix if c != retire))

    def ecartees(self) -> frozenset[str]:
        """Les aides que la personne ne veut pas, ou veut à zéro."""
        return frozenset(
            c.offre
            for c in self.choix
            if isinstance(c, Ecarter) or (isinstance(c, Fixer) and c.montant == ZERO)
        )

    def _reduire(self, offres: tuple[Offre, ...]) -> "Enonce":
        codes = {offre.code for offre in offres}
        choix = tuple(c for c in self.choix if c.offre in codes)
        return replace(self, offres=offres, choix=choix)
