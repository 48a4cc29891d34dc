"""Des plans de financement et leurs dates, écrits en une ligne ou tirés au hasard."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.depense import Depense, Poste, Unite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import (
    Affectation,
    Financement,
    ModePaiement,
    NatureFinanceur,
    Versement,
)
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import INCONNU, Montant, MontantConnu, confirme, estime
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.personne import OrganismeFormation
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.situation import Fait, Situation
from cep_desktop.domain.tresorerie import Mouvement, Sens
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.tresorerie.mois import Tresorerie
from cep_desktop.rules.tresorerie.mouvement import MouvementPrevu
from cep_desktop.rules.tresorerie.prevision import prevoir
from tests.cas.dossier import un_dossier
from tests.cas.plan import une_depense
from tests.rules.construction import repondre
from tests.rules.lecture_cas import regles_nationales

LE = date(2026, 11, 23)
FORMATION = Periode(du=date(2027, 1, 15), au=date(2027, 4, 14))
"""Quatre mois touchés : 17, 28, 31 et 14 jours."""

SANS_REGLES = Evaluation(LE, ())


def un_projet(
    plan: PlanFinancement, *periodes: Periode, notes: Mapping[CodeFait, object] | None = None
) -> Dossier:
    """Dossier d’un plan, de formations à ces dates, et de ces faits."""
    formations = tuple(
        ParcoursFormation(
            id=f"P{rang}",
            intitule="Formation",
            organisme=OrganismeFormation(nom="École"),
            periode=periode,
            heures_centre=Decimal(300),
            heures_entreprise=Decimal(0),
        )
        for rang, periode in enumerate(periodes, start=1)
    )
    faits = tuple(
        Fait(code=code, reponse=repondre(code, valeur), connu_le=LE)
        for code, valeur in (notes or {}).items()
    )
    return un_dossier(
        id=UUID(int=7),
        situation=Situation(faits=faits),
        accompagnement=Accompagnement(formations=formations, plan_financement=plan),
    )


def un_plan_de(*lignes: Depense | Financement | Mouvement) -> PlanFinancement:
    """Plan fait de ces dépenses, aides et mouvements."""
    return PlanFinancement(
        depenses=tuple(x for x in lignes if isinstance(x, Depense)),
        financements=tuple(x for x in lignes if isinstance(x, Financement)),
        mouvements=tuple(x for x in lignes if isinstance(x, Mouvement)),
    )


def un_prix(prix: str, **champs: object) -> Depense:
    """Dépense d’un forfait, au prix confirmé par un devis."""
    return une_depense(**({"prix_unitaire": confirme(Montant.lire(prix), "Devis")} | champs))


def un_mouvement(mois: date, sens: Sens, montant: str | None, **champs: object) -> Mouvement:
    """Mouvement noté par la personne ; `None` : elle ne sait pas combien."""
    chiffre = INCONNU if montant is None else estime(Montant.lire(montant), "Noté")
    return Mouvement.model_validate(
        {"mois": mois, "libelle": "Noté", "sens": sens, "montant": chiffre} | champs
    )


def un_versement(le: date, montant: str | None, **champs: object) -> Versement:
    """Versement prévu ce jour-là."""
    chiffre = INCONNU if montant is None else estime(Montant.lire(montant), "Lettre")
    return Versement.model_validate({"le": le, "montant": chiffre} | champs)


def prevu(dossier: Dossier, *, le: date = LE) -> Tresorerie:
    """Prévoit avec les règles nationales."""
    return prevoir(dossier, evaluer(dossier, regles_nationales(), le=le), le=le)


def sans_regles(dossier: Dossier, *, le: date = LE) -> Tresorerie:
    """Prévoit avec le plan seul."""
    return prevoir(dossier, SANS_REGLES, le=le)


def en_euros(mouvements: tuple[MouvementPrevu, ...], sens: Sens) -> dict[str, str]:
    """Rend « 2027-01 » et le montant, cumulé, des mouvements d’un sens."""
    sommes: dict[str, Montant] = {}
    for m in mouvements:
        if m.sens is sens and m.somme is not None:
            mois = f"{m.mois:%Y-%m}" if m.mois else "sans date"
            sommes[mois] = sommes.get(mois, Montant(0)) + m.somme
    return {mois: str(s.euros) for mois, s in sommes.items()}


# --- Au hasard ------------------------------------------------------------------------------

_CENTIMES = st.integers(1, 900_000)


@st.composite
def periodes(tirer: st.DrawFn) -> tuple[Periode, ...]:
    """Zéro, une ou deux formations, de un jour à deux ans."""
    debuts = tirer(st.lists(st.dates(date(2026, 6, 1), date(2028, 6, 1)), max_size=2))
    return tuple(Periode(du=d, au=d + timedelta(days=tirer(st.integers(0, 700)))) for d in debuts)


@st.composite
def _depenses(tirer: st.DrawFn) -> tuple[Depense, ...]:
    return tuple(
        Depense(
            id=f"D{rang}",
            poste=tirer(st.sampled_from(Poste)),
            libelle=f"Dépense {rang}",
            unite=tirer(st.sampled_from(Unite)),
            quantite=Decimal(tirer(st.integers(1, 4000))) / 100,
            prix_unitaire=tirer(st.sampled_from([estime, confirme]))(
                Montant(tirer(_CENTIMES)), "Devis"
            ),
        )
        for rang in range(1, tirer(st.integers(1, 4)) + 1)
    )


@st.composite
def plans(tirer: st.DrawFn) -> PlanFinancement:
    """Plan entièrement chiffré, sans mouvement noté, aides plus ou moins affectées et datées."""
    depenses = tirer(_depenses())
    aides = []
    for rang in range(1, tirer(st.integers(0, 4)) + 1):
        demande = tirer(_CENTIMES)
        part = tirer(st.integers(0, demande))
        aides.append(
            Financement(
                id=f"A{rang}",
                dispositif=tirer(st.sampled_from(["employeur", "aif", "ailleurs"])),
                libelle=f"Aide {rang}",
                financeur="Organisme",
                nature=NatureFinanceur.AUTRE,
                demande=estime(Montant(demande)),
                mode_paiement=tirer(st.sampled_from(ModePaiement)),
                affectations=(
                    (Affectation(depense=tirer(_cle(depenses)), montant=Montant(part)),)
                    if part
                    else ()
                ),
                versements=tuple(tirer(st.lists(_versements(demande), max_size=3))),
            )
        )
    return PlanFinancement(depenses=depenses, financements=tuple(aides))


def _cle(depenses: tuple[Depense, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([depense.id for depense in depenses])


def _versements(demande: int) -> st.SearchStrategy[Versement]:
    chiffres = st.integers(0, demande).map(lambda c: estime(Montant(c))) | st.just(INCONNU)
    return st.builds(
        Versement,
        le=st.dates(date(2026, 9, 1), date(2028, 12, 31)),
        montant=chiffres,
        est_fait=st.booleans(),
    )


def noter(mouvement: MouvementPrevu, part: int) -> Mouvement:
    """Note `part` pour cent d’un mouvement prévu, au centime inférieur mais jamais rien."""
    assert isinstance(mouvement.montant, MontantConnu)
    centimes = max(mouvement.montant.montant.centimes * part // 100, 1)
    return Mouvement(
        mois=mouvement.mois or LE.replace(day=1),
        libelle="Noté",
        sens=mouvement.sens,
        montant=estime(Montant(centimes)),
        depense=mouvement.depense,
        financement=mouvement.financement,
    )
