"""Les informations, vues par la personne : ce qu’elle emporte, et ce qu’elle en pense."""

from collections.abc import Iterator

from cep_desktop.domain.accueil import (
    FicheMetier,
    InformationRemise,
    Interet,
    ReunionCollective,
    ThemeInformation,
)
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.usecases.commandes.information import DireInteret
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Vide, Vu, VuePartagee

_INCONNU = "Pas connu"


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des informations remises."""
    return VuePartagee(
        "Ce que vous emportez",
        "Des informations sur les métiers, les aides et les lieux.",
        tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> Iterator[Bloc]:
    accueil = vu.dossier.accueil
    if not accueil.informations and not accueil.reunions:
        yield Vide("Qu’est-ce qui pourrait vous aider ?", "Nous cherchons ensemble.")
    for information in accueil.informations:
        yield _information(information, vu)
    for reunion in accueil.reunions:
        yield _reunion(reunion)


def _information(information: InformationRemise, vu: Vu) -> Encart:
    gestes: tuple[Geste, ...] = ()
    if information.theme is ThemeInformation.METIER:
        gestes = tuple(
            Geste(
                vu.mots.dire(interet),
                DireInteret(information.id, interet),
                est_coche=information.interet is interet,
            )
            for interet in (Interet.OUI, Interet.PEUT_ETRE, Interet.NON)
        )
    return Encart(
        composer(information.titre),
        composer(information.resume),
        tuple(_lignes(information)),
        gestes,
    )


def _lignes(information: InformationRemise) -> Iterator[Ligne]:
    if information.fiche is not None:
        yield from _fiche(information.fiche)
    if information.transition:
        yield Ligne("Transition écologique", composer(information.transition), "leaf-fill", "ok")
    source = ", ".join(filter(None, (information.territoire, information.source)))
    if information.actualisee_le:
        source = f"{source}, au {ecrire_date(information.actualisee_le)}".lstrip(", ")
    if source:
        yield Ligne("D’où viennent ces chiffres", composer(source), "info")
    if information.remise_le:
        jour = ecrire_date(information.remise_le)
        yield Ligne("C’est à vous", composer(f"Remis le {jour}."), "check-circle-fill", "ok")


def _fiche(fiche: FicheMetier) -> Iterator[Ligne]:
    for picto, titre, dit in (
        ("briefcase", "Offres d’emploi", fiche.offres),
        ("wallet", "Salaire", fiche.salaire),
        ("barbell-bold", "Effort", fiche.effort),
    ):
        yield Ligne(titre, composer(dit) or _INCONNU, picto)
    for etape in fiche.pour_y_aller:
        yield Ligne("Pour y arriver", composer(etape), "path-bold")


def _reunion(reunion: ReunionCollective) -> Encart:
    heure = f" à {ecrire_heure(reunion.a)}" if reunion.a else ""
    ou = f", {reunion.lieu}" if reunion.lieu else ""
    complet = "Il n’y a plus de place. Nous cherchons une autre date."
    return Encart(
        composer(reunion.titre),
        composer(f"Le {ecrire_date(reunion.le)}{heure}{ou}."),
        (Ligne(complet, picto="warning-fill", ton="warn"),) if reunion.est_complete else (),
    )
