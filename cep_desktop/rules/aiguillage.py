"""L’aiguillage du service public régional de l’orientation (SPRO) : qui peut aider qui.

Source : arrêté du 16 juillet 2014, § 2.1 : les modalités de cet aiguillage sont « formalisées en
amont » ; ici, des données datées, modifiables par région, jamais du code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.identifiant import Cle, CodeRegion, Telephone
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.anciennete import Anciennete
from cep_desktop.rules.condition import Comparaison, Condition, examiner, feuilles
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.parametre import Fiabilite, Jour, Reference
from cep_desktop.rules.verdict import DELAI_DE_RELECTURE, EtatCondition


class CritereRoute(Valeur):
    """Ce qui fait qu’une structure est la bonne, en français simple."""

    exige: Intitule
    condition: Condition


class ExclusionRoute(Valeur):
    """Cas où le texte écarte une structure pourtant compétente."""

    condition: Condition
    raison: Intitule
    reference: Reference


class Route(Valeur):
    """Une structure, les situations qu’elle accueille, et depuis quand.

    Un réseau régional peut en donner le lieu, le téléphone et les horaires.
    """

    code: Cle
    operateur: Intitule
    pour: Intitule
    du: Jour
    au: Jour | None = None
    regions: tuple[CodeRegion, ...] = ()
    criteres: Annotated[tuple[CritereRoute, ...], Field(min_length=1)]
    exclusions: tuple[ExclusionRoute, ...] = ()
    nuances: tuple[Intitule, ...] = ()
    ou_se_renseigner: Ligne = ""
    adresse: Adresse = Adresse()
    telephone: Telephone | None = None
    horaires: Ligne = ""
    fiabilite: Fiabilite
    reference: Reference
    verifie_le: Jour

    @model_validator(mode="after")
    def _dates_dans_l_ordre(self) -> Self:
        if self.au is not None and self.au < self.du:
            raise ValueError("cette structure cesse avant de commencer. Corrigez une des dates.")
        return self

    def vaut_le(self, le: date) -> bool:
        """Vrai si la route est en vigueur ce jour-là."""
        return self.du <= le and (self.au is None or le <= self.au)

    def est_a_relire(self, le: date) -> bool:
        """Vrai si la dernière relecture a plus de 180 jours."""
        return le > self.verifie_le + timedelta(days=DELAI_DE_RELECTURE)


class PasImpose(Valeur):
    """Un pas d’un ordre que la loi impose, et le fait qui dit quand il est franchi."""

    libelle: Intitule
    fait: CodeFait


class OrdreImpose(Valeur):
    """Un enchaînement obligatoire : intervertir deux pas fait perdre un droit."""

    code: Cle
    titre: Intitule
    declencheur: Condition
    pas: Annotated[tuple[PasImpose, ...], Field(min_length=2)]
    avertissement: Intitule
    reference: Reference
    du: Jour


class Reseau(Valeur):
    """Les routes et les ordres imposés d’un territoire."""

    code: Cle
    titre: Intitule
    routes: tuple[Route, ...]
    ordres: tuple[OrdreImpose, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisonAiguillage:
    """Une raison, ce que dit le dossier, son état, et les questions dont elle dépend."""

    exige: str
    constate: str
    etat: EtatCondition
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReponseAiguillage:
    """Une structure possible, avec toutes ses raisons, même quand c’est non."""

    route: Route
    etat: EtatCondition
    raisons: tuple[RaisonAiguillage, ...]
    exclusion: str = ""


@dataclass(frozen=True, slots=True)
class PasFranchi:
    """Un pas d’un ordre imposé : sa date s’il est franchi, et s’il l’est au bon moment.

    Non rempli : franchi trop tôt. Inconnu : pas encore franchi, ou un pas précédent sans date.
    """

    libelle: str
    le: date | None
    etat: EtatCondition


@dataclass(frozen=True, slots=True)
class OrdreRappele:
    """L’ordre à respecter, rappelé en tête ; `est_rompu` bloque la suite."""

    titre: str
    avertissement: str
    reference: str
    pas: tuple[PasFranchi, ...]

    @property
    def est_rompu(self) -> bool:
        """Vrai si un pas a été franchi avant un pas qui devait le précéder."""
        return any(pas.etat is EtatCondition.NON_REMPLI for pas in self.pas)


@dataclass(frozen=True, slots=True)
class Aiguillage:
    """Toutes les réponses, les possibles d’abord, et les ordres imposés.

    `questions` sont celles que le réseau pose, dans l’ordre où il les pose.
    """

    reponses: tuple[ReponseAiguillage, ...]
    ordres: tuple[OrdreRappele, ...]
    reseau: str = ""
    questions: tuple[str, ...] = ()

    @property
    def possibles(self) -> tuple[ReponseAiguillage, ...]:
        """Les structures compétentes sans doute ; plusieurs quand le texte laisse le choix."""
        return tuple(r for r in self.reponses if r.etat is EtatCondition.REMPLI)


_SEVERITE = {EtatCondition.REMPLI: 0, EtatCondition.INCONNU: 1, EtatCondition.NON_REMPLI: 2}


def aiguiller(dossier: Dossier, reseau: Reseau, *, le: date) -> Aiguillage:
    """Rend les structures possibles pour cette personne, ce jour-là, dans sa région."""
    releve = Releve.de(dossier, le=le)
    routes = tuple(r for r in reseau.routes if r.vaut_le(le) and _est_du_territoire(r, releve))
    ordres = tuple(ordre for ordre in reseau.ordres if ordre.du <= le)
    reponses = (_repondre(route, releve) for route in routes)
    a_des_regions = any(route.regions for route in reseau.routes)
    territoire = (CodeFait.REGION_RESIDENCE.value,) if a_des_regions else ()
    return Aiguillage(
        tuple(sorted(reponses, key=lambda reponse: _SEVERITE[reponse.etat])),
        tuple(_rappeler(ordre, releve) for ordre in ordres if _declenche(ordre, releve)),
        reseau.titre,
        tuple(dict.fromkeys((*_questions(routes, ordres), *territoire))),
    )


def _questions(routes: tuple[Route, ...], ordres: tuple[OrdreImpose, ...]) -> Iterator[str]:
    """Les questions des critères d’abord, puis celles qui écartent ou qui imposent un ordre."""
    for route in routes:
        for critere in route.criteres:
            yield from _lues(critere.condition)
    for route in routes:
        for exclusion in route.exclusions:
            yield from _lues(exclusion.condition)
    for ordre in ordres:
        yield from _lues(ordre.declencheur)


def _lues(condition: Condition) -> Iterator[str]:
    """Les questions qu’une condition pose au dossier."""
    for feuille in feuilles(condition):
        match feuille:
            case Comparaison():
                yield feuille.constat
            case Anciennete():
                yield feuille.anciennete
            case _:
                yield feuille.connu


def _est_du_territoire(route: Route, releve: Releve) -> bool:
    region = releve.lire(CodeFait.REGION_RESIDENCE).valeur
    return not route.regions or region is None or region in route.regions


def _repondre(route: Route, releve: Releve) -> ReponseAiguillage:
    for exclusion in route.exclusions:
        if examiner(exclusion.condition, releve, {}).etat is EtatCondition.REMPLI:
            phrase = f"{exclusion.raison} ({exclusion.reference})"
            return ReponseAiguillage(route, EtatCondition.NON_REMPLI, (), phrase)
    raisons = []
    for critere in route.criteres:
        examen = examiner(critere.condition, releve, {})
        questions = tuple(dict.fromkeys(_lues(critere.condition)))
        dits = ". ".join(examen.dits)
        raisons.append(RaisonAiguillage(critere.exige, dits, examen.etat, questions))
    pire = max((raison.etat for raison in raisons), key=lambda etat: _SEVERITE[etat])
    return ReponseAiguillage(route, pire, tuple(raisons))


def _declenche(ordre: OrdreImpose, releve: Releve) -> bool:
    return examiner(ordre.declencheur, releve, {}).etat is EtatCondition.REMPLI


def _rappeler(ordre: OrdreImpose, releve: Releve) -> OrdreRappele:
    pas: list[PasFranchi] = []
    precedents: list[date | None] = []
    for attendu in ordre.pas:
        valeur = releve.lire(attendu.fait).valeur
        le = valeur if isinstance(valeur, date) else None
        pas.append(PasFranchi(attendu.libelle, le, _etat_du_pas(le, precedents)))
        precedents.append(le)
    return OrdreRappele(ordre.titre, ordre.avertissement, str(ordre.reference), tuple(pas))


def _etat_du_pas(le: date | None, precedents: list[date | None]) -> EtatCondition:
    if le is None:
        return EtatCondition.INCONNU
    if any(avant is not None and le < avant for avant in precedents):
        return EtatCondition.NON_REMPLI
    return EtatCondition.INCONNU if None in precedents else EtatCondition.REMPLI
