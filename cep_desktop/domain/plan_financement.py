"""Les dépenses, les aides, et ce qu’il reste à payer."""

from dataclasses import dataclass

from cep_desktop.domain.depense import Depense
from cep_desktop.domain.financement import Assurance, Financement, ObjetFinancement
from cep_desktop.domain.montant import INCONNU, ZERO, Chiffre, Montant, Total, sommer
from cep_desktop.domain.tresorerie import Mouvement
from cep_desktop.domain.valeur import Valeur


@dataclass(frozen=True, slots=True)
class Fourchette:
    """Le reste à payer selon les réponses : tout accepté, ou seulement ce qui est accordé."""

    si_tout_est_accepte: Total
    si_rien_de_plus: Total


def encadrer(reste: Montant, *, couts: Total, aides: Total) -> str:
    """Écrit un reste à payer selon ce qui est inconnu : « au moins », « au plus », ou à préciser.

    Un coût inconnu ne peut que l’augmenter, une aide inconnue que le diminuer.
    """
    match couts.est_complet, aides.est_complet:
        case True, True:
            return str(reste)
        case False, True:
            return f"au moins\u00a0{reste}"
        case True, False:
            return f"au plus\u00a0{reste}"
        case _:
            return f"{reste}, à préciser"


class PlanFinancement(Valeur):
    """Dépenses, financements et mouvements de trésorerie d’un projet."""

    depenses: tuple[Depense, ...] = ()
    financements: tuple[Financement, ...] = ()
    mouvements: tuple[Mouvement, ...] = ()
    capacite: Chiffre = INCONNU

    @property
    def aides(self) -> tuple[Financement, ...]:
        """Les financements qui paient des dépenses du plan, refus compris."""
        return tuple(f for f in self.financements if f.objet is ObjetFinancement.DEPENSES)

    @property
    def revenus(self) -> tuple[Financement, ...]:
        """Les financements qui paient un revenu pendant la formation."""
        return tuple(f for f in self.financements if f.objet is ObjetFinancement.REVENU)

    @property
    def cout_total(self) -> Total:
        """Somme des dépenses ; compte à part celles dont le prix est inconnu."""
        return Total.de(depense.montant for depense in self.depenses)

    def total(self, *assurances: Assurance) -> Total:
        """Somme retenue des aides dans l’un de ces états (toutes sauf perdues par défaut)."""
        retenues = assurances or (Assurance.ACCORDE, Assurance.DEMANDE, Assurance.A_DEMANDER)
        return Total.de(aide.retenu for aide in self.aides if aide.assurance in retenues)

    @property
    def aides_prevues(self) -> Total:
        """Ce que paient les aides si toutes sont acceptées."""
        return self.total()

    @property
    def deja_accorde(self) -> Total:
        """Ce que paient les aides accordées par écrit."""
        return self.total(Assurance.ACCORDE)

    @property
    def reste_a_payer(self) -> Total:
        """Part de la personne si tout est accepté ; jamais négative."""
        return _reste(self.cout_total, self.aides_prevues)

    @property
    def pas_encore_assure(self) -> Total:
        """Part du coût qu’aucun accord écrit ne couvre encore."""
        return _reste(self.cout_total, self.deja_accorde)

    @property
    def surplus(self) -> Montant:
        """Aides au-delà du coût, à répartir ; zéro quand tout va bien."""
        return max(self.aides_prevues.montant - self.cout_total.montant, ZERO)

    @property
    def fourchette(self) -> Fourchette:
        """Le reste à payer le plus bas et le plus haut."""
        return Fourchette(self.reste_a_payer, self.pas_encore_assure)

    def couverture(self, depense: Depense) -> Montant:
        """Ce que les aides non perdues affectent à cette dépense."""
        return sommer(
            affectation.montant
            for aide in self.aides
            if aide.assurance is not Assurance.PERDU
            for affectation in aide.affectations
            if affectation.depense == depense.id
        )


def _reste(cout: Total, aides: Total) -> Total:
    reste = max(cout.montant - aides.montant, ZERO)
    return Total(reste, cout.inconnus + aides.inconnus)
