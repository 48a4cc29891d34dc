"""La barre de financement : qui paie quelle part, en trames."""

from collections.abc import Sequence

from cep_desktop.documents.etat import NOMS_DES_TRAMES
from cep_desktop.documents.images import Toile
from cep_desktop.documents.plan_action.financement import LignePayeur
from cep_desktop.documents.trames import peindre

LARGEUR = 170.0
HAUTEUR = 11.2
_INTERSTICE = 0.9
_MINIMUM = 3.0


def dessiner_barre(payeurs: Sequence[LignePayeur]) -> bytes:
    """Dessine les parts chiffrées, dans l’ordre du tableau ; au moins une part."""
    parts = _parts(payeurs)
    toile = Toile(LARGEUR, HAUTEUR)
    disponible = LARGEUR - _INTERSTICE * (len(parts) - 1)
    gauche = 0.0
    for part, largeur in zip(parts, _largeurs(parts, disponible), strict=True):
        peindre(toile, part.trame, part.jeton, (gauche, 0), (largeur, HAUTEUR))
        gauche += largeur + _INTERSTICE
    return toile.png()


def peut_se_dessiner(payeurs: Sequence[LignePayeur]) -> bool:
    """Vrai si au moins une part est chiffrée."""
    return bool(_parts(payeurs))


def decrire_barre(payeurs: Sequence[LignePayeur]) -> str:
    """Dit la barre à qui ne la voit pas."""
    parts = "\u202f; ".join(
        f"{part.nom} {part.montant} ({NOMS_DES_TRAMES[part.trame]})" for part in _parts(payeurs)
    )
    return f"Qui paie\u00a0: {parts}."


def _parts(payeurs: Sequence[LignePayeur]) -> list[LignePayeur]:
    return [payeur for payeur in payeurs if payeur.centimes > 0]


def _largeurs(parts: Sequence[LignePayeur], disponible: float) -> list[float]:
    """Largeurs proportionnelles ; une petite part reste visible, les grandes compensent."""
    minimum = min(_MINIMUM, disponible / len(parts))
    total = sum(part.centimes for part in parts)
    brutes = [disponible * part.centimes / total for part in parts]
    elargies = [max(minimum, brute) for brute in brutes]
    surplus = sum(elargies) - disponible
    marge = sum(largeur - minimum for largeur in elargies)
    return [
        largeur - surplus * (largeur - minimum) / marge if marge else largeur
        for largeur in elargies
    ]
