"""Ce que l’on colle depuis Word, un courriel ou une page : seulement les mots."""

import re
import unicodedata

_PUCE = re.compile(
    r"^[ \t]*(?:[•·▪◦‣∙■□➢➔✓\uf0a7\uf0b7\uf0d8]|[-–—*o](?=\t))[ \t\u00a0]*", re.MULTILINE
)
_SAUTS = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")
_BLANCS = re.compile(r"[ \t]{2,}|\t")
_LIGNES_VIDES = re.compile(r"\n{3,}")


def nettoyer_collage(texte: str, *, en_une_ligne: bool = False) -> str:
    """Rend le texte sans mise en forme : puces en tirets, ni tabulation ni signe invisible."""
    mots = _SAUTS.sub("\n", unicodedata.normalize("NFC", texte))
    mots = _PUCE.sub("- ", mots)
    mots = "".join(signe for signe in mots if _se_voit(signe))
    lignes = (_BLANCS.sub(" ", ligne).rstrip() for ligne in mots.split("\n"))
    if en_une_ligne:
        return " ".join(ligne.strip() for ligne in lignes if ligne.strip())
    return _LIGNES_VIDES.sub("\n\n", "\n".join(lignes)).strip("\n")


def _se_voit(signe: str) -> bool:
    """Écarte les commandes, les traits d’union conditionnels et les signes propres à une police."""
    return signe in "\n\t" or unicodedata.category(signe) not in {"Cc", "Cf", "Co", "Cs"}
