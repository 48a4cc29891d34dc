"""Des énoncés de taille réelle pour hypothesis : des milliers d’euros, six aides au plus."""

from decimal import Decimal

from hypothesis import strategies as st

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
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

POSTES = (Poste.PEDAGOGIE, Poste.VALIDATION, Poste.TRANSPORT, Poste.REMUNERATION)
CODES = ("a", "b", "c", "d", "e", "f")
MONTANTS = st.integers(1, 2_000_000).map(Montant)
REFERENCE = "texte d’essai"


def couts() -> st.SearchStrategy[tuple[Cout, ...]]:
    """De un à cinq coûts, certains sans prix ou sans année."""
    cout = st.tuples(
        st.sampled_from(POSTES), st.none() | MONTANTS, st.sampled_from((None, 2026, 2027))
    )
    return st.lists(cout, min_size=1, max_size=5).map(
        lambda tires: tuple(
            Cout(f"cout{rang}", f"Coût {rang}", *tire) for rang, tire in enumerate(tires)
        )
    )


def _plafonds() -> st.SearchStrategy[tuple[Plafond, ...]]:
    poste = st.sampled_from(POSTES).map(lambda p: frozenset({p}))
    pour_cent = st.integers(1, 100).map(lambda n: Part(Decimal(n)))
    heures = st.none() | st.integers(1, 150_000).map(lambda n: Decimal(n) / 100)
    total: st.SearchStrategy[Plafond] = st.builds(
        PlafondFixe, MONTANTS, st.just(REFERENCE)
    ) | st.just(SansPlafond(REFERENCE))
    partiel: st.SearchStrategy[Plafond] = st.one_of(
        st.builds(PlafondFixe, MONTANTS, st.just(REFERENCE), poste),
        st.builds(
            PlafondUnitaire,
            st.integers(1, 6_000).map(Montant), st.just(Unite.HEURE), heures, st.just(REFERENCE),
            poste,
        ),
        st.builds(PlafondPart, pour_cent, st.just(REFERENCE), poste),
        st.builds(
            PlafondAnnuel,
            MONTANTS,
            st.tuples(MONTANTS, MONTANTS).map(lambda u: ((2026, u[0]), (2027, u[1]))),
            st.just(REFERENCE),
        ),
        st.builds(PlafondInconnu, st.just("à saisir"), st.just(REFERENCE), poste),
    )  # fmt: skip
    return st.tuples(total, st.lists(partiel, max_size=2)).map(lambda t: (t[0], *t[1]))


def _liens(autres: tuple[str, ...]) -> st.SearchStrategy[tuple[Lien, ...]]:
    lien = st.sets(st.sampled_from(autres), min_size=1, max_size=2).map(
        lambda codes: (Lien(frozenset(codes), REFERENCE),)
    )
    return st.just(()) | lien


@st.composite
def offre(draw: st.DrawFn, code: str, *, premiere: bool = True) -> Offre:
    """Une aide, liée aux autres ; seule la première du lot peut demander une participation."""
    autres = tuple(autre for autre in CODES if autre != code)
    postes = draw(st.frozensets(st.sampled_from(POSTES), min_size=1))
    plafonds = draw(_plafonds())
    fixable = isinstance(plafonds[0], PlafondFixe)
    versements = [v for v in Versement if fixable or v is not Versement.FIXE]
    un = st.frozensets(st.sampled_from(autres), min_size=1, max_size=2)
    participation = st.builds(
        Participation,
        st.integers(1, 20_000).map(Montant),
        st.just(REFERENCE),
        st.lists(st.builds(Exoneration, un, st.booleans(), st.just(REFERENCE)), max_size=2).map(
            tuple
        ),
        st.frozensets(st.sampled_from(autres), max_size=1),
    )
    cofinancement = st.builds(
        Cofinancement,
        MONTANTS | st.integers(1, 30).map(lambda n: Part(Decimal(n))),
        st.just(REFERENCE),
    )
    return Offre(
        code, f"Aide {code}", f"Financeur {code}", draw(st.sampled_from(NatureFinanceur)),
        postes, plafonds,
        rang=draw(st.integers(1, 7)),
        confiance=draw(st.sampled_from(Confiance)),
        versement=draw(st.sampled_from((Versement.LIBRE, Versement.LIBRE, *versements))),
        minimum=draw(st.sampled_from((Montant(1), Montant(5_000)))),
        participation=draw(st.none() | participation) if premiere else None,
        cofinancement=draw(st.none() | st.none() | cofinancement),
        apres=draw(st.just(()) | _liens(autres)),
        exclusions=draw(st.just(()) | _liens(autres)),
        cumuls=draw(_liens(autres)),
    )  # fmt: skip


@st.composite
def enonces(draw: st.DrawFn) -> Enonce:
    """Un énoncé complet, sans choix épinglé."""
    codes = CODES[: draw(st.integers(0, len(CODES)))]
    communs = st.builds(
        PlafondCommun,
        st.just("Ensemble"),
        MONTANTS,
        st.just(REFERENCE),
        st.frozensets(st.sampled_from(CODES), min_size=1),
    )
    return Enonce(
        draw(couts()),
        tuple(draw(offre(code, premiere=code == "a")) for code in codes),
        tuple(draw(st.lists(communs, max_size=2))),
        capacite=draw(st.none() | MONTANTS),
    )
