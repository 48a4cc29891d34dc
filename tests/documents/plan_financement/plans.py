"""Des plans de financement fournis, tirés au hasard : beaucoup d’aides, des inconnus, des refus."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.parties.retour import (
    DECISIONS,
    MOTIFS,
    LigneRetour,
    Retour,
)
from cep_desktop.domain.depense import Depense, Poste, RegimeTaxe
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Accord,
    Affectation,
    Decision,
    Demarche,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
    Refus,
)
from cep_desktop.domain.montant import INCONNU, Chiffre, Montant, confirme, connu, estime
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.tresorerie import Mouvement, Sens
from tests.cas.dossier import un_dossier
from tests.cas.hasard import INTITULES, LIGNES

JOURS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
_CENTIMES = st.integers(0, 500_000) | st.just(0) | st.integers(0, 900_000_000)
_QUANTITES = st.integers(1, 1_000_000).map(lambda n: Decimal(n) / 100)


def _chiffres() -> st.SearchStrategy[Chiffre]:
    connus = _CENTIMES.map(Montant)
    return connus.map(estime) | connus.map(confirme) | st.just(INCONNU)


@st.composite
def _depenses(draw: st.DrawFn, rang: int) -> Depense:
    regime = draw(st.sampled_from(RegimeTaxe))
    quantite = draw(_QUANTITES)
    limite = int(Decimal(300_000_000) / quantite)
    prix = draw(st.integers(0, limite).map(Montant).map(estime) | st.just(INCONNU))
    return Depense(
        id=f"D{rang}",
        poste=draw(st.sampled_from(Poste)),
        libelle=draw(INTITULES),
        fournisseur=draw(LIGNES),
        quantite=quantite,
        prix_unitaire=prix,
        regime=regime,
        taux_taxe=draw(st.sampled_from((Decimal(20), Decimal("5.5"), Decimal("2.10"))))
        if regime is RegimeTaxe.HT
        else None,
    )


@st.composite
def _aides(draw: st.DrawFn, rang: int, depenses: tuple[Depense, ...]) -> Financement:
    objet = draw(st.sampled_from((*[ObjetFinancement.DEPENSES] * 4, ObjetFinancement.REVENU)))
    demande = draw(_chiffres())
    decision: Decision | None = draw(
        st.none()
        | st.builds(Accord, le=st.just(date(2026, 11, 20)), montant=_chiffres())
        | st.builds(Refus, le=st.just(date(2026, 11, 20)), motif=LIGNES)
    )
    montant = connu(demande)
    libre = Montant(draw(st.integers(0, 300_000))) if montant is None else montant
    affectations = []
    for depense in draw(st.lists(st.sampled_from(depenses), max_size=3, unique=True)):
        part = Montant(draw(st.integers(0, libre.centimes)))
        libre = libre - part
        affectations.append(Affectation(depense=depense.id, montant=part))
    return Financement(
        id=f"F{rang}",
        dispositif="aide",
        libelle=draw(INTITULES),
        financeur=draw(INTITULES),
        nature=draw(st.sampled_from(NatureFinanceur)),
        objet=objet,
        demande=demande,
        affectations=tuple(affectations) if objet is ObjetFinancement.DEPENSES else (),
        demarche=draw(st.sampled_from(Demarche)),
        decision=decision,
    )


@st.composite
def plans(draw: st.DrawFn) -> PlanFinancement:
    """Un plan de 1 à 6 dépenses, 0 à 16 demandes et 0 à 20 mouvements."""
    depenses = tuple(draw(_depenses(rang)) for rang in range(1, draw(st.integers(1, 6)) + 1))
    nombre = draw(st.integers(0, 4) | st.integers(5, 16))
    mouvements = st.builds(
        Mouvement,
        mois=st.integers(1, 12).map(lambda mois: date(2027, mois, 1)),
        libelle=st.sampled_from(("Train", "Cantine", "Salaire", "Aide")),
        sens=st.sampled_from(Sens),
        montant=st.integers(0, 90_000).map(Montant).map(estime) | st.just(INCONNU),
    )
    return PlanFinancement(
        depenses=depenses,
        financements=tuple(draw(_aides(rang, depenses)) for rang in range(1, nombre + 1)),
        mouvements=tuple(draw(st.lists(mouvements, max_size=20))),
    )


def dossiers_finances() -> st.SearchStrategy[Dossier]:
    """Un dossier réduit à son plan de financement."""
    return plans().map(avec_plan)


def avec_plan(plan: PlanFinancement) -> Dossier:
    """Le dossier minimal, avec ce plan de financement."""
    dossier = un_dossier()
    return dossier.avec(accompagnement=dossier.accompagnement.avec(plan_financement=plan))


@st.composite
def retours(draw: st.DrawFn, contenu: ContenuPlanFinancement) -> Retour:
    """Une réponse d’organisme, en partie remplie, pour les demandes de ce contenu."""
    centimes = st.integers(0, 1_000_000_000).map(Montant)
    lignes = tuple(
        LigneRetour(
            cle=ligne.cle,
            decision=draw(st.sampled_from(("", *DECISIONS))),
            accorde=draw(st.none() | centimes),
            decide_le=draw(st.none() | JOURS),
            motif=draw(st.sampled_from(("", *MOTIFS)) | LIGNES.map(str.strip)),
            paiement_le=draw(st.none() | JOURS),
            commentaire=draw(LIGNES.map(str.strip)),
        )
        for ligne in contenu.retour.lignes
    )
    return Retour(lignes, draw(LIGNES.map(str.strip)), "Chargée", draw(st.none() | JOURS))
