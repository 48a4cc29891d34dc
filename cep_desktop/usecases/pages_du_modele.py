"""Dire à quelle page d’un modèle Word se trouve chaque défaut, si ce poste sait faire un PDF."""

import re
from collections.abc import Callable, Iterable, Mapping

from cep_desktop.documents.gabarit import AncreInconnue
from cep_desktop.domain.erreurs import ErreurMetier, Probleme

_CITE = re.compile(r"«\u00a0(.+?)\u00a0»")
_BALISE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_BLANCS = re.compile(r"\s+")


def situer(
    octets: bytes,
    problemes: Iterable[Probleme],
    *,
    dire: Callable[[str], None] | None = None,
) -> Mapping[Probleme, int]:
    """Rend la page (la première est 1) de chaque défaut que l’on y retrouve.

    Met le modèle en pages sans le remplir ; vide si ce poste ne sait pas le faire. `octets` ont
    déjà passé le contrôle du paquet. Ce que lève `dire` arrête tout.
    """
    reperes = {p: motif for p in problemes if (motif := _repere(p)) is not None}
    if not reperes:
        return {}
    pages = _pages(octets, dire)
    trouvees: dict[Probleme, int] = {}
    for probleme, motif in reperes.items():
        for numero, texte in enumerate(pages, 1):
            if motif.search(texte):
                trouvees[probleme] = numero
                break
    return trouvees


def _repere(probleme: Probleme) -> re.Pattern[str] | None:
    """Ce qu’il faut chercher dans la page, blancs retirés ; `None` si rien n’est écrit."""
    if isinstance(probleme, AncreInconnue):
        mot = re.escape(_BLANCS.sub("", probleme.ecrit))
        return re.compile(rf"[{{%][^{{}}]*{mot}(?!\w)[^{{}}]*[}}%]")
    cite = _BALISE.search(probleme.lieu) or _CITE.search(probleme.phrase)
    extrait = _BLANCS.sub("", cite[cite.lastindex or 0]) if cite else ""
    return re.compile(re.escape(extrait)) if extrait else None


def _pages(octets: bytes, dire: Callable[[str], None] | None) -> list[str]:
    from cep_desktop.documents.apercu import lire_les_pages
    from cep_desktop.documents.pdf import convertir

    attendre = (lambda: dire("Mise en pages…")) if dire else None
    try:
        rendus = convertir({"modele.docx": octets}, attendre=attendre)
    except ErreurMetier:
        return []
    return [_BLANCS.sub("", texte) for texte in lire_les_pages(rendus["modele.pdf"])]
