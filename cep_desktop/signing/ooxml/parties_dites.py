"""Le nom français de chaque partie d’un fichier Word ou Excel."""

_MOTS = (
    ("/word/document.xml", "le texte du document"),
    ("/word/header", "un en-tête"),
    ("/word/footer", "un pied de page"),
    ("/word/footnotes", "le texte des notes de bas de page"),
    ("/word/endnotes", "le texte des notes de fin"),
    ("/word/comments", "le texte des remarques"),
    ("/word/styles", "la mise en forme"),
    ("/word/settings", "un réglage du document"),
    ("/xl/workbook.xml", "la liste des feuilles"),
    ("/xl/worksheets/", "une feuille du classeur"),
    ("/xl/sharedstrings", "le texte des cases"),
    ("/xl/styles", "la mise en forme"),
    ("/xl/comments", "le texte des remarques"),
)
_IMAGE, _LIENS = "/media/", ".rels"


def dire(nom: str) -> str:
    """« le texte du document (/word/document.xml) » ; « la partie « /x.xml » » si elle est rare."""
    plie = nom.casefold()
    if plie.endswith(_LIENS):
        return f"un lien du document ({nom})"
    if _IMAGE in plie:
        return f"une image ({nom})"
    mots = next((mots for debut, mots in _MOTS if plie.startswith(debut)), "")
    return f"{mots} ({nom})" if mots else f"la partie «\u00a0{nom}\u00a0»"


def dire_que(nom: str, verbe: str) -> str:
    """« Le texte du document (/word/document.xml) a changé. »"""
    dit = dire(nom)
    return f"{dit[:1].upper()}{dit[1:]} {verbe}."
