"""Deux métiers côte à côte : ce qu’ils partagent, ce qui les sépare ; aucune note totale."""

from dataclasses import dataclass

from cep_desktop.domain.accueil import FicheMetier
from cep_desktop.domain.competence import Exploration, MetierVise
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer

INCONNU = "inconnu"
RIEN = "rien de noté"


@dataclass(frozen=True, slots=True)
class LigneComparee:
    """Une question, et ce que chaque métier y répond ; `phrase` la dit entière."""

    titre: str
    premier: str
    second: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Comparaison:
    """Deux métiers, et leurs réponses dans le même ordre."""

    premier: str
    second: str
    lignes: tuple[LigneComparee, ...]


def comparer(dossier: Dossier, premier: str, second: str) -> Comparaison | None:
    """Compare deux métiers du dossier ; `None` si l’un a disparu ou si c’est le même."""
    metiers = {m.id: m for m in dossier.conseil.metiers}
    un, deux = metiers.get(premier), metiers.get(second)
    if un is None or deux is None or premier == second:
        return None
    noms = (composer(un.appellation), composer(deux.appellation))
    a, b = _reponses(dossier, un), _reponses(dossier, deux)
    communes = [mot for mot in _la(dossier, un) if mot in _la(dossier, deux)]
    commun = _lister(communes)
    lignes = (
        LigneComparee(
            "Déjà là, pour les deux", commun, commun, composer(f"Déjà là, pour les deux : {commun}")
        ),
        *(
            LigneComparee(titre, a[titre], b[titre], _phrase(titre, noms, a[titre], b[titre]))
            for titre in a
        ),
    )
    return Comparaison(*noms, lignes)


def _phrase(titre: str, noms: tuple[str, str], premier: str, second: str) -> str:
    return composer(f"{titre} : {noms[0]}, {premier} ; {noms[1]}, {second}")


def _reponses(dossier: Dossier, metier: MetierVise) -> dict[str, str]:
    fiche = _fiche(dossier, metier)
    return {
        "Goût": f"{metier.gout} sur 5" if metier.gout else "pas encore dit",
        "Ce que je sais déjà faire": _lister(_la(dossier, metier)),
        "Ce qu’il reste à apprendre": _lister(metier.a_acquerir),
        "Où on l’exerce": composer(metier.lieux) or INCONNU,
        "Offres": composer(fiche.offres) or INCONNU,
        "Salaire": composer(fiche.salaire) or INCONNU,
        "Effort physique": composer(fiche.effort) or INCONNU,
        "Vu en vrai": _vu(metier.explorations),
    }


def _la(dossier: Dossier, metier: MetierVise) -> list[str]:
    presentes = set(metier.competences_presentes)
    return [composer(c.libelle) for c in dossier.conseil.competences if c.id in presentes]


def _fiche(dossier: Dossier, metier: MetierVise) -> FicheMetier:
    """La fiche remise pour ce métier : le même code ROME, ou le même titre."""
    for information in dossier.accueil.informations:
        est_la = metier.rome is not None and information.rome == metier.rome
        meme_titre = information.titre.casefold() == metier.appellation.casefold()
        if information.fiche is not None and (est_la or meme_titre):
            return information.fiche
    return FicheMetier()


def _vu(explorations: tuple[Exploration, ...]) -> str:
    return composer(" ; ".join(e.retenu or e.nature.libelle for e in explorations)) or "pas encore"


def _lister(mots: list[str] | tuple[str, ...]) -> str:
    return composer(", ".join(mots)) or RIEN
