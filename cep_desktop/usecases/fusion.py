"""Réunir un dossier reçu et celui que l’on a déjà, partie par partie, sans rien mélanger.

Ce qui est daté s’ajoute (faits, rendez-vous, échanges, accords) ; ce qui se rédige se remplace en
entier (identité, projet, plan, financement). Aucune clé ne change de sens en route.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Echange
from cep_desktop.domain.liens import renommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.situation import Situation
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.usecases.commandes.suite import cle_suivante
from cep_desktop.usecases.selection import sans_contact_inutile, situation_choisie


class _ACle(Protocol):
    """Élément qui porte une clé, et se compare aux autres sans elle."""

    @property
    def id(self) -> str: ...

    def avec(self, **champs: object) -> object: ...


Element = TypeVar("Element", bound=_ACle)

_CUMULEES: Mapping[str, Callable[[Dossier], Iterable[_ACle]]] = {
    "entretiens.[].id": lambda dossier: dossier.entretiens,
    "consentements.[].id": lambda dossier: dossier.consentements,
    "accompagnement.contacts.[].id": lambda dossier: dossier.accompagnement.contacts,
    "accompagnement.echanges.[].id": lambda dossier: dossier.accompagnement.echanges,
}
"""Les collections où les éléments des deux dossiers se retrouvent ensemble."""


def fusionner(ici: Dossier, recu: Dossier, prises: Collection[PartieDossier]) -> Dossier:
    """Rend `ici` où ces parties viennent de `recu`, et rien d’autre.

    Les notes privées, les alertes et tout ce qui n’est pas pris restent comme ils sont.
    """
    venu = _aux_cles_d_ici(ici, recu)
    personne, projet, plan, argent, echanges = (
        venu if partie in prises else ici
        for partie in (
            PartieDossier.IDENTITE,
            PartieDossier.PROJET,
            PartieDossier.PLAN,
            PartieDossier.FINANCEMENT,
            PartieDossier.ECHANGES,
        )
    )
    actuel, neuf = ici.accompagnement, plan.accompagnement
    fusionne = ici.avec(
        beneficiaire=personne.beneficiaire,
        situation=_cumuler(ici.situation, situation_choisie(venu.situation, prises)),
        accueil=projet.accueil,
        conseil=projet.conseil,
        entretiens=_reunir(ici.entretiens, plan.entretiens),
        signatures=plan.signatures,
        consentements=_reunir(ici.consentements, venu.consentements),
        accompagnement=neuf.avec(
            plan_financement=_argent(argent, plan),
            contacts=_reunir(actuel.contacts, venu.accompagnement.contacts),
            echanges=_reunir(_echanges(ici, argent), _echanges(echanges, argent)),
            alertes=actuel.alertes,
            changement=actuel.changement,
            retours=actuel.retours,
            evaluations=actuel.evaluations,
            versions_figees=actuel.versions_figees,
            cles_retirees=_ajouter(actuel.cles_retirees, neuf.cles_retirees),
        ),
    )
    return sans_contact_inutile(fusionne, sauf={contact.id for contact in actuel.contacts})


def _cumuler(ici: Situation, venue: Situation) -> Situation:
    if ici == Situation():
        return venue
    return ici.avec(
        faits=_ajouter(ici.faits, venue.faits),
        contraintes=_ajouter(ici.contraintes, venue.contraintes),
        appuis=_ajouter(ici.appuis, venue.appuis),
    )


def _argent(argent: Dossier, plan: Dossier) -> PlanFinancement:
    """Les dépenses gardent leur étape si le plan retenu a la même, sous le même titre."""
    financement = argent.accompagnement.plan_financement
    if argent is plan:
        return financement
    communes = _memes(_etapes(argent), _etapes(plan))
    return financement.avec(
        depenses=tuple(
            d if d.etape in communes else d.avec(etape=None) for d in financement.depenses
        )
    )


def _echanges(dossier: Dossier, argent: Dossier) -> tuple[Echange, ...]:
    """Les échanges gardent leur financement si le plan retenu a le même, sous le même nom."""
    actuels = dossier.accompagnement.echanges
    if argent is dossier:
        return actuels
    communs = _memes(_aides(dossier), _aides(argent))
    return tuple(e if e.financement in communs else e.avec(financement=None) for e in actuels)


def _etapes(dossier: Dossier) -> dict[str, str]:
    return {etape.id: etape.titre for etape in dossier.accompagnement.plan_action.etapes}


def _aides(dossier: Dossier) -> dict[str, str]:
    aides = dossier.accompagnement.plan_financement.financements
    return {aide.id: aide.libelle for aide in aides}


def _memes(avant: Mapping[str, str], apres: Mapping[str, str]) -> frozenset[str]:
    return frozenset(cle for cle, titre in avant.items() if apres.get(cle) == titre)


def _aux_cles_d_ici(ici: Dossier, recu: Dossier) -> Dossier:
    """Donne aux éléments reçus la clé du même élément d’ici, ou une clé que personne n’a.

    Un élément d’ici se reconnaît à ce qu’il aurait montré en partant : sans son nom privé.
    """
    montre = ici.partageable()
    for chemin, lire in _CUMULEES.items():
        cles = frozenset(element.id for element in lire(ici))
        noms = _noms(tuple(lire(montre)), tuple(lire(recu)), cles)
        recu = Dossier.model_validate(renommer(recu.model_dump(), chemin, noms))
    return recu


def _noms(ici: tuple[_ACle, ...], venus: tuple[_ACle, ...], cles: frozenset[str]) -> dict[str, str]:
    libres = list(ici)
    prises = {*cles, *(element.id for element in venus)}
    noms: dict[str, str] = {}
    for venu in venus:
        jumeau = next((e for e in libres if e.avec(id=venu.id) == venu), None)
        if jumeau is not None:
            libres.remove(jumeau)
            noms[venu.id] = jumeau.id
        elif venu.id in cles:
            noms[venu.id] = cle_suivante("R", prises)
            prises.add(noms[venu.id])
    return noms


def _reunir(ici: tuple[Element, ...], venus: tuple[Element, ...]) -> tuple[Element, ...]:
    presentes = {element.id for element in ici}
    return (*ici, *(venu for venu in venus if venu.id not in presentes))


def _ajouter(ici: tuple[object, ...], venus: tuple[object, ...]) -> tuple[object, ...]:
    """Ajoute à la suite ce qui n’y est pas déjà."""
    return (*ici, *(venu for venu in dict.fromkeys(venus) if venu not in ici))
