"""Ce qu’un plafond déclaré vaut, en euros, pour ce projet."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cep_desktop.domain.depense import Depense, Poste, Unite
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.dispositif import PlafondDeclare
from cep_desktop.rules.evaluation import Plafond
from cep_desktop.rules.explication import dire_nombre
from cep_desktop.rules.nomenclature import Base
from cep_desktop.rules.somme import au_plus
from cep_desktop.rules.verdict import EtatCondition

_UNITES = {
    Base.KILOMETRE: Unite.KILOMETRE,
    Base.REPAS: Unite.REPAS,
    Base.NUIT: Unite.NUIT,
    Base.JOUR: Unite.JOUR,
}


def plafonner(cas: Cas) -> tuple[Plafond, ...]:
    """Rend les plafonds du dispositif qui jouent, ou pourraient jouer, pour ce dossier."""
    return tuple(
        _valoriser(declare, cas)
        for declare in cas.dispositif.plafond
        if declare.est_en_vigueur(cas.le)
        if declare.si is None or cas.examiner(declare.si).etat is not EtatCondition.NON_REMPLI
    )


def _valoriser(declare: PlafondDeclare, cas: Cas) -> Plafond:
    postes = declare.postes
    valeur = declare.lire(cas.regles.parametres, cas.le)
    quantite = _quantite(declare.par, postes or cas.dispositif.postes, cas)
    est_sur = declare.si is None or cas.examiner(declare.si).etat is EtatCondition.REMPLI
    connu = valeur is not None and quantite is not None
    return Plafond(
        code=declare.code,
        libelle=declare.libelle,
        maximum=au_plus(valeur * quantite) if valeur is not None and quantite is not None else None,
        explication=_expliquer(declare, valeur, quantite if connu else None, est_sur=est_sur),
        reference=str(declare.reference),
        postes=postes,
        par=declare.par,
        portee=declare.portee,
        est_hors_taxe=declare.est_hors_taxe,
        est_bloquant=declare.est_bloquant and est_sur,
    )


def _quantite(par: Base, postes: tuple[Poste, ...], cas: Cas) -> Decimal | None:
    """Combien de fois le plafond se compte pour ce projet ; `None` : on ne le sait pas."""
    match par:
        case Base.PROJET:
            return Decimal(1)
        case Base.AN:
            return _annees_civiles(cas)
        case Base.HEURE:
            return cas.nombre("heures_formation")
        case Base.MOIS:
            return cas.nombre("mois_formation")
        case Base.PART:
            return _part(_depenses(cas, postes))
        case _:
            return _unites(_depenses(cas, postes), _UNITES[par])


def _annees_civiles(cas: Cas) -> Decimal:
    """Années civiles touchées par la formation ; une seule tant que les dates sont inconnues."""
    debut, fin = cas.constat("debut_formation_le"), cas.constat("fin_formation_le")
    if isinstance(debut, date) and isinstance(fin, date):
        return Decimal(fin.year - debut.year + 1)
    return Decimal(1)


def _depenses(cas: Cas, postes: tuple[Poste, ...]) -> tuple[Depense, ...]:
    plan = cas.releve.contexte.dossier.accompagnement.plan_financement
    return tuple(depense for depense in plan.depenses if depense.poste in postes)


def _part(depenses: Iterable[Depense]) -> Decimal | None:
    """Un pour cent du prix de ces dépenses, en euros."""
    montants = [depense.montant for depense in depenses]
    connus = [montant.euros for montant in montants if montant is not None]
    if not montants or len(connus) < len(montants):
        return None
    return sum(connus, Decimal(0)) / 100


def _unites(depenses: Iterable[Depense], unite: Unite) -> Decimal | None:
    quantites = [depense.quantite for depense in depenses if depense.unite is unite]
    return sum(quantites, Decimal(0)) if quantites else None


def _expliquer(
    declare: PlafondDeclare, valeur: Decimal | None, quantite: Decimal | None, *, est_sur: bool
) -> str:
    if declare.montant is None:
        return f"{declare.libelle}\u00a0: à demander à l’organisme."
    if valeur is None:
        return f"{declare.libelle}\u00a0: montant inconnu à cette date."
    if declare.par is Base.PART:
        phrase = f"{declare.libelle}\u00a0: {dire_nombre(valeur)}\u00a0% du prix"
    else:
        hors_taxe = " HT" if declare.est_hors_taxe else ""
        montant = f"{Montant.depuis_euros(valeur)}{hors_taxe}"
        phrase = f"{declare.libelle}\u00a0: {montant} {declare.par.libelle}"
    if quantite is None:
        phrase += ", quantité inconnue"
    elif declare.par not in {Base.PROJET, Base.PART}:
        phrase += f" × {dire_nombre(quantite)}"
    if not declare.est_bloquant:
        phrase += ", à titre d’alerte"
    return f"{phrase}." if est_sur else f"{phrase}, si la condition se confirme."
