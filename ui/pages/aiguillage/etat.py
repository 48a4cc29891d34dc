"""Ce que montre la page de l’aiguillage, calculé sans écran."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accueil import Suite
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_telephone
from cep_desktop.rules.aiguillage import (
    Aiguillage,
    OrdreRappele,
    RaisonAiguillage,
    ReponseAiguillage,
)
from cep_desktop.rules.verdict import EtatCondition
from ui.pages.aiguillage.questions import QuestionPosee, poser

_SANTE = {fait.value for fait in FAITS_DE_SANTE}


@dataclass(frozen=True, slots=True)
class Raison:
    """Une ligne : ce qu’il faut, ce que l’on sait, l’état ; `question` est ce qui manque."""

    titre: str
    precision: str
    etat: EtatCondition
    question: str
    est_de_sante: bool


@dataclass(frozen=True, slots=True)
class StructurePossible:
    """Une structure du réseau, et tout ce qui fait qu’elle convient ou non."""

    code: str
    nom: str
    pour: str
    etat: EtatCondition
    raisons: tuple[Raison, ...]
    exclusion: str
    nuances: tuple[str, ...]
    adresse: Adresse
    lieu: str
    telephone: str
    horaires: str
    source: str
    est_a_relire: bool


@dataclass(frozen=True, slots=True)
class AutreReponse:
    """Une autre structure, et sa raison même quand c’est « pas aujourd’hui »."""

    code: str
    nom: str
    raison: str
    etat: EtatCondition


@dataclass(frozen=True, slots=True)
class PasDeLOrdre:
    """Un pas d’un ordre imposé."""

    libelle: str
    quand: str
    etat: EtatCondition


@dataclass(frozen=True, slots=True)
class OrdreAffiche:
    """Un ordre que la loi impose, rappelé en tête."""

    titre: str
    avertissement: str
    reference: str
    pas: tuple[PasDeLOrdre, ...]
    est_rompu: bool


@dataclass(frozen=True, slots=True)
class EtatAiguillage:
    """Toute la page, hors de ce qui est transmis."""

    sous_titre: str
    ordres: tuple[OrdreAffiche, ...]
    questions: tuple[QuestionPosee, ...]
    resume_questions: str
    structure: StructurePossible | None
    autres: tuple[AutreReponse, ...]
    source: str
    avis: str
    continue_ici: bool
    raisons_de_sante: frozenset[str]


def deriver(dossier: Dossier, aiguillage: Aiguillage, *, choisie: str, le: date) -> EtatAiguillage:
    """Rend ce que la page montre ; `choisie` est le code de la structure regardée, ou vide."""
    prenom = dossier.beneficiaire.prenom
    questions = poser(dossier, aiguillage.questions, le=le)
    reponses = {reponse.route.code: reponse for reponse in aiguillage.reponses}
    regardee = reponses.get(choisie) or _meilleure(aiguillage)
    decision = dossier.accueil.decision
    structure = _structure(regardee, questions, prenom, le) if regardee else None
    return EtatAiguillage(
        sous_titre=composer(f"Qui peut le mieux aider {prenom}, et pourquoi"),
        ordres=tuple(map(_ordre, aiguillage.ordres)),
        questions=questions,
        resume_questions=_resumer(questions),
        structure=structure,
        autres=tuple(_autre(r) for r in aiguillage.reponses if r is not regardee),
        source=_source(aiguillage, structure),
        avis=_avis(structure),
        continue_ici=decision is not None and decision.suite is Suite.CONTINUER,
        raisons_de_sante=frozenset(
            composer(raison.exige)
            for reponse in aiguillage.reponses
            for raison in reponse.raisons
            if _SANTE.intersection(raison.questions)
        ),
    )


def _meilleure(aiguillage: Aiguillage) -> ReponseAiguillage | None:
    """La première possible ou à vérifier ; aucune si toutes sont écartées."""
    premiere = next(iter(aiguillage.reponses), None)
    if premiere is None or premiere.etat is EtatCondition.NON_REMPLI:
        return None
    return premiere


def _resumer(questions: tuple[QuestionPosee, ...]) -> str:
    repondues = sum(question.est_repondue for question in questions)
    mot = "réponses" if repondues > 1 else "réponse"
    return f"{repondues} {mot} sur {len(questions)}"


def _structure(
    reponse: ReponseAiguillage, questions: tuple[QuestionPosee, ...], prenom: str, le: date
) -> StructurePossible:
    route = reponse.route
    par_code = {question.code: question for question in questions}
    ou = f"Où se renseigner : {route.ou_se_renseigner}." if route.ou_se_renseigner else ""
    return StructurePossible(
        code=route.code,
        nom=route.operateur,
        pour=route.pour,
        etat=reponse.etat,
        raisons=tuple(_raison(raison, par_code, prenom) for raison in reponse.raisons),
        exclusion=composer(reponse.exclusion),
        nuances=tuple(composer(n) for n in (*route.nuances, ou) if n),
        adresse=route.adresse,
        lieu=ecrire_adresse(route.adresse),
        telephone=ecrire_telephone(route.telephone or ""),
        horaires=route.horaires,
        source=composer(f"{route.reference}, relu le {ecrire_date(route.verifie_le)}."),
        est_a_relire=route.est_a_relire(le),
    )


def ecrire_adresse(adresse: Adresse) -> str:
    """« 12 rue des Ormes, 37000 Tours » ; vide si rien n’est noté."""
    ville = " ".join(filter(None, (adresse.code_postal, adresse.commune)))
    return ", ".join(filter(None, (adresse.voie, ville)))


def _raison(
    raison: RaisonAiguillage, questions: Mapping[str, QuestionPosee], prenom: str
) -> Raison:
    lues = [questions[code] for code in raison.questions if code in questions]
    manquantes = [question for question in lues if not question.est_repondue]
    if raison.etat is not EtatCondition.INCONNU:
        precision = f"{raison.constate}."
    elif manquantes:
        precision = "Pas encore demandé."
    else:
        precision = f"{prenom} ne sait pas. À vérifier ensemble."
    ouverte = (manquantes or lues)[:1] if raison.etat is EtatCondition.INCONNU else []
    return Raison(
        titre=composer(raison.exige),
        precision=composer(precision),
        etat=raison.etat,
        question=ouverte[0].code if ouverte else "",
        est_de_sante=bool(_SANTE.intersection(raison.questions)),
    )


def _autre(reponse: ReponseAiguillage) -> AutreReponse:
    route = reponse.route
    raison = route.pour
    if reponse.exclusion:
        raison = reponse.exclusion
    elif reponse.etat is not EtatCondition.REMPLI:
        manque = next(r for r in reponse.raisons if r.etat is reponse.etat)
        debut = "À savoir" if reponse.etat is EtatCondition.INCONNU else "Il faudrait"
        raison = f"{debut} : {manque.exige[:1].lower()}{manque.exige[1:]}."
    return AutreReponse(route.code, route.operateur, composer(raison), reponse.etat)


def _ordre(ordre: OrdreRappele) -> OrdreAffiche:
    return OrdreAffiche(
        titre=composer(ordre.titre),
        avertissement=composer(ordre.avertissement),
        reference=composer(f"{ordre.reference}."),
        pas=tuple(
            PasDeLOrdre(
                composer(f"{rang}. {pas.libelle}"),
                composer(_quand(pas.le, pas.etat)),
                pas.etat,
            )
            for rang, pas in enumerate(ordre.pas, 1)
        ),
        est_rompu=ordre.est_rompu,
    )


def _quand(jour: date | None, etat: EtatCondition) -> str:
    if jour is None:
        return "Pas encore"
    trop_tot = ", trop tôt" if etat is EtatCondition.NON_REMPLI else ""
    return f"Le {ecrire_date(jour)}{trop_tot}"


def _source(aiguillage: Aiguillage, structure: StructurePossible | None) -> str:
    suite = f" {structure.source}" if structure else ""
    return composer(f"{aiguillage.reseau}.{suite}")


def _avis(structure: StructurePossible | None) -> str:
    if structure is None:
        return (
            "Aucune structure du réseau ne convient aujourd’hui. Nous cherchons ensemble : "
            "écrivez ci-dessous le contact que vous trouvez."
        )
    if structure.est_a_relire:
        return composer(
            f"{structure.nom} : cette fiche n’a pas été relue depuis plus de 180 jours. "
            "Vérifiez avant d’orienter."
        )
    return ""
