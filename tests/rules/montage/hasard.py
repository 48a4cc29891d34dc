"""Des énoncés tirés au hasard, assez petits pour être tous essayés."""

import random
from decimal import Decimal

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Affecter, Choix, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.cout import Cout
from cep_desktop.rules.montage.enonce import Enonce, PlafondCommun
from cep_desktop.rules.montage.offre import (
    Cofinancement,
    Confiance,
    Exoneration,
    Lien,
    Offre,
    Participation,
    Versement,
)
from cep_desktop.rules.montage.plafond import (
    Part,
    Plafond,
    PlafondAnnuel,
    PlafondFixe,
    PlafondInconnu,
    PlafondPart,
    PlafondUnitaire,
    SansPlafond,
)

POSTES = (Poste.PEDAGOGIE, Poste.VALIDATION, Poste.TRANSPORT)
NATURES = (NatureFinanceur.CPF, NatureFinanceur.EMPLOYEUR, NatureFinanceur.REGION)
ANNEES = (None, 2026, 2027)
CODES = ("a", "b", "c", "d")
SOURCE = "texte d’essai"


def tirer_enonce(graine: int) -> Enonce:
    """Rend toujours le même énoncé pour une graine : 1 à 3 coûts, 1 à 4 aides."""
    alea = random.Random(graine)  # noqa: S311 (tirage d’essai, sans secret)
    couts = tuple(_cout(alea, rang) for rang in range(alea.randint(1, 3)))
    codes = CODES[: alea.choice((1, 2, 2, 3, 3, 4))]
    chere = alea.choice((None, *codes))
    offres = tuple(_offre(alea, code, codes, a_participation=code == chere) for code in codes)
    communs = tuple(_commun(alea, codes) for _ in range(alea.choice((0, 0, 0, 1, 3))))
    choix = tuple(_choix(alea, codes, couts) for _ in range(alea.choice((0, 0, 0, 1, 2))))
    return Enonce(couts, offres, communs, choix)


def _cout(alea: random.Random, rang: int) -> Cout:
    prix = alea.choice((None, 1, 2, 3, 3, 4))
    montant = None if prix is None else Montant(prix)
    return Cout(f"cout{rang}", f"Coût {rang}", alea.choice(POSTES), montant, alea.choice(ANNEES))


def _offre(
    alea: random.Random, code: str, codes: tuple[str, ...], *, a_participation: bool
) -> Offre:
    autres = tuple(autre for autre in codes if autre != code)
    postes = frozenset(alea.sample(POSTES, alea.randint(1, 3)))
    versement = alea.choice((Versement.LIBRE,) * 4 + (Versement.FIXE, Versement.INTEGRAL))
    return Offre(
        code,
        f"Aide {code}",
        "Financeur",
        alea.choice(NATURES),
        postes,
        _plafonds(alea, versement),
        rang=alea.randint(1, 4),
        confiance=alea.choice(tuple(Confiance)),
        versement=versement,
        minimum=Montant(alea.choice((1, 1, 1, 2))),
        participation=_participation(alea, autres) if a_participation else None,
        cofinancement=_cofinancement(alea, autres) if alea.random() < 0.15 else None,
        apres=_liens(alea, code, codes, 0.25),
        exclusions=_liens(alea, code, codes, 0.15),
        cumuls=_liens(alea, code, codes, 0.3),
    )


def _plafonds(alea: random.Random, versement: Versement) -> tuple[Plafond, ...]:
    total = PlafondFixe(Montant(alea.randint(0, 6)), SOURCE)
    if versement is Versement.FIXE:
        return (total,)
    un_poste = frozenset({alea.choice(POSTES)})
    partiels: tuple[Plafond, ...] = (
        PlafondFixe(Montant(alea.randint(0, 3)), SOURCE, un_poste),
        PlafondUnitaire(
            Montant(alea.randint(0, 2)), Unite.HEURE, Decimal(alea.randint(1, 9)) / 4, SOURCE,
            un_poste,
        ),
        PlafondPart(Part(Decimal(alea.choice((25, 50, 70)))), SOURCE, frozenset()),
        PlafondAnnuel(
            Montant(alea.randint(1, 4)),
            ((2026, Montant(alea.randint(0, 2))), (2027, Montant(0))),
            SOURCE,
        ),
        PlafondInconnu("personne ne l’a donné", SOURCE, un_poste),
    )  # fmt: skip
    large: Plafond = alea.choice((total, total, SansPlafond(SOURCE)))
    return (large, *alea.sample(partiels, alea.choice((0, 0, 1, 1, 2))))


def _participation(alea: random.Random, codes: tuple[str, ...]) -> Participation:
    return Participation(
        Montant(alea.randint(1, 3)),
        SOURCE,
        tuple(
            Exoneration(frozenset({code}), alea.random() < 0.6, SOURCE)
            for code in codes
            if alea.random() < 0.3
        ),
        frozenset(code for code in codes if alea.random() < 0.2),
    )


def _cofinancement(alea: random.Random, codes: tuple[str, ...]) -> Cofinancement:
    return Cofinancement(
        alea.choice((Montant(1), Montant(2), Part(Decimal(20)))),
        SOURCE,
        frozenset({alea.choice(POSTES)}) if alea.random() < 0.4 else frozenset(),
        frozenset({alea.choice(codes)}) if codes and alea.random() < 0.3 else frozenset(),
    )


def _liens(
    alea: random.Random, code: str, codes: tuple[str, ...], chance: float
) -> tuple[Lien, ...]:
    autres = [autre for autre in codes if autre != code and alea.random() < chance]
    return (Lien(frozenset(autres), SOURCE),) if autres else ()


def _commun(alea: random.Random, codes: tuple[str, ...]) -> PlafondCommun:
    maximum = alea.choice((Montant(1), Montant(3), Part(Decimal(60))))
    offres = frozenset(alea.sample(codes, min(2, len(codes))))
    postes = frozenset({alea.choice(POSTES)}) if alea.random() < 0.3 else frozenset()
    return PlafondCommun("Ensemble", maximum, SOURCE, offres, postes)


def _choix(alea: random.Random, codes: tuple[str, ...], couts: tuple[Cout, ...]) -> Choix:
    code = alea.choice(codes)
    return alea.choice(
        (
            Prendre(code),
            Ecarter(code),
            Fixer(code, Montant(alea.randint(0, 3))),
            Affecter(code, alea.choice(couts).cle, Montant(alea.randint(0, 2))),
        )
    )
