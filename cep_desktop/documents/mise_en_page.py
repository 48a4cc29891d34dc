"""Ce que Word ne décide pas seul : pas de titre orphelin, pas de petit tableau coupé."""

from collections.abc import Iterable, Iterator
from math import ceil

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LIGNES_SOLIDAIRES = 12
"""Au-delà, un tableau se coupe entre deux lignes ; son en-tête se répète."""
_HAUTEUR_SOLIDAIRE = 30
"""Lignes de texte au-delà desquelles un tableau peut se couper, même s’il a peu de rangs."""
_HAUTEUR_COULANTE = 10
"""La même limite pour un tableau qui doit remplir la page."""
_PAGE = 9638.0
_CARACTERE = 112.0
"""Largeur utile d’une page et d’un caractère moyen, en vingtièmes de point."""
_FIN_SOLIDAIRE = 3
"""Dernières lignes d’un grand tableau, jamais seules en haut d’une page."""

# Ordre imposé par ECMA-376 (CT_PPr) : le style, puis « solidaire ».
_AVANT_SOLIDAIRE = {f"{{{_W}}}pStyle"}


def w(nom: str) -> str:
    """Nom qualifié d’un élément ou d’un attribut de Word."""
    return f"{{{_W}}}{nom}"


def nettoyer(corps: etree._Element) -> None:
    """Retire les suites vides que laissent les balises remplies."""
    for suite in list(corps.iter(w("r"))):
        contenu = [enfant for enfant in suite if enfant.tag != w("rPr")]
        est_vide = all(enfant.tag == w("t") and not enfant.text for enfant in contenu)
        if est_vide and (parent := suite.getparent()) is not None:
            parent.remove(suite)


def solidariser_les_tableaux(
    corps: etree._Element, *, solidaires: int = LIGNES_SOLIDAIRES, coulants: str = ""
) -> None:
    """Garde ensemble un petit tableau ; d’un grand, son début et ses dernières lignes.

    Un tableau dont le titre commence par `coulants` est tenu pour grand dès quelques lignes : la
    page se remplit.
    """
    for tableau in corps.iter(w("tbl")):
        lignes = tableau.findall(w("tr"))
        coule = bool(coulants) and titre_du_tableau(tableau).startswith(coulants)
        hauteur = _HAUTEUR_COULANTE if coule else _HAUTEUR_SOLIDAIRE
        est_petit = len(lignes) <= solidaires + 1 and _hauteur(tableau) <= hauteur
        for ligne in lignes[:-1] if est_petit else (*lignes[:2], *lignes[-_FIN_SOLIDAIRE:-1]):
            solidariser(paragraphes(ligne))


def _hauteur(tableau: etree._Element) -> float:
    """Hauteur estimée d’un tableau, en lignes de texte."""
    return sum(
        max((_lignes(cellule) for cellule in ligne.findall(w("tc"))), default=1)
        for ligne in tableau.findall(w("tr"))
    )


def _lignes(cellule: etree._Element) -> int:
    largeur = cellule.find(f"{w('tcPr')}/{w('tcW')}")
    vingtiemes = float(largeur.get(w("w"), _PAGE)) if largeur is not None else _PAGE
    par_ligne = max(1, vingtiemes / _CARACTERE)
    return sum(
        max(1, ceil(sum(len(t.text or "") for t in p.iter(w("t"))) / par_ligne))
        for p in cellule.iter(w("p"))
    )


def solidariser(vises: Iterable[etree._Element]) -> None:
    """Garde chaque paragraphe sur la page du suivant."""
    for paragraphe in vises:
        proprietes = _proprietes(paragraphe)
        for ancien in proprietes.findall(w("keepNext")):
            proprietes.remove(ancien)
        rang = sum(enfant.tag in _AVANT_SOLIDAIRE for enfant in proprietes)
        proprietes.insert(rang, etree.Element(w("keepNext")))


def retirer_le_saut(corps: etree._Element, debut_du_titre: str) -> None:
    """Laisse un titre qui commençait une page suivre ce qui le précède."""
    for paragraphe in paragraphes(corps):
        texte = "".join(t.text or "" for t in paragraphe.iter(w("t")))
        saut = paragraphe.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        if saut is not None and texte.startswith(debut_du_titre):
            proprietes = _proprietes(paragraphe)
            for directe in (saut, proprietes.find(w("spacing"))):
                if directe is not None:
                    proprietes.remove(directe)


def titre_du_tableau(tableau: etree._Element) -> str:
    """Le titre que lit un lecteur d’écran ; vide s’il n’y en a pas."""
    titre = tableau.find(f"{w('tblPr')}/{w('tblCaption')}")
    return str(titre.get(w("val"), "")) if titre is not None else ""


def paragraphes(element: etree._Element) -> Iterator[etree._Element]:
    """Les paragraphes d’un élément, à toute profondeur."""
    yield from element.iter(w("p"))


def _proprietes(paragraphe: etree._Element) -> etree._Element:
    proprietes = paragraphe.find(w("pPr"))
    if proprietes is None:
        proprietes = etree.Element(w("pPr"))
        paragraphe.insert(0, proprietes)
    return proprietes
