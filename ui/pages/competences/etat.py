"""Ce que montre la page des compétences et des métiers, calculé sans écran."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.competence import Aisance, Competence, Experience, MetierVise
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.action_suggeree import est_dans_le_plan, intitules_du_plan

_NIVEAUX = {Aisance.SEULE: 3, Aisance.AVEC_AIDE: 2, Aisance.A_APPRENDRE: 1}
_SEULE = {Accord.ELLE: "Je le fais seule", Accord.IL: "Je le fais seul"}


_PRESQUE_UN_AN = 45
"""Jours qui manquent à une année que l’on compte quand même entière."""


@dataclass(frozen=True, slots=True)
class LigneCompetence:
    """Un savoir-faire dans la liste ; `niveau` va de 1 à 3, `phrase` dit tout."""

    cle: str
    libelle: str
    source: str
    aisance: str
    niveau: int
    est_validee: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class CompetenceDuMetier:
    """Une compétence que l’on peut compter dans un métier."""

    cle: str
    libelle: str
    est_la: bool


@dataclass(frozen=True, slots=True)
class ATraiter:
    """Un texte qui appelle une action, et si elle est déjà dans le plan."""

    texte: str
    action: str
    est_dans_le_plan: bool


@dataclass(frozen=True, slots=True)
class CarteMetier:
    """Un métier regardé : ce qui est déjà là, à confirmer, à apprendre. Aucune note."""

    cle: str
    appellation: str
    lieux: str
    rome: str
    gout: int
    la: int
    a_confirmer: int
    a_apprendre: int
    compte: str
    mot: str
    competences: tuple[CompetenceDuMetier, ...]
    besoins: tuple[ATraiter, ...]
    rencontre: ATraiter
    essai: ATraiter
    phrase: str


@dataclass(frozen=True, slots=True)
class LigneExperience:
    """Une expérience, et combien de compétences en viennent."""

    cle: str
    titre: str
    precision: str


@dataclass(frozen=True, slots=True)
class EtatCompetences:
    """Toute la page."""

    sous_titre: str
    compte: str
    competences: tuple[LigneCompetence, ...]
    experiences: tuple[LigneExperience, ...]
    besoins: tuple[ATraiter, ...]
    metiers: tuple[CarteMetier, ...]
    conseil_metiers: str


def deriver(dossier: Dossier, *, le: date) -> EtatCompetences:
    """Rend ce que la page montre ; `le` est la date du jour."""
    conseil, deja = dossier.conseil, intitules_du_plan(dossier)
    return EtatCompetences(
        sous_titre="Ce que vous savez faire, et les métiers que nous regardons",
        compte=_compte(conseil),
        competences=tuple(_competence(c, dossier) for c in conseil.competences),
        experiences=tuple(_experience(e, conseil, le) for e in conseil.experiences),
        besoins=tuple(
            a_traiter(besoin, f"Chercher une formation : {minuscule(besoin)}", deja)
            for besoin in conseil.besoins_de_formation
        ),
        metiers=tuple(_metier(m, dossier, deja) for m in conseil.metiers),
        conseil_metiers=_conseil(conseil),
    )


def dire_aisance(aisance: Aisance, accord: Accord) -> str:
    """« Je le fais seule », selon le genre que la personne a choisi."""
    return _SEULE.get(accord, aisance.libelle) if aisance is Aisance.SEULE else aisance.libelle


def a_traiter(texte: str, action: str, deja: frozenset[str]) -> ATraiter:
    """Rend le texte et l’action qu’il appelle."""
    intitule = composer(action)
    return ATraiter(texte, intitule, est_dans_le_plan(intitule, deja))


def minuscule(texte: str) -> str:
    """Le texte, tel qu’on l’écrit après deux-points ; un sigle garde ses capitales."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]


def _compte(conseil: Conseil) -> str:
    """« 12 sur 14 validées ensemble, 13 servent ailleurs », ou rien sans compétence."""
    if not conseil.competences:
        return ""
    validees = sum(c.co_construction.est_valide for c in conseil.competences)
    ailleurs = sum(bool(c.est_transferable) for c in conseil.competences)
    mot = "validées ensemble" if validees > 1 else "validée ensemble"
    verbe = "servent" if ailleurs > 1 else "sert"
    suite = f", {ailleurs} {verbe} ailleurs" if ailleurs else ""
    return f"{validees} sur {len(conseil.competences)} {mot}{suite}"


def _competence(competence: Competence, dossier: Dossier) -> LigneCompetence:
    conseil, trace = dossier.conseil, competence.co_construction
    experience = next((e for e in conseil.experiences if e.id == competence.experience), None)
    origine = competence.preuve or (experience.titre if experience else "")
    auteurs: dict[Auteur | None, str] = {
        Auteur.BENEFICIAIRE: f"proposé par {dossier.beneficiaire.prenom}",
        Auteur.CONSEILLER: f"proposé par {dossier.referent.prenom}",
    }
    source = ", ".join(filter(None, (origine, auteurs.get(trace.propose_par, ""))))
    source = source[:1].upper() + source[1:] or "À dire : d’où vient ce savoir-faire ?"
    aisance = dire_aisance(competence.aisance, dossier.beneficiaire.accord)
    ailleurs = "sert dans un autre métier, " if competence.est_transferable else ""
    valide = "validé ensemble" if trace.est_valide else "à valider ensemble"
    return LigneCompetence(
        cle=competence.id,
        libelle=composer(competence.libelle),
        source=composer(source),
        aisance=aisance,
        niveau=_NIVEAUX[competence.aisance],
        est_validee=trace.est_valide,
        phrase=composer(f"{competence.libelle}, {aisance}, {source}, {ailleurs}{valide}"),
    )


def _experience(experience: Experience, conseil: Conseil, le: date) -> LigneExperience:
    nombre = sum(c.experience == experience.id for c in conseil.competences)
    mot = "compétences" if nombre > 1 else "compétence"
    compte = f"{nombre} {mot}" if nombre else "à raconter"
    duree = ""
    if experience.periode:
        jours = (min(experience.periode.au, le) - experience.periode.du).days
        ans = (jours + _PRESQUE_UN_AN) // 365
        duree = f"{ans} an{'s' if ans > 1 else ''}" if ans else "moins d’un an"
    precision = ", ".join(filter(None, (experience.lieu, duree, compte)))
    return LigneExperience(experience.id, composer(experience.titre), composer(precision))


def _metier(metier: MetierVise, dossier: Dossier, deja: frozenset[str]) -> CarteMetier:
    conseil = dossier.conseil
    presentes = [c for c in conseil.competences if c.id in metier.competences_presentes]
    la = sum(c.co_construction.est_valide for c in presentes)
    a_confirmer, a_apprendre = len(presentes) - la, len(metier.a_acquerir)
    morceaux = (
        f"{la} déjà là",
        f"{a_confirmer} à confirmer" if a_confirmer else "",
        f"{a_apprendre} à apprendre",
    )
    compte = composer(", ".join(filter(None, morceaux)))
    piste = next((p for p in conseil.pistes if p.metier == metier.id), None)
    mot = "" if piste is None else "Choisi" if piste.est_choisie else "Piste"
    gout = f"goût {metier.gout} sur 5" if metier.gout else "goût pas encore dit"
    nom = minuscule(metier.appellation)
    return CarteMetier(
        cle=metier.id,
        appellation=composer(metier.appellation),
        lieux=composer(metier.lieux),
        rome=metier.rome or "",
        gout=metier.gout or 0,
        la=la,
        a_confirmer=a_confirmer,
        a_apprendre=a_apprendre,
        compte=compte,
        mot=mot,
        competences=tuple(
            CompetenceDuMetier(
                c.id, composer(c.libelle), est_la=c.id in metier.competences_presentes
            )
            for c in conseil.competences
            if c.aisance is not Aisance.A_APPRENDRE or c.id in metier.competences_presentes
        ),
        besoins=tuple(
            a_traiter(besoin, f"Chercher comment apprendre : {minuscule(besoin)}", deja)
            for besoin in metier.a_acquerir
        ),
        rencontre=a_traiter("", f"Rencontrer une personne qui fait ce métier : {nom}", deja),
        essai=a_traiter("", f"Essayer le métier quelques jours : {nom}", deja),
        phrase=composer(f"{metier.appellation}, {compte}, {gout}, {mot}".rstrip(", ")),
    )


def _conseil(conseil: Conseil) -> str:
    """Ce qu’on peut faire pour trouver des métiers, quand il n’y en a pas encore."""
    if conseil.metiers:
        return ""
    if len(conseil.competences) < 3:  # noqa: PLR2004 - trois savoir-faire, le moins qu’on compare
        return "Racontez d’abord une expérience : les métiers se regardent ensuite."
    return "Quel métier aimeriez-vous regarder ? Écrivez-le avec vos mots."
