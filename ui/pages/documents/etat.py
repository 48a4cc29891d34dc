"""Ce que montre la page des documents, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer
from cep_desktop.rules.completude import EtatRubrique, Rubrique
from cep_desktop.usecases.produire import NaturePapier, Production

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
class EtatDocuments:
    """Toute la page, avant de produire."""

    sous_titre: str
    papiers: tuple[PapierPropose, ...]
    manques: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EtatProduction:
    """Ce qui vient d’être produit, et où."""

    titre: str
    lieu: str
    papiers: tuple[PapierProduit, ...]


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
    )


def raconter(production: Production) -> EtatProduction:
    """Rend ce que la page montre une fois les papiers produits."""
    nombre = len(production.papiers)
    return EtatProduction(
        titre=f"{nombre} papiers sont prêts" if nombre > 1 else "Le papier est prêt",
        lieu=str(production.dossier),
        papiers=tuple(
            PapierProduit(
                _PRESENTATIONS[papier.nature][0], papier.nom, ecrire_poids(len(papier.octets))
            )
            for papier in production.papiers
        ),
    )


def ecrire_poids(octets: int) -> str:
    """« 84 Ko », au kilooctet supérieur."""
    return f"{-(-octets // _KILO)}\u00a0Ko"
