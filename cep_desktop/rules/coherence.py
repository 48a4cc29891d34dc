"""Ce que des règles bien formées peuvent encore se contredire entre elles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cep_desktop.domain.erreurs import Probleme
from cep_desktop.rules.condition import defauts
from cep_desktop.rules.dispositif import Dispositif, Lien, PlafondDeclare
from cep_desktop.rules.dispositifs import CALCULS
from cep_desktop.rules.explication import RAPPEL, citer
from cep_desktop.rules.ligne import ligne_de
from cep_desktop.rules.nomenclature import Base
from cep_desktop.rules.parametre import Parametre, UniteValeur
from cep_desktop.rules.terme import (
    TermeParametre,
    defauts_de_la_duree,
    parametre_inconnu,
)

_CENT_POUR_CENT = 100


@dataclass(frozen=True, slots=True)
class Origine:
    """D’où vient une règle : fichier, texte, place dans le fichier."""

    fichier: str
    texte: str
    base: tuple[str | int, ...]

    def lieu(self, *suite: str | int) -> str:
        """Rend « fichier, ligne n » pour une partie de la règle."""
        return f"{self.fichier}, ligne {ligne_de(self.texte, (*self.base, *suite))}"


_Place = tuple[str | int, ...]


def incoherences(
    parametres: Mapping[str, Parametre],
    dispositifs: Mapping[str, Dispositif],
    origines: Mapping[str, Origine],
) -> tuple[Probleme, ...]:
    """Rend tout ce qui ne va pas entre les règles réunies ; vide si elles tiennent."""
    connus = dict(parametres)
    problemes = [
        Probleme(origines[f"dispositif {dispositif.code}"].lieu(*place), phrase)
        for dispositif in dispositifs.values()
        for place, phrase in (
            *_defauts(dispositif, connus),
            *_liens_perdus(dispositif, dispositifs),
        )
    ]
    for nom in ("exclusion", "subsidiaire"):
        boucle = _boucle({d.code: _vers(d, nom) for d in dispositifs.values()})
        if boucle:
            lieu = origines[f"dispositif {boucle[0]}"].lieu(nom, 0)
            problemes.append(Probleme(lieu, _dire_boucle(nom, boucle)))
    return tuple(problemes)


def _defauts(
    dispositif: Dispositif, parametres: dict[str, Parametre]
) -> Iterator[tuple[_Place, str]]:
    for place, condition in dispositif.conditions():
        for phrase in defauts(condition, parametres):
            yield place, phrase
    for rang, delai in enumerate(dispositif.delai):
        for phrase in defauts_de_la_duree(delai.duree, parametres):
            yield ("delai", rang, "duree"), phrase
    for place, code in _cites(dispositif):
        if code not in parametres:
            yield place, parametre_inconnu(code)
    for rang, plafond in enumerate(dispositif.plafond):
        for phrase in _defauts_du_plafond(plafond, parametres):
            yield ("plafond", rang, "montant"), phrase
    if dispositif.calcul and dispositif.calcul not in CALCULS:
        phrase = f"le calcul {citer(dispositif.calcul)} n’existe pas."
        yield ("calcul",), f"{phrase} Calculs connus\u00a0: {', '.join(sorted(CALCULS))}."


def _defauts_du_plafond(
    plafond: PlafondDeclare, parametres: Mapping[str, Parametre]
) -> Iterator[str]:
    """Dit si le montant n’est pas dans l’unité du plafond, ou dépasse cent pour cent."""
    est_part = plafond.par is Base.PART
    match plafond.montant:
        case TermeParametre(parametre=code) if code in parametres:
            unite = parametres[code].unite
            nombres = [datee.valeur for datee in parametres[code].valeur]
            if est_part is not (unite is UniteValeur.POURCENT) or (
                not est_part and not unite.est_en_euros
            ):
                yield f"{citer(unite.value)} n’est pas l’unité d’un plafond {plafond.par.libelle}."
        case Decimal():
            nombres = [plafond.montant]
        case _:
            nombres = []
    if est_part and any(nombre > _CENT_POUR_CENT for nombre in nombres):
        yield "une part du prix ne dépasse pas 100."


def _cites(dispositif: Dispositif) -> Iterator[tuple[_Place, str]]:
    """Paramètres cités hors des conditions et des délais : plafonds, suivis, phrases."""
    for rang, plafond in enumerate(dispositif.plafond):
        if isinstance(plafond.montant, TermeParametre):
            yield ("plafond", rang, "montant"), plafond.montant.parametre
    for code in dispositif.suivis:
        yield ("suivis",), code
    for place, phrase in _phrases(dispositif):
        for code in RAPPEL.findall(phrase):
            yield place, code


def _phrases(dispositif: Dispositif) -> Iterator[tuple[_Place, str]]:
    """Les phrases qui peuvent citer un paramètre entre accolades."""
    for rang, critere in enumerate(dispositif.critere):
        for champ in ("exige", "a_faire", "manque"):
            yield ("critere", rang, champ), getattr(critere, champ)
    for rang, note in enumerate(dispositif.note):
        yield ("note", rang, "phrase"), note.phrase
    for rang, piste in enumerate(dispositif.piste):
        yield ("piste", rang, "phrase"), piste.phrase


def _liens(dispositif: Dispositif) -> Iterator[tuple[_Place, str]]:
    for nom in ("exclusion", "subsidiaire", "cumul"):
        liens: tuple[Lien, ...] = getattr(dispositif, nom)
        for rang, lien in enumerate(liens):
            yield (nom, rang, "code"), lien.code
    for code in dispositif.alternatives:
        yield ("alternatives",), code


def _liens_perdus(
    dispositif: Dispositif, dispositifs: Mapping[str, Dispositif]
) -> Iterator[tuple[_Place, str]]:
    for place, code in _liens(dispositif):
        if code not in dispositifs:
            yield place, f"le dispositif «\u00a0{code}\u00a0» n’existe pas. Corrigez son code."


def _vers(dispositif: Dispositif, nom: str) -> tuple[str, ...]:
    liens: tuple[Lien, ...] = getattr(dispositif, nom)
    return tuple(lien.code for lien in liens)


def _boucle(graphe: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Rend une boucle du graphe, ou un tuple vide. Parcours sans récursion."""
    finis: set[str] = set()
    for depart in graphe:
        chemin: list[str] = []
        pile: list[tuple[str, bool]] = [(depart, False)]
        while pile:
            code, est_fini = pile.pop()
            if est_fini:
                finis.add(code)
                chemin.pop()
            elif code in chemin:
                return (*chemin[chemin.index(code) :], code)
            elif code not in finis:
                chemin.append(code)
                pile.append((code, True))
                pile.extend((suivant, False) for suivant in graphe.get(code, ()))
    return ()


def _dire_boucle(nom: str, boucle: tuple[str, ...]) -> str:
    tour = " → ".join(boucle)
    if nom == "exclusion":
        return (
            f"les exclusions tournent en rond ({tour}). Écrivez chaque exclusion une seule fois, "
            "dans le dispositif mobilisé en dernier."
        )
    return f"ces aides passent chacune après l’autre ({tour}). Retirez un des liens."
