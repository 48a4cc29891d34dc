"""À qui revient une idée ou un choix : rien n’est coché tant que personne ne l’a dit."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.co_construction import Auteur
from ui.widgets.choix import Choix


class ChoixAuteur(Choix):
    """Les deux prénoms, « Ensemble », et « On ne sait plus » quand il s’agit de qui a proposé."""

    def __init__(
        self,
        nom: str,
        personne: str,
        conseiller: str,
        auteurs: Iterable[Auteur] = Auteur,
        parent: QWidget | None = None,
    ) -> None:
        mots = {Auteur.BENEFICIAIRE: personne, Auteur.CONSEILLER: conseiller}
        super().__init__(nom, ((a.value, mots.get(a, a.libelle)) for a in auteurs), parent)
