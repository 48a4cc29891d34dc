"""Quelque chose a changé, vu par la personne : une question par élément, puis ce qui a changé."""

from cep_desktop.domain.changement import Changement, ChoixDevenir, Evenement
from cep_desktop.domain.revision import MotifRevision, Revision
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.usecases.commandes.changement import DeciderDevenir, OuvrirChangement
from cep_desktop.usecases.evenement import NatureTouchee, Touche, toucher
from ui.vue_partagee import (
    Bloc,
    Encart,
    Geste,
    Ligne,
    Question,
    Questions,
    Reponse,
    Vide,
    Vu,
    VuePartagee,
)

_TITRE = "Quelque chose a changé"
_PICTOS = {
    NatureTouchee.ACTION: "check-circle-duotone",
    NatureTouchee.DEMANDE: "paper-plane-tilt-bold",
    NatureTouchee.FORMATION: "graduation-cap",
    NatureTouchee.DATE: "calendar-plus",
}
_EVENEMENTS = {
    Evenement.REFUS: ("Une aide est refusée", "x-circle-fill"),
    Evenement.ECHEC: ("L’épreuve n’est pas réussie", "graduation-cap"),
    Evenement.DATES: ("La date change", "calendar-blank"),
    Evenement.EMPLOI: ("Mon emploi change", "briefcase"),
    Evenement.VIE: ("Ma vie change", "house-line"),
    Evenement.ENVIE: ("J’ai une autre envie", "star"),
}
_REPONSES = {
    ChoixDevenir.GARDER: ("Rien ne change.", "check-circle-duotone"),
    ChoixDevenir.DEPLACER: ("Nous choisissons une autre date.", "calendar-plus"),
    ChoixDevenir.ABANDONNER: ("Nous cherchons un autre chemin.", "signpost-duotone"),
}
_MOTIFS = {
    MotifRevision.PREMIER_PLAN: "C’est votre premier plan.",
    MotifRevision.PROJET: "Parce que votre projet change.",
    MotifRevision.DATES: "Parce que les dates changent.",
    MotifRevision.ARGENT: "Parce que l’argent change.",
    MotifRevision.SITUATION: "Parce que votre situation change.",
}


def partager(vu: Vu) -> VuePartagee:
    """Rend les questions d’un changement en discussion, sinon ce qui a déjà changé."""
    changement = vu.dossier.accompagnement.changement
    if changement is None:
        return VuePartagee("Ce qui a changé", "", (*_versions(vu), _evenements()))
    touches = toucher(vu.dossier, changement.evenement, le=vu.le)
    if not touches:
        vide = Vide("Votre plan tient toujours", "Ce changement ne touche rien.")
        return VuePartagee(_TITRE, _EVENEMENTS[changement.evenement][0], (vide,))
    questions = tuple(_question(t, changement) for t in touches)
    ouverte = next((r for r, q in enumerate(questions) if not q.est_faite), len(questions) - 1)
    return VuePartagee(
        _TITRE,
        f"{_EVENEMENTS[changement.evenement][0]}.",
        (Questions(questions, ouverte, "Vous pourrez changer d’avis avant de signer."),),
    )


def _question(touche: Touche, changement: Changement) -> Question:
    choisi = {c.touche: c.devenir for c in changement.choix}.get(touche.cle)
    possibles = [c for c in ChoixDevenir if touche.peut_bouger or c is not ChoixDevenir.DEPLACER]
    debut = changement.debut
    return Question(
        composer(touche.titre),
        composer(f"{touche.precision}. {touche.pourquoi}"),
        _PICTOS[touche.nature],
        tuple(
            Reponse(
                choix.libelle,
                composer(
                    f"Nous commençons le {ecrire_date_longue(debut)}."
                    if debut and choix is ChoixDevenir.DEPLACER
                    else _REPONSES[choix][0]
                ),
                _REPONSES[choix][1],
                Geste(choix.libelle, DeciderDevenir(touche.cle, choix)),
                est_choisie=choisi is choix,
            )
            for choix in possibles
        ),
    )


def _evenements() -> Questions:
    reponses = tuple(
        Reponse(mot, "", picto, Geste(mot, OuvrirChangement(evenement)))
        for evenement, (mot, picto) in _EVENEMENTS.items()
    )
    question = Question(
        "Est-ce que quelque chose a changé pour vous ?",
        "Vous n’avez rien à expliquer.",
        "",
        reponses,
    )
    return Questions((question,), promesse="Rien ne bouge dans votre plan avant votre accord.")


def _versions(vu: Vu) -> tuple[Bloc, ...]:
    revisions = vu.dossier.accompagnement.revisions
    if not revisions:
        return ()
    return (Encart("Votre plan", "", tuple(map(_version, reversed(revisions)))),)


def _version(revision: Revision) -> Ligne:
    signee = revision.signee_le
    quand = f"signée le {ecrire_date_longue(signee)}" if signee else "pas encore signée"
    precision = f" {revision.precision.rstrip('.')}." if revision.precision else ""
    return Ligne(
        titre=composer(f"Version {revision.version}, {quand}"),
        phrase=composer(f"{_MOTIFS[revision.motif]}{precision}"),
        picto="check-circle-fill" if signee else "pen-nib-bold",
        ton="ok" if signee else "warn",
    )
