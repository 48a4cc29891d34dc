"""La couverture : mon projet, mon chemin, ma stratégie et ma prochaine étape."""

from dataclasses import dataclass
from enum import StrEnum

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    accorder,
    citer,
    enumerer,
    majuscule,
    minuscule,
    ponctuer,
    quand_long,
    simple,
)
from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.plan_action import Action, PlanAction
from cep_desktop.domain.strategie import Chemin, ChoixChemin, Strategie
from cep_desktop.domain.typographie import (
    INSECABLE,
    composer,
    ecrire_date,
    ecrire_telephone,
)

PROJET_ABSENT = "Mon projet n’est pas encore écrit. Nous le construisons ensemble."
STRATEGIE_ABSENTE = "Nous n’avons pas encore comparé les chemins possibles."
CONSEIL_INUTILE = (
    "Mon projet était déjà construit. Nous sommes passés directement au plan d’actions."
)
TOUT_EST_FAIT = "Toutes mes actions sont faites"
RIEN_DE_DECIDE = "Choisir ma première action, ensemble"

_LIGNE_D_ENCADRE = 85
"""Caractères qu’un encadré de pleine largeur tient sur une ligne."""

_SIGNES = {
    ChoixChemin.A_REGARDER: Signe.A_FAIRE,
    ChoixChemin.CHOISI: Signe.FAIT,
    ChoixChemin.EN_PLUS: Signe.EN_PLUS,
    ChoixChemin.EN_SECOURS: Signe.EN_ATTENTE,
    ChoixChemin.PAS_RETENU: Signe.REFUSE,
}


class EtatJalon(StrEnum):
    """Où se trouve un jalon par rapport à la personne."""

    PASSE = "passe"
    ICI = "ici"
    A_VENIR = "a_venir"


@dataclass(frozen=True, slots=True)
class Jalon:
    """Une étape sur le chemin dessiné."""

    numero: int
    titre: str
    etat: EtatJalon


@dataclass(frozen=True, slots=True)
class Citation:
    """Les mots de la personne, entre guillemets, et quand elle les a dits."""

    texte: str
    auteur: str


@dataclass(frozen=True, slots=True)
class LigneChemin:
    """Un chemin comparé."""

    titre: Phrase
    duree: str
    avis: str
    choix: Etat
    est_choisi: bool


@dataclass(frozen=True, slots=True)
class ProchaineEtape:
    """La seule chose à faire maintenant, et qui appeler."""

    titre: str
    lignes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Couverture:
    """La première page du plan."""

    projet: str
    jalons: tuple[Jalon, ...]
    mots_du_projet: Citation | None
    strategie: tuple[str, ...]
    chemins: tuple[LigneChemin, ...]
    mots_de_la_strategie: Citation | None
    prochaine_etape: ProchaineEtape


def composer_couverture(dossier: Dossier, noms: Noms) -> Couverture:
    """Compose la couverture d’un dossier."""
    projet, strategie = dossier.conseil.projet, dossier.conseil.strategie
    plan = dossier.accompagnement.plan_action
    return Couverture(
        projet=ponctuer(composer(projet.enonce)) if projet else PROJET_ABSENT,
        jalons=_jalons(plan),
        mots_du_projet=_citation(projet.motivation if projet else None),
        strategie=_recit(dossier, strategie),
        chemins=tuple(map(_ligne, strategie.chemins)) if strategie else (),
        mots_de_la_strategie=_citation(strategie.paroles if strategie else None),
        prochaine_etape=_prochaine_etape(plan, dossier, noms),
    )


def paragraphes(texte: str) -> tuple[str, ...]:
    """Coupe un récit en paragraphes non vides, à la typographie française."""
    lignes = (composer(" ".join(ligne.split())) for ligne in texte.splitlines())
    return tuple(ligne for ligne in lignes if ligne)


def _citation(paroles: Paroles | None) -> Citation | None:
    texte = " ".join(paragraphes(paroles.texte)) if paroles else ""
    if paroles is None or not texte:
        return None
    quand = f", le {ecrire_date(paroles.dites_le)}" if paroles.dites_le else ""
    return Citation(citer(texte.strip(f"«»{INSECABLE} ")), f"Mes mots{quand}")


def _jalons(plan: PlanAction) -> tuple[Jalon, ...]:
    prochaine = plan.prochaine()
    ici = prochaine[0] if prochaine else plan.etape_en_cours
    rang_ici = plan.etapes.index(ici) if ici else len(plan.etapes)
    jalons: list[Jalon] = []
    for rang, etape in enumerate(plan.etapes):
        if rang == rang_ici:
            etat = EtatJalon.ICI
        elif rang < rang_ici or etape.est_finie:
            etat = EtatJalon.PASSE
        else:
            etat = EtatJalon.A_VENIR
        jalons.append(Jalon(rang + 1, composer(etape.titre_court or etape.titre), etat))
    return tuple(jalons)


def _recit(dossier: Dossier, strategie: Strategie | None) -> tuple[str, ...]:
    if strategie is None:
        est_inutile = dossier.parcours.conseil is Avancement.PAS_NECESSAIRE
        return (CONSEIL_INUTILE if est_inutile else STRATEGIE_ABSENTE,)
    return paragraphes(strategie.enonce) or (STRATEGIE_ABSENTE,)


def _ligne(chemin: Chemin) -> LigneChemin:
    precision = composer(chemin.precision)
    suite = (Morceau(f" {precision}"),) if precision else ()
    mois = chemin.duree_mois
    return LigneChemin(
        titre=(Morceau(composer(chemin.titre), est_fort=True), *suite),
        duree="Inconnue" if mois is None else accorder(mois, "mois", "mois"),
        avis=ponctuer(composer(chemin.avis)) or "Pas encore d’avis.",
        choix=Etat(_SIGNES[chemin.choix], chemin.choix.libelle),
        est_choisi=chemin.choix is ChoixChemin.CHOISI,
    )


def _prochaine_etape(plan: PlanAction, dossier: Dossier, noms: Noms) -> ProchaineEtape:
    prochaine = plan.prochaine()
    if prochaine is None:
        a_des_actions = any(True for _ in plan.actions())
        titre = TOUT_EST_FAIT if a_des_actions else RIEN_DE_DECIDE
        return ProchaineEtape(titre, (_aide(dossier, noms),))
    action = prochaine[1]
    lignes = (*map(simple, _details(action)), _aide(dossier, noms))
    return ProchaineEtape(composer(action.libelle), lignes)


def _details(action: Action) -> tuple[str, ...]:
    """La date, puis ce qui aide à commencer ; sur une seule ligne si elle y tient."""
    quand = majuscule(quand_long(action.echeance)) if action.echeance else "Date à fixer ensemble"
    a_reunir = enumerer([minuscule(papier) for papier in action.papiers])
    papiers = f"À réunir{INSECABLE}: {a_reunir}" if a_reunir else ""
    conseil = action.commentaire or papiers or action.raison_echeance
    phrases = tuple(ponctuer(composer(texte)) for texte in (quand, conseil) if texte)
    ensemble = " ".join(phrases)
    return (ensemble,) if len(ensemble) <= _LIGNE_D_ENCADRE else phrases


def _aide(dossier: Dossier, noms: Noms) -> Phrase:
    debut = "Besoin d’aide\u202f? "
    telephone = dossier.referent.telephone or dossier.structure.telephone
    if telephone:
        return (
            Morceau(f"{debut}J’appelle {noms.nom_conseiller} au "),
            Morceau(ecrire_telephone(telephone), est_fort=True),
            Morceau("."),
        )
    courriel = dossier.referent.courriel or dossier.structure.courriel
    if courriel:
        return (
            Morceau(f"{debut}J’écris à {noms.nom_conseiller}{INSECABLE}: "),
            Morceau(courriel, est_fort=True),
            Morceau("."),
        )
    return simple(f"{debut}J’en parle à {noms.nom_conseiller}.")
