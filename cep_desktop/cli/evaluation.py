"""Le verbe « evaluer » : un tableau des aides, et pourquoi."""

import argparse
import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation, Plafond
from cep_desktop.rules.verdict import Conclusion, EtatCondition, LigneCritere, Verdict
from cep_desktop.usecases.atelier import Atelier

_LARGEUR = 100
_REPONSE, _AIDE = 14, 42
_ORDRE = (Conclusion.OUI, Conclusion.A_VERIFIER, Conclusion.NON)
_SIGNES = {
    EtatCondition.REMPLI: "oui",
    EtatCondition.NON_REMPLI: "non",
    EtatCondition.INCONNU: "?",
}


def evaluer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Évalue tous les dispositifs pour un fichier. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    evaluation = atelier.evaluer(dossier, le=demande.le)
    lignes = _tableau(dossier.numero, evaluation)
    if demande.detail:
        lignes = (*lignes, *_details(evaluation))
    return "\n".join(lignes), _decrire(dossier.numero, evaluation)


def _ranges(evaluation: Evaluation) -> tuple[DispositifEvalue, ...]:
    """Les oui, les à vérifier, puis les non, chacun dans l’ordre de mobilisation."""
    utiles = (evalue for evalue in evaluation.dispositifs if not evalue.est_hors_sujet)
    return tuple(sorted(utiles, key=lambda e: _ORDRE.index(e.verdict.conclusion)))


def _tableau(numero: str, evaluation: Evaluation) -> tuple[str, ...]:
    lignes = [f"Dossier {numero}, règles du {ecrire_date(evaluation.le)}", ""]
    lignes += _rangee("Réponse", "Aide", "Suite")
    lignes.append("─" * _LARGEUR)
    for evalue in _ranges(evaluation):
        verdict = evalue.verdict
        lignes += _rangee(verdict.conclusion.libelle, verdict.nom, _suite(verdict))
    ecartes = sum(evalue.est_hors_sujet for evalue in evaluation.dispositifs)
    if ecartes:
        lignes += ["", f"Non montrés\u00a0: {ecartes} dispositifs d’une autre époque ou région."]
    return tuple(lignes)


def _suite(verdict: Verdict) -> str:
    """Ce qui manque, ou pourquoi c’est non, en une phrase."""
    if verdict.bientot:
        return verdict.bientot.raison
    refusees = [x for x in verdict.lignes if x.etat is EtatCondition.NON_REMPLI]
    return refusees[0].constate if refusees else ""


def _rangee(reponse: str, aide: str, suite: str) -> Iterator[str]:
    """Une ligne du tableau ; une case trop longue continue dessous."""
    largeurs = (_REPONSE, _AIDE, _LARGEUR - _REPONSE - _AIDE)
    cases = [
        textwrap.wrap(texte, largeur - 2, break_on_hyphens=False)
        for texte, largeur in zip((reponse, aide, suite), largeurs, strict=True)
    ]
    for morceaux in zip_longest(*cases, fillvalue=""):
        yield "".join(m.ljust(n) for m, n in zip(morceaux, largeurs, strict=True)).rstrip()


def _details(evaluation: Evaluation) -> Iterator[str]:
    for evalue in _ranges(evaluation):
        yield ""
        titre = f"{evalue.verdict.nom} — {evalue.verdict.financeur}"
        yield from textwrap.wrap(titre, _LARGEUR)
        yield from _detailler(evalue)


def _detailler(evalue: DispositifEvalue) -> Iterator[str]:
    verdict = evalue.verdict
    for ligne in verdict.lignes:
        yield from _plier(_SIGNES[ligne.etat], _dire_ligne(ligne))
    if verdict.conclusion is Conclusion.NON:
        return
    for plafond in evalue.plafonds:
        yield from _plier("au plus", plafond.explication)
    if evalue.participation:
        montant, etat = evalue.participation.montant, evalue.participation.etat
        somme = "" if montant is None else f"{montant}, "
        yield from _plier("part fixe", f"{somme}{etat.libelle}. {evalue.participation.raison}")
    for piece in verdict.pieces:
        yield from _plier("pièce", piece)
    for phrase in verdict.avertissements:
        yield from _plier("à savoir", phrase)


def _dire_ligne(ligne: LigneCritere) -> str:
    constate = f" → {ligne.constate}" if ligne.constate else ""
    return f"{ligne.exige}{constate} [{ligne.reference}]"


def _plier(titre: str, texte: str) -> Iterator[str]:
    marge = 14
    yield from textwrap.wrap(
        texte,
        _LARGEUR,
        initial_indent=f"  {titre}".ljust(marge),
        subsequent_indent=" " * marge,
        break_on_hyphens=False,
    )


def _decrire(numero: str, evaluation: Evaluation) -> Reponse:
    return {
        "fait": True,
        "dossier": numero,
        "le": evaluation.le.isoformat(),
        "dispositifs": [_decrire_un(evalue) for evalue in evaluation.dispositifs],
    }


def _decrire_un(evalue: DispositifEvalue) -> Reponse:
    verdict, participation = evalue.verdict, evalue.participation
    return {
        "code": verdict.dispositif,
        "nom": verdict.nom,
        "financeur": verdict.financeur,
        "conclusion": verdict.conclusion.value,
        "criteres": [_decrire_ligne(ligne) for ligne in verdict.lignes],
        "bientot": verdict.bientot.raison if verdict.bientot else None,
        "possible_le": verdict.bientot.le.isoformat()
        if verdict.bientot and verdict.bientot.le
        else None,
        "plafonds": [_decrire_plafond(plafond) for plafond in evalue.plafonds],
        "participation": None
        if participation is None
        else {
            "etat": participation.etat.value,
            "montant": _centimes(participation.montant),
            "raison": participation.raison,
        },
        "pieces": list(verdict.pieces),
        "avertissements": list(verdict.avertissements),
        "est_a_reverifier": verdict.est_a_reverifier,
    }


def _decrire_ligne(ligne: LigneCritere) -> Reponse:
    return {
        "code": ligne.code,
        "genre": ligne.genre.value,
        "exige": ligne.exige,
        "constate": ligne.constate,
        "etat": ligne.etat.value,
        "reference": ligne.reference,
        "a_faire": ligne.a_faire,
        "possible_le": ligne.possible_le.isoformat() if ligne.possible_le else None,
    }


def _decrire_plafond(plafond: Plafond) -> Reponse:
    return {
        "code": plafond.code,
        "maximum": _centimes(plafond.maximum),
        "explication": plafond.explication,
        "est_bloquant": plafond.est_bloquant,
        "reference": plafond.reference,
    }


def _centimes(montant: Montant | None) -> int | None:
    return None if montant is None else montant.centimes
