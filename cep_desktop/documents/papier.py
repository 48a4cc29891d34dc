"""Ce qui fait un papier Word d’un contenu figé : ses ancres, ses valeurs, son écriture.

Un contenu est un dataclass de textes, de listes et de signes ; le nom de chaque champ est l’ancre
que le modèle emploie. Un champ sans valeur par défaut est obligatoire dans le modèle.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from cep_desktop.documents import pictogrammes, vignettes
from cep_desktop.documents.etat import Etat
from cep_desktop.documents.gabarit import Ancres, controler
from cep_desktop.documents.mise_en_page import nettoyer, solidariser_les_tableaux
from cep_desktop.documents.plan_action.dessins import code_version
from cep_desktop.documents.typographie import Morceau, Phrase
from cep_desktop.documents.vignettes import Ton
from cep_desktop.documents.word import Fiche, PapierWord, Valeurs, poser

Image = Callable[[bytes, tuple[float, float], str], Markup]
"""Range une image de cette taille (millimètres) et rend le texte à poser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contenu:
    """Ce que dit tout papier : qui l’écrit, pour qui, quand, et son pied de page."""

    structure: str
    personne: str
    pied: str
    numero: str = ""
    le: date = date.min


@dataclass(frozen=True, slots=True)
class Case:
    """Une case à cocher, déjà cochée ou non."""

    est_cochee: bool = False


@dataclass(frozen=True, slots=True)
class Vignette:
    """Un grand pictogramme, décoratif : la phrase à côté dit tout."""

    nom: str
    ton: Ton = Ton.CLAIR


@dataclass(frozen=True, slots=True)
class GrandeCase:
    """La case de 11 mm que la personne coche au stylo."""


@dataclass(frozen=True, slots=True)
class CodeCarre:
    """Le code QR discret qui dit le dossier, la version et l’empreinte."""

    texte: str


_COTES: dict[type, float] = {
    Case: pictogrammes.COTE_CASE,
    Vignette: vignettes.COTE,
    GrandeCase: vignettes.COTE_CASE,
    CodeCarre: code_version.COTE,
}
_LIGNES_SOLIDAIRES = 6
"""Un tableau plus long se coupe entre deux lignes : la page se remplit, l’en-tête se répète."""


@dataclass(frozen=True, slots=True)
class Modele:
    """Un modèle Word livré : son fichier, le titre du papier, et le contenu qu’il sait montrer."""

    nom: str
    titre: str
    contenu: type[Contenu]

    @property
    def ancres(self) -> Ancres:
        """Ce que le modèle peut, et doit, demander."""
        return ancres_de(self.contenu)


def ecrire(contenu: Contenu, gabarit: bytes, modele: Modele) -> bytes:
    """Rend le `.docx` ; même contenu et même modèle, mêmes octets.

    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    controler(gabarit, modele.ancres, nom=modele.nom)
    papier = PapierWord(gabarit)
    papier.remplir(valeurs(contenu, papier.image))
    nettoyer(papier.corps)
    solidariser_les_tableaux(papier.corps, solidaires=_LIGNES_SOLIDAIRES)
    dossier = f"Dossier\u00a0{contenu.numero}" if contenu.numero else ""
    return papier.octets(Fiche(modele.titre, contenu.structure, dossier, contenu.le))


def ancres_de(contenu: type[Contenu]) -> Ancres:
    """Les ancres d’un contenu, lues dans ses champs."""
    trouvees = dict(_parcourir(contenu, "", est_du=True))
    return Ancres(
        connues=frozenset(trouvees),
        obligatoires=frozenset(chemin for chemin, est_du in trouvees.items() if est_du),
    )


def _parcourir(contenu: type, prefixe: str, *, est_du: bool) -> Iterator[tuple[str, bool]]:
    genres = get_type_hints(contenu)
    for champ in fields(contenu):
        chemin = f"{prefixe}{champ.name}"
        du = est_du and champ.default is MISSING and champ.default_factory is MISSING
        yield from _ancres_du_champ(genres[champ.name], chemin, est_du=du)


def _ancres_du_champ(genre: object, chemin: str, *, est_du: bool) -> Iterator[tuple[str, bool]]:
    arguments = get_args(genre)
    if get_origin(genre) in {Union, UnionType}:
        yield chemin, False
        (seul,) = (a for a in arguments if a is not type(None))
        yield from _ancres_du_champ(seul, chemin, est_du=False)
    elif get_origin(genre) is tuple and arguments[0] is not Morceau:
        yield chemin, est_du
        if isinstance(arguments[0], type) and is_dataclass(arguments[0]):
            yield from _ancres_du_champ(arguments[0], f"{chemin}[]", est_du=est_du)
    elif genre is Etat:
        yield from ((f"{chemin}.signe", False), (f"{chemin}.mot", est_du))
    elif isinstance(genre, type) and is_dataclass(genre) and genre not in _COTES:
        yield chemin, False
        yield from _parcourir(genre, f"{chemin}.", est_du=est_du)
    elif genre is not date:
        yield chemin, est_du and genre is not bool


def valeurs(contenu: object, image: Image) -> Valeurs:
    """Rend les valeurs de toutes les ancres d’un contenu."""
    return {
        champ.name: _valeur(getattr(contenu, champ.name), image)
        for champ in fields(contenu)  # type: ignore[arg-type]  # un dataclass, par construction
        if champ.name != "le"
    }


def _valeur(valeur: object, image: Image) -> object:
    match valeur:
        case None | str() | int():
            return valeur
        case Etat():
            return {"signe": _dessiner(valeur, image), "mot": valeur.mot}
        case Case() | Vignette() | GrandeCase() | CodeCarre():
            return _dessiner(valeur, image)
        case tuple() if valeur and isinstance(valeur[0], Morceau):
            return poser(valeur)
        case tuple():
            return [_valeur(element, image) for element in valeur]
        case _:
            return valeurs(valeur, image)


def _dessiner(signe: Etat | Case | Vignette | GrandeCase | CodeCarre, image: Image) -> Markup:
    if isinstance(signe, Etat):
        cote = pictogrammes.COTE_ETAT
        return image(pictogrammes.etat(signe.signe), (cote, cote), "")
    cote = _COTES[type(signe)]
    return image(_png(signe), (cote, cote), _decrire(signe))


def _png(signe: Case | Vignette | GrandeCase | CodeCarre) -> bytes:
    match signe:
        case Case():
            return pictogrammes.case(est_cochee=signe.est_cochee)
        case Vignette():
            return vignettes.vignette(signe.nom, signe.ton)
        case GrandeCase():
            return vignettes.grande_case()
        case CodeCarre():
            return code_version.dessiner_code(signe.texte)


def _decrire(signe: Case | Vignette | GrandeCase | CodeCarre) -> str:
    match signe:
        case Case():
            return "Coché" if signe.est_cochee else "Pas coché"
        case Vignette():
            return ""
        case GrandeCase():
            return "Case à cocher quand c’est fait"
        case CodeCarre():
            return f"Code de cette version\u00a0: {signe.texte}"


def lignes(*textes: str) -> tuple[str, ...]:
    """Les textes qui disent quelque chose, dans l’ordre."""
    return tuple(texte for texte in textes if texte)


def gras(texte: str) -> Phrase:
    """Une phrase d’un seul mot fort."""
    return (Morceau(texte, est_fort=True),)
