"""Les chemins vers le projet : ce que l’on en sait, ce que l’on en décide."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.etapes_des_chemins import chemins_a_planifier
from ui.pages.projet.mots import INCONNU, auteur_des_mots, dire_chiffre, minuscule

MARQUES = {
    ChoixChemin.A_REGARDER: ("neutre", "eye-bold"),
    ChoixChemin.CHOISI: ("ok", "star-fill"),
    ChoixChemin.EN_PLUS: ("action", "plus-circle-fill"),
    ChoixChemin.EN_SECOURS: ("soleil", "signpost"),
    ChoixChemin.PAS_RETENU: ("neutre", "minus-circle-fill"),
}
_BOUTS = {
    NatureChemin.FORMATION: ("Entrée", "Titre"),
    NatureChemin.VAE: ("Dossier", "Jury"),
    NatureChemin.BILAN: ("Rendez-vous", "Synthèse"),
    NatureChemin.IMMERSION: ("Accord", "Bilan"),
    NatureChemin.EMPLOI_DIRECT: ("Candidatures", "Contrat"),
    NatureChemin.PRESTATION: ("Demande", "Bilan"),
    NatureChemin.CREATION: ("Idée", "Ouverture"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Une des cinq choses à regarder ; sans réponse, elle est « à regarder »."""

    titre: str
    reponse: str
    est_dite: bool


@dataclass(frozen=True, slots=True)
class CarteDeChemin:
    """Un chemin, dessiné puis étudié."""

    cle: str
    titre: str
    bouts: tuple[str, str]
    duree: str
    questions: tuple[Question, ...]
    gagne: str
    difficile: str
    choix: ChoixChemin
    ton: str
    picto: str
    est_retenu: bool
    phrase: str


@dataclass(frozen=True, slots=True)
class EtatChemins:
    """Toute la vue."""

    sous_titre: str
    chemins: tuple[CarteDeChemin, ...]
    enonce: str
    plan_de_secours: str
    paroles: str
    paroles_de: str
    propose_par: str
    choisi_par: str
    valide_le: date | None
    peut_creer: bool
    raison: str


def deriver_chemins(dossier: Dossier) -> EtatChemins:
    """Rend ce que la vue montre."""
    conseil, strategie = dossier.conseil, dossier.conseil.strategie
    chemins = strategie.chemins if strategie else ()
    paroles = strategie.paroles if strategie else None
    trace = strategie.co_construction if strategie else None
    a_planifier = chemins_a_planifier(dossier)
    vers = conseil.projet.metier if conseil.projet else ""
    question = f"Quels chemins vers {minuscule(vers)} ?" if vers else "Quels chemins possibles ?"
    return EtatChemins(
        sous_titre=composer(question),
        chemins=tuple(map(_chemin, chemins)),
        enonce=strategie.enonce if strategie else "",
        plan_de_secours=strategie.plan_de_secours if strategie else "",
        paroles=paroles.texte if paroles else "",
        paroles_de=auteur_des_mots(dossier, paroles),
        propose_par=(trace.propose_par or "") if trace else "",
        choisi_par=trace.choisi_par.value if trace and trace.choisi_par else "",
        valide_le=trace.valide_ensemble_le if trace else None,
        peut_creer=bool(a_planifier),
        raison=_raison(chemins, a_planifier),
    )


def _raison(chemins: tuple[Chemin, ...], a_planifier: tuple[Chemin, ...]) -> str:
    """Pourquoi l’on ne peut pas encore créer les étapes, ou rien."""
    if a_planifier or not chemins:
        return ""
    retenus = {ChoixChemin.CHOISI, ChoixChemin.EN_PLUS}
    if any(chemin.choix in retenus for chemin in chemins):
        return "Les étapes des chemins choisis sont déjà dans le plan."
    return "Choisissez un chemin pour créer les étapes du plan."


def _chemin(chemin: Chemin) -> CarteDeChemin:
    ton, picto = MARQUES[chemin.choix]
    titre = f"{chemin.titre} {chemin.precision}".strip()
    duree = "Durée à demander" if chemin.duree_mois is None else _mois(chemin.duree_mois)
    questions = _questions(chemin)
    a_regarder = sum(not question.est_dite for question in questions)
    suite = f", {a_regarder} à regarder" if a_regarder else ""
    return CarteDeChemin(
        cle=chemin.id,
        titre=composer(titre),
        bouts=_BOUTS[chemin.nature],
        duree=duree,
        questions=questions,
        gagne=composer(chemin.gagne),
        difficile=composer(chemin.difficile),
        choix=chemin.choix,
        ton=ton,
        picto=picto,
        est_retenu=chemin.choix in {ChoixChemin.CHOISI, ChoixChemin.EN_PLUS},
        phrase=composer(f"{titre}, {duree}, {chemin.choix.libelle.lower()}{suite}"),
    )


def _mois(mois: int) -> str:
    return f"{mois} mois" if mois else "moins d’un mois"


def _questions(chemin: Chemin) -> tuple[Question, ...]:
    montant, valeur = dire_chiffre(chemin.prix)
    prix = "" if montant == INCONNU else f"{montant}, {valeur}"
    ecrites = (
        ("Utile ?", chemin.avis),
        ("Prérequis", chemin.prerequis),
        ("Programme", chemin.programme),
        ("Certification", chemin.certification),
        ("Prix indicatif", prix),
    )
    return tuple(
        Question(composer(titre), composer(mots) or "À regarder", bool(mots))
        for titre, mots in ecrites
    )
