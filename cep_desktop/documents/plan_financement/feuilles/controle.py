"""La rangée de contrôle : son mot, sa couleur, et ce qu’elle explique."""

from collections.abc import Sequence

from cep_desktop.documents.excel.cases import adresse
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.styles import ALERTE, ATTENTION, BASE, GRAS, REUSSITE, SOUS_TITRE
from cep_desktop.documents.plan_financement.parties.controle import Controle

COULEURS = {
    Controle.EQUILIBRE.libelle: REUSSITE,
    Controle.A_COMPLETER.libelle: ATTENTION,
    Controle.A_REVOIR.libelle: ALERTE,
}
_RANGEE = 26


def ecrire_controle(
    feuille: Feuille,
    rangee: int,
    formule: str,
    controle: Controle,
    explications: Sequence[str],
    *,
    colonne: int,
) -> int:
    """Écrit le contrôle et une explication par rangée ; rend la dernière rangée écrite."""
    case = (rangee, colonne)
    feuille.texte((rangee, 0), "Contrôle", {**BASE, **GRAS})
    feuille.formule(case, formule, controle.libelle, {**BASE, **GRAS, "align": "center"})
    feuille.colorier(adresse(case).replace("$", ""), COULEURS)
    feuille.page.set_row(rangee, _RANGEE)
    for decalage, phrase in enumerate(explications):
        feuille.texte((rangee + decalage, colonne + 1), phrase, {**SOUS_TITRE, "indent": 1})
    return rangee + max(len(explications) - 1, 0)


def lire_controle(grille: Grille, *, colonne: int) -> Controle:
    """Relit le mot du contrôle."""
    case = (grille.rangee_de("Contrôle"), colonne)
    mot = grille.texte(case)
    for controle in Controle:
        if controle.libelle == mot:
            return controle
    raise grille.refus(case, f"«\u00a0{mot[:40]}\u00a0» n’est pas un contrôle.")
