"""Des aides et des coûts d’essai, aux montants fictifs."""

from dataclasses import replace

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.montage import Montage, monter
from cep_desktop.rules.montage.offre import Confiance, Lien, Offre, Participation
from cep_desktop.rules.montage.plafond import PlafondFixe, PlafondInconnu


def euros(somme: int) -> Montant:
    """Des euros entiers."""
    return Montant(somme * 100)


FORMATION = Cout("formation", "Formation", Poste.PEDAGOGIE, euros(4_000))
JURY = Cout("jury", "Jury", Poste.VALIDATION, euros(300))
TRAIN = Cout("train", "Train", Poste.TRANSPORT, euros(600))
SALAIRE = Cout("salaire", "Salaire", Poste.REMUNERATION, euros(9_000))
REPAS_INCONNU = Cout("repas", "Repas", Poste.REPAS, None)

PARTICIPATION = Participation(euros(150), "décret 2026-234")

CPF = Offre(
    "cpf",
    "CPF",
    "Caisse des Dépôts",
    NatureFinanceur.CPF,
    frozenset({Poste.PEDAGOGIE, Poste.VALIDATION}),
    (PlafondFixe(euros(3_000), "solde du compte"),),
    rang=1,
    confiance=Confiance.PROBABLE,
)
EMPLOYEUR = Offre(
    "employeur",
    "Employeur",
    "Menuiserie Dupré",
    NatureFinanceur.EMPLOYEUR,
    frozenset({Poste.PEDAGOGIE}),
    (PlafondFixe(euros(500), "accord de l’employeur"),),
    rang=2,
)
PTP = Offre(
    "ptp",
    "Transitions Pro",
    "Transitions Pro",
    NatureFinanceur.TRANSITIONS_PRO,
    frozenset({Poste.PEDAGOGIE, Poste.VALIDATION, Poste.TRANSPORT, Poste.REMUNERATION}),
    (PlafondFixe(euros(20_000), "R. 6323-14-3"),),
    rang=3,
    apres=(Lien(frozenset({"cpf"}), "R. 6323-14-4"),),
)
REGION = Offre(
    "region",
    "Région",
    "Conseil régional",
    NatureFinanceur.REGION,
    frozenset({Poste.PEDAGOGIE}),
    (PlafondFixe(euros(2_000), "règlement régional"),),
    rang=4,
    cumuls=(Lien(frozenset({"cpf"}), "L. 6323-4 II"),),
)
OPCO = replace(EMPLOYEUR, code="opco", nom="OPCO", plafonds=(PlafondInconnu("barème de branche"),))


def avec(offre: Offre, **champs: object) -> Offre:
    """La même aide, avec d’autres champs."""
    return replace(offre, **champs)  # type: ignore[arg-type]


def trouver(enonce: Enonce) -> Melange:
    """Le meilleur mélange, qui doit exister."""
    melange = calculer(enonce)
    assert melange is not None
    return melange


def payes(melange: Melange) -> dict[str, Montant]:
    """Ce que paie chaque aide du mélange."""
    return {apportee.offre.code: apportee.montant for apportee in melange.apportees}


def reussir(enonce: Enonce) -> Montage:
    """Le montage entier, qui doit être possible."""
    montage = monter(enonce)
    assert isinstance(montage, Montage)
    return montage


def lire(phrase: str) -> str:
    """La phrase avec des espaces ordinaires, pour l’œil."""
    return phrase.replace("\u00a0", " ").replace("\u202f", " ")
