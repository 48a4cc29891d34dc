"""Des chemins choisis, faire les étapes du plan, en un seul geste."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.montant import connu
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.pliage import mots, plier
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin
from cep_desktop.domain.texte import LIGNE_MAXIMALE
from cep_desktop.usecases.commandes.plan_action import AjouterAction, AjouterEtape

_RETENUS = (ChoixChemin.CHOISI, ChoixChemin.EN_PLUS)
_CERTIFIANTS = {NatureChemin.FORMATION, NatureChemin.VAE}
_RIEN = {"aucun", "aucune", "rien"}


def chemins_a_planifier(dossier: Dossier) -> tuple[Chemin, ...]:
    """Rend les chemins choisis ou en plus qui n’ont pas encore d’étape, les « en plus » d’abord.

    Ce qui vient en plus prépare le chemin principal : une immersion précède la formation.
    """
    strategie = dossier.conseil.strategie
    if strategie is None:
        return ()
    deja = {plier(etape.titre) for etape in dossier.accompagnement.plan_action.etapes}
    return tuple(
        chemin
        for choix in reversed(_RETENUS)
        for chemin in strategie.chemins
        if chemin.choix is choix and plier(chemin.titre) not in deja
    )


@dataclass(frozen=True, slots=True)
class CreerEtapes:
    """Fait une étape de chaque chemin retenu, avec ce qui en a été écrit ; tout se modifie.

    Rien n’est validé d’avance.
    """

    libelle: str = field(default="étapes du plan créées", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces étapes. Lève `DossierIncoherent` s’il n’y en a aucune."""
        chemins = chemins_a_planifier(dossier)
        if not chemins:
            raise DossierIncoherent(
                "Aucun chemin choisi n’attend son étape.",
                remede="Choisissez un chemin, ou regardez le plan d’actions.",
            )
        for chemin in chemins:
            objectif = chemin.gagne or chemin.certification or chemin.nature.libelle
            dossier = AjouterEtape(chemin.titre, objectif).appliquer(dossier)
            etape = dossier.accompagnement.plan_action.etapes[-1]
            for intitule in actions_du_chemin(chemin):
                dossier = AjouterAction(etape.id, intitule).appliquer(dossier)
        parcours = dossier.parcours
        if parcours.accompagnement is Avancement.A_VENIR:
            parcours = parcours.avec(accompagnement=Avancement.EN_COURS)
        return dossier.avec(parcours=parcours)


def actions_du_chemin(chemin: Chemin) -> tuple[str, ...]:
    """Rend les actions qui se déduisent de ce qui est écrit d’un chemin, une au moins."""
    deduites = tuple(_actions(chemin)) or (f"Préparer\u00a0: {_suite(chemin.titre)}",)
    return tuple(map(_borner, deduites))


def _actions(chemin: Chemin) -> Iterator[str]:
    if chemin.prerequis:
        yield f"Remplir la condition d’entrée\u00a0: {_suite(chemin.prerequis)}"
    if connu(chemin.prix) is None:
        yield f"Demander le prix\u00a0: {_suite(chemin.titre)}"
    if chemin.programme:
        yield f"Suivre\u00a0: {_suite(chemin.programme)}"
    if _a_une_certification(chemin):
        yield f"Obtenir\u00a0: {_suite(chemin.certification)}"


def _a_une_certification(chemin: Chemin) -> bool:
    """Vrai si le chemin mène à un papier ; « aucune » s’écrit aussi dans ce champ."""
    ecrits = mots(chemin.certification)
    return chemin.nature in _CERTIFIANTS and bool(ecrits) and not ecrits & _RIEN


def _suite(texte: str) -> str:
    """Le texte, tel qu’on l’écrit après deux-points ; un sigle garde ses capitales."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]


def _borner(intitule: str) -> str:
    """Coupe un intitulé que le plan ne peut pas garder entier ; le chemin, lui, reste écrit."""
    trop_long = len(intitule) > LIGNE_MAXIMALE
    return f"{intitule[: LIGNE_MAXIMALE - 1]}…" if trop_long else intitule
