"""La rangée de total d’un tableau, qui dit quand elle ne compte pas tout."""

from collections.abc import Mapping
from dataclasses import dataclass

from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.styles import TOTAL, Style
from cep_desktop.documents.plan_financement.feuilles.formules import dire
from cep_desktop.documents.reste_a_payer import chiffrer
from cep_desktop.domain.montant import Total

HORS_INCONNU = "hors inconnu"
_RANGEE = 22


@dataclass(frozen=True, slots=True)
class Somme:
    """Une somme : sa formule et ce qu’elle vaut."""

    formule: str
    total: Total


def ecrire_total(
    feuille: Feuille,
    rangee: int,
    nom: str,
    sommes: Mapping[int, Somme],
    *,
    largeur: int,
    colonne_mot: int,
    style: Style = TOTAL,
) -> None:
    """Écrit une rangée de total ; la colonne du mot dit « hors inconnu » s’il manque un montant."""
    partiels = [s for s in sommes.values() if s.total.inconnus and s.total.montant]
    mot = HORS_INCONNU if partiels else ""
    textes = {0: nom, colonne_mot: mot}
    for colonne in range(largeur):
        if colonne not in sommes:
            feuille.texte((rangee, colonne), textes.get(colonne, ""), style)
    for colonne, somme in sommes.items():
        valeur = chiffrer(somme.total)
        feuille.formule((rangee, colonne), dire(somme.formule, valeur), valeur, style)
    feuille.page.set_row(rangee, _RANGEE)
