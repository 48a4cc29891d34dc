"""Les gestes sur l’avancement du parcours : un volet n’est jamais une étape obligatoire."""

from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.vocabulaire import Volet


@dataclass(frozen=True, slots=True)
class ChangerAvancement:
    """Dit où en est un volet ; « pas nécessaire » n’efface rien de ce qui y est écrit."""

    volet: Volet
    avancement: Avancement

    @property
    def libelle(self) -> str:
        """« Accueil noté « Terminé » »."""
        return f"{self.volet.libelle} noté «\u00a0{self.avancement.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce volet à cet avancement."""
        return dossier.avec(parcours=dossier.parcours.avec(**{self.volet.value: self.avancement}))
