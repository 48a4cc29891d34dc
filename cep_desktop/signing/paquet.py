"""Un document Office en parties reliées (ECMA-376 partie 2), octets gardés tels quels."""

import posixpath
from collections.abc import Mapping
from typing import Self
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from cep_desktop.signing import archive
from cep_desktop.signing.canonique import ecrire_xml, lire_xml
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.noms import TYPE_RELATIONS, TYPES, TYPES_DE_CONTENU


class Paquet:
    """Les parties d’un document, par nom (« /word/document.xml »), et leur type de contenu."""

    def __init__(self, entrees: Mapping[str, archive.Entree]) -> None:
        self._entrees = dict(entrees)
        self._noms = {nom.casefold(): nom for nom in self._entrees if nom != TYPES_DE_CONTENU}
        self._lues: dict[str, bytes] = {}
        self._types = _lire_types(self._deplier(TYPES_DE_CONTENU))

    @classmethod
    def lire(cls, octets: bytes) -> Self:
        """Ouvre un fichier. Lève `PaquetRefuse`."""
        entrees = archive.lire(octets)
        if TYPES_DE_CONTENU not in entrees:
            raise PaquetRefuse("Ce fichier n’est ni un document Word ni un classeur Excel.")
        for nom in entrees:
            if nom != TYPES_DE_CONTENU and not _est_un_nom(nom):
                raise PaquetRefuse("Ce fichier contient une partie au nom interdit.")
        return cls(entrees)

    @property
    def noms(self) -> tuple[str, ...]:
        """Le nom de chaque partie, types de contenu exclus."""
        return tuple(f"/{nom}" for nom in self._entrees if nom != TYPES_DE_CONTENU)

    def contient(self, nom: str) -> bool:
        """Vrai si cette partie existe."""
        return nom[1:].casefold() in self._noms

    def nom_exact(self, nom: str) -> str:
        """Rend le nom tel que le fichier l’écrit : Office lit une partie sans voir les capitales.

        Lève `PaquetRefuse` si la partie manque.
        """
        if not self.contient(nom):
            raise PaquetRefuse(f"La partie «\u00a0{nom}\u00a0» manque dans ce fichier.")
        return f"/{self._noms[nom[1:].casefold()]}"

    def partie(self, nom: str) -> bytes:
        """Rend le contenu d’une partie. Lève `PaquetRefuse` : absente, ou abîmée."""
        return self._deplier(self.nom_exact(nom)[1:])

    def type_de(self, nom: str) -> str:
        """Rend le type de contenu déclaré d’une partie ; vide si aucun ne l’est."""
        propres, extensions = self._types
        _, _, extension = posixpath.basename(nom).rpartition(".")
        return propres.get(nom.casefold()) or extensions.get(extension.casefold(), "")

    def avec(
        self,
        contenus: Mapping[str, bytes],
        *,
        types: Mapping[str, str],
        extensions: Mapping[str, str],
    ) -> Self:
        """Rend ce paquet avec ces parties ajoutées ou remplacées, et leurs types déclarés."""
        entrees = {nom[1:]: contenu for nom, contenu in contenus.items()}
        declarees = _declarer(self._deplier(TYPES_DE_CONTENU), types, extensions)
        if declarees is not None:
            entrees[TYPES_DE_CONTENU] = declarees
        suite = archive.changer(self._entrees, entrees)
        return type(self)({entree.nom: entree for entree in suite})

    def octets(self) -> bytes:
        """Rend le fichier ; ce qui n’a pas changé garde ses octets comprimés."""
        return archive.ecrire(self._entrees.values())

    def _deplier(self, nom: str) -> bytes:
        if nom not in self._lues:
            self._lues[nom] = self._entrees[nom].deplier()
        return self._lues[nom]


def resoudre(source: str, cible: str) -> str:
    """Rend le nom absolu d’une cible interne, telle qu’écrite dans les relations de `source`.

    Comme Office la lit : signes codés et barres retournées mènent à la même partie.
    """
    chemin = unquote(cible.partition("#")[0].partition("?")[0]).replace("\\", "/")
    absolu = chemin if chemin.startswith("/") else posixpath.join(posixpath.dirname(source), chemin)
    return f"/{posixpath.normpath(absolu).lstrip('/')}"


def relations_de(source: str) -> str:
    """Rend le nom de la partie qui porte les relations d’une autre (« / » : celles du paquet)."""
    dossier, nom = posixpath.split(source)
    return posixpath.join(dossier, "_rels", f"{nom}.rels")


def _est_un_nom(nom: str) -> bool:
    est_simple = nom.isascii() and not set(nom) & set('\\%:?#<>"|*')
    segments = nom.split("/")
    return est_simple and all(segment and not segment.endswith(".") for segment in segments)


def _lire_types(octets: bytes) -> tuple[dict[str, str], dict[str, str]]:
    arbre = lire_xml(octets, TYPES_DE_CONTENU)
    propres: dict[str, str] = {}
    extensions: dict[str, str] = {}
    for element in arbre:
        if not isinstance(element.tag, str):
            continue
        genre = etree.QName(element).localname
        cle = element.get("PartName") if genre == "Override" else element.get("Extension")
        table = propres if genre == "Override" else extensions
        if cle is None or cle.casefold() in table:
            raise PaquetRefuse("Les types de contenu de ce fichier sont ambigus.")
        table[cle.casefold()] = element.get("ContentType", "")
    return propres, extensions


def _declarer(
    octets: bytes, types: Mapping[str, str], extensions: Mapping[str, str]
) -> bytes | None:
    """Ajoute les types qui manquent ; `None` si tout y est déjà."""
    propres, connues = _lire_types(octets)
    arbre = lire_xml(octets, TYPES_DE_CONTENU)
    manquantes = {
        e: t for e, t in {"rels": TYPE_RELATIONS, **extensions}.items() if e not in connues
    }
    manquants = {n: t for n, t in types.items() if n.casefold() not in propres}
    for rang, (extension, genre) in enumerate(manquantes.items()):
        arbre.insert(rang, _element("Default", Extension=extension, ContentType=genre))
    for nom, genre in manquants.items():
        arbre.append(_element("Override", PartName=nom, ContentType=genre))
    return ecrire_xml(arbre) if manquantes or manquants else None


def _element(genre: str, **attributs: str) -> Element:
    return etree.Element(f"{{{TYPES}}}{genre}", attributs)
