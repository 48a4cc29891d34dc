"""Les gestes sur les besoins de formation."""

from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ElementIntrouvable
from cep_desktop.domain.pliage import plier
from cep_desktop.usecases.commandes.conseil import changer_conseil


@dataclass(frozen=True, slots=True)
class AjouterBesoin:
    """Ajoute une chose à apprendre ; la même ne s’écrit pas deux fois."""

    intitule: str
    libelle: str = field(default="besoin de formation ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce besoin. Lève `DossierIncoherent`."""
        connus = dossier.conseil.besoins_de_formation
        if plier(self.intitule.strip()) in map(plier, connus):
            raise DossierIncoherent("Ce besoin de formation est déjà dans la liste.")
        return changer_conseil(
            dossier, lambda c: c.avec(besoins_de_formation=(*connus, self.intitule))
        )


@dataclass(frozen=True, slots=True)
class RetirerBesoin:
    """Retire une chose à apprendre."""

    intitule: str
    libelle: str = field(default="besoin de formation retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce besoin. Lève `ElementIntrouvable`."""
        connus = dossier.conseil.besoins_de_formation
        if self.intitule not in connus:
            raise ElementIntrouvable("Ce besoin de formation n’est plus dans le dossier.")
        reste = tuple(besoin for besoin in connus if besoin != self.intitule)
        return changer_conseil(dossier, lambda c: c.avec(besoins_de_formation=reste))
