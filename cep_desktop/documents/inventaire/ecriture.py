"""Écrire l’inventaire des compétences en Word, lisible par un lecteur d’écran."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from cep_desktop.documents.figer import figer
from cep_desktop.documents.inventaire.contenu import ContenuInventaire, Rubrique
from cep_desktop.domain.typographie import composer, ecrire_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_LARGEURS = (8.6, 7.4)
_ENCRE = "1B2A33"
_STYLES = {
    "Normal", "Heading 1", "Heading 2", "Default Paragraph Font", "Normal Table", "Table Grid",
    "No List",
}  # fmt: skip
"""Les styles employés ; ceux du modèle vierge, pâles ou petits, s’en vont."""


def ecrire(contenu: ContenuInventaire) -> bytes:
    """Rend un fichier Word : mêmes mots, mêmes octets."""
    import docx

    document = docx.Document()
    _habiller(document, contenu)
    document.add_heading(composer(f"Ce que je sais faire pour : {contenu.metier}"), level=1)
    fictif = "Exemple fictif. " if contenu.est_fictif else ""
    document.add_paragraph(
        composer(f"{fictif}{contenu.personne}, avec {contenu.structure}, {ecrire_date(contenu.le)}")
    )
    for rubrique in contenu.rubriques:
        _rubrique(document, rubrique)
    document.add_paragraph(
        composer(
            f"Compétences du métier {contenu.code} : {contenu.source}. Aucune note n’est donnée."
        )
    )
    sortie = io.BytesIO()
    document.save(sortie)
    return figer(sortie.getvalue())


def _rubrique(document: "Document", rubrique: Rubrique) -> None:
    from docx.shared import Cm

    document.add_heading(composer(f"{rubrique.titre} : {len(rubrique.lignes)}"), level=2)
    if not rubrique.lignes:
        document.add_paragraph(composer(rubrique.vide))
        return
    tableau = document.add_table(rows=1, cols=2, style="Table Grid")
    tableau.autofit = False
    _repeter_l_entete(tableau)
    for rang, lignes in enumerate((("Compétence", rubrique.preuve), *rubrique.lignes)):
        cases = tableau.add_row().cells if rang else tableau.rows[0].cells
        for case, texte, largeur in zip(cases, lignes, _LARGEURS, strict=True):
            case.text = composer(texte) or "–"
            case.width = Cm(largeur)
    for case in tableau.rows[0].cells:
        for morceau in case.paragraphs[0].runs:
            morceau.bold = True


def _repeter_l_entete(tableau: "Table") -> None:
    """Marque la première ligne comme en-tête : le lecteur d’écran la relit à chaque page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    (ligne, *_) = tableau._element.findall(qn("w:tr"))  # noqa: SLF001 - python-docx ne l’offre pas
    ligne.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    titre = OxmlElement("w:tblCaption")
    titre.set(qn("w:val"), "Compétences et ce qui les montre")
    tableau._element.tblPr.append(titre)  # noqa: SLF001 - python-docx ne l’offre pas


def _habiller(document: "Document", contenu: ContenuInventaire) -> None:
    """Pose la langue, les marges, la police et les propriétés du fichier."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for nom, taille in (("Normal", 12), ("Heading 1", 20), ("Heading 2", 15)):
        style = document.styles[nom]
        style.font.size = Pt(taille)
        style.font.name = "Arial"
        style.font.color.rgb = RGBColor.from_string(_ENCRE)
        style.element.get_or_add_rPr().rFonts.set(qn("w:ascii"), "Arial")
    for langue in document.styles.element.iter(qn("w:lang")):
        langue.set(qn("w:val"), "fr-FR")
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    proprietes = document.core_properties
    proprietes.title = composer(f"Compétences pour : {contenu.metier}")
    proprietes.language, proprietes.author, proprietes.comments = "fr-FR", contenu.structure, ""
    jour = datetime(contenu.le.year, contenu.le.month, contenu.le.day)  # noqa: DTZ001 - le jour du papier
    proprietes.created = proprietes.modified = jour
