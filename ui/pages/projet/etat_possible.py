"""Le projet, dit puis formulé, et ce qui le rend possible."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.projet import Critere, Faisable, Projet
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.commandes.action_suggeree import est_dans_le_plan, intitules_du_plan
from cep_desktop.usecases.commandes.projet import CONDITIONS
from ui.pages.projet.mots import auteur_des_mots, minuscule


@dataclass(frozen=True, slots=True)
class LigneCondition:
    """Une condition, la réponse si elle est donnée, et l’action que le doute appelle."""

    libelle: str
    reponse: str
    raison: str
    action: str
    est_dans_le_plan: bool


@dataclass(frozen=True, slots=True)
class LigneRegard:
    """Un atout, un frein ou une opportunité ; `action` lève le frein, vide pour les autres."""

    texte: str
    action: str = ""
    est_dans_le_plan: bool = False


@dataclass(frozen=True, slots=True)
class AutreProjet:
    """Un projet mis de côté."""

    cle: str
    enonce: str
    quand: str


@dataclass(frozen=True, slots=True)
class EtatPossible:
    """Toute la vue ; `projet` est `None` tant qu’il n’est pas écrit."""

    sous_titre: str
    projet: Projet | None
    mots_de: str
    valide_le: date | None
    idee_metier: str
    idee_rome: str
    conditions: tuple[LigneCondition, ...]
    bilan: str
    atouts: tuple[LigneRegard, ...]
    freins: tuple[LigneRegard, ...]
    opportunites: tuple[LigneRegard, ...]
    autres: tuple[AutreProjet, ...]


def deriver_possible(dossier: Dossier) -> EtatPossible:
    """Rend ce que la vue montre."""
    conseil = dossier.conseil
    projet = conseil.projet
    choisie = next((p for p in conseil.pistes if p.est_choisie), None)
    metier = next((m for m in conseil.metiers if choisie and m.id == choisie.metier), None)
    conditions = _conditions(dossier, projet)
    deja = intitules_du_plan(dossier)
    return EtatPossible(
        sous_titre=(
            "Ce que vous voulez faire, et ce qui le rend possible"
            if projet
            else "Écrivons le projet en une phrase, avec vos mots"
        ),
        projet=projet,
        mots_de=auteur_des_mots(dossier, projet.motivation if projet else None),
        valide_le=projet.co_construction.valide_ensemble_le if projet else None,
        idee_metier=choisie.titre if choisie and not projet else "",
        idee_rome=(metier.rome or "") if metier and not projet else "",
        conditions=conditions,
        bilan=_bilan(conditions),
        atouts=tuple(map(LigneRegard, projet.atouts)) if projet else (),
        freins=tuple(_frein(mots, deja) for mots in projet.freins) if projet else (),
        opportunites=tuple(map(LigneRegard, projet.opportunites)) if projet else (),
        autres=tuple(
            AutreProjet(
                autre.id,
                composer(autre.projet.enonce),
                composer(f"Mis de côté le {ecrire_date(autre.mis_de_cote_le)}"),
            )
            for autre in conseil.projets_mis_de_cote
        ),
    )


def _frein(texte: str, deja: frozenset[str]) -> LigneRegard:
    action = composer(f"Lever ce frein : {minuscule(texte)}")
    return LigneRegard(texte, action, est_dans_le_plan(action, deja))


def _conditions(dossier: Dossier, projet: Projet | None) -> tuple[LigneCondition, ...]:
    """Les conditions du projet, puis celles que l’on regarde d’ordinaire et qui manquent."""
    if projet is None:
        return ()
    ecrites = {critere.libelle: critere for critere in projet.faisabilite}
    libelles = dict.fromkeys((*ecrites, *CONDITIONS))
    deja = intitules_du_plan(dossier)
    return tuple(_condition(mot, ecrites.get(mot), deja) for mot in libelles)


def _condition(libelle: str, critere: Critere | None, deja: frozenset[str]) -> LigneCondition:
    est_douteuse = critere is not None and critere.reponse is not Faisable.OUI
    action = composer(f"Vérifier : {minuscule(libelle)}") if est_douteuse else ""
    return LigneCondition(
        libelle=libelle,
        reponse=critere.reponse.value if critere else "",
        raison=critere.raison if critere else "",
        action=action,
        est_dans_le_plan=bool(action) and est_dans_le_plan(action, deja),
    )


def _bilan(conditions: tuple[LigneCondition, ...]) -> str:
    """« 3 oui sur 5 », sans note ; rien tant que rien n’est regardé."""
    ouis = sum(c.reponse == Faisable.OUI for c in conditions)
    dites = sum(bool(c.reponse) for c in conditions)
    return f"{ouis} oui sur {len(conditions)}" if dites else ""
