"""Le compte formation : ce que la personne a, ce qu’elle peut en employer, ce qu’elle paie."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from cep_desktop.domain.fait import StatutEmploi
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.dispositifs.calcul import Calcul
from cep_desktop.rules.evaluation import EtatParticipation, Participation, Plafond
from cep_desktop.rules.regles import Regles

_MI_TEMPS = Decimal("0.5")
_L6323_7 = "Code du travail, L. 6323-7"
_R6323_1 = "Code du travail, R. 6323-1"


@dataclass(frozen=True, slots=True)
class Bareme:
    """Ce que le compte gagne par an et ce qu’il peut contenir, en euros."""

    annuel: Montant
    plafond: Montant


def bareme(
    regles: Regles, *, le: date, est_peu_qualifie: bool = False, est_boeth: bool = False
) -> Bareme | None:
    """Rend le barème en euros de ce jour-là ; `None` avant le 1er janvier 2019.

    La majoration due au handicap (D. 6323-3-3) porte l’année à 500 + 300 euros, dans le plafond
    majoré ; elle ne s’ajoute pas à celle des personnes sans diplôme de niveau 3 (R. 6323-3-1).
    """
    annuel, plafond = (regles.montant(f"cpf.{nom}", le=le) for nom in ("alim", "plafond"))
    if annuel is None or plafond is None:
        return None
    majore = regles.montant("cpf.alim_majoree", le=le)
    plafond_majore = regles.montant("cpf.plafond_majore", le=le)
    handicap = regles.montant("cpf.majoration_boeth", le=le)
    droits = Bareme(annuel, plafond)
    if est_boeth and handicap is not None and plafond_majore is not None:
        droits = Bareme(annuel + handicap, plafond_majore)
    if est_peu_qualifie and majore is not None and plafond_majore is not None:
        droits = Bareme(max(droits.annuel, majore), plafond_majore)
    return droits


def alimenter(solde: Montant, droits: Bareme, *, part: Decimal = Decimal(1)) -> Montant:
    """Rend le solde après une année travaillée.

    `part` est le temps travaillé sur le temps de référence (1 607 h, durée conventionnelle,
    forfait jours). Dès la moitié, l’année est entière ; en dessous, elle est due au prorata,
    arrondi au centime supérieur (R. 6323-1). Un solde déjà au-dessus du plafond ne baisse pas.
    """
    gain = droits.annuel
    if part < _MI_TEMPS:
        exact = droits.annuel.euros * max(part, Decimal(0)) * 100
        gain = Montant(int(exact.to_integral_value(rounding=ROUND_CEILING)))
    return max(solde, min(solde + gain, droits.plafond))


def alimenter_heures(
    solde: Decimal, regles: Regles, *, le: date, est_peu_qualifie: bool = False
) -> Decimal | None:
    """Rend les heures d’un agent public après une année complète ; `None` : barème inconnu."""
    suffixe = "_c" if est_peu_qualifie else ""
    annuel = regles.valeur(f"cpf.public.alim{suffixe}", le=le)
    plafond = regles.valeur(f"cpf.public.plafond{suffixe}", le=le)
    if annuel is None or plafond is None:
        return None
    return max(solde, min(solde + annuel, plafond))


class CalculCpf(Calcul):
    """Le solde limite l’aide ; la participation dépend du statut et des autres payeurs."""

    def plafonds(self, cas: Cas) -> tuple[Plafond, ...]:
        """Rend le solde ; les plafonds d’usage sont déclarés dans les données."""
        solde = cas.nombre("cpf_solde")
        maximum = None if solde is None else Montant.depuis_euros(solde)
        dit = str(maximum) if maximum is not None else "à lire sur moncompteformation.gouv.fr"
        return (
            Plafond(
                "solde",
                "Droits du compte",
                maximum,
                f"Droits du compte\u00a0: {dit}.",
                _R6323_1,
                (),
            ),
        )

    def participation(self, cas: Cas) -> Participation:
        """Rend la participation forfaitaire : due, non due, ou à confirmer (L. 6323-7)."""
        montant = cas.montant("cpf.pfo")
        statut = cas.constat("statut_emploi")
        if montant is None:
            return _participation(
                EtatParticipation.A_CONFIRMER, None, "Montant inconnu à cette date."
            )
        if not montant:
            return _participation(EtatParticipation.NON_DUE, montant, "Elle n’existait pas encore.")
        raison = _exoneration(cas, statut)
        if raison:
            return _participation(EtatParticipation.NON_DUE, Montant(0), raison)
        if statut is None:
            return _participation(
                EtatParticipation.A_CONFIRMER, montant, "La situation d’emploi n’est pas notée."
            )
        if cas.constat("a_une_aide_opco"):
            return _participation(
                EtatParticipation.A_CONFIRMER,
                montant,
                "L’OPCO paie une part\u00a0: il peut payer la participation, l’exonération reste à "
                "confirmer.",
            )
        return _participation(EtatParticipation.DUE, montant, "Aucune exonération connue.")


def _participation(etat: EtatParticipation, montant: Montant | None, raison: str) -> Participation:
    return Participation(etat, montant, raison, _L6323_7)


def _exoneration(cas: Cas, statut: object) -> str:
    if statut == StatutEmploi.DEMANDEUR_EMPLOI:
        return "Les demandeurs d’emploi ne la paient pas."
    if cas.constat("a_une_aide_employeur"):
        return "L’employeur paie une part\u00a0: elle n’est pas due."
    if cas.constat("emploie_des_points"):
        return "Des points de prévention ou un accident du travail complètent le compte."
    return ""
