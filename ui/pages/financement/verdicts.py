"""Ce que répondent les règles pour les aides déjà dans le plan, calculé sans écran."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, EtatParticipation, Evaluation
from cep_desktop.rules.verdict import EtatCondition
from ui.fiches import GesteFiche, LigneFiche

CONDITIONS = "conditions"
_ETATS = (
    (EtatCondition.NON_REMPLI, "non rempli", "non remplis", "bad", "x-circle-fill"),
    (EtatCondition.INCONNU, "à vérifier", "à vérifier", "warn", "question-fill"),
    (EtatCondition.REMPLI, "rempli", "remplis", "ok", "check-circle-fill"),
)


def verdicts_du_plan(dossier: Dossier, evaluation: Evaluation) -> tuple[LigneFiche, ...]:
    """Rend une ligne par dispositif du plan que les règles connaissent, dans l’ordre du plan."""
    plan = dossier.accompagnement.plan_financement
    evalues = {evalue.code: evalue for evalue in evaluation.dispositifs}
    codes = dict.fromkeys(f.dispositif for f in plan.financements)
    prenom = dossier.beneficiaire.prenom
    return tuple(_ligne(evalues[code], prenom) for code in codes if code in evalues)


def _participation(evalue: DispositifEvalue, prenom: str) -> str:
    """La part fixe de ce droit, et qui la paie ; vide s’il n’en a pas."""
    participation = evalue.participation
    if participation is None:
        return ""
    somme = "montant inconnu" if participation.montant is None else str(participation.montant)
    dits = {
        EtatParticipation.DUE: f"Participation forfaitaire : {somme}, à payer par {prenom}.",
        EtatParticipation.NON_DUE: f"Participation forfaitaire : rien à payer pour {prenom}.",
        EtatParticipation.A_CONFIRMER: f"Participation forfaitaire : {somme}, à confirmer.",
    }
    raison = participation.raison.rstrip(".")
    return f"{dits[participation.etat]} {raison}." if raison else dits[participation.etat]


def _ligne(evalue: DispositifEvalue, prenom: str) -> LigneFiche:
    verdict = evalue.verdict
    etats = [ligne.etat for ligne in verdict.lignes]
    comptes = [(etats.count(etat), un, plusieurs) for etat, un, plusieurs, _, _ in _ETATS]
    phrase = ", ".join(f"{n} {plusieurs if n > 1 else un}" for n, un, plusieurs in comptes if n)
    _, mot, _, ton, picto = next((e for e in _ETATS if e[0] in etats), _ETATS[-1])
    bientot = verdict.bientot.raison if verdict.bientot else ""
    relue = verdict.regle_relue_le
    details = (
        bientot[:1].upper() + bientot[1:],
        _participation(evalue, prenom),
        f"Règle relue le {ecrire_date(relue)}." if relue else "",
    )
    return LigneFiche(
        cle=evalue.code,
        titre=composer(verdict.nom),
        phrase=composer(f"{verdict.financeur} : {phrase}" if phrase else verdict.financeur),
        mot=composer(mot[:1].upper() + mot[1:]),
        ton=ton,
        picto=picto,
        details=tuple(composer(d) for d in details if d),
        gestes=(GesteFiche(CONDITIONS, "Voir les conditions"),),
    )
