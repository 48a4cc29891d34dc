"""La seule porte d’entrée d’un dossier ouvert : exécuter, annuler, rétablir."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.francais import expliquer
from cep_desktop.domain.montant import Montant
from cep_desktop.usecases.intangible import Reunion, clot_une_version, verifier_intangible
from cep_desktop.usecases.signature.en_cours import FeuilleASigner

PAS_GARDES = 100
"""Nombre de gestes que l’on peut annuler."""

GESTES_DITS = 3
"""Nombre de gestes nommés quand plusieurs sont gardés ensemble."""

Observateur = Callable[[Dossier], None]


class Commande(Protocol):
    """Un geste : une fonction pure d’un dossier vers un autre, et ses mots pour l’annuler."""

    @property
    def libelle(self) -> str:
        """Ce que le geste fait, pour « Annuler : … »."""
        ...

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier après le geste. Lève `ErreurMetier` s’il est impossible."""
        ...


@dataclass(frozen=True, slots=True)
class AGarder:
    """Un état à garder : le dossier, la révision dont il part, les gestes qui y ont mené."""

    dossier: Dossier
    revision: int
    gestes: tuple[str, ...]

    @property
    def geste(self) -> str:
        """Les gestes en quelques mots, pour l’historique."""
        distincts = tuple(dict.fromkeys(self.gestes)) or ("dossier créé",)
        dits = ", ".join(distincts[:GESTES_DITS])
        reste = len(distincts) - GESTES_DITS
        return f"{dits} et {reste} de plus" if reste > 0 else dits


class Session:
    """Un dossier ouvert, l’historique de ses gestes et ceux qui le regardent.

    `passe` : ce que l’on peut déjà annuler, le plus ancien d’abord (libellé, dossier d’avant).
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        revision: int = 0,
        passe: Iterable[tuple[str, Dossier]] = (),
    ) -> None:
        self._dossier = dossier
        self._revision = revision
        self._enregistre = dossier
        self._passe: list[tuple[str, Dossier]] = list(passe)
        self._futur: list[tuple[str, Dossier]] = []
        self._gestes: list[str] = []
        self._observateurs: list[Observateur] = []
        self.aides_fixees: dict[str, Montant | None] = {}
        """Les aides fixées en cherchant un montage ; `None` : la personne n’en veut pas."""
        self.feuille = FeuilleASigner()
        """La signature que la personne prépare ; elle ne fait partie d’aucun geste."""

    @property
    def dossier(self) -> Dossier:
        """Le dossier tel qu’il est maintenant."""
        return self._dossier

    @property
    def revision(self) -> int:
        """Numéro de la révision gardée dont part le travail ; 0 : le dossier n’est pas gardé."""
        return self._revision

    @property
    def est_modifie(self) -> bool:
        """Vrai si le dossier diffère de ce qui a été enregistré."""
        return self._dossier != self._enregistre

    @property
    def libelle_annuler(self) -> str | None:
        """Ce que « Annuler » déferait, ou `None`."""
        return self._passe[-1][0] if self._passe else None

    @property
    def libelle_retablir(self) -> str | None:
        """Ce que « Rétablir » referait, ou `None`."""
        return self._futur[-1][0] if self._futur else None

    def executer(self, commande: Commande) -> Dossier:
        """Applique un geste ; sans effet, il ne laisse pas de trace.

        Un geste qui clôt une version ne s’annule pas, ni rien de ce qui le précède ; un plan clos
        et une version signée n’en reçoivent aucun. Lève `ErreurMetier` si le geste est refusé :
        alors rien ne change.
        """
        try:
            nouveau = commande.appliquer(self._dossier)
        except ValidationError as cause:
            raise DossierIncoherent(expliquer(cause)) from None
        if not isinstance(commande, Reunion):
            verifier_intangible(self._dossier, nouveau)
        nouveau = _noter_les_retraits(self._dossier, nouveau)
        if nouveau != self._dossier:
            self._passe.append((commande.libelle, self._dossier))
            del self._passe[:-PAS_GARDES]
            if clot_une_version(self._dossier, nouveau):
                self._passe.clear()
            self._futur.clear()
            self._gestes.append(commande.libelle)
            self._remplacer(nouveau)
        return nouveau

    def annuler(self) -> Dossier:
        """Défait le dernier geste ; sans geste à défaire, ne change rien."""
        return self._reculer(self._passe, self._futur, "annulé")

    def retablir(self) -> Dossier:
        """Refait le dernier geste défait ; sans geste à refaire, ne change rien."""
        return self._reculer(self._futur, self._passe, "rétabli")

    def a_garder(self) -> AGarder:
        """Rend ce qu’il faut garder maintenant, à passer ensuite à `marquer_enregistre`."""
        return AGarder(self._dossier, self._revision, tuple(self._gestes))

    def marquer_enregistre(self, revision: int, garde: AGarder | None = None) -> None:
        """Note que cet état (l’actuel par défaut) est gardé sous cette révision."""
        garde = garde or self.a_garder()
        self._enregistre = garde.dossier
        self._revision = revision
        del self._gestes[: len(garde.gestes)]

    def repartir(self, revision: int) -> None:
        """Enregistrera désormais à la suite de cette révision, gardée par quelqu’un d’autre."""
        self._revision = revision

    def prolonger(self, passe: Iterable[tuple[str, Dossier]]) -> None:
        """Rend à une session neuve ce qui s’annulait avant ; ce qu’elle a déjà fait reste après."""
        self._passe[:0] = passe

    def abonner(self, observateur: Observateur) -> Callable[[], None]:
        """Prévient `observateur` à chaque changement ; rend de quoi ne plus le prévenir."""
        self._observateurs.append(observateur)

        def desabonner() -> None:
            with suppress(ValueError):
                self._observateurs.remove(observateur)

        return desabonner

    def _reculer(
        self, origine: list[tuple[str, Dossier]], retour: list[tuple[str, Dossier]], mot: str
    ) -> Dossier:
        if origine:
            libelle, dossier = origine.pop()
            retour.append((libelle, self._dossier))
            self._gestes.append(f"{mot} : {libelle}")
            self._remplacer(dossier)
        return self._dossier

    def _remplacer(self, dossier: Dossier) -> None:
        self._dossier = dossier
        for observateur in tuple(self._observateurs):
            observateur(dossier)


def _noter_les_retraits(avant: Dossier, apres: Dossier) -> Dossier:
    """Garde les clés supprimées par un geste : elles ne serviront plus à une autre ligne."""
    parties = sorted(avant.accompagnement.cles - apres.accompagnement.cles)
    if not parties:
        return apres
    volet = apres.accompagnement
    return apres.avec(accompagnement=volet.avec(cles_retirees=(*volet.cles_retirees, *parties)))
