"""Ce que répondent les règles pour les aides déjà dans le plan, calculé sans écran."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
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
    return tuple(_ligne(evalues[code]) for code in codes if code in evalues)


def _ligne(evalue: DispositifEvalue) -> LigneFiche:
    verdict = evalue.verdict
    etats = [ligne.etat for ligne in verdict.lignes]
    comptes = [(etats.count(etat), un, plusieurs) for etat, un, plusieurs, _, _ in _ETATS]
    phrase = ", ".join(f"{n} {plusieurs if n > 1 else un}" for n, un, plusieurs in comptes if n)
    _, mot, _, ton, picto = next((e for e in _ETATS if e[0] in etats), _ETATS[-1])
    bientot = verdict.bientot.raison if verdict.bientot else ""
    relue = verdict.regle_relue_le
    details = (
        bientot[:1].upper() + bientot[1:],
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
