"""Les cumuls que rien ne documente : ni permis, ni refusés, mais à vérifier."""

from dataclasses import dataclass
from itertools import combinations

from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.offre import Offre


@dataclass(frozen=True, slots=True)
class CumulAVerifier:
    """Deux aides prises ensemble sans texte sûr qui le permette ou l’interdise."""

    une: Offre
    autre: Offre

    @property
    def codes(self) -> frozenset[str]:
        """Les codes des deux aides."""
        return frozenset({self.une.code, self.autre.code})

    @property
    def phrase(self) -> str:
        """Ce qu’il faut faire avant de compter dessus."""
        doute = self.une.doute(self.autre)
        etat = f"cumul douteux ({doute.reference})" if doute else "cumul non documenté"
        noms = f"{self.une.nom} et {self.autre.nom}"
        return f"{noms}\u00a0: {etat} — vérifier auprès du financeur."


def cumuls_a_verifier(melange: Melange) -> tuple[CumulAVerifier, ...]:
    """Les paires du mélange que rien ne documente, dans l’ordre légal."""
    offres = [apportee.offre for apportee in melange.apportees]
    return tuple(
        CumulAVerifier(une, autre)
        for une, autre in combinations(offres, 2)
        if not une.se_cumule(autre)
    )
