"""Les cartes d’information à remettre : un métier, une tendance, la transition écologique."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from cep_desktop.domain.accueil import InformationRemise, ThemeInformation
from cep_desktop.domain.personne import Accord
from cep_desktop.domain.typographie import composer, ecrire_entier
from cep_desktop.referentiels.genre import nommer
from cep_desktop.referentiels.livre import Edition, Livre, LivreIllisible
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

if TYPE_CHECKING:
    from cep_desktop.referentiels.catalogue import Metier
    from cep_desktop.referentiels.territoire import Recrutement

_COMPETENCES_DITES = 5
_THEMES = {theme.value: theme for theme in ThemeInformation}


@dataclass(frozen=True, slots=True)
class CarteInformation:
    """Une information datée, sourcée et située, prête à être remise."""

    titre: str
    theme: ThemeInformation
    resume: str
    source: str
    territoire: str = ""
    transition: str = ""
    actualisee_le: date | None = None
    rome: str | None = None

    def champs(self) -> dict[str, object]:
        """Rend les champs d’`InformationRemise`, pour la remettre d’un geste."""
        return {champ.name: getattr(self, champ.name) for champ in fields(self)}


def cartes_du_metier(
    bibliotheque: Bibliotheque, code: str, *, departement: str = "", accord: Accord = Accord.SANS
) -> tuple[CarteInformation, ...]:
    """Rend les cartes d’un métier ; celles de l’organisation remplacent celles des livres.

    `accord` choisit le genre du métier dans les titres.
    """
    catalogue = bibliotheque.catalogue()
    metier = catalogue.metiers.get(code) if catalogue else None
    cartes = (
        {} if metier is None else {c.theme: c for c in _des_livres(bibliotheque, metier, accord)}
    )
    if metier is not None:
        for tendance in cartes_de_tendance(bibliotheque, metier.libelle, departement)[:1]:
            cartes[tendance.theme] = tendance
    for carte in cartes_de_l_organisation(bibliotheque):
        if carte.rome == code:
            cartes[carte.theme] = carte
    return tuple(cartes.values())


def cartes_de_l_organisation(bibliotheque: Bibliotheque) -> tuple[CarteInformation, ...]:
    """Rend les cartes écrites par l’organisation. Lève `LivreIllisible` si l’une est fausse."""
    return tuple(map(_lire_locale, bibliotheque.livres.cartes_locales()))


def cartes_generales(bibliotheque: Bibliotheque) -> tuple[CarteInformation, ...]:
    """Rend les cartes de l’organisation qui ne parlent d’aucun métier : aides, services, lieux."""
    return tuple(c for c in cartes_de_l_organisation(bibliotheque) if c.rome is None)


def garder_carte(bibliotheque: Bibliotheque, information: InformationRemise) -> CarteInformation:
    """Fait d’une information du dossier une carte de l’organisation, sur ce poste.

    Rien de la personne n’y entre. Lève `LivreIllisible` s’il manque une source ou une date.
    """
    noms = ("titre", "resume", "source", "territoire", "transition", "rome")
    brute: dict[str, object] = {nom: getattr(information, nom) for nom in noms}
    brute |= {"theme": information.theme.value, "actualisee_le": information.actualisee_le}
    gardee = {nom: str(valeur) for nom, valeur in brute.items() if valeur}
    carte = _lire_locale(gardee)
    bibliotheque.livres.garder_carte(gardee)
    return carte


def cartes_de_tendance(
    bibliotheque: Bibliotheque, texte: str, departement: str = "", *, nombre: int = 5
) -> tuple[CarteInformation, ...]:
    """Rend les projets d’embauche d’un métier sur un territoire ; rien sans l’enquête BMO.

    Si l’enquête ne dit rien du département, c’est la France entière, et la carte le dit.
    """
    premier = texte.partition("/")[0].strip()
    livres = bibliotheque.livres
    lignes = livres.recrutements(premier, departement, nombre=nombre)
    lignes = lignes or livres.recrutements(premier, "", nombre=nombre)
    edition = _edition(bibliotheque, Livre.BMO)
    return tuple(_tendance(ligne, edition) for ligne in lignes if edition is not None)


def _des_livres(
    bibliotheque: Bibliotheque, metier: "Metier", accord: Accord
) -> Iterator[CarteInformation]:
    catalogue = bibliotheque.catalogue()
    if catalogue is None:
        return
    nom = nommer(metier.libelle, accord)
    edition = catalogue.editions[0]
    liens = catalogue.liens.get(metier.fiche, ())
    libelles = [catalogue.competences[c] for c in liens if c in catalogue.competences]
    savoirs = ", ".join(libelles[:_COMPETENCES_DITES])
    phrases = (
        catalogue.definitions.get(metier.code) or catalogue.definitions.get(metier.fiche, ""),
        f"On y emploie par exemple : {savoirs}." if savoirs else "",
        "C’est un emploi réglementé : un titre ou une autorisation est exigé."
        if metier.est_reglemente
        else "",
    )
    yield CarteInformation(
        titre=nom,
        theme=ThemeInformation.METIER,
        resume=composer(" ".join(filter(None, phrases))),
        source=catalogue.source,
        territoire="France entière",
        transition=metier.transition.libelle if metier.transition else "",
        actualisee_le=edition.publiee_le,
        rome=metier.code,
    )
    if metier.transition is not None:
        yield CarteInformation(
            titre=composer(f"Transition écologique : {nom}"),
            theme=ThemeInformation.TRANSITION_ECOLOGIQUE,
            resume=composer(f"{metier.transition.libelle}, selon le ROME."),
            source=edition.source,
            territoire="France entière",
            transition=metier.transition.libelle,
            actualisee_le=edition.publiee_le,
            rome=metier.code,
        )


def _tendance(ligne: "Recrutement", edition: Edition) -> CarteInformation:
    projets = _nombre(ligne.projets, "projets d’embauche")
    if ligne.projets is not None and ligne.est_partiel:
        projets = f"Au moins {projets}"
    suite = [
        f"dont {_nombre(combien, mot)}"
        for combien, mot in (
            (ligne.difficiles, "jugés difficiles"),
            (ligne.saisonniers, "saisonniers"),
        )
        if combien is not None
    ]
    return CarteInformation(
        titre=composer(f"Embauches : {ligne.metier}"),
        theme=ThemeInformation.TENDANCES,
        resume=composer(f"{projets} en {ligne.annee}{''.join(f', {mot}' for mot in suite)}."),
        source=edition.source,
        territoire=ligne.territoire,
        actualisee_le=edition.publiee_le,
    )


def _nombre(combien: int | None, mot: str) -> str:
    """Un nombre secret reste inconnu, jamais zéro."""
    return f"Nombre de {mot} inconnu" if combien is None else f"{ecrire_entier(combien)} {mot}"


def _edition(bibliotheque: Bibliotheque, livre: Livre) -> Edition | None:
    return next((e for e in bibliotheque.editions() if e.livre is livre), None)


def _lire_locale(brute: Mapping[str, object]) -> CarteInformation:
    """Une carte locale dit au moins son titre, son thème, son résumé, sa source et sa date."""
    try:
        return CarteInformation(
            titre=composer(str(brute["titre"])),
            theme=_THEMES[str(brute["theme"])],
            resume=composer(str(brute["resume"])),
            source=composer(str(brute["source"])),
            territoire=composer(str(brute.get("territoire", ""))),
            transition=composer(str(brute.get("transition", ""))),
            actualisee_le=date.fromisoformat(str(brute["actualisee_le"])),
            rome=str(brute["rome"]) if "rome" in brute else None,
        )
    except (KeyError, ValueError) as cause:
        raise LivreIllisible(
            "une carte de l’organisation est incomplète.",
            lieu=str(brute.get("titre", "cartes")),
            remede="Il faut un titre, un thème, un résumé, une source et une date de relecture.",
        ) from cause
