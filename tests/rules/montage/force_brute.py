"""Une autre façon de trouver le meilleur mélange : tout essayer, centime par centime.

Rien ici ne vient du modèle ni de la résolution : les règles sont relues depuis leur définition.
"""

from collections.abc import Iterator
from itertools import combinations, product

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Affecter, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.offre import Confiance, Offre, Versement
from tests.rules.montage.juge import Juge, vise

Paye = dict[tuple[str, str], int]
"""Centimes par (aide, dépense)."""

Cle = tuple[int, int, int, int]


class ForceBrute(Juge):
    """Énumère les répartitions d’un petit énoncé."""

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
            and self._abondements_entiers(paye)
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
        return self._participation_laissee(offre, paye) and self._cofinance(offre, paye)

    def _due(self, offre: Offre, paye: Paye) -> int:
        participation = offre.participation
        if participation is None or not self.verse(offre.code, paye):
            return 0
        if any(self._abonde(offre, code, paye) for code in self._exonerantes(offre)):
            return 0
        return min(participation.montant.centimes, self._cout_payable(offre))

    def _exonerantes(self, offre: Offre) -> set[str]:
        exonerations = offre.participation.exonerations if offre.participation else ()
        return {code for e in exonerations if e.est_certaine for code in e.grace_a}

    def _abonde(self, offre: Offre, code: str, paye: Paye) -> int:
        return sum(paye.get((code, cle), 0) for cle in self.payables[offre.code])

    def _abondements_entiers(self, paye: Paye) -> bool:
        """Un abondement vaut zéro, ou au moins la plus petite demande de celui qui le verse."""
        for offre in self.enonce.offres:
            for autre in self.enonce.offres:
                if autre.code not in self._exonerantes(offre) or not self.capacite[offre.code]:
                    continue
                communs = self.payables[offre.code] & self.payables[autre.code]
                prix = sum(self.couts[cle] for cle in communs)
                moins = min(autre.minimum.centimes, self.capacite[autre.code], prix)
                if 0 < self._abonde(offre, autre.code, paye) < moins:
                    return False
        return True

    def _cout_payable(self, offre: Offre) -> int:
        return sum(self.couts[cle] for cle in self.payables[offre.code])

    def _participation_laissee(self, offre: Offre, paye: Paye) -> bool:
        """Hors de ceux qui ont le droit de la payer, personne ne touche à la participation."""
        due = self._due(offre, paye)
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
        cles = [c for c in self.couts if vise(demande.postes, self.par_cle[c])]
        comptent = {
            o.code
            for o in self.enonce.offres
            if o.code != offre.code
            and (o.code in demande.parmi if demande.parmi else o.nature is not offre.nature)
        }
        apporte = sum(m for (aide, cle), m in paye.items() if aide in comptent and cle in cles)
        if isinstance(demande.minimum, Montant):
            return apporte >= demande.minimum.centimes
        return apporte >= self.part(demande.minimum, cles)

    def _apres_les_premieres(
        self, offre: Offre, paye: Paye, prises: set[str], siens: dict[str, int]
    ) -> bool:
        for code in frozenset[str]().union(*(lien.avec for lien in offre.apres)):
            premiere = next((o for o in self.enonce.offres if o.code == code), None)
            if premiere is None or not self.capacite[code]:
                continue
            if not set(siens) & self.payables[code]:
                continue
            libre = self._cout_payable(premiere) - self._due(premiere, paye)
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
            cles = [c for c in self.couts if vise(commun.postes, self.par_cle[c])]
            somme = sum(
                montant
                for (aide, cle), montant in paye.items()
                if cle in cles and (not commun.offres or aide in commun.offres)
            )
            maximum = commun.maximum
            haut = maximum.centimes if isinstance(maximum, Montant) else self.part(maximum, cles)
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
