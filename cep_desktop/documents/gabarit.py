"""Un gabarit Word et ses ancres : ce qu’un modèle peut demander, vérifié avant d’écrire."""

import difflib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Self

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from cep_desktop.documents.ancres_perdues import hors_du_texte, restes
from cep_desktop.documents.paquet import problemes_du_paquet
from cep_desktop.domain.erreurs import ErreurMetier, Probleme

_PARTIES = {"document": "Corps", "header": "En-tête", "footer": "Pied de page"}
_ADMIS = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For,
    nodes.If, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BALISE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_TITRE = re.compile(r'<w:pStyle w:val="(?:Titre|Heading)\d"/>(?P<paragraphe>.*?)</w:p>', re.DOTALL)
_BOUCLE = "loop"
_TROP_IMBRIQUE = "trop de balises sont imbriquées les unes dans les autres. Retirez-en."
_MODELES_GARDES = 32
"""Modèles dont la vérification est gardée : le même fichier n’est contrôlé qu’une fois."""


class GabaritInvalide(ErreurMetier):
    """Un papier vierge ne peut pas être rempli tel qu’il est."""


@dataclass(frozen=True, slots=True)
class AncreInconnue(Probleme):
    """Une ancre que le papier ne sait pas remplir.

    `ecrit` est ce qui est entre les accolades ; `voulu`, ce qui le remplacerait, ou rien.
    """

    ecrit: str = ""
    voulu: str = ""


@dataclass(frozen=True, slots=True)
class Ancres:
    """Les noms qu’un papier sait remplir, et ceux sans lesquels il serait trompeur.

    Un chemin s’écrit comme dans le modèle : `etapes[].titre` est le titre de chaque étape.
    """

    connues: frozenset[str]
    obligatoires: frozenset[str]

    @classmethod
    def nommees(cls, *, obligatoires: str, facultatives: str) -> Self:
        """Lit deux listes de chemins séparés par des blancs."""
        dues = frozenset(obligatoires.split())
        return cls(connues=dues | frozenset(facultatives.split()), obligatoires=dues)


@cache
def bac_a_sable() -> Environment:
    """Le seul moteur qui remplit un papier : ni fonction, ni filtre, ni accès au programme."""
    moteur = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    moteur.globals.clear()
    moteur.filters.clear()
    moteur.tests.clear()
    return moteur


@lru_cache(maxsize=_MODELES_GARDES)
def verifier(gabarit: bytes, ancres: Ancres) -> tuple[Probleme, ...]:
    """Rend tout ce qui empêche de remplir ce modèle ; vide s’il convient."""
    problemes = problemes_du_paquet(gabarit)
    if problemes:
        return problemes
    trouvees: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(gabarit)) as archive:
        defauts = list(hors_du_texte(archive))
    for lieu, texte in _textes(gabarit):
        try:
            arbre = bac_a_sable().parse(texte)
        except TemplateSyntaxError as cause:
            defauts.append(Probleme(lieu, _syntaxe(cause, texte)))
            continue
        except RecursionError:
            defauts.append(Probleme(lieu, _TROP_IMBRIQUE))
            continue
        defauts += [Probleme(lieu, phrase) for phrase in _interdits(arbre)]
        defauts += restes(lieu, (n.data for n in arbre.find_all(nodes.TemplateData)))
        presentes = dict(_chemins(arbre, {}))
        defauts += [
            _inconnue(_preciser(lieu, presentes[nom], texte), nom, presentes, ancres)
            for nom in sorted(presentes.keys() - ancres.connues)
        ]
        trouvees |= presentes.keys()
    manquantes = sorted(ancres.obligatoires - trouvees) if not defauts else []
    defauts += [
        Probleme("Modèle", f"il manque l’ancre «\u00a0{ecrire_ancre(nom)}\u00a0».")
        for nom in manquantes
    ]
    return tuple(dict.fromkeys(defauts))


@lru_cache(maxsize=8 * _MODELES_GARDES)
def preparer(texte: str) -> Template:
    """Une partie de modèle prête à être remplie, gardée pour le papier suivant."""
    return bac_a_sable().from_string(texte)


def controler(gabarit: bytes, ancres: Ancres, *, nom: str) -> None:
    """Lève `GabaritInvalide`, avec tous ses problèmes, si le modèle ne convient pas."""
    problemes = verifier(gabarit, ancres)
    if problemes:
        autres = len(problemes) - 1
        suite = f" Et {autres} autre{'s' if autres > 1 else ''} défaut{'s' if autres > 1 else ''}."
        raise GabaritInvalide(
            f"ce modèle ne peut pas servir. {problemes[0]}{suite if autres else ''}",
            lieu=nom,
            remede="Corrigez-le dans Word, ou reprenez le modèle livré.",
            problemes=problemes,
        )


def ancres_presentes(gabarit: bytes) -> frozenset[str]:
    """Les chemins que ce modèle nomme, connus ou non ; ignore une partie mal écrite."""
    trouvees: set[str] = set()
    for _, texte in _textes(gabarit):
        with suppress(TemplateSyntaxError):
            trouvees |= dict(_chemins(bac_a_sable().parse(texte), {})).keys()
    return frozenset(trouvees)


def balises_coupees(gabarit: bytes) -> tuple[str, ...]:
    """La place de chaque balise que Word a répartie sur plusieurs suites ; elles sont recollées."""
    coupees: list[str] = []
    with zipfile.ZipFile(io.BytesIO(gabarit)) as archive:
        for nom in sorted(archive.namelist()):
            lieu = _PARTIES.get(_famille(nom), "") if nom.endswith(".xml") else ""
            if not lieu:
                continue
            for paragraphe in etree.fromstring(archive.read(nom)).iter(f"{_W}p"):
                suites = [t.text or "" for t in paragraphe.iter(f"{_W}t")]
                entieres = sum(len(_BALISE.findall(suite)) for suite in suites)
                trouvees = _BALISE.findall("".join(suites))
                coupees += [f"{lieu}, {extrait}" for extrait in trouvees[entieres:]]
    return tuple(coupees)


def ecrire_ancre(chemin: str) -> str:
    """Un chemin d’ancre tel qu’on l’écrit dans Word : « etapes[].titre » se lit « etape.titre »."""
    *liste, dernier = chemin.split("[].")
    if not liste:
        return f"{{{{ {dernier} }}}}"
    collection = liste[-1].rsplit(".", 1)[-1]
    return f"{{{{ {collection.removesuffix('s')}.{dernier} }}}}"


def _textes(gabarit: bytes) -> Iterator[tuple[str, str]]:
    modele = DocxTemplate(io.BytesIO(gabarit))
    with zipfile.ZipFile(io.BytesIO(gabarit)) as archive:
        for nom in sorted(archive.namelist()):
            if nom.endswith(".xml") and _famille(nom) in _PARTIES:
                brut = etree.tostring(etree.fromstring(archive.read(nom)), encoding="unicode")
                yield _PARTIES[_famille(nom)], modele.patch_xml(brut)


def _famille(nom: str) -> str:
    return nom.removeprefix("word/").rstrip("0123456789.xml").rstrip("0123456789")


def _preciser(lieu: str, ecrit: str, texte: str) -> str:
    """La partie, et le titre sous lequel l’ancre, telle qu’elle est écrite, se trouve."""
    ou = re.search(rf"[{{%][^{{}}]*(?<![\w.]){re.escape(ecrit)}(?![\w.])[^{{}}]*[}}%]", texte)
    if ou is None or lieu != _PARTIES["document"]:
        return lieu
    titres = list(_TITRE.finditer(texte, 0, ou.start()))
    dit = re.sub(r"<[^>]+>", "", titres[-1]["paragraphe"]).strip() if titres else ""
    if dit:
        return f"{lieu}, sous «\u00a0{dit[:60]}\u00a0»"
    return f"{lieu}, avant le premier titre"


def _interdits(arbre: nodes.Template) -> Iterator[str]:
    for noeud in arbre.find_all(nodes.Node):
        if isinstance(noeud, nodes.Getattr) and noeud.attr.startswith("_"):
            yield f"l’ancre «\u00a0{noeud.attr}\u00a0» est interdite."
        elif isinstance(noeud, nodes.Expr | nodes.Stmt) and not isinstance(noeud, _ADMIS):
            yield (
                "une balise fait autre chose que nommer, répéter ou choisir "
                f"({type(noeud).__name__}). Retirez-la."
            )


def _chemins(noeud: nodes.Node, portee: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Rend les chemins nommés dans un arbre, et comment chacun est écrit.

    `portee` dit ce que désigne chaque variable.
    """
    match noeud:
        case nodes.For():
            liste = _chemin(noeud.iter, portee)
            cible = noeud.target
            interne = {**portee, _BOUCLE: _BOUCLE}
            if isinstance(cible, nodes.Name):
                interne[cible.name] = f"{liste}[]"
            yield liste, _chemin(noeud.iter, {})
            for enfant in (*noeud.body, *noeud.else_):
                yield from _chemins(enfant, interne)
        case nodes.Name() | nodes.Getattr():
            chemin = _chemin(noeud, portee)
            if not chemin.endswith("[]") and chemin.split(".")[0] != _BOUCLE:
                yield chemin, _chemin(noeud, {})
        case _:
            for enfant in noeud.iter_child_nodes():
                yield from _chemins(enfant, portee)


def _chemin(noeud: nodes.Node, portee: dict[str, str]) -> str:
    match noeud:
        case nodes.Name(name=nom):
            return portee.get(nom, nom)
        case nodes.Getattr(node=parent, attr=attribut):
            return f"{_chemin(parent, portee)}.{attribut}"
        case _:
            return ""


def _inconnue(
    lieu: str, chemin: str, presentes: Mapping[str, str], ancres: Ancres
) -> AncreInconnue:
    proches = difflib.get_close_matches(chemin, _candidates(chemin, ancres.connues), n=1)
    conseil = (
        f" Vouliez-vous écrire «\u00a0{ecrire_ancre(proches[0])}\u00a0»\u202f?" if proches else ""
    )
    ecrit = presentes[chemin]
    sert_ailleurs = any(presentes[nom] == ecrit for nom in presentes.keys() & ancres.connues)
    return AncreInconnue(
        lieu,
        f"l’ancre «\u00a0{ecrire_ancre(chemin)}\u00a0» est inconnue.{conseil}",
        ecrit,
        _voulu(chemin, ecrit, proches[0]) if proches and not sert_ailleurs else "",
    )


def _voulu(chemin: str, ecrit: str, propose: str) -> str:
    """La proposition, avec le nom que la boucle du modèle donne à ses éléments ; ou rien."""
    liste, _, dernier = chemin.rpartition("[].")
    autre_liste, _, autre = propose.rpartition("[].")
    if liste != autre_liste or not ecrit.endswith(dernier):
        return ""
    return f"{ecrit.removesuffix(dernier)}{autre}"


def _candidates(chemin: str, connues: Iterable[str]) -> list[str]:
    niveau = chemin.count("[]")
    return sorted(connue for connue in connues if connue.count("[]") == niveau)


def _syntaxe(cause: TemplateSyntaxError, texte: str) -> str:
    ligne = texte.splitlines()[cause.lineno - 1] if cause.lineno <= len(texte.splitlines()) else ""
    balises = [bout.split("}")[0] for bout in ligne.split("{%")[1:] + ligne.split("{{")[1:]]
    extrait = " ".join(balises[0].split())[:60] if balises else ""
    precision = f" près de «\u00a0{extrait}\u00a0»" if extrait else ""
    return f"une balise est mal écrite ou mal fermée{precision}."
