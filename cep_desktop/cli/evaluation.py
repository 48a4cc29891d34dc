"""Le verbe « evaluer » : un tableau des aides, et pourquoi."""

import argparse
import textwrap
from collections.abc import Iterator

from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation, Plafond
from cep_desktop.rules.verdict import Conclusion, EtatCondition, LigneCritere, Verdict
from cep_desktop.usecases.atelier import Atelier

_LARGEUR = 100
_COLONNE = 25
_SIGNES = {
    EtatCondition.REMPLI: "oui",
    EtatCondition.NON_REMPLI: "non",
    EtatCondition.INCONNU: "  ?",
}
_ORDRE = (Conclusion.OUI, Conclusion.A_VERIFIER, Conclusion.NON)


def evaluer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Évalue tous les dispositifs pour un fichier. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    evaluation = atelier.evaluer(dossier, le=demande.le)
    return _raconter(dossier.numero, evaluation), _decrire(dossier.numero, evaluation)


def _raconter(numero: str, evaluation: Evaluation) -> str:
    entete = f"Dossier {numero}, règles du {ecrire_date(evaluation.le)}"
    lignes = [entete]
    for conclusion in _ORDRE:
        evalues = [e for e in evaluation.dispositifs if e.verdict.conclusion is conclusion]
        if evalues:
            lignes += ["", f"{conclusion.libelle.upper()} ({len(evalues)})"]
        for evalue in evalues:
            lignes += _dire(evalue)
    return "\n".join(lignes)


def _dire(evalue: DispositifEvalue) -> Iterator[str]:
    verdict = evalue.verdict
    yield f"  {verdict.nom} — {verdict.financeur}"
    if verdict.conclusion is Conclusion.NON:
        yield from _plier("pourquoi", _pourquoi_non(verdict))
        return
    for ligne in verdict.lignes:
        yield from _plier(_SIGNES[ligne.etat], _dire_ligne(ligne))
    if verdict.bientot:
        yield from _plier("suite", verdict.bientot.raison)
    for plafond in evalue.plafonds:
        yield from _plier("paie au plus", plafond.explication)
    if evalue.participation:
        montant = evalue.participation.montant
        somme = "" if montant is None else f"{montant}, "
        yield from _plier(
            "participation",
            f"{somme}{evalue.participation.etat.libelle}. {evalue.participation.raison}",
        )
    for phrase in verdict.avertissements:
        yield from _plier("à savoir", phrase)


def _pourquoi_non(verdict: Verdict) -> str:
    refusees = [x for x in verdict.lignes if x.etat is EtatCondition.NON_REMPLI]
    raisons = "\u00a0; ".join(f"{x.exige} ({x.constate})" for x in refusees)
    return f"{raisons} → {verdict.bientot.raison}" if verdict.bientot else raisons


def _dire_ligne(ligne: LigneCritere) -> str:
    constate = f" → {ligne.constate}" if ligne.constate else ""
    return f"{ligne.exige}{constate} [{ligne.reference}]"


def _plier(titre: str, texte: str) -> Iterator[str]:
    marge = " " * _COLONNE
    debut = f"      {titre}".ljust(_COLONNE)
    yield from textwrap.wrap(
        texte, _LARGEUR, initial_indent=debut, subsequent_indent=marge, break_on_hyphens=False
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
