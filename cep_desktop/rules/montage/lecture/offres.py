"""L’offre d’un dispositif évalué : ce qu’il paie, jusqu’où, et ce qu’on peut en attendre."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.evaluation import DispositifEvalue
from cep_desktop.rules.montage.lecture.cofinancement import DEPEND_DU_MONTAGE
from cep_desktop.rules.montage.lecture.demandes import Demandes
from cep_desktop.rules.montage.offre import Confiance, Offre, Versement
from cep_desktop.rules.montage.plafond import (
    Plafond,
    PlafondFixe,
    PlafondInconnu,
    SansPlafond,
)
from cep_desktop.rules.nomenclature import Attribution, Portee
from cep_desktop.rules.verdict import Conclusion, EtatCondition, GenreCritere, LigneCritere

PLUS_PETITE_DEMANDE = Montant(1_000)
"""Convention de l’application : en dessous de dix euros, personne ne monte un dossier."""


@dataclass(frozen=True, slots=True)
class MiseDeCote:
    """Une aide qui n’entre pas dans le montage, et ce qu’il faudrait pour qu’elle y entre.

    `est_a_dire` : elle est au plan, ou pourrait devenir possible ; les autres se taisent.
    """

    code: str
    nom: str
    raison: str
    est_a_dire: bool


def offre_accordee(evalue: DispositifEvalue, demandes: Demandes, code: str) -> Offre:
    """L’aide accordée par écrit : le montant de l’accord, quoi que dise la règle."""
    dispositif = evalue.dispositif
    return Offre(
        code,
        dispositif.nom,
        dispositif.financeur,
        dispositif.nature_financeur,
        frozenset(dispositif.postes),
        (demandes.plafond_accorde,),
        rang=dispositif.rang,
        confiance=Confiance.ACCORDE,
    )


def offre_possible(evalue: DispositifEvalue, demandes: Demandes) -> Offre:
    """L’aide pas encore accordée : les plafonds de la règle, ou le montant noté au dossier."""
    dispositif = evalue.dispositif
    return Offre(
        dispositif.code,
        dispositif.nom,
        dispositif.financeur,
        dispositif.nature_financeur,
        frozenset(dispositif.postes),
        _plafonds(evalue, demandes.plafond_note),
        rang=dispositif.rang,
        confiance=_confiance(evalue),
        versement=Versement.INTEGRAL if dispositif.est_tout_ou_rien else Versement.LIBRE,
        minimum=PLUS_PETITE_DEMANDE,
    )


def mettre_de_cote(
    evalue: DispositifEvalue, demandes: Demandes, *, est_voulue: bool
) -> MiseDeCote | None:
    """Dit pourquoi un dispositif n’entre pas ; `None` s’il entre.

    Une condition de fond inconnue n’est jamais un oui : sans demande au plan ni choix de la
    personne, l’aide attend d’être vérifiée.
    """
    dispositif = evalue.dispositif
    lignes = [li for li in evalue.verdict.lignes if li.code not in DEPEND_DU_MONTAGE]
    refusees = [li for li in lignes if li.etat is EtatCondition.NON_REMPLI and not li.possible_le]
    if refusees:
        raison = f"Ce n’est pas possible à cette date\u00a0: {_exiger(refusees[0])}."
    elif demandes.en_cours or est_voulue:
        return None
    elif demandes.perdues:
        raison = "Cette aide a été refusée, ou abandonnée."
    elif trop_tot(evalue) or any(_est_un_fond_inconnu(ligne) for ligne in lignes):
        raison = dire_la_suite(evalue)
    else:
        return None
    est_a_dire = bool(demandes.toutes) or not refusees
    return MiseDeCote(dispositif.code, dispositif.nom, raison, est_a_dire)


def trop_tot(evalue: DispositifEvalue) -> bool:
    """Vrai si une condition n’est pas remplie ce jour-là, mais le sera à une date connue."""
    return any(
        ligne.etat is EtatCondition.NON_REMPLI and ligne.possible_le is not None
        for ligne in evalue.verdict.lignes
    )


def dire_la_suite(evalue: DispositifEvalue) -> str:
    """Ce qui manque, ou la date où ce sera possible."""
    bientot = evalue.verdict.bientot
    raison = bientot.raison if bientot else "des conditions sont à vérifier"
    return f"{raison[:1].upper()}{raison[1:]}."


def _exiger(ligne: LigneCritere) -> str:
    return ligne.exige[:1].lower() + ligne.exige[1:]


def _est_un_fond_inconnu(ligne: LigneCritere) -> bool:
    return ligne.genre is GenreCritere.ELIGIBILITE and ligne.etat is EtatCondition.INCONNU


def _confiance(evalue: DispositifEvalue) -> Confiance:
    est_de_droit = evalue.dispositif.attribution is Attribution.DROIT
    if est_de_droit and evalue.verdict.conclusion is Conclusion.OUI:
        return Confiance.PROBABLE
    return Confiance.A_CONFIRMER


def _plafonds(evalue: DispositifEvalue, note: PlafondFixe | None) -> tuple[Plafond, ...]:
    """Les plafonds de la règle ; le montant noté remplace chacun de ceux qu’elle ne chiffre pas."""
    plafonds = (*_chiffres(evalue), *_inconnus(evalue), *_non_couverts(evalue))
    if note is None:
        return plafonds
    return tuple(
        replace(note, postes=p.postes) if isinstance(p, PlafondInconnu) else p for p in plafonds
    )


def _chiffres(evalue: DispositifEvalue) -> Iterator[PlafondFixe]:
    for plafond in evalue.plafonds:
        est_propre = plafond.est_bloquant and plafond.portee is Portee.AIDE
        if est_propre and plafond.maximum is not None:
            yield PlafondFixe(plafond.maximum, plafond.reference, frozenset(plafond.postes))


def _inconnus(evalue: DispositifEvalue) -> Iterator[PlafondInconnu]:
    for plafond in evalue.plafonds:
        if plafond.est_bloquant and plafond.maximum is None:
            raison = plafond.explication.rstrip(".")
            yield PlafondInconnu(raison, plafond.reference, frozenset(plafond.postes))


def _non_couverts(evalue: DispositifEvalue) -> Iterator[Plafond]:
    """Pour un poste qu’aucun plafond sûr ne borne : inconnu si la règle en déclare un."""
    dispositif = evalue.dispositif
    sur = [p.postes for p in evalue.plafonds if p.est_bloquant and p.portee is Portee.AIDE]
    declares = [p.postes for p in dispositif.plafond if p.est_bloquant]
    reference = str(dispositif.reference)
    for poste in dispositif.postes:
        seul = frozenset({poste})
        if _bornent(sur, poste):
            continue
        if _bornent(declares, poste):
            yield PlafondInconnu("on ne sait pas quel plafond s’applique", reference, seul)
        else:
            yield SansPlafond(reference, seul)


def _bornent(postes: list[tuple[Poste, ...]], poste: Poste) -> bool:
    return any(not vises or poste in vises for vises in postes)
