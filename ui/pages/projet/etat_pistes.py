"""Les pistes côte à côte, sur les critères de la personne ; aucune note totale."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Certitude, Chiffre, MontantConnu
from cep_desktop.domain.projet import Critere, Faisable, Piste, Priorite
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.action_suggeree import est_dans_le_plan, intitules_du_plan
from cep_desktop.usecases.commandes.priorite import rangees as priorites_rangees
from ui.pages.projet.mots import (
    INCONNU,
    PICTOS,
    auteur_des_mots,
    dire_chiffre,
    en_lettres,
    minuscule,
)

COMPAREES = 3
"""Pistes comparées à la fois ; les autres attendent dans une liste."""

POIDS_FORT = 3


@dataclass(frozen=True, slots=True)
class Case:
    """Ce qu’une piste répond à un critère : un état, un mot, une raison.

    `reponse` est vide quand la case se lit dans le détail de la piste ; sans réponse écrite,
    elle est « à vérifier ».
    """

    piste: str
    critere: str
    reponse: str
    mot: str
    raison: str
    picto: str
    ton: str
    action: str
    est_dans_le_plan: bool
    phrase: str
    est_ecrite: bool = True


@dataclass(frozen=True, slots=True)
class Rangee:
    """Un critère, son poids (0 s’il n’en a pas), et une case par piste."""

    libelle: str
    rang: int
    poids: int
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class TetePiste:
    """Le haut d’une colonne."""

    cle: str
    titre: str
    lieux: str
    gout: int
    est_choisie: bool
    bilan: str
    bilan_ton: str


@dataclass(frozen=True, slots=True)
class Choix:
    """La piste choisie, et pourquoi."""

    cle: str
    titre: str
    choisie_par: str
    paroles: str
    paroles_de: str
    avis: str
    valide_le: date | None


@dataclass(frozen=True, slots=True)
class EtatPistes:
    """Toute la vue."""

    sous_titre: str
    prenom: str
    tetes: tuple[TetePiste, ...]
    rangees: tuple[Rangee, ...]
    bilan_titre: str
    en_attente: tuple[tuple[str, str], ...]
    choix: Choix | None
    invite: str


def deriver_pistes(dossier: Dossier) -> EtatPistes:
    """Rend ce que la vue montre."""
    conseil, deja = dossier.conseil, intitules_du_plan(dossier)
    comparees = conseil.pistes[:COMPAREES]
    priorites = sorted(priorites_rangees(conseil), key=lambda p: (-p.poids, p.rang))
    fortes = [p for p in priorites if p.poids == POIDS_FORT]
    choisie = next((p for p in conseil.pistes if p.est_choisie), None)
    return EtatPistes(
        sous_titre=_sous_titre(len(comparees), dossier.beneficiaire.prenom),
        prenom=dossier.beneficiaire.prenom,
        tetes=tuple(_tete(p, dossier, fortes) for p in comparees),
        rangees=(
            *(_rangee(comparees, p.libelle, p, deja) for p in priorites),
            *(_rangee(comparees, mot, None, deja) for mot in _autres(comparees, priorites)),
            *_mesures(comparees, deja),
        ),
        bilan_titre=_titre_du_bilan(len(fortes)),
        en_attente=tuple((p.id, composer(p.titre)) for p in conseil.pistes[COMPAREES:]),
        choix=_choix(dossier, choisie) if choisie else None,
        invite=_invite(len(comparees), choisie, a_des_priorites=bool(priorites)),
    )


def _sous_titre(nombre: int, prenom: str) -> str:
    if not nombre:
        return composer(f"Des directions possibles, comparées avec ce qui compte pour {prenom}")
    if nombre == 1:
        return "Une seule piste : ajoutez-en une autre pour comparer"
    return composer(f"{en_lettres(nombre)} pistes comparées avec ce qui compte pour {prenom}")


def _invite(nombre: int, choisie: Piste | None, *, a_des_priorites: bool) -> str:
    if not nombre:
        return ""
    if not a_des_priorites:
        return "Rangez d’abord ce qui compte, à la page « Votre situation » : ce sont les critères."
    if choisie is None:
        return "L’étoile dit la piste choisie. Rien ne presse, et cela se change."
    return ""


def _titre_du_bilan(nombre: int) -> str:
    if nombre > 1:
        return f"Les {en_lettres(nombre).lower()} plus importants"
    return "Le plus important" if nombre else ""


def _tete(piste: Piste, dossier: Dossier, fortes: list[Priorite]) -> TetePiste:
    metier = next((m for m in dossier.conseil.metiers if m.id == piste.metier), None)
    reponses = {c.libelle: c.reponse for c in piste.criteres}
    ouis = sum(reponses.get(p.libelle) is Faisable.OUI for p in fortes)
    return TetePiste(
        cle=piste.id,
        titre=composer(piste.titre),
        lieux=composer(metier.lieux) if metier else "",
        gout=piste.gout or 0,
        est_choisie=piste.est_choisie,
        bilan=f"{ouis} oui sur {len(fortes)}" if fortes else "",
        bilan_ton="ok" if ouis == len(fortes) else "warn",
    )


def _autres(pistes: tuple[Piste, ...], priorites: list[Priorite]) -> Iterator[str]:
    """Les critères notés qui ne sont plus, ou pas, des priorités."""
    connus = {p.libelle for p in priorites}
    trouves = dict.fromkeys(c.libelle for p in pistes for c in p.criteres)
    yield from (mot for mot in trouves if mot not in connus)


def _rangee(
    pistes: tuple[Piste, ...], libelle: str, priorite: Priorite | None, deja: frozenset[str]
) -> Rangee:
    return Rangee(
        libelle=libelle,
        rang=priorite.rang if priorite else 0,
        poids=priorite.poids if priorite else 0,
        cases=tuple(_case(piste, libelle, deja) for piste in pistes),
    )


def _case(piste: Piste, libelle: str, deja: frozenset[str]) -> Case:
    ecrit = next((c for c in piste.criteres if c.libelle == libelle), None)
    critere = ecrit or Critere(
        libelle=libelle, reponse=Faisable.A_VERIFIER, raison="Pas encore regardé"
    )
    picto, ton = PICTOS[critere.reponse]
    action = _action(libelle, piste) if critere.reponse is Faisable.A_VERIFIER else ""
    return Case(
        piste=piste.id,
        critere=libelle,
        reponse=critere.reponse.value,
        mot=critere.reponse.libelle,
        raison=composer(critere.raison),
        picto=picto,
        ton=ton,
        action=action,
        est_dans_le_plan=bool(action) and est_dans_le_plan(action, deja),
        phrase=_phrase(piste, libelle, critere.reponse.libelle, critere.raison),
        est_ecrite=ecrit is not None,
    )


def _action(libelle: str, piste: Piste) -> str:
    return composer(f"Vérifier : {minuscule(libelle)} ({minuscule(piste.titre)})")


def _phrase(piste: Piste, libelle: str, mot: str, raison: str) -> str:
    return composer(f"{piste.titre}, {libelle} : {', '.join(filter(None, (mot, raison)))}")


def _mesures(pistes: tuple[Piste, ...], deja: frozenset[str]) -> Iterator[Rangee]:
    """Le temps, l’argent et les risques ; une ligne seulement si une piste au moins le dit."""
    mesures: tuple[tuple[str, Callable[[Piste], tuple[str, str, str, str]]], ...] = (
        ("Temps pour y arriver", lambda p: _temps(p.delai_mois)),
        ("Coût", lambda p: _argent(p.cout)),
        ("Reste à payer", lambda p: _argent(p.reste_a_payer)),
        ("Revenu net par mois", lambda p: _argent(p.revenu)),
        ("Ce qui est risqué", lambda p: _risque(p.risques)),
    )
    for libelle, lire in mesures:
        lues = [lire(piste) for piste in pistes]
        if any(mot != "À vérifier" for mot, *_ in lues):
            cases = tuple(
                _mesure(piste, libelle, lue, deja) for piste, lue in zip(pistes, lues, strict=True)
            )
            yield Rangee(libelle, rang=0, poids=0, cases=cases)


def _mesure(
    piste: Piste, libelle: str, lue: tuple[str, str, str, str], deja: frozenset[str]
) -> Case:
    mot, raison, picto, ton = lue
    action = _action(libelle, piste) if mot == "À vérifier" else ""
    return Case(
        piste=piste.id,
        critere=libelle,
        reponse="",
        mot=mot,
        raison=raison,
        picto=picto,
        ton=ton,
        action=action,
        est_dans_le_plan=bool(action) and est_dans_le_plan(action, deja),
        phrase=_phrase(piste, libelle, mot, raison),
    )


_A_VERIFIER = ("À vérifier", INCONNU, "question-fill", "warn")


def _temps(mois: int | None) -> tuple[str, str, str, str]:
    return _A_VERIFIER if mois is None else (f"{mois} mois", "", "clock-fill", "ink2")


def _argent(chiffre: Chiffre) -> tuple[str, str, str, str]:
    montant, valeur = dire_chiffre(chiffre)
    if not isinstance(chiffre, MontantConnu):
        return _A_VERIFIER
    est_sur = chiffre.certitude is Certitude.CONFIRME
    picto, ton = PICTOS[Faisable.OUI if est_sur else Faisable.A_VERIFIER]
    return montant, composer(chiffre.source) or valeur.capitalize(), picto, ton


def _risque(mots: str) -> tuple[str, str, str, str]:
    return ("", composer(mots), "warning-fill", "warn") if mots else _A_VERIFIER


def _choix(dossier: Dossier, piste: Piste) -> Choix:
    par = piste.co_construction.choisi_par
    return Choix(
        cle=piste.id,
        titre=composer(piste.titre),
        choisie_par=par.value if par else "",
        paroles=piste.pourquoi.texte if piste.pourquoi else "",
        paroles_de=auteur_des_mots(dossier, piste.pourquoi),
        avis=piste.avis_du_conseiller,
        valide_le=piste.co_construction.valide_ensemble_le,
    )
