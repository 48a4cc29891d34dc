"""Ce qu’une aide a le droit de payer, relu depuis la définition de ses plafonds."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from cep_desktop.domain.depense import Poste
from cep_desktop.rules.montage.choix import Affecter, Fixer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import Offre, Versement
from cep_desktop.rules.montage.plafond import (
    Part,
    PlafondAnnuel,
    PlafondFixe,
    PlafondInconnu,
    PlafondPart,
    PlafondUnitaire,
    SansPlafond,
)


@dataclass
class Juge:
    """Les plafonds d’un énoncé, aide par aide."""

    enonce: Enonce

    def __post_init__(self) -> None:
        self.couts = {c.cle: c.montant.centimes for c in self.enonce.couts if c.montant}
        self.par_cle = {c.cle: c for c in self.enonce.couts}
        self.payables = {o.code: self._payables(o) for o in self.enonce.offres}

    @cached_property
    def capacite(self) -> dict[str, int]:
        """Le plus que chaque aide puisse payer seule."""
        return {o.code: self._capacite(o) for o in self.enonce.offres}

    def _payables(self, offre: Offre) -> set[str]:
        """Les dépenses connues dont l’aide paie le poste et dont le plafond se chiffre."""
        siennes = {cle for cle in self.couts if self.par_cle[cle].poste in offre.postes}
        floues = self._floues(offre)
        if not floues or self._saisi(offre) is not None:
            return siennes
        return siennes - floues if offre.versement is Versement.LIBRE else set()

    def _floues(self, offre: Offre) -> set[str]:
        return {
            cle
            for cle in self.couts
            for p in offre.plafonds
            if (isinstance(p, PlafondInconnu) or getattr(p, "quantite", 0) is None)
            and self.par_cle[cle].poste in offre.postes
            and vise(p.postes, self.par_cle[cle])
        }

    def _saisi(self, offre: Offre) -> int | None:
        """Le montant donné par la personne, qui remplace un plafond inconnu."""
        siens = [c for c in self.enonce.choix if c.offre == offre.code]
        fixes = [c.montant.centimes for c in siens if isinstance(c, Fixer)]
        affectes = [c.montant.centimes for c in siens if isinstance(c, Affecter)]
        return fixes[0] if fixes else sum(affectes) if affectes else None

    def est_sous_ses_plafonds(self, offre: Offre, siens: dict[str, int]) -> bool:
        """Vrai si ces paiements d’une aide (centimes par dépense) respectent ses plafonds."""
        saisi = self._saisi(offre)
        if saisi is not None and self._floues(offre) and sum(siens.values()) > saisi:
            return False
        for plafond in offre.plafonds:
            vises = [c for c in self.payables[offre.code] if vise(plafond.postes, self.par_cle[c])]
            if not vises:
                continue
            somme = sum(siens.get(c, 0) for c in vises)
            match plafond:
                case PlafondFixe(montant=montant):
                    tenu = somme <= montant.centimes
                case PlafondUnitaire(tarif=tarif, quantite=quantite):
                    tenu = quantite is None or somme <= Fraction(quantite) * tarif.centimes
                case PlafondPart(part=part):
                    tous = [c for c in self.couts if self.par_cle[c].poste in offre.postes]
                    tenu = somme <= self.part(part, _lister(plafond.postes, tous, self.par_cle))
                case PlafondAnnuel(montant=montant, utilise=utilise):
                    tenu = all(
                        sum(
                            siens.get(c, 0) for c in vises if self.par_cle[c].annee in {annee, None}
                        )
                        <= max(montant.centimes - deja.centimes, 0)
                        for annee, deja in utilise
                    )
                case SansPlafond() | PlafondInconnu():
                    tenu = True
            if not tenu:
                return False
        return True

    def part(self, part: Part, cles: list[str]) -> Fraction:
        """La part exacte du prix de ces dépenses, en centimes."""
        return Fraction(part.pour_cent) / 100 * sum(self.couts[c] for c in cles)

    def _capacite(self, offre: Offre) -> int:
        cles = sorted(self.payables[offre.code])
        essais = product(*(range(self.couts[cle] + 1) for cle in cles))
        possibles = (dict(zip(cles, essai, strict=True)) for essai in essais)
        maximum = max(sum(e.values()) for e in possibles if self.est_sous_ses_plafonds(offre, e))
        tout = sum(self.couts[cle] for cle in cles)
        return 0 if offre.versement is Versement.INTEGRAL and maximum < tout else maximum


def _lister(postes: frozenset[Poste], cles: list[str], couts: dict[str, Cout]) -> list[str]:
    return [cle for cle in cles if vise(postes, couts[cle])]


def vise(postes: frozenset[Poste], cout: Cout) -> bool:
    """Vrai si le coût est d’un de ces postes ; sans poste, toujours."""
    return not postes or cout.poste in postes
