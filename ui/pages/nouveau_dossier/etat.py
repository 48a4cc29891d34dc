"""Ce que montre la page du nouveau dossier, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.domain.personne import Conseiller, Structure
from cep_desktop.domain.typographie import composer
from cep_desktop.domain.vocabulaire import Vocabulaire, Volet
from cep_desktop.usecases.creer import Entree, Identite
from cep_desktop.usecases.fiche import FicheDossier

_VOLETS = {
    Entree.FAIRE_LE_POINT: Volet.ACCUEIL,
    Entree.PRECISER: Volet.CONSEIL,
    Entree.PRET: Volet.ACCOMPAGNEMENT,
}
INFORMATIONS = (
    "Elles servent à préparer votre projet.",
    "Seule l’équipe qui vous suit peut les lire.",
    "Vous pouvez les lire, les corriger ou les faire effacer.",
)
"""Ce que la personne doit savoir de ses données, en trois phrases (RGPD, art. 13)."""


@dataclass(frozen=True, slots=True)
class EtatDoublon:
    """Ce que dit la recherche d’un dossier déjà ouvert."""

    titre: str
    phrase: str
    est_trouve: bool


def suites(vocabulaire: Vocabulaire) -> tuple[tuple[Entree, str], ...]:
    """Rend ce que chaque entrée entraîne, avec les niveaux du vocabulaire."""
    return tuple(
        (entree, composer(f"Nous commençons par : {vocabulaire.niveau_de(volet).titre_court}."))
        for entree, volet in _VOLETS.items()
    )


def doubler(prenom: str, nom: str, trouves: Sequence[FicheDossier]) -> EtatDoublon:
    """Rend ce que l’on sait d’un homonyme."""
    if not (prenom and nom):
        return EtatDoublon("Pas encore cherché", "Écrivez le prénom et le nom.", est_trouve=False)
    if not trouves:
        phrase = composer(f"Aucun autre dossier au nom de {prenom} {nom}.")
        return EtatDoublon("Pas de dossier en double", phrase, est_trouve=False)
    numeros = ", ".join(f"n° {fiche.numero}" for fiche in trouves)
    phrase = composer(f"{trouves[0].personne} a déjà un dossier ici : {numeros}.")
    return EtatDoublon("Ce dossier existe peut-être déjà", phrase, est_trouve=True)


def dire_lecture(prenom: str, referent: str) -> str:
    """« Idriss a lu ces informations avec Nadia. »"""
    qui, avec = prenom or "La personne", f" avec {referent}" if referent else ""
    return composer(f"{qui} a lu ces informations{avec}.")


def identifier(prenom: str, nom: str, structure: str) -> Identite:
    """Rend l’identité écrite. Lève `pydantic.ValidationError` si un champ est vide."""
    return Identite(Conseiller(prenom=prenom, nom=nom), Structure(nom=structure))
