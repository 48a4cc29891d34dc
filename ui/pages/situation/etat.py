"""Ce que montre la page de la situation, calculé sans écran."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cep_desktop.domain.autonomie import FaconAvancer
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait, StatutEmploi
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.projet import Priorite
from cep_desktop.domain.situation import Fait, NeSaitPas, Nombre, OrigineFait, Situation, Somme
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.action_suggeree import est_dans_le_plan, intitules_du_plan
from cep_desktop.usecases.commandes.bloc_situation import Bloc, lignes
from cep_desktop.usecases.commandes.priorite import MAXIMUM, rangees
from ui.dates import ecrire_proche
from ui.pages.situation.questions import (
    autres_questions,
    questions_du_travail,
    questions_restantes,
    statut_connu,
)
from ui.pages.situation.reperes import Reperes

EN_TETE = 3
"""Priorités mises en avant : elles guident le choix du métier."""

SUGGESTIONS = (
    ("Le contact avec les gens", "chats-circle"),
    ("Moins d’effort physique", "person-simple-walk"),
    ("Les horaires", "clock"),
    ("Le salaire", "wallet"),
    ("Le lieu de travail", "map-pin"),
    ("L’ambiance", "smiley"),
)
_PICTOS = (
    ("le contact avec les gens", "chats-circle"), ("effort", "person-simple-walk"),
    ("horaire", "clock"), ("salaire", "wallet"), ("lieu", "map-pin"), ("ambiance", "smiley"),
    ("pres de", "map-pin"), ("gens", "chats-circle"), ("apprendre", "graduation-cap"),
)  # fmt: skip
"""Mots pliés d’une priorité, et le pictogramme qui l’accompagne."""
_DURES = {StatutEmploi.CDI, StatutEmploi.CDD, StatutEmploi.INTERIM}
"""Statuts dont le salaire se compare au minimum légal ; un apprenti a ses propres minima."""


@dataclass(frozen=True, slots=True)
class LigneFait:
    """Une question et sa réponse ; `action` est ce qu’il faut chercher, vide si rien."""

    code: CodeFait
    fait: Fait | None
    provenance: str
    est_inconnu: bool
    action: str
    est_dans_le_plan: bool


@dataclass(frozen=True, slots=True)
class BlocFaits:
    """Des questions, et combien ont une réponse."""

    lignes: tuple[LigneFait, ...]
    compte: str


@dataclass(frozen=True, slots=True)
class BlocEcrit:
    """Des lignes écrites, leur résumé, et ce qui mérite une question."""

    bloc: Bloc
    lignes: tuple[str, ...]
    resume: str
    question: str
    valide_le: date | None


@dataclass(frozen=True, slots=True)
class CartePriorite:
    """Une chose qui compte ; `phrase` dit tout au lecteur d’écran."""

    rang: int
    libelle: str
    picto: str
    est_en_tete: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class EtatSituation:
    """Toute la page."""

    sous_titre: str
    prenom: str
    travail: BlocFaits
    autres: BlocFaits
    restantes: tuple[CodeFait, ...]
    faits_valides_le: date | None
    a_valider: frozenset[Bloc]
    avis: str
    contraintes: BlocEcrit
    appuis: BlocEcrit
    priorites: tuple[CartePriorite, ...]
    suggestions: tuple[tuple[str, str], ...]
    paroles: str
    paroles_de: str
    priorites_valides_le: date | None
    facon: str


def deriver(
    dossier: Dossier, reperes: Reperes, *, le: date, posees: tuple[CodeFait, ...] = ()
) -> EtatSituation:
    """Rend ce que la page montre ; `posees` sont les questions ajoutées à l’écran."""
    situation, conseil = dossier.situation, dossier.conseil
    statut = situation.fait(CodeFait.STATUT_EMPLOI, le=le)
    travail = questions_du_travail(statut_connu(statut.reponse) if statut else "")
    autres = autres_questions(situation, travail, posees)
    priorites = rangees(conseil)
    trace = conseil.trace_priorites
    return EtatSituation(
        sous_titre=composer(
            "Ce que vous vivez aujourd’hui, et ce qui compte pour vous. "
            f"Avec {dossier.referent.nom_complet}."
        ),
        prenom=dossier.beneficiaire.prenom,
        travail=_bloc(dossier, travail, le),
        autres=_bloc(dossier, autres, le),
        restantes=questions_restantes((*travail, *autres)),
        faits_valides_le=situation.trace_faits.valide_ensemble_le,
        a_valider=_a_valider(situation),
        avis=_avis(dossier, reperes.salaire_minimum, le),
        contraintes=_ecrit(dossier, Bloc.CONTRAINTES, reperes),
        appuis=_ecrit(dossier, Bloc.APPUIS, reperes),
        priorites=tuple(_carte(p, len(priorites)) for p in priorites),
        suggestions=_suggestions(priorites),
        paroles=trace.paroles.texte if trace.paroles else "",
        paroles_de=dire_par(dossier, trace.paroles.dites_le if trace.paroles else None, le=le),
        priorites_valides_le=trace.valide_ensemble_le,
        facon=_facon(conseil.facon_avancer),
    )


def _a_valider(situation: Situation) -> frozenset[Bloc]:
    """Les blocs qui disent quelque chose, et que l’on n’a pas encore validés ensemble."""
    blocs = (
        (Bloc.FAITS, situation.faits, situation.trace_faits),
        (Bloc.CONTRAINTES, situation.contraintes, situation.trace_contraintes),
        (Bloc.APPUIS, situation.appuis, situation.trace_appuis),
    )
    return frozenset(bloc for bloc, dit, trace in blocs if dit and not trace.est_valide)


def dire_par(dossier: Dossier, dites_le: date | None, *, le: date) -> str:
    """« Dit par Camille, le 16 octobre »."""
    quand = f", le\u00a0{ecrire_proche(dites_le, le=le)}" if dites_le else ""
    return f"Dit par {dossier.beneficiaire.prenom}{quand}"


def _bloc(dossier: Dossier, codes: tuple[CodeFait, ...], le: date) -> BlocFaits:
    deja = intitules_du_plan(dossier)
    lignes_ = tuple(_ligne(dossier, code, deja, le) for code in codes)
    connues = sum(ligne.fait is not None and not ligne.est_inconnu for ligne in lignes_)
    mot = "réponses" if connues > 1 else "réponse"
    return BlocFaits(lignes_, f"{connues} {mot} sur {len(lignes_)}")


def _ligne(dossier: Dossier, code: CodeFait, deja: frozenset[str], le: date) -> LigneFait:
    fait = dossier.situation.fait(code, le=le)
    est_inconnu = fait is not None and isinstance(fait.reponse, NeSaitPas)
    action = composer(f"Chercher : {code.libelle[:1].lower()}{code.libelle[1:]}")
    return LigneFait(
        code=code,
        fait=fait,
        provenance=composer(_provenance(fait, dossier.beneficiaire.prenom, le)),
        est_inconnu=est_inconnu,
        action=action if est_inconnu else "",
        est_dans_le_plan=est_inconnu and est_dans_le_plan(action, deja),
    )


def _provenance(fait: Fait | None, prenom: str, le: date) -> str:
    if fait is None:
        return "Pas encore demandé"
    if isinstance(fait.reponse, NeSaitPas):
        return fait.precision or "À regarder ensemble"
    mots = {OrigineFait.PAROLE: f"Dit par {prenom}"}
    origine = fait.precision or mots.get(fait.origine, fait.origine.libelle)
    return f"{origine}, le\u00a0{ecrire_proche(fait.connu_le, le=le)}"


def _avis(dossier: Dossier, minimum: Montant | None, le: date) -> str:
    """Un salaire sous le minimum légal du temps de travail : une question, pas un reproche."""
    situation = dossier.situation
    statut = situation.fait(CodeFait.STATUT_EMPLOI, le=le)
    salaire = situation.fait(CodeFait.SALAIRE_MENSUEL_BRUT, le=le)
    temps = situation.fait(CodeFait.TEMPS_TRAVAIL, le=le)
    if minimum is None or statut is None or statut_connu(statut.reponse) not in _DURES:
        return ""
    if salaire is None or not isinstance(salaire.reponse, Somme):
        return ""
    if temps is None or not isinstance(temps.reponse, Nombre):
        return ""
    part = min(temps.reponse.valeur, Decimal(100)) / 100
    attendu = minimum.fois(part)
    if salaire.reponse.valeur >= attendu:
        return ""
    return composer(
        f"Ce salaire est sous le minimum légal pour ce temps de travail ({attendu} brut par "
        "mois). Vérifions ensemble la fiche de paie."
    )


def _ecrit(dossier: Dossier, bloc: Bloc, reperes: Reperes) -> BlocEcrit:
    ecrites = lignes(dossier.situation, bloc)
    trace = (
        dossier.situation.trace_appuis
        if bloc is Bloc.APPUIS
        else dossier.situation.trace_contraintes
    )
    mots = [mot for texte in ecrites for mot in reperes.sensibles(texte)]
    question = f"« {mots[0]} » : est-ce utile ici ? Vous pouvez l’écrire autrement." if mots else ""
    return BlocEcrit(
        bloc=bloc,
        lignes=ecrites,
        resume=composer(" · ".join(ecrites)),
        question=composer(question),
        valide_le=trace.valide_ensemble_le,
    )


def _carte(priorite: Priorite, nombre: int) -> CartePriorite:
    phrase = f"{priorite.libelle}, numéro {priorite.rang} sur {nombre}"
    return CartePriorite(
        rang=priorite.rang,
        libelle=composer(priorite.libelle),
        picto=_picto(priorite.libelle),
        est_en_tete=priorite.rang <= EN_TETE,
        phrase=composer(phrase),
    )


def _picto(libelle: str) -> str:
    plie = plier(libelle)
    return next((picto for mot, picto in _PICTOS if mot in plie), "star")


def _facon(facon: FaconAvancer) -> str:
    """« J’avance par moi-même · J’ai des idées à comparer », ou rien si rien n’est dit."""
    codes = (facon.autonomie, facon.maturite)
    dits = (*(code.libelle for code in codes if code), facon.rythme, facon.modalites)
    valide = "Validé ensemble" if facon.co_construction.est_valide else ""
    dit = " · ".join(filter(None, dits))
    return composer(" · ".join(filter(None, (dit, valide if dit else ""))))


def _suggestions(priorites: tuple[Priorite, ...]) -> tuple[tuple[str, str], ...]:
    """Ce que l’on peut ajouter d’un geste ; rien n’est ajouté d’avance."""
    if len(priorites) >= MAXIMUM:
        return ()
    deja = {_picto(p.libelle) for p in priorites}
    return tuple((mot, picto) for mot, picto in SUGGESTIONS if picto not in deja)
