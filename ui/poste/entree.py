"""Les travaux qui font entrer : créer, ouvrir ou restaurer un coffre, hors du fil de l’écran."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.coffre.erreurs import PhraseDePasseFausse
from cep_desktop.usecases.liaison import SEUL, LiaisonOuverte, relier
from cep_desktop.usecases.poste import Poste
from ui.shell.garde import Garde
from ui.shell.lieu import Lieu
from ui.taches import Travail

if TYPE_CHECKING:
    from cep_desktop.usecases.atelier import Atelier
    from cep_desktop.usecases.coffre.entrouvert import CoffreEntrouvert
    from cep_desktop.usecases.coffre.ports import Coffre
    from cep_desktop.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Entree:
    """Un coffre ouvert, relié ou non, son atelier, et la session du dossier où l’on était."""

    coffre: "Coffre"
    atelier: "Atelier"
    session: "Session | None" = None
    liaison: LiaisonOuverte = SEUL

    def garde(self, poste: Poste, auteur: str) -> Garde:
        """Rend ce que la fenêtre saura de ce coffre, tenu par cette personne."""
        phrase = poste.coffres.proposer_phrase
        return Garde(self.coffre, auteur, phrase, self.liaison, poste.passerelle)

    def fermer(self) -> None:
        """Ferme la liaison puis le coffre, qui oublie sa clé."""
        self.liaison.fermer()
        self.coffre.fermer()


@dataclass(frozen=True, slots=True)
class Refus:
    """Pourquoi l’on n’entre pas ; `est_un_essai` : la phrase était fausse."""

    phrase: str
    est_un_essai: bool


@dataclass(frozen=True, slots=True)
class CoffreNeuf:
    """Un coffre qui vient d’être créé, et son code de secours."""

    entree: Entree
    code: str


def creer(poste: Poste, phrase: str, auteur: str) -> Travail:
    """Rend le travail qui crée le coffre ; il rend un `CoffreNeuf`."""

    def travail(_suivi: object) -> CoffreNeuf:
        coffre, code = poste.coffres.creer(phrase, auteur=auteur)
        return CoffreNeuf(commencer(poste, coffre, None), code)

    return travail


def ouvrir(poste: Poste, saisie: str, auteur: str, lieu: Lieu | None) -> Travail:
    """Rend le travail qui ouvre le coffre et le dossier où l’on était : `Entree` ou `Refus`."""
    return _entrer(poste, lambda: poste.coffres.ouvrir(saisie, auteur=auteur), lieu)


def ouvrir_en_entier(poste: Poste, entrouvert: "CoffreEntrouvert", auteur: str) -> Travail:
    """Rend le travail qui ouvre un coffre entrouvert : `Entree` ou `Refus`."""
    return _entrer(poste, lambda: entrouvert.ouvrir(auteur=auteur), None)


def ouvrir_par_trousseau(poste: Poste, auteur: str) -> Travail:
    """Rend le travail qui ouvre le coffre par le trousseau du système : `Entree` ou `Refus`."""
    return _entrer(poste, lambda: poste.coffres.ouvrir_par_trousseau(auteur=auteur), None)


def restaurer(poste: Poste, sauvegarde: Path, saisie: str, auteur: str) -> Travail:
    """Rend le travail qui remet une sauvegarde puis ouvre le coffre : `Entree` ou `Refus`."""
    suite = ouvrir(poste, saisie, auteur, None)

    def travail(suivi: object) -> object:
        try:
            poste.coffres.restaurer(sauvegarde, saisie, auteur=auteur)
        except ErreurMetier as refus:
            return Refus(str(refus), isinstance(refus, PhraseDePasseFausse))
        return suite(suivi)  # type: ignore[arg-type]

    return travail


def _entrer(poste: Poste, deverrouiller: Callable[[], "Coffre"], lieu: Lieu | None) -> Travail:
    def travail(_suivi: object) -> Entree | Refus:
        try:
            coffre = deverrouiller()
        except ErreurMetier as refus:
            return Refus(str(refus), isinstance(refus, PhraseDePasseFausse))
        return commencer(poste, coffre, lieu)

    return travail


def commencer(poste: Poste, coffre: "Coffre", lieu: Lieu | None) -> Entree:
    """Relie le coffre ouvert s’il le faut, et rend de quoi y travailler."""
    liaison = relier(poste.passerelle, coffre)
    equipe = liaison.equipe
    atelier = poste.ouvrir_atelier(coffre.dossiers if equipe is None else equipe.dossiers)
    return Entree(coffre, atelier, _retrouver(coffre, atelier, lieu), liaison)


def relier_autrement(poste: Poste, entree: Entree) -> Travail:
    """Rend le travail qui refait la liaison d’un coffre resté ouvert ; il rend une `Entree`."""

    def travail(_suivi: object) -> Entree:
        entree.liaison.fermer()
        return commencer(poste, entree.coffre, None)

    return travail


def _retrouver(coffre: "Coffre", atelier: "Atelier", lieu: Lieu | None) -> "Session | None":
    """Rend la session où l’on était : celle restée en mémoire, celle mise à part, la gardée."""
    from cep_desktop.usecases.coffre.brouillon import a_reprendre, reprendre

    if lieu is None or lieu.dossier is None:
        return None
    if lieu.session is not None:
        return lieu.session
    try:
        for reprise in a_reprendre(coffre.brouillons, atelier.dossiers):
            if reprise.brouillon.dossier.id == lieu.dossier:
                return reprendre(reprise, atelier.dossiers)
        return atelier.rouvrir(lieu.dossier, depuis=lieu.depuis)
    except ErreurMetier:
        return None
