"""La feuille Démarches et pièces : qui envoie quoi, à qui, et avant quelle date."""

from collections.abc import Sequence

from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.styles import ALERTE, ATTENTION, REUSSITE
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE, Page, fermer, ouvrir
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    Colonne,
    Genre,
    ecrire_tableau,
    lire_tableau,
)
from cep_desktop.documents.plan_financement.parties.demarches import (
    A_FAIRE,
    EN_ATTENTE,
    EN_COURS,
    FAIT,
    REFUSE,
    LigneDemarche,
)

NOM = "Démarches et pièces"

_LARGEURS = (7, 30, 44, 20, 15, 15, 15, 18)
_ETAT = 7
_MOTS = {FAIT: REUSSITE, EN_COURS: ATTENTION, REFUSE: ALERTE}


def _mot_envoi(ligne: LigneDemarche) -> str:
    return "à faire" if ligne.etat in {A_FAIRE, EN_COURS} else "sans objet"


def _mot_reception(ligne: LigneDemarche) -> str:
    if ligne.etat == EN_ATTENTE:
        return "en attente"
    return _mot_envoi(ligne)


_COLONNES: tuple[Colonne[LigneDemarche], ...] = (
    Colonne("Clé", "cle"),
    Colonne("Organisme", "organisme"),
    Colonne("Démarche ou pièce", "piece"),
    Colonne("Qui", "qui"),
    Colonne("Date limite", "limite_le", Genre.JOUR, lambda _: "non fixée"),
    Colonne("Envoyé le", "envoye_le", Genre.JOUR, _mot_envoi),
    Colonne("Reçu le", "recu_le", Genre.JOUR, _mot_reception),
    Colonne("État", "etat"),
)


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    page = Page("Démarches et pièces", "Qui envoie quoi, à qui, et avant quelle date.", _LARGEURS)
    ouvrir(feuille, page)
    bande = Bande(ENTETE, len(contenu.demarches))
    ecrire_tableau(
        feuille,
        bande,
        _COLONNES,
        contenu.demarches,
        largeurs=_LARGEURS,
        vide="Aucune démarche n’est encore notée.",
        rangee=26.0,
    )
    feuille.colorier(bande.relative(_ETAT), _MOTS)
    fermer(feuille, page, contenu.reperes, derniere=bande.derniere)


def lire(grille: Grille, cles: Sequence[str]) -> tuple[LigneDemarche, ...]:
    """Relit les démarches."""
    return tuple(LigneDemarche(**ligne) for ligne in lire_tableau(grille, _COLONNES, cles))  # type: ignore[arg-type]  # genres des colonnes
