"""L’aiguillage du service public régional de l’orientation (SPRO) : qui peut aider qui.

Source : arrêté du 16 juillet 2014, § 2.1 : les modalités de cet aiguillage sont « formalisées en
amont » ; ici, des données datées, modifiables par région, jamais du code.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.identifiant import Cle, CodeRegion
from cep_desktop.domain.texte import Intitule, Ligne
from cep_desktop.domain.valeur import Valeur
from cep_desktop.rules.condition import Condition, examiner
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.parametre import Fiabilite, Jour, Reference
from cep_desktop.rules.verdict import EtatCondition


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
    """Une structure, les situations qu’elle accueille, et depuis quand."""

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
    """Une raison, ce que dit le dossier, et son état."""

    exige: str
    constate: str
    etat: EtatCondition


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
    """Toutes les réponses, les possibles d’abord, et les ordres imposés."""

    reponses: tuple[ReponseAiguillage, ...]
    ordres: tuple[OrdreRappele, ...]

    @property
    def possibles(self) -> tuple[ReponseAiguillage, ...]:
        """Les structures compétentes sans doute ; plusieurs quand le texte laisse le choix."""
        return tuple(r for r in self.reponses if r.etat is EtatCondition.REMPLI)


_SEVERITE = {EtatCondition.REMPLI: 0, EtatCondition.INCONNU: 1, EtatCondition.NON_REMPLI: 2}


def aiguiller(dossier: Dossier, reseau: Reseau, *, le: date) -> Aiguillage:
    """Rend les structures possibles pour cette personne, ce jour-là, dans sa région."""
    releve = Releve.de(dossier, le=le)
    reponses = (
        _repondre(route, releve)
        for route in reseau.routes
        if route.vaut_le(le) and _est_du_territoire(route, releve)
    )
    return Aiguillage(
        tuple(sorted(reponses, key=lambda reponse: _SEVERITE[reponse.etat])),
        tuple(_rappeler(o, releve) for o in reseau.ordres if o.du <= le and _declenche(o, releve)),
    )


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
        raisons.append(RaisonAiguillage(critere.exige, ". ".join(examen.dits), examen.etat))
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
