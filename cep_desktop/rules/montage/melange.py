"""Un mélange d’aides : qui paie quoi, ce qui reste à la personne, et sa preuve."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.montant import ZERO, Montant, Total, sommer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.offre import Confiance, Offre

RIEN = Total(ZERO)
"""Aucune somme, rien d’inconnu."""


class But(Code):
    """Ce que le montage cherche, du premier au dernier but."""

    RESTE = "reste", "Le moins à payer pour vous"
    CERTITUDE = "certitude", "Les aides les plus sûres"
    DEMANDES = "demandes", "Le moins de demandes"
    ORDRE = "ordre", "L’ordre légal des aides"


@dataclass(frozen=True, slots=True)
class Preuve:
    """La valeur atteinte, et la borne qu’aucun autre mélange ne peut franchir.

    Unités : centimes pour `RESTE` ; centimes × degré d’incertitude pour `CERTITUDE` ; demandes ;
    centimes × rang légal pour `ORDRE`.
    """

    but: But
    valeur: int
    borne: int

    @property
    def est_etablie(self) -> bool:
        """Vrai si la valeur atteint la borne : rien de mieux n’existe."""
        return self.valeur == self.borne


@dataclass(frozen=True, slots=True)
class Paiement:
    """Ce qu’une aide paie sur une dépense."""

    cout: Cout
    montant: Montant


@dataclass(frozen=True, slots=True)
class Apportee:
    """Une aide du mélange, et ce qu’elle paie."""

    offre: Offre
    paiements: tuple[Paiement, ...]

    @property
    def montant(self) -> Montant:
        """Ce qu’elle paie en tout."""
        return sommer(paiement.montant for paiement in self.paiements)


@dataclass(frozen=True, slots=True)
class LigneMelange:
    """Une dépense connue : `aides + participation + autofinancement + reste` égale son prix.

    Sans capacité connue, rien n’est supposé de la personne : tout est dans `reste`.
    """

    cout: Cout
    aides: Montant
    participation: Montant
    autofinancement: Montant
    reste: Montant


@dataclass(frozen=True, slots=True)
class Melange:
    """Qui paie quoi. Les dépenses de prix inconnu sont comptées dans `cout`, jamais payées ici.

    `a_part` : les aides du plan que le calcul ne sait pas partager ; celles dont la somme n’est
    pas connue y sont comptées inconnues.
    """

    cout: Total
    apportees: tuple[Apportee, ...]
    lignes: tuple[LigneMelange, ...]
    preuves: tuple[Preuve, ...]
    a_part: Total = RIEN

    @property
    def codes(self) -> frozenset[str]:
        """Les aides prises."""
        return frozenset(apportee.offre.code for apportee in self.apportees)

    @property
    def aides(self) -> Montant:
        """Ce que paient toutes les aides."""
        return sommer(ligne.aides for ligne in self.lignes)

    @property
    def participation(self) -> Montant:
        """La participation forfaitaire que la personne paie."""
        return sommer(ligne.participation for ligne in self.lignes)

    @property
    def autofinancement(self) -> Montant:
        """Ce que la personne peut payer en plus de sa participation."""
        return sommer(ligne.autofinancement for ligne in self.lignes)

    @property
    def reste(self) -> Montant:
        """Ce que ni les aides ni la personne ne paient encore."""
        return sommer(ligne.reste for ligne in self.lignes)

    @property
    def reste_a_payer(self) -> Total:
        """La part de la personne si tout est accepté, aides gardées à part comprises."""
        reste = self.cout.montant - self.aides - self.a_part.montant
        return Total(max(reste, ZERO), self.cout.inconnus + self.a_part.inconnus)

    @property
    def manque(self) -> Montant:
        """Ce que ni les aides, ni celles gardées à part, ni la personne ne paient encore."""
        return max(self.reste - self.a_part.montant, ZERO)

    @property
    def demandes(self) -> int:
        """Combien de demandes nouvelles il faut faire."""
        return sum(a.offre.confiance is not Confiance.ACCORDE for a in self.apportees)

    def apportee(self, code: str) -> Apportee | None:
        """L’aide de ce code, si elle est dans le mélange."""
        return next((a for a in self.apportees if a.offre.code == code), None)


def repartir(
    couts: tuple[Cout, ...], payes: tuple[Montant, ...], participations: dict[str, Montant],
    capacite: Montant | None,
) -> tuple[LigneMelange, ...]:  # fmt: skip
    """Partage ce que les aides ne paient pas, dans l’ordre du plan.

    `participations` donne, par clé de dépense, la part déjà attribuée à la participation. La
    capacité de la personne paie d’abord sa participation.
    """
    libre = (capacite or ZERO) - sommer(participations.values())
    lignes = []
    for cout, aides in zip(couts, payes, strict=True):
        participation = participations.get(cout.cle, ZERO)
        manque = (cout.montant or ZERO) - aides - participation
        siens = min(manque, max(libre, ZERO))
        libre -= siens
        lignes.append(LigneMelange(cout, aides, participation, siens, manque - siens))
    return tuple(lignes)
