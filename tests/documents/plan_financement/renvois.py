"""Des classeurs renvoyés : remplis, déplacés, réenregistrés, ou piégés de nos mains."""

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cep_desktop.domain.dossier import Dossier
from tests.documents.plan_financement.classeurs import octets, relu, remplacer

RETOUR, META = "xl/worksheets/sheet6.xml", "xl/worksheets/sheet8.xml"
PREMIERE = 5
"""Première ligne de demande de la feuille « Retour financeur »."""


def enregistrer(livre: Workbook) -> bytes:
    """Les octets d’un classeur, tel qu’openpyxl l’enregistre."""
    sortie = io.BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


def renvoyer(dossier: Dossier, remplir: Callable[[Worksheet], object]) -> bytes:
    """Le classeur d’un dossier, dont la feuille de retour a été remplie."""
    livre = relu(octets(dossier))
    remplir(livre["Retour financeur"])
    return enregistrer(livre)


def remplir(cases: Mapping[str, object]) -> Callable[[Worksheet], None]:
    """Écrit ces valeurs dans ces cases."""

    def ecrire(feuille: Worksheet) -> None:
        for case, valeur in cases.items():
            feuille[case] = valeur

    return ecrire


def paquet(**parties: str | bytes) -> bytes:
    """Une archive faite de ces parties."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, texte in parties.items():
            archive.writestr(nom, texte)
    return sortie.getvalue()


def ajouter(fichier: bytes, nom: str, contenu: str | bytes = "x") -> bytes:
    """Le même paquet, avec une partie de plus."""
    sortie = io.BytesIO(fichier)
    with zipfile.ZipFile(sortie, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(nom, contenu)
    return sortie.getvalue()


_RIRES = "".join(
    f'<!ENTITY r{n} "{f"&r{n - 1};" * 10 if n else "ha"}">' for n in range(10)
)  # fmt: skip


def pieges(sain: bytes) -> dict[str, bytes]:
    """Un fichier par piège : chacun doit être refusé d’une phrase."""
    dtd = "<!DOCTYPE x [{}]><worksheet"
    return {
        "bombe zip": paquet(**{"xl/workbook.xml": "0" * 31_000_000}),
        "partie énorme": paquet(**{"xl/workbook.xml": "<a/>", "xl/a.xml": "0" * 21_000_000}),
        "mille rires": remplacer(sain, META, "<worksheet", dtd.format(_RIRES)),
        "entité externe": remplacer(
            sain, META, "<worksheet", dtd.format('<!ENTITY x SYSTEM "file:///etc/passwd">')
        ),
        "utf-16": ajouter(sain, "xl/a.xml", "<!DOCTYPE a><a/>".encode("utf-16")),
        "utf-7": ajouter(sain, "xl/a.xml", '<?xml version="1.0" encoding="utf-7"?><a/>'),
        "lien externe": ajouter(sain, "xl/externalLinks/externalLink1.xml"),
        "échange dynamique": ajouter(
            sain, "xl/externalLinks/externalLink2.xml", '<ddeLink ddeService="cmd"/>'
        ),
        "requête": ajouter(sain, "xl/queryTables/queryTable1.xml"),
        "macro": ajouter(sain, "xl/vbaProject.bin"),
        "macro ancienne": ajouter(sain, "xl/macrosheets/sheet1.xml"),
        "objet": ajouter(sain, "xl/embeddings/oleObject1.bin"),
        "chemin qui sort": ajouter(sain, "xl/../../etc/passwd"),
        "chemin absolu": ajouter(sain, "/etc/passwd"),
        "lecteur": ajouter(sain, "C:/x.xml"),
        "nom doublé": ajouter(sain, "xl/WORKBOOK.xml"),
        "mot de passe": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512,
        "page web": b"<html><body>Bonjour</body></html>",
        "tronqué": sain[: len(sain) // 2],
        "vide": b"",
        "pas un nombre": remplacer(sain, RETOUR, "<v>1860</v>", "<v>NaN</v>"),
        "colonne impossible": remplacer(sain, META, 'r="A1"', 'r="AAAAAAA1"'),
    }


def sans_fin(sain: bytes) -> dict[str, bytes]:
    """Des fichiers démesurés mais lisibles : bornés, repris ou refusés, jamais subis."""
    rangees = "".join(f'<row r="{n}"/>' for n in range(20, 400_000))
    styles = "<xf/>" * 3_000_000
    return {
        "rangées vides": remplacer(sain, RETOUR, "</sheetData>", f"{rangees}</sheetData>"),
        "case au bout": remplacer(
            sain,
            RETOUR,
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>',
        ),
        "fusion totale": remplacer(
            sain,
            RETOUR,
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        "styles": remplacer(sain, "xl/styles.xml", "</cellXfs>", f"{styles}</cellXfs>"),
    }
