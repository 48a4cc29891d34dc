"""Le montage proposé, vu par la personne : comme avant, ou la proposition ; elle décide."""

from collections.abc import Sequence

from cep_desktop.domain.montant import Total
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.montage import PrendreMontage
from cep_desktop.usecases.ecarts_montage import (
    EcartDeMontage,
    NatureEcart,
    change_le_plan,
    comparer_au_plan,
)
from cep_desktop.usecases.monter import MontageDuDossier
from ui.pages.montage.barres import PartDeBarre
from ui.pages.montage.etat import deriver
from ui.vue_partagee import (
    Bloc,
    Comparaison,
    Encart,
    Geste,
    Ligne,
    Part,
    Solde,
    Vide,
    Vu,
    VuePartagee,
)

_TRAMES = {"accorde": "plein", "demande": "raye", "a_demander": "points", "reste": "reste"}
_TITRE, _PHRASE = "Une autre façon de payer", "Vous comparez, puis vous gardez le dernier mot."


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue du montage : ni épingle, ni règle interne."""
    if vu.montage is None:
        vide = Vide("Un instant", "Nous cherchons une autre façon de payer.")
        return VuePartagee(_TITRE, _PHRASE, (vide,))
    plan = vu.dossier.accompagnement.plan_financement
    montage = vu.montage.montage
    ecarts = comparer_au_plan(plan, montage.melange, montage, vu.montage.a_verifier)
    if not change_le_plan(ecarts):
        vide = Vide("Votre plan est déjà le meilleur", "Aucune aide de plus aujourd’hui.")
        return VuePartagee(_TITRE, _PHRASE, (vide,))
    return VuePartagee(_TITRE, _PHRASE, tuple(_blocs(vu, vu.montage, ecarts)))


def _blocs(vu: Vu, trouve: MontageDuDossier, ecarts: Sequence[EcartDeMontage]) -> list[Bloc]:
    etat = deriver(vu.dossier, trouve, {})
    avant = vu.dossier.accompagnement.plan_financement.reste_a_payer
    apres = trouve.montage.melange.reste_a_payer
    demandes = trouve.montage.melange.demandes
    attente = f"Nous attendons {demandes} réponse{'s' if demandes > 1 else ''}."
    return [
        Comparaison(
            Solde(
                "Comme avant", _parts(etat.barre_avant), "Comme avant", "Il vous reste à payer",
                etat.reste_avant,
            ),
            Solde(
                "La proposition", _parts(etat.barre_apres), "La proposition",
                "Il vous resterait à payer", etat.reste, _difference(avant, apres),
            ),
        ),
        Encart(lignes=tuple(map(_ligne, ecarts))),
        Encart(
            "Rien n’est encore sûr.",
            attente if demandes else "",
            gestes=(
                Geste("Garder comme avant", vers="financement"),
                Geste(
                    "Prendre la proposition",
                    PrendreMontage(trouve.montage.melange, trouve.montage.codes),
                    picto="handshake-fill", est_plein=True,
                ),
            ),
        ),
    ]  # fmt: skip


def _parts(parts: Sequence[PartDeBarre]) -> tuple[Part, ...]:
    return tuple(
        Part(p.centimes, _TRAMES[p.aspect], f"f{min(p.rang, 5)}" if p.rang else "sun")
        for p in parts
    )


def _difference(avant: Total, apres: Total) -> str:
    if avant.inconnus or apres.inconnus or apres.montant >= avant.montant:
        return ""
    return composer(f"{avant.montant - apres.montant} de moins")


_DITS = {
    NatureEcart.PAREIL: ("ne change pas", "check-bold", "ink2"),
    NatureEcart.ACCORDE: ("ne change pas", "check-circle-fill", "ok"),
    NatureEcart.CHANGE: ("paierait une autre somme", "paper-plane-tilt-bold", "primary"),
    NatureEcart.NEUF: ("pourrait vous aider", "plus-bold", "ok"),
    NatureEcart.GARDE: ("reste dans le plan", "check-bold", "ink2"),
    NatureEcart.RETIRE: ("ne serait plus demandé", "minus-circle-fill", "ink2"),
}


def _ligne(ecart: EcartDeMontage) -> Ligne:
    mot, picto, ton = _DITS[ecart.nature]
    avant = str(ecart.avant) if ecart.avant is not None else "une somme inconnue"
    apres = str(ecart.apres) if ecart.apres is not None else "une somme inconnue"
    phrases = {
        NatureEcart.PAREIL: "Sa réponse n’est pas encore là.",
        NatureEcart.ACCORDE: "C’est accordé.",
        NatureEcart.CHANGE: f"Aujourd’hui {avant}. Nous devons lui demander {apres}.",
        NatureEcart.NEUF: "Nous devons encore lui demander.",
        NatureEcart.GARDE: "Nous ne savons pas encore combien elle paierait.",
        NatureEcart.RETIRE: "Vous n’en auriez plus besoin.",
    }
    return Ligne(
        titre=composer(f"{ecart.financeur} {mot}"),
        phrase=composer(phrases[ecart.nature]),
        picto=picto,
        ton=ton,
        valeur="" if ecart.nature is NatureEcart.RETIRE else apres if ecart.apres else "",
    )
