"""Charger les réseaux d’aiguillage : le national puis les régions, ensemble ou pas du tout."""

from collections.abc import Iterable, Iterator

from cep_desktop.domain.erreurs import Probleme
from cep_desktop.rules.aiguillage import OrdreImpose, Reseau, Route
from cep_desktop.rules.condition import Condition, defauts
from cep_desktop.rules.fichier import FichierRefuse, lire_modele
from cep_desktop.rules.paquet import Paquet, PaquetRefuse

_REMEDE = "Corrigez ces points, ou retirez ce réseau. Le réseau précédent reste en place."


def charger_reseau(*paquets: Paquet) -> Reseau:
    """Réunit les fichiers des paquets ; une route ou un ordre du même code remplace le précédent.

    Lève `PaquetRefuse`, avec tous les problèmes trouvés.
    """
    routes: dict[str, Route] = {}
    ordres: dict[str, OrdreImpose] = {}
    titres: list[str] = []
    problemes: list[Probleme] = []
    for paquet in paquets:
        for chemin in sorted(paquet.fichiers):
            try:
                reseau, _ = lire_modele(Reseau, chemin, paquet.fichiers[chemin])
            except FichierRefuse as refus:
                problemes.extend(refus.problemes)
                continue
            problemes.extend(Probleme(chemin, phrase) for phrase in _defauts(reseau))
            routes |= {_cle(route): route for route in reseau.routes}
            ordres |= {ordre.code: ordre for ordre in reseau.ordres}
            titres.append(reseau.titre)
    if problemes:
        raise PaquetRefuse(
            f"Ce réseau d’aiguillage est refusé\u00a0: {problemes[0]}",
            remede=_REMEDE,
            problemes=tuple(problemes),
        )
    return Reseau(
        code="reuni",
        titre=", ".join(titres) or "Aucun réseau",
        routes=tuple(routes.values()),
        ordres=tuple(ordres.values()),
    )


def _cle(route: Route) -> str:
    """Une structure peut changer au fil du temps : son code et sa date de début la désignent."""
    return f"{route.code} {route.du}"


def _conditions(reseau: Reseau) -> Iterator[tuple[str, Condition]]:
    for route in reseau.routes:
        for critere in route.criteres:
            yield route.code, critere.condition
        for exclusion in route.exclusions:
            yield route.code, exclusion.condition
    for ordre in reseau.ordres:
        yield ordre.code, ordre.declencheur


def _defauts(reseau: Reseau) -> Iterable[str]:
    for code, condition in _conditions(reseau):
        for phrase in defauts(condition, {}):
            yield f"«\u00a0{code}\u00a0»\u00a0: {phrase}"
