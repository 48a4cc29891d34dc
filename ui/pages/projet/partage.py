"""Le projet, vu par la personne : ses pistes, son choix, ses chemins."""

from collections.abc import Iterator
from functools import partial

from cep_desktop.domain.projet import Critere, Faisable, Piste, Projet
from cep_desktop.domain.strategie import Chemin, ChoixChemin
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.piste import ModifierPiste, ValiderPiste
from cep_desktop.usecases.commandes.priorite import rangees
from cep_desktop.usecases.commandes.projet import ValiderProjet
from ui.pages.projet.mots import PICTOS, en_lettres
from ui.vue_partagee import (
    Accord,
    Bloc,
    Colonne,
    Encart,
    Geste,
    Ligne,
    Mots,
    Rangee,
    Tableau,
    Vide,
    Vu,
    VuePartagee,
)

_COMPAREES, _CRITERES = 3, 3
_CHEMINS = {
    ChoixChemin.CHOISI: ("star-fill", "primary"),
    ChoixChemin.EN_PLUS: ("plus-circle-fill", "primary"),
    ChoixChemin.EN_SECOURS: ("signpost", "sun_ink"),
    ChoixChemin.PAS_RETENU: ("minus-circle-fill", "ink3"),
    ChoixChemin.A_REGARDER: ("eye-bold", "ink2"),
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des pistes et du projet."""
    pistes = vu.dossier.conseil.pistes[:_COMPAREES]
    titre = {0: "Votre projet", 1: "Votre piste"}.get(
        len(pistes), f"Vos {en_lettres(len(pistes)).lower()} pistes"
    )
    choisie = any(p.est_choisie for p in pistes)
    suite = " L’étoile montre votre choix." if choisie else ""
    phrase = f"Comparées avec ce qui compte pour vous.{suite}" if len(pistes) > 1 else ""
    return VuePartagee(titre, phrase, tuple(_blocs(vu, pistes)))


def _blocs(vu: Vu, pistes: tuple[Piste, ...]) -> Iterator[Bloc]:
    conseil = vu.dossier.conseil
    if not pistes and conseil.projet is None:
        yield Vide("Vers quoi allez-vous ?", "Dites une idée, même floue. Nous la regardons.")
        return
    if pistes:
        yield _tableau(vu, pistes)
        choisie = next((p for p in pistes if p.est_choisie), None)
        if choisie is not None:
            yield from _choix(choisie, vu)
    if conseil.projet is not None:
        yield from _projet(conseil.projet, vu)
    chemins = conseil.strategie.chemins if conseil.strategie else ()
    if chemins:
        lignes = tuple(_chemin(chemin, vu) for chemin in chemins)
        yield Encart("Les chemins pour y arriver", lignes=lignes)


def _tableau(vu: Vu, pistes: tuple[Piste, ...]) -> Tableau:
    metiers = {m.id: m.lieux for m in vu.dossier.conseil.metiers}
    priorites = sorted(rangees(vu.dossier.conseil), key=lambda p: (-p.poids, p.rang))[:_CRITERES]
    return Tableau(
        titre="Ce qui compte",
        phrase="pour vous",
        colonnes=tuple(
            Colonne(
                composer(p.titre),
                composer(metiers.get(p.metier or "", "")),
                p.gout or 0,
                p.est_choisie,
                partial(_noter, p.id),
            )
            for p in pistes
        ),
        rangees=(
            *(_rangee(priorite.libelle, pistes, vu) for priorite in priorites),
            *_temps(pistes),
        ),
    )


def _noter(piste: str, note: int) -> ModifierPiste:
    return ModifierPiste(piste, {"gout": note or None})


def _rangee(libelle: str, pistes: tuple[Piste, ...], vu: Vu) -> Rangee:
    def case(piste: Piste) -> Ligne:
        ecrit = next((c for c in piste.criteres if c.libelle == libelle), None)
        reponse = ecrit.reponse if ecrit else Faisable.A_VERIFIER
        picto, ton = PICTOS[reponse]
        return Ligne(vu.mots.dire(reponse), picto=picto, ton=ton)

    return Rangee(composer(libelle), tuple(map(case, pistes)))


def _temps(pistes: tuple[Piste, ...]) -> Iterator[Rangee]:
    """Le temps pour y arriver, dès qu’une piste le dit."""

    def case(piste: Piste) -> Ligne:
        if piste.delai_mois is None:
            return Ligne("À vérifier", picto="question-fill", ton="warn")
        return Ligne(f"{piste.delai_mois} mois", picto="clock-fill", ton="ink2")

    if any(piste.delai_mois is not None for piste in pistes):
        yield Rangee("Le temps pour y arriver", tuple(map(case, pistes)))


def _choix(piste: Piste, vu: Vu) -> Iterator[Bloc]:
    if piste.pourquoi is not None:
        yield Mots("Pourquoi vous avez choisi cette piste", piste.pourquoi.texte)
    est_valide = piste.co_construction.est_valide
    yield accord(
        "Nous sommes d’accord sur cette piste ?",
        ValiderPiste(piste.id, None if est_valide else vu.le),
        est_valide=est_valide,
    )


def _projet(projet: Projet, vu: Vu) -> Iterator[Bloc]:
    yield Encart(
        "Votre projet",
        composer(projet.enonce),
        tuple(_condition(c, vu) for c in projet.faisabilite),
        ton="simple",
    )
    if projet.motivation is not None:
        yield Mots("Ce qui vous donne envie", projet.motivation.texte)
    if not vu.dossier.conseil.pistes:
        est_valide = projet.co_construction.est_valide
        yield accord(
            "Nous sommes d’accord sur ce projet ?",
            ValiderProjet(None if est_valide else vu.le),
            est_valide=est_valide,
        )


def _condition(critere: Critere, vu: Vu) -> Ligne:
    picto, ton = PICTOS[critere.reponse]
    return Ligne(
        composer(critere.libelle),
        composer(critere.raison),
        picto,
        ton,
        etiquette=vu.mots.dire(critere.reponse),
    )


def _chemin(chemin: Chemin, vu: Vu) -> Ligne:
    picto, ton = _CHEMINS[chemin.choix]
    duree = f"{chemin.duree_mois} mois" if chemin.duree_mois else ""
    gagne = f"Ce que vous y gagnez : {chemin.gagne}" if chemin.gagne else chemin.precision
    return Ligne(
        composer(chemin.titre),
        composer(gagne),
        picto,
        ton,
        valeur=duree,
        etiquette=vu.mots.dire(chemin.choix),
    )


def accord(titre: str, commande: ValiderPiste | ValiderProjet, *, est_valide: bool) -> Accord:
    """Rend la question d’accord, ou ce qui est déjà validé et se retire."""
    if est_valide:
        return Accord(
            "Nous l’avons validé ensemble.",
            "Vous pouvez changer d’avis à tout moment.",
            Geste("Changer d’avis", commande, picto="arrow-u-up-left-bold"),
            est_donne=True,
        )
    return Accord(
        titre,
        "Vous pourrez demander un changement à tout moment.",
        Geste("Valider ensemble", commande, picto="handshake-bold", est_plein=True),
    )
