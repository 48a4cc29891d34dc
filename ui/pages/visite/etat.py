"""La visite : ce qu’elle montre, dans l’ordre, et ce qu’elle en dit."""

from dataclasses import dataclass
from enum import StrEnum


class Cible(StrEnum):
    """Ce que l’on éclaire ; la fenêtre sait où c’est."""

    LISTE = "liste"
    RAIL = "rail"
    PAGE = "page"
    BARRE = "barre"
    CHERCHER = "chercher"
    AFFICHAGE = "affichage"
    AIDE = "aide"


@dataclass(frozen=True, slots=True)
class EtapeVisite:
    """Une halte : la page où elle se fait (vide : la liste), ce qu’elle éclaire, ses mots."""

    cible: Cible
    page: str
    titre: str
    texte: str


ETAPES = (
    EtapeVisite(
        Cible.LISTE, "", "Vos dossiers sont ici",
        "Chaque ligne dit où en est la personne, et la prochaine étape. Touchez-la pour l’ouvrir.",
    ),
    EtapeVisite(
        Cible.RAIL, "plan_action", "Le parcours, à gauche",
        "Trois niveaux, jamais obligatoires. Vous pouvez aller à n’importe quelle page, "
        "dans l’ordre que vous voulez.",
    ),
    EtapeVisite(
        Cible.PAGE, "plan_action", "Une page à la fois",
        "Vous remplissez la page ensemble, face à face. Le bandeau soleil dit la prochaine étape.",
    ),
    EtapeVisite(
        Cible.BARRE, "plan_action", "Rien ne se perd",
        "Tout s’enregistre pendant que vous parlez. Et tout s’annule, avec Ctrl+Z.",
    ),
    EtapeVisite(
        Cible.CHERCHER, "plan_action", "Chercher, d’un mot",
        "Ctrl+K trouve une page, une action ou un dossier, même avec une faute.",
    ),
    EtapeVisite(
        Cible.AFFICHAGE, "plan_action", "Lire à deux",
        "Agrandissez le texte, ou changez le thème, pour que vous lisiez tous les deux.",
    ),
    EtapeVisite(
        Cible.PAGE, "documents", "Repartir avec un papier",
        "Les documents Word et Excel se produisent ici, à tout moment du parcours.",
    ),
    EtapeVisite(
        Cible.AIDE, "documents", "Et si vous cherchez",
        "F1 explique la page où vous êtes. Vous y retrouverez aussi cette visite.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EtatVisite:
    """Ce que montre une halte : ses mots, et sa place dans la visite."""

    etape: EtapeVisite
    place: str
    est_premiere: bool
    est_derniere: bool


def halte(rang: int) -> EtatVisite:
    """Rend la halte d’un rang, compté à partir de 0. Lève `IndexError` hors de la visite."""
    if not 0 <= rang < len(ETAPES):
        raise IndexError(rang)
    return EtatVisite(
        etape=ETAPES[rang],
        place=f"Visite, {rang + 1} sur {len(ETAPES)}",
        est_premiere=rang == 0,
        est_derniere=rang == len(ETAPES) - 1,
    )
