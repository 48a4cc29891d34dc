"""La page de synthèse : chaque rubrique abrégée autant qu’il faut pour que tout y tienne.

La hauteur est une estimation, avec les mesures de la police et les styles du modèle livré.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cep_desktop.documents.coupe import en_tete_en_plus
from cep_desktop.documents.synthese_accueil.parties import LigneAide, LigneSituation, Parties
from cep_desktop.documents.synthese_accueil.place import (
    CHOIX,
    CONTACT,
    DEMANDE,
    DEMANDE_LONGUE,
    DISPONIBLE,
    LIGNES_EN_GRAND,
    ORGANISME,
    PLACES,
    PRECISION,
    PUCE,
    SOUS_TITRE,
    SUITE,
    SUITE_TITRE,
    UTILITE,
    VALEUR,
    Place,
)
from cep_desktop.documents.typographie import accorder, citer
from cep_desktop.domain.typographie import INSECABLE

SANS_DEMANDE = "Ma demande n’est pas encore écrite."
SANS_INFORMATION = "Nous n’avons pas encore regardé d’information ensemble."
EN_ANNEXE = f"(suite en{INSECABLE}annexe)"
RENVOI = "Toutes les structures et leurs contacts sont en annexe."


@dataclass(frozen=True, slots=True)
class Page:
    """Les rubriques telles qu’elles s’impriment sur la page."""

    demande: str
    situation: tuple[LigneSituation, ...]
    regarde: tuple[str, ...]
    aides: tuple[LigneAide, ...]
    renvoi: str
    suite_titre: str
    suite_details: tuple[str, ...]

    @property
    def est_demande_longue(self) -> bool:
        """Vrai si la demande s’imprime en corps ordinaire."""
        return DEMANDE.lignes(self.demande) > LIGNES_EN_GRAND


def mettre_en_page(parties: Parties, sous_titre: str, choix: Sequence[str]) -> Page:
    """Rend la page la moins abrégée qui tient, sous ce sous-titre et avec ces décisions."""
    autour = (
        en_tete_en_plus(parties.aides[0].organisme) + 31 + 18 * SOUS_TITRE.lignes(sous_titre) + 10
    )
    autour += sum(2 + 17 * CHOIX.lignes(texte) for texte in choix)
    *larges, serree = PLACES
    for place in larges:
        page = _abreger(parties, place)
        if autour + _hauteur(page) <= DISPONIBLE:
            return page
    return _abreger(parties, serree)


def _hauteur(page: Page) -> float:
    return sum(
        (
            20 + 15 + _hauteur_demande(page) + 3,
            4 * (8.5 + 20 + 2),
            sum(7.6 + 15 * VALEUR.lignes(ligne.valeur) for ligne in page.situation),
            sum(3 + 15 * PUCE.lignes(chose) for chose in page.regarde),
            19 + sum(map(_hauteur_aide, page.aides)),
            18 if page.renvoi else 0,
            8 + 20 + 15 + 19 * SUITE_TITRE.lignes(page.suite_titre),
            sum(16.5 * SUITE.lignes(chose) for chose in page.suite_details),
        )
    )


def _hauteur_demande(page: Page) -> float:
    if page.est_demande_longue:
        return 16.5 * DEMANDE_LONGUE.lignes(page.demande)
    return 19.5 * DEMANDE.lignes(page.demande)


def _hauteur_aide(aide: LigneAide) -> float:
    contact = 15 * CONTACT.lignes(aide.contact) + 14 * PRECISION.lignes(aide.precision)
    organisme, utilite = ORGANISME.lignes(aide.organisme), UTILITE.lignes(aide.utilite)
    return 7.6 + max(15 * organisme, 15 * utilite, contact)


def _abreger(parties: Parties, place: Place) -> Page:
    aides = tuple(_aide(aide, place) for aide in parties.aides[: place.aides + 1])
    return Page(
        demande=_demande(" ".join(parties.demande), place),
        situation=tuple(
            LigneSituation(ligne.cle, VALEUR.ajuster(ligne.valeur, place.note, suite=EN_ANNEXE))
            for ligne in parties.situation
        ),
        regarde=tuple(_regarde(parties.regarde, place)),
        aides=aides,
        renvoi="" if aides[1:] == parties.aides[1:] else RENVOI,
        suite_titre=SUITE_TITRE.ajuster(parties.suite.titre, 2),
        suite_details=tuple(_suite(parties.suite.details, place)),
    )


def _demande(texte: str, place: Place) -> str:
    if not texte:
        return SANS_DEMANDE
    cadre = DEMANDE if DEMANDE.lignes(citer(texte)) <= LIGNES_EN_GRAND else DEMANDE_LONGUE
    return cadre.ajuster(citer(texte), place.demande, suite=f"[…]{INSECABLE}» {EN_ANNEXE}")


def _regarde(choses: tuple[str, ...], place: Place) -> Iterator[str]:
    montrees = choses if len(choses) <= place.regarde + 1 else choses[: place.regarde]
    for chose in montrees:
        yield PUCE.ajuster(chose, place.ligne_regarde, suite=EN_ANNEXE)
    reste = len(choses) - len(montrees)
    if reste:
        suite = accorder(reste, "autre information, sur", "autres informations, sur")
        yield f"Et {suite} le reçu joint."
    if not choses:
        yield SANS_INFORMATION


def _aide(aide: LigneAide, place: Place) -> LigneAide:
    lignes = place.ligne_aide
    return LigneAide(
        organisme=ORGANISME.ajuster(aide.organisme, lignes),
        utilite=UTILITE.ajuster(aide.utilite, lignes),
        contact=CONTACT.ajuster(aide.contact, lignes),
        precision=PRECISION.ajuster(aide.precision, lignes),
    )


def _suite(details: tuple[str, ...], place: Place) -> Iterator[str]:
    for chose in details[: place.suite]:
        yield SUITE.ajuster(chose, place.ligne_suite, suite=EN_ANNEXE)
    if len(details) > place.suite:
        yield f"La suite est en{INSECABLE}annexe."
