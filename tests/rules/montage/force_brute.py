"""Une autre façon de trouver le meilleur mélange : tout essayer, centime par centime.

Rien ici ne vient du modèle ni de la résolution : les règles sont relues depuis leur définition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Affecter, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import Confiance, Offre, Versement
from cep_desktop.rules.montage.plafond import (
    Part,
    PlafondAnnuel,
    PlafondFixe,
    PlafondInconnu,
    PlafondPart,
    PlafondUnitaire,
    SansPlafond,
)

Paye = dict[tuple[str, str], int]
"""Centimes par (aide, dépense)."""

Cle = tuple[int, int, int, int]


@dataclass
class ForceBrute:
    """Énumère les répartitions d’un petit énoncé."""

    enonce: Enonce

    def __post_init__(self) -> None:
        self.couts = {c.cle: c.montant.centimes for c in self.enonce.couts if c.montant}
        self.par_cle = {c.cle: c for c in self.enonce.couts}
        self.payables = {o.code: self._payables(o) for o in self.enonce.offres}

    @cached_property
    def capacite(self) -> dict[str, int]:
        """Le plus que chaque aide puisse payer seule."""
        return {o.code: self._capacite(o) for o in self.enonce.offres}

    def meilleure_cle(self) -> Cle | None:
        """Les quatre valeurs du meilleur mélange, ou `None` s’il n’y en a pas."""
        meilleure: Cle | None = None
        for paye in self._repartitions():
            cle = self.cle(paye)
            if (meilleure is None or cle < meilleure) and self.est_permis(paye):
                meilleure = cle
        return meilleure

    def cle(self, paye: Paye) -> Cle:
        """Reste à payer, incertitude, demandes, ordre légal."""
        verse = {o: self.verse(o.code, paye) for o in self.enonce.offres}
        return (
            sum(self.couts.values()) - sum(verse.values()),
            sum(list(Confiance).index(o.confiance) * v for o, v in verse.items()),
            sum(v > 0 and o.confiance is not Confiance.ACCORDE for o, v in verse.items()),
            sum(o.rang * v for o, v in verse.items()),
        )

    def verse(self, code: str, paye: Paye) -> int:
        """Ce que paie une aide."""
        return sum(montant for (aide, _), montant in paye.items() if aide == code)

    def est_permis(self, paye: Paye) -> bool:
        """Vrai si cette répartition respecte toutes les règles."""
        offres = self.enonce.offres
        prises = {o.code for o in offres if self.verse(o.code, paye)}
        return (
            all(
                sum(paye.get((o.code, cle), 0) for o in offres) <= prix
                for cle, prix in self.couts.items()
            )
            and all(self._aide_permise(o, paye, prises) for o in offres)
            and all(
                not ({a.code, b.code} <= prises and self._exclus(a, b))
                for a, b in combinations(offres, 2)
            )
            and self._communs_respectes(paye)
            and self._choix_respectes(paye, prises)
        )

    def _aide_permise(self, offre: Offre, paye: Paye, prises: set[str]) -> bool:
        verse = self.verse(offre.code, paye)
        siens = {cle: m for (aide, cle), m in paye.items() if aide == offre.code and m}
        if not set(siens) <= self.payables[offre.code] or not self.est_sous_ses_plafonds(
            offre, siens
        ):
            return False
        if not self._apres_les_premieres(offre, paye, prises, siens):
            return False
        if not verse:
            return True
        capacite = self.capacite[offre.code]
        if offre.versement is not Versement.LIBRE and verse != capacite:
            return False
        if verse < min(offre.minimum.centimes, capacite):
            return False
        return self._participation_laissee(offre, paye, prises) and self._cofinance(offre, paye)

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
            and _vise(p.postes, self.par_cle[cle])
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
            vises = [c for c in self.payables[offre.code] if _vise(plafond.postes, self.par_cle[c])]
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
                    tenu = somme <= self._part(part, _vises(plafond.postes, tous, self.par_cle))
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

    def _part(self, part: Part, cles: list[str]) -> Fraction:
        return Fraction(part.pour_cent) / 100 * sum(self.couts[c] for c in cles)

    def _capacite(self, offre: Offre) -> int:
        cles = sorted(self.payables[offre.code])
        essais = product(*(range(self.couts[cle] + 1) for cle in cles))
        possibles = (dict(zip(cles, essai, strict=True)) for essai in essais)
        maximum = max(sum(e.values()) for e in possibles if self.est_sous_ses_plafonds(offre, e))
        tout = sum(self.couts[cle] for cle in cles)
        return 0 if offre.versement is Versement.INTEGRAL and maximum < tout else maximum

    def _due(self, offre: Offre, prises: set[str]) -> int:
        participation = offre.participation
        if participation is None or offre.code not in prises:
            return 0
        if any(e.est_certaine and e.grace_a & prises for e in participation.exonerations):
            return 0
        return min(participation.montant.centimes, self._cout_payable(offre))

    def _cout_payable(self, offre: Offre) -> int:
        return sum(self.couts[cle] for cle in self.payables[offre.code])

    def _participation_laissee(self, offre: Offre, paye: Paye, prises: set[str]) -> bool:
        """Hors de ceux qui ont le droit de la payer, personne ne touche à la participation."""
        due = self._due(offre, prises)
        if not due:
            return True
        charge = offre.participation.prise_en_charge_par if offre.participation else frozenset()
        autres = sum(
            montant
            for (aide, cle), montant in paye.items()
            if cle in self.payables[offre.code] and aide not in charge
        )
        return autres <= self._cout_payable(offre) - due

    def _cofinance(self, offre: Offre, paye: Paye) -> bool:
        demande = offre.cofinancement
        if demande is None:
            return True
        cles = [c for c in self.couts if _vise(demande.postes, self.par_cle[c])]
        comptent = {
            o.code
            for o in self.enonce.offres
            if o.code != offre.code
            and (o.code in demande.parmi if demande.parmi else o.nature is not offre.nature)
        }
        apporte = sum(m for (aide, cle), m in paye.items() if aide in comptent and cle in cles)
        if isinstance(demande.minimum, Montant):
            return apporte >= demande.minimum.centimes
        return apporte >= self._part(demande.minimum, cles)

    def _apres_les_premieres(
        self, offre: Offre, paye: Paye, prises: set[str], siens: dict[str, int]
    ) -> bool:
        for code in frozenset[str]().union(*(lien.avec for lien in offre.apres)):
            premiere = next((o for o in self.enonce.offres if o.code == code), None)
            if premiere is None or not self.capacite[code]:
                continue
            if not set(siens) & self.payables[code]:
                continue
            libre = self._cout_payable(premiere) - self._due(premiere, prises)
            if self.verse(code, paye) < min(self.capacite[code], libre):
                return False
            if code not in prises and self.capacite[code]:
                return False
        return True

    def _exclus(self, un: Offre, autre: Offre) -> bool:
        return any(autre.code in lien.avec for lien in un.exclusions) or any(
            un.code in lien.avec for lien in autre.exclusions
        )

    def _communs_respectes(self, paye: Paye) -> bool:
        for commun in self.enonce.plafonds_communs:
            cles = [c for c in self.couts if _vise(commun.postes, self.par_cle[c])]
            somme = sum(
                montant
                for (aide, cle), montant in paye.items()
                if cle in cles and (not commun.offres or aide in commun.offres)
            )
            maximum = commun.maximum
            haut = maximum.centimes if isinstance(maximum, Montant) else self._part(maximum, cles)
            if somme > haut:
                return False
        return True

    def _choix_respectes(self, paye: Paye, prises: set[str]) -> bool:
        for choix in self.enonce.choix:
            match choix:
                case Prendre(offre=code):
                    tenu = code in prises
                case Ecarter(offre=code):
                    tenu = code not in prises
                case Fixer(offre=code, montant=montant):
                    tenu = self.verse(code, paye) == montant.centimes
                case Affecter(offre=code, depense=cle, montant=montant):
                    tenu = paye.get((code, cle), 0) == montant.centimes
            if not tenu:
                return False
        return True

    def _repartitions(self) -> Iterator[Paye]:
        codes = [offre.code for offre in self.enonce.offres]
        par_cout = [
            [
                {(code, cle): m for code, m in zip(codes, partage, strict=True) if m}
                for partage in _partages(
                    prix, [prix if cle in self.payables[code] else 0 for code in codes]
                )
            ]
            for cle, prix in self.couts.items()
        ]
        for morceaux in product(*par_cout):
            reunis: Paye = {}
            for morceau in morceaux:
                reunis |= morceau
            yield reunis


def _partages(prix: int, maxima: list[int]) -> Iterator[tuple[int, ...]]:
    if not maxima:
        yield ()
        return
    for premier in range(min(prix, maxima[0]) + 1):
        for suite in _partages(prix - premier, maxima[1:]):
            yield (premier, *suite)


def _vises(postes: frozenset[Poste], cles: list[str], couts: dict[str, Cout]) -> list[str]:
    return [cle for cle in cles if _vise(postes, couts[cle])]


def _vise(postes: frozenset[Poste], cout: Cout) -> bool:
    return not postes or cout.poste in postes
