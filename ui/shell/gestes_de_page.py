"""Les gestes d’une page que l’on peut demander de partout : on y va, et le geste commence."""

from dataclasses import dataclass
from typing import Literal

from ui.shell.etat import CodePage


@dataclass(frozen=True, slots=True)
class GesteDePage:
    """Un geste, la page qui le fait, et la méthode de `Page` qui le commence."""

    page: CodePage
    methode: Literal["commencer", "agir", "voir_les_autres"]
    mot: str
    picto: str
    autres_mots: str = ""


GESTES = (
    GesteDePage(
        CodePage.DEMANDE, "commencer", "Écrire la demande", "chat-circle-dots-duotone", "paroles"
    ),
    GesteDePage(
        CodePage.AIGUILLAGE, "agir", "Préparer l’orientation", "signpost", "réorienter structure"
    ),
    GesteDePage(
        CodePage.INFORMATIONS, "commencer", "Ajouter une information", "book-open-text", "fiche"
    ),
    GesteDePage(
        CodePage.COMPETENCES, "commencer", "Ajouter une compétence", "briefcase", "savoir-faire"
    ),
    GesteDePage(
        CodePage.PROJET, "voir_les_autres", "Voir les autres projets", "files", "second mis de côté"
    ),
    GesteDePage(
        CodePage.PLAN_ACTION, "commencer", "Ajouter une action", "checks-fill", "tâche démarche"
    ),
    GesteDePage(
        CodePage.PLAN_ACTION, "agir", "Noter la prochaine étape comme faite", "footprints-fill"
    ),
    GesteDePage(
        CodePage.FINANCEMENT, "commencer", "Ajouter un financeur", "coins", "aide demande argent"
    ),
    GesteDePage(
        CodePage.DOCUMENTS, "agir", "Produire les papiers", "files", "Word Excel imprimer document"
    ),
)
"""Dans l’ordre du parcours ; une page de plus y ajoute ce qu’on lui demande souvent."""
