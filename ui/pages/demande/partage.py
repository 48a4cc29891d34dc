"""La demande, vue par la personne : ses mots, et la suite qu’elle choisit."""

from collections.abc import Iterator

from cep_desktop.domain.accueil import Suite
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.accueil import Decider, ValiderDecision, ValiderDemande
from ui.vue_partagee import Accord, Bloc, Encart, Geste, Mots, Vide, Vu, VuePartagee

_PICTOS = {
    Suite.CONTINUER: "handshake-bold",
    Suite.ETRE_ORIENTE: "signpost-bold",
    Suite.ARRETER: "check-bold",
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de la demande."""
    return VuePartagee(
        "Votre demande",
        "Ce qui vous amène, et la suite que nous choisissons ensemble.",
        tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> Iterator[Bloc]:
    accueil = vu.dossier.accueil
    demande, decision = accueil.demande, accueil.decision
    if demande.paroles is None:
        yield Vide("Qu’est-ce qui vous amène ?", "Dites-le avec vos mots. Nous les notons.")
    else:
        yield Mots("Vous nous avez dit", demande.paroles.texte)
    if demande.analyse:
        yield Encart("Ce que nous en comprenons", composer(demande.analyse))
    if demande.paroles is not None and not demande.co_construction.est_valide:
        yield Accord(
            "C’est bien votre demande ?",
            "Vous pourrez la changer à tout moment.",
            Geste("Valider ensemble", ValiderDemande(vu.le), picto="handshake-bold"),
        )
    yield Encart(
        "Que fait-on maintenant ?",
        gestes=tuple(
            Geste(
                vu.mots.dire(suite),
                Decider(suite, vu.le),
                picto=_PICTOS[suite],
                est_coche=decision is not None and decision.suite is suite,
            )
            for suite in (Suite.CONTINUER, Suite.ETRE_ORIENTE, Suite.ARRETER)
        ),
    )
    if decision is not None and decision.paroles is not None:
        yield Mots("Pourquoi ce choix", decision.paroles.texte)
    if decision is not None:
        yield _accord(vu)


def _accord(vu: Vu) -> Accord:
    if vu.dossier.accueil.co_construction.est_valide:
        return Accord(
            "Nous l’avons décidé ensemble.",
            "Vous pouvez changer d’avis à tout moment.",
            Geste("Changer d’avis", ValiderDecision(None), picto="arrow-u-up-left-bold"),
            est_donne=True,
        )
    return Accord(
        "Nous sommes d’accord sur cette suite ?",
        "Vous pourrez changer d’avis à tout moment.",
        Geste("Valider ensemble", ValiderDecision(vu.le), picto="handshake-bold", est_plein=True),
    )
