"""Les gestes qui font entrer au dossier ce que les livres disent d’un métier."""

from dataclasses import dataclass, field

from cep_desktop.domain.competence import MetierVise
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.pliage import plier
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.action_suggeree import (
    CreerAction,
    est_dans_le_plan,
    intitules_du_plan,
)
from cep_desktop.usecases.commandes.besoin import AjouterBesoin
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante


@dataclass(frozen=True, slots=True)
class AjouterMetierDuLivre:
    """Ajoute un métier trouvé dans un livre, avec son code et ce que le livre en dit."""

    appellation: str
    rome: str
    est_reglemente: bool | None = None
    concerne_transition_ecologique: bool | None = None
    a_acquerir: tuple[str, ...] = ()
    libelle: str = field(default="métier ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce métier ; le même code ne s’ajoute pas deux fois."""
        connus = dossier.conseil.metiers
        if any(m.rome == self.rome for m in connus):
            return dossier
        neuf = MetierVise(
            id=cle_suivante("M", (m.id for m in connus)),
            appellation=self.appellation,
            rome=self.rome,
            est_reglemente=self.est_reglemente,
            concerne_transition_ecologique=self.concerne_transition_ecologique,
            a_acquerir=self.a_acquerir,
        )
        return changer_conseil(dossier, lambda c: c.avec(metiers=(*connus, neuf)))


@dataclass(frozen=True, slots=True)
class RetenirEcarts:
    """Fait de compétences manquantes des besoins de formation, et au besoin des actions.

    `metier` vide : les besoins ne se rattachent à aucun métier regardé.
    """

    metier: str
    manques: tuple[str, ...]
    avec_actions: bool = False
    libelle: str = field(default="écarts retenus comme besoins de formation", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier complété ; ce qui y est déjà n’est pas répété."""
        for manque in self.manques:
            if plier(manque) not in map(plier, dossier.conseil.besoins_de_formation):
                dossier = AjouterBesoin(manque).appliquer(dossier)
            action = composer(f"Chercher une formation : {_minuscule(manque)}")
            if self.avec_actions and not est_dans_le_plan(action, intitules_du_plan(dossier)):
                dossier = CreerAction(action).appliquer(dossier)
        if not self.metier:
            return dossier

        def completer(metier: MetierVise) -> MetierVise:
            connus = set(map(plier, metier.a_acquerir))
            neufs = tuple(m for m in self.manques if plier(m) not in connus)
            return metier.avec(a_acquerir=(*metier.a_acquerir, *neufs))

        return changer_conseil(
            dossier, lambda c: c.avec(metiers=changer(c.metiers, self.metier, completer))
        )


def _minuscule(texte: str) -> str:
    """Le texte après deux-points ; un sigle garde ses capitales."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]
