"""Les gestes sur les autres projets : en mettre un de côté, le reprendre, l’oublier."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.conseil import Conseil, ProjetMisDeCote
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import cle_suivante, retirer, trouver


@dataclass(frozen=True, slots=True)
class MettreDeCote:
    """Garde le projet et sa stratégie, pour en écrire un autre."""

    le: date
    libelle: str = field(default="projet mis de côté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans projet courant. Lève `ElementIntrouvable` s’il n’y en a pas."""
        if dossier.conseil.projet is None:
            raise ElementIntrouvable(
                "Le projet n’est pas encore écrit.", remede="Écrivez-le en une phrase."
            )
        return changer_conseil(dossier, lambda c: _ranger(c, self.le))


@dataclass(frozen=True, slots=True)
class Reprendre:
    """Fait d’un projet mis de côté le projet courant ; celui d’avant prend sa place.

    Une stratégie commencée sans projet reste, si le projet repris n’a pas la sienne.
    """

    projet: str
    le: date
    libelle: str = field(default="projet repris", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce projet et sa stratégie. Lève `ElementIntrouvable`."""
        repris = trouver(dossier.conseil.projets_mis_de_cote, self.projet)

        def changement(conseil: Conseil) -> Conseil:
            range_ = _ranger(conseil, self.le)
            autres = retirer(range_.projets_mis_de_cote, self.projet)
            return range_.avec(
                projet=repris.projet,
                strategie=repris.strategie or range_.strategie,
                projets_mis_de_cote=autres,
            )

        return changer_conseil(dossier, changement)


@dataclass(frozen=True, slots=True)
class OublierProjet:
    """Retire un projet mis de côté."""

    projet: str
    libelle: str = field(default="projet retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce projet. Lève `ElementIntrouvable`."""
        return changer_conseil(
            dossier,
            lambda c: c.avec(projets_mis_de_cote=retirer(c.projets_mis_de_cote, self.projet)),
        )


def _ranger(conseil: Conseil, le: date) -> Conseil:
    """Met le projet courant avec les autres ; sans projet, seule la stratégie attend sur place."""
    if conseil.projet is None:
        return conseil
    autres = conseil.projets_mis_de_cote
    mis_de_cote = ProjetMisDeCote(
        id=cle_suivante("P", (p.id for p in autres)),
        projet=conseil.projet,
        strategie=conseil.strategie,
        mis_de_cote_le=le,
    )
    return conseil.avec(projet=None, strategie=None, projets_mis_de_cote=(*autres, mis_de_cote))
