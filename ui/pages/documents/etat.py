"""Ce que montre la page des documents, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.completude import CodeRubrique, EtatRubrique, Rubrique
from cep_desktop.usecases.controle_remise import BilanDeRemise, Controle
from cep_desktop.usecases.papiers import NaturePapier, possibles
from cep_desktop.usecases.produire import Production
from cep_desktop.usecases.remise import Remise
from cep_desktop.usecases.version_precedente import version_precedente

_KILO = 1_024
_PRESENTATIONS = {
    NaturePapier.PLAN_ACTION: (
        "Mon plan d’actions",
        "Document Word, à relire et à signer ensemble.",
    ),
    NaturePapier.PLAN_FINANCEMENT: (
        "Plan de financement",
        "Classeur Excel, à envoyer aux organismes qui paient.",
    ),
}

_PAGES = {
    CodeRubrique.ETAPES: "plan_action",
    CodeRubrique.ACTIONS: "plan_action",
    CodeRubrique.FORMATION: "financement",
    CodeRubrique.DISPOSITIFS: "aides",
    CodeRubrique.FINANCEMENT: "financement",
    CodeRubrique.CALENDRIER: "calendrier",
}
"""Où se complète chaque partie du plan."""
AVENANT = "revision"
"""Où se prépare ce qui manque à un plan signé."""


@dataclass(frozen=True, slots=True)
class PapierPropose:
    """Un papier que l’on peut produire."""

    nature: NaturePapier
    titre: str
    precision: str


@dataclass(frozen=True, slots=True)
class PapierProduit:
    """Un fichier déposé dans le dossier choisi."""

    titre: str
    nom: str
    poids: str


@dataclass(frozen=True, slots=True)
class PapierPossible:
    """Un papier que le dossier permet d’écrire, et que l’on peut voir."""

    nature: NaturePapier
    titre: str


@dataclass(frozen=True, slots=True)
class PointControle:
    """Un point du contrôle avant remise."""

    est_bon: bool
    titre: str
    precision: str
    page: str = ""
    """La page du dossier où cela se répare, s’il y en a une."""


@dataclass(frozen=True, slots=True)
class FichierVu:
    """Un fichier qui part, sous son nom, et ses pages si elles sont comptées."""

    titre: str
    nom: str
    pages: str


@dataclass(frozen=True, slots=True)
class EtatBilan:
    """Ce que montre le contrôle avant remise."""

    conclusion: str
    points: tuple[PointControle, ...]
    partent: tuple[FichierVu, ...]
    resume: str
    reste: tuple[str, ...]
    est_bloque: bool


@dataclass(frozen=True, slots=True)
class EtatDocuments:
    """Toute la page, avant de produire."""

    sous_titre: str
    papiers: tuple[PapierPropose, ...]
    manques: tuple[str, ...]
    possibles: tuple[PapierPossible, ...]


@dataclass(frozen=True, slots=True)
class EtatProduction:
    """Ce qui vient d’être produit, et où."""

    titre: str
    lieu: str
    papiers: tuple[PapierProduit, ...]
    suite: str = ""
    """Ce qu’il reste à faire de ces fichiers, s’il y a lieu."""


def deriver(dossier: Dossier, rubriques: Sequence[Rubrique]) -> EtatDocuments:
    """Rend ce que la page montre avant de produire."""
    revision = dossier.accompagnement.revision
    version = f"Version {revision.version} du plan" if revision else "Première version du plan"
    return EtatDocuments(
        sous_titre=composer(f"{version}, pour {dossier.beneficiaire.nom_complet}"),
        papiers=tuple(
            PapierPropose(nature, titre, precision)
            for nature, (titre, precision) in _PRESENTATIONS.items()
        ),
        manques=tuple(
            composer(f"{rubrique.code.libelle} : {rubrique.manque}")
            for rubrique in rubriques
            if rubrique.etat is EtatRubrique.A_COMPLETER
        ),
        possibles=tuple(
            PapierPossible(nature, nature.libelle)
            for nature in possibles(dossier, avant=version_precedente(dossier))
        ),
    )


def bilan(controle: BilanDeRemise) -> EtatBilan:
    """Rend ce que la page montre du contrôle ; ce qui est à regarder d’abord."""
    a_regarder = controle.a_regarder
    if controle.est_bloque:
        conclusion = "Ce qui est privé est imprimé : rien ne peut partir."
    elif a_regarder:
        pluriel = "s" if a_regarder > 1 else ""
        conclusion = f"{a_regarder} point{pluriel} à regarder, rien ne bloque"
    else:
        conclusion = "Tout est prêt à partir"
    points = sorted(controle.controles, key=lambda c: c.est_bon)
    return EtatBilan(
        conclusion=composer(conclusion),
        points=tuple(
            PointControle(c.est_bon, c.titre, c.precision, _ou_reparer(c)) for c in points
        ),
        partent=tuple(FichierVu(f.titre, f.nom, f.pages) for f in controle.partent),
        resume=controle.resume,
        reste=controle.reste,
        est_bloque=controle.est_bloque,
    )


def _ou_reparer(controle: Controle) -> str:
    if controle.par_avenant:
        return AVENANT
    return _PAGES[controle.rubrique] if controle.rubrique else ""


def raconter(production: Production | Remise, *, suite: str = "") -> EtatProduction:
    """Rend ce que la page montre une fois les papiers produits."""
    nombre = len(production.papiers)
    return EtatProduction(
        titre=f"{nombre} papiers sont prêts" if nombre > 1 else "Le papier est prêt",
        lieu=str(production.dossier),
        papiers=tuple(
            PapierProduit(
                _PRESENTATIONS.get(papier.nature, (papier.nature.libelle, ""))[0],
                papier.nom,
                ecrire_poids(len(papier.octets)),
            )
            for papier in production.papiers
        ),
        suite=suite,
    )


def ecrire_poids(octets: int) -> str:
    """« 84 Ko », au kilooctet supérieur."""
    return f"{-(-octets // _KILO)}\u00a0Ko"
