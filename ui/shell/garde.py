"""L’endroit où la fenêtre enregistre : un coffre, ou la mémoire le temps d’un essai."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from cep_desktop.usecases.liaison import SEUL, LiaisonOuverte

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre
    from cep_desktop.usecases.migrer import Passerelle


@dataclass(frozen=True, slots=True)
class Garde:
    """Ce que la fenêtre sait de son coffre ; sans coffre, rien n’est gardé après la fermeture.

    `auteur` est le nom de la personne qui tient le poste ; `proposer_phrase` tire sept mots.
    `liaison` est celle du serveur d’équipe ; sans `passerelle`, ce poste n’en connaît pas.
    """

    coffre: "Coffre | None" = None
    auteur: str = ""
    proposer_phrase: Callable[[], str] = str
    liaison: LiaisonOuverte = SEUL
    passerelle: "Passerelle | None" = None

    @property
    def est_durable(self) -> bool:
        """Vrai si les dossiers restent après la fermeture."""
        return self.coffre is not None

    @property
    def duree_mois(self) -> int | None:
        """Mois de conservation réglés par l’organisme ; `None` s’il n’a pas choisi."""
        return self.coffre.conservation.mois if self.coffre is not None else None

    def noter_export(self, identifiant: UUID, forme: str) -> None:
        """Note au journal qu’un dossier est sorti ; un essai n’a pas de journal."""
        if self.coffre is not None:
            self.coffre.acces.noter_export(identifiant, forme)

    @property
    def attend_le_serveur(self) -> bool:
        """Vrai si ce qui s’enregistre reste sur ce poste en attendant le serveur de l’équipe."""
        equipe = self.liaison.equipe
        return equipe is not None and equipe.dossiers.est_hors_ligne

    @property
    def demande_le_serveur(self) -> bool:
        """Vrai si lire ou écrire un dossier attend la réponse d’un serveur."""
        equipe = self.liaison.equipe
        return equipe is not None and not equipe.dossiers.est_hors_ligne

    @property
    def etat_de_lecture(self) -> str:
        """« Lecture seule : Karim a ouvert ce coffre. », vide si l’on peut écrire."""
        if self.coffre is None or not self.coffre.est_en_lecture_seule:
            return ""
        if self.coffre.tenu_par:
            return f"Lecture seule : {self.coffre.tenu_par.split()[0]} a ouvert ce coffre."
        return "Lecture seule : le disque de ce coffre ne s’écrit pas."

    @property
    def empechement(self) -> str:
        """Pourquoi rien ne se change, et que faire ; vide si l’on peut écrire."""
        if self.coffre is None or not self.coffre.est_en_lecture_seule:
            return ""
        if self.coffre.tenu_par:
            return (
                f"{self.coffre.tenu_par} a déjà ouvert ce coffre : vous pouvez tout lire, sans "
                "rien changer. Fermez-le sur l’autre poste, puis rouvrez-le ici."
            )
        return (
            "Le disque de ce coffre ne s’écrit pas : vous pouvez tout lire, sans rien changer. "
            "Vérifiez le disque, puis rouvrez le coffre."
        )
