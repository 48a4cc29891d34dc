"""Qui couvre quoi : chaque dépense face à chaque aide, et la part de la personne."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cep_desktop.documents.plan_financement.parties.controle import Controle
from cep_desktop.documents.reste_a_payer import chiffrer_le_reste
from cep_desktop.domain.depense import Depense
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance, Financement, NatureFinanceur
from cep_desktop.domain.montant import ZERO, Montant, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import INSECABLE

AUCUNE_DEPENSE = "Aucune dépense n’est encore notée."
_MANQUE = f"Il manque un montant{INSECABLE}: le total ne compte que ce qui est connu."
_EXPLICATIONS = 3
_NOM_MAXIMAL = 60
_COURTS = {
    NatureFinanceur.CPF: "CPF",
    NatureFinanceur.TRANSITIONS_PRO: "Transitions Pro",
    NatureFinanceur.FRANCE_TRAVAIL: "France Travail",
}


@dataclass(frozen=True, slots=True)
class ColonneAide:
    """Une colonne de la matrice : la clé du financement, le nom court de qui paie, son état."""

    cle: str
    nom: str
    etat: str


@dataclass(frozen=True, slots=True)
class LigneCouverture:
    """Une ligne de la matrice, une part par aide ; `None` veut dire « inconnu ».

    `couvert` additionne ce qui est connu, part de la personne comprise ; `ecart` est la dépense
    moins ce total, négatif si elle est couverte plus d’une fois.
    """

    cle: str
    parts: tuple[Montant | None, ...]
    personne: Montant | None
    couvert: Montant
    ecart: Montant | None


@dataclass(frozen=True, slots=True)
class Couverture:
    """La matrice, les totaux et le contrôle.

    La ligne « à répartir » porte ce que chaque aide paie au-delà des dépenses qui lui sont
    affectées ; la part de la personne y est diminuée d’autant.
    """

    aides: tuple[ColonneAide, ...]
    lignes: tuple[LigneCouverture, ...]
    a_repartir: LigneCouverture
    total: LigneCouverture
    controle: Controle

    def explications(self) -> tuple[str, ...]:
        """Ce que veut dire le contrôle, en phrases ; la dernière dit ce qui reste à répartir."""
        trop = [ligne for ligne in self.lignes if ligne.ecart is not None and ligne.ecart < ZERO]
        phrases = [
            f"La dépense {ligne.cle} est couverte de {-(ligne.ecart or ZERO)} de trop."
            for ligne in trop[:_EXPLICATIONS]
        ]
        if self.controle is Controle.EQUILIBRE:
            phrases = [f"Chaque dépense est couverte à 100{INSECABLE}%, jamais plus."]
        elif self.controle is Controle.A_COMPLETER:
            phrases = [_MANQUE if self.lignes else AUCUNE_DEPENSE]
        elif not trop:
            phrases = [f"Les aides dépassent le prix de {-(self.total.ecart or ZERO)}."]
        return (*phrases, *self._a_repartir())

    def _a_repartir(self) -> Iterator[str]:
        parts = tuple(_connus(self.a_repartir.parts))
        libre = sommer(part for part in parts if part > ZERO)
        manque = sommer(part for part in parts if part < ZERO)
        if libre:
            yield (
                f"{libre} d’aides ne sont pas encore répartis entre les dépenses{INSECABLE}: "
                "la personne paierait cela en moins."
            )
        if manque:
            yield (
                f"Les accords donnent {-manque} de moins que la répartition prévue{INSECABLE}: "
                "elle est à revoir."
            )


def couvrir(dossier: Dossier) -> Couverture:
    """Rend la matrice des aides qui ne sont pas perdues.

    Une aide dont le montant retenu est inconnu reste inconnue sur chaque dépense qu’elle couvre.
    """
    plan = dossier.accompagnement.plan_financement
    aides = [aide for aide in plan.aides if aide.assurance is not Assurance.PERDU]
    lignes = tuple(_ligne(depense, aides) for depense in plan.depenses)
    parts = tuple(aide.retenu for aide in aides)
    personne = plan.reste_a_payer.montant
    reste = _ligne_calculee(
        "",
        tuple(_a_repartir(aide) for aide in aides),
        personne - sommer(_connus(ligne.personne for ligne in lignes)),
        ZERO,
    )
    couvert = sommer(ligne.couvert for ligne in (*lignes, reste))
    total = LigneCouverture(
        cle="",
        parts=parts,
        personne=chiffrer_le_reste(plan),
        couvert=couvert,
        ecart=plan.cout_total.montant - couvert,
    )
    return Couverture(
        aides=_colonnes(aides),
        lignes=lignes,
        a_repartir=reste,
        total=total,
        controle=_controler(plan, lignes),
    )


def _ligne(depense: Depense, aides: Sequence[Financement]) -> LigneCouverture:
    parts = tuple(_part(aide, depense) for aide in aides)
    couvert = sommer(_connus(parts))
    if depense.montant is None:
        return LigneCouverture(depense.id, parts, None, couvert, None)
    personne = max(depense.montant - couvert, ZERO)
    return _ligne_calculee(depense.id, parts, personne, depense.montant)


def _ligne_calculee(
    cle: str, parts: tuple[Montant | None, ...], personne: Montant, depense: Montant
) -> LigneCouverture:
    couvert = sommer((*_connus(parts), personne))
    return LigneCouverture(cle, parts, personne, couvert, depense - couvert)


def _part(aide: Financement, depense: Depense) -> Montant | None:
    affectes = [a.montant for a in aide.affectations if a.depense == depense.id]
    return None if affectes and aide.retenu is None else sommer(affectes)


def _a_repartir(aide: Financement) -> Montant | None:
    if aide.retenu is None:
        return ZERO if aide.affectations else None
    return aide.retenu - sommer(a.montant for a in aide.affectations)


def _controler(plan: PlanFinancement, lignes: Iterable[LigneCouverture]) -> Controle:
    if any(ligne.ecart is not None and ligne.ecart < ZERO for ligne in lignes):
        return Controle.A_REVOIR
    if not plan.depenses or plan.cout_total.inconnus:
        return Controle.A_COMPLETER
    if plan.surplus:
        return Controle.A_REVOIR
    return Controle.EQUILIBRE if plan.aides_prevues.est_complet else Controle.A_COMPLETER


def _colonnes(aides: Sequence[Financement]) -> tuple[ColonneAide, ...]:
    noms = [_COURTS.get(aide.nature, _abreger(aide.financeur)) for aide in aides]
    return tuple(
        ColonneAide(
            cle=aide.id,
            nom=nom if noms.count(nom) == 1 else f"{aide.id}{INSECABLE}{nom}",
            etat=aide.assurance.libelle,
        )
        for aide, nom in zip(aides, noms, strict=True)
    )


def _abreger(nom: str) -> str:
    return nom if len(nom) <= _NOM_MAXIMAL else f"{nom[:_NOM_MAXIMAL].rstrip()}…"


def _connus(montants: Iterable[Montant | None]) -> Iterable[Montant]:
    return (montant for montant in montants if montant is not None)
