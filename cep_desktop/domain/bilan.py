"""La fin de l’accompagnement : ce qui est atteint, et ce que la personne en pense."""

from datetime import date
from typing import Annotated

from pydantic import Field

from cep_desktop.domain.code import Code
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Ligne, Recit
from cep_desktop.domain.valeur import Valeur

Note = Annotated[int, Field(ge=1, le=5)]
"""De 1 (pas du tout) à 5 (tout à fait)."""


class AtteinteProjet(Code):
    """Où en est le projet quand le plan se termine."""

    ATTEINT = "atteint", "Projet atteint"
    EN_PARTIE = "en_partie", "Atteint en partie"
    AUTREMENT = "autrement", "Un autre projet est né"
    ARRETE = "arrete", "Projet arrêté"


class Bilan(Valeur):
    """Le bilan du plan, fait avec la personne avant de clore."""

    le: date
    atteinte: AtteinteProjet
    paroles: Recit = ""
    suite: Ligne = ""


class MomentEvaluation(Code):
    """Quand la personne est interrogée."""

    FIN = "fin", "À la fin"
    SIX_MOIS = "six_mois", "Six mois après"


class EvaluationService(Valeur):
    """Trois réponses courtes sur l’apport du conseil ; une note absente n’est pas une note basse.

    Source : code du travail, D. 6111-7.
    """

    id: Cle
    moment: MomentEvaluation
    le: date
    utilite: Note | None = None
    satisfaction: Note | None = None
    paroles: Recit = ""
