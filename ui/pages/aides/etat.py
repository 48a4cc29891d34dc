"""Ce que montre la page des aides possibles, calculé sans écran."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, EtatParticipation, Evaluation
from cep_desktop.rules.verdict import Conclusion, EtatCondition, LigneCritere
from ui.fiches import LigneFiche

_CRITERES = {
    EtatCondition.REMPLI: ("Rempli", "ok", "check-circle-fill", "ok"),
    EtatCondition.INCONNU: ("À vérifier", "warn", "question-fill", "warn"),
    EtatCondition.NON_REMPLI: ("Non rempli", "bad", "x-circle-fill", "bad"),
}
_ORDRE = {Conclusion.OUI: 0, Conclusion.A_VERIFIER: 1, Conclusion.NON: 2}


@dataclass(frozen=True, slots=True)
class CarteVerdict:
    """Une aide : sa réponse en un mot, ce qui manque, puis chaque critère."""

    code: str
    nom: str
    resume: str
    mot: str
    ton: str
    picto: str
    maximum: str
    criteres: tuple[LigneFiche, ...]
    participation: str
    pieces: tuple[str, ...]
    avertissements: tuple[str, ...]
    source: str
    est_au_plan: bool
    peut_s_ajouter: bool


@dataclass(frozen=True, slots=True)
class EtatAides:
    """Toute la page : les aides à regarder, puis celles qui ne vont pas ici."""

    sous_titre: str
    cartes: tuple[CarteVerdict, ...]
    ecartees: tuple[CarteVerdict, ...]
    avis: str


def deriver(dossier: Dossier, evaluation: Evaluation) -> EtatAides:
    """Rend les verdicts, les plus favorables d’abord, dans l’ordre de mobilisation."""
    au_plan = {f.dispositif for f in dossier.accompagnement.plan_financement.financements}
    examinees = [e for e in evaluation.dispositifs if e.est_examine or e.code in au_plan]
    cartes = sorted(
        (_carte(e, au_plan, evaluation.le) for e in examinees if not e.est_hors_sujet),
        key=lambda carte: _ORDRE[_conclusion(evaluation, carte.code)],
    )
    retenues = tuple(c for c in cartes if c.ton != "bad" or c.est_au_plan)
    ecartees = tuple(c for c in cartes if c not in retenues)
    a_relire = sum(e.verdict.est_a_reverifier for e in examinees)
    avis = f"{a_relire} règles n’ont pas été relues depuis longtemps." if a_relire > 1 else ""
    if a_relire == 1:
        avis = "Une règle n’a pas été relue depuis longtemps."
    return EtatAides(
        sous_titre=composer(_compter(retenues, evaluation.le)),
        cartes=retenues,
        ecartees=ecartees,
        avis=composer(avis),
    )


def _conclusion(evaluation: Evaluation, code: str) -> Conclusion:
    return evaluation.pour(code).verdict.conclusion


def _compter(cartes: tuple[CarteVerdict, ...], le: date) -> str:
    a_verifier = sum(c.ton == "warn" for c in cartes)
    possibles = sum(c.ton == "ok" for c in cartes)
    return (
        f"{possibles} possible{'s' if possibles > 1 else ''}, {a_verifier} à vérifier, "
        f"règles du {ecrire_date(le)}"
    )


def _carte(evalue: DispositifEvalue, au_plan: set[str], le: date) -> CarteVerdict:
    verdict = evalue.verdict
    mot, ton, picto = _reponse(evalue)
    bientot = verdict.bientot.raison if verdict.bientot else ""
    maximum = f"jusqu’à {evalue.maximum}" if evalue.maximum is not None else ""
    return CarteVerdict(
        code=evalue.code,
        nom=composer(verdict.nom),
        resume=composer(bientot[:1].upper() + bientot[1:] if bientot else verdict.financeur),
        mot=mot,
        ton=ton,
        picto=picto,
        maximum=composer(maximum),
        criteres=tuple(map(_critere, verdict.lignes)),
        participation=composer(_participation(evalue)),
        pieces=tuple(map(composer, verdict.pieces)),
        avertissements=tuple(map(composer, verdict.avertissements)),
        source=composer(_source(evalue, le)),
        est_au_plan=evalue.code in au_plan,
        peut_s_ajouter=evalue.code not in au_plan and verdict.conclusion is not Conclusion.NON,
    )


def _reponse(evalue: DispositifEvalue) -> tuple[str, str, str]:
    lignes = evalue.verdict.lignes
    match evalue.verdict.conclusion:
        case Conclusion.OUI:
            return "Possible", "ok", "check-circle-fill"
        case Conclusion.A_VERIFIER:
            nombre = sum(ligne.etat is EtatCondition.INCONNU for ligne in lignes)
            return f"{nombre} à vérifier", "warn", "question-fill"
        case Conclusion.NON:
            nombre = sum(ligne.etat is EtatCondition.NON_REMPLI for ligne in lignes)
            return f"{nombre} non rempli{'s' if nombre > 1 else ''}", "bad", "x-circle-fill"


def _critere(ligne: LigneCritere) -> LigneFiche:
    mot, ton, picto, jeton = _CRITERES[ligne.etat]
    return LigneFiche(
        cle=ligne.code,
        titre=composer(ligne.exige),
        phrase=composer(ligne.constate),
        mot=mot,
        ton=ton,
        picto=picto,
        image=picto,
        jeton=jeton,
        details=tuple(map(composer, filter(None, _details(ligne)))),
    )


def _details(ligne: LigneCritere) -> Iterator[str]:
    if ligne.etat is not EtatCondition.REMPLI:
        yield f"À faire : {ligne.a_faire}" if ligne.a_faire else ""
    if ligne.possible_le is not None:
        raison = f" ({ligne.raison_date})" if ligne.raison_date else ""
        yield f"Éligible le {ecrire_date(ligne.possible_le)}{raison}"
    yield ligne.reference


def _participation(evalue: DispositifEvalue) -> str:
    participation = evalue.participation
    if participation is None:
        return ""
    montant = participation.montant
    somme = "montant inconnu" if montant is None else str(montant)
    debuts = {
        EtatParticipation.DUE: f"Participation à payer par la personne : {somme}.",
        EtatParticipation.NON_DUE: "Aucune participation à payer.",
        EtatParticipation.A_CONFIRMER: f"Participation à confirmer : {somme}.",
    }
    debut = debuts[participation.etat]
    return f"{debut} {participation.raison} ({participation.reference})"


def _source(evalue: DispositifEvalue, le: date) -> str:
    relue = evalue.verdict.regle_relue_le
    reference = str(evalue.dispositif.reference)
    if relue is None:
        return f"{reference}. Date de relecture inconnue."
    fin = ", à relire avant de s’y fier" if evalue.verdict.est_a_reverifier else ""
    jours = (le - relue).days
    return f"{reference}. Règle relue le {ecrire_date(relue)}, il y a {jours} jours{fin}."
