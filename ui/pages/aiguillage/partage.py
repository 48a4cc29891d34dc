"""La suite, vue par la personne : où aller, pourquoi, et ce que l’on transmet."""

from collections.abc import Iterator

from cep_desktop.domain.accueil import Orientation, Suite
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_telephone
from ui.pages.aiguillage.etat import ecrire_adresse
from ui.vue_partagee import Bloc, Encart, Ligne, Vide, Vu, VuePartagee


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de l’aiguillage."""
    return VuePartagee(
        "La suite que nous choisissons",
        "Qui peut le mieux vous aider, et pourquoi.",
        tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> Iterator[Bloc]:
    decision = vu.dossier.accueil.decision
    if decision is not None and decision.suite is Suite.CONTINUER:
        avec = composer(f"Vous continuez avec {vu.dossier.referent.nom_complet}.")
        yield Encart("Vous continuez ici", avec, ton="douce")
    orientations = vu.dossier.accueil.orientations
    for orientation in orientations:
        yield _structure(orientation)
        yield _transmis(orientation)
    if not orientations and (decision is None or decision.suite is not Suite.CONTINUER):
        yield Vide("Nous cherchons ensemble", "Nous regardons qui peut le mieux vous aider.")


def _structure(orientation: Orientation) -> Encart:
    lieux = (
        ("map-pin-fill", "Où", ecrire_adresse(orientation.adresse)),
        ("phone", "Téléphone", ecrire_telephone(orientation.telephone or "")),
        ("clock", "Quand", orientation.horaires),
    )
    return Encart(
        composer(orientation.structure),
        lignes=(
            *(Ligne(composer(r), "", "check-circle-fill", "ok") for r in orientation.raisons),
            *(Ligne(mot, composer(dit), picto) for picto, mot, dit in lieux if dit),
        ),
    )


def _transmis(orientation: Orientation) -> Encart:
    accord = orientation.accord_le
    phrase = (
        f"Vous avez donné votre accord le {ecrire_date(accord)}."
        if accord
        else "Rien ne part sans votre accord."
    )
    return Encart(
        "Ce que nous leur disons",
        composer(phrase),
        tuple(Ligne(composer(un), picto="paper-plane-tilt-bold") for un in orientation.transmis),
    )
