"""Les étiquettes et pictogrammes de l’aiguillage : un état, toujours le même mot."""

from cep_desktop.rules.verdict import EtatCondition
from ui.widgets.etiquette import Marque

_R, _I, _N = EtatCondition.REMPLI, EtatCondition.INCONNU, EtatCondition.NON_REMPLI

PICTOS = {
    _R: ("check-circle-fill", "ok_fill"),
    _I: ("question-fill", "warn_fill"),
    _N: ("x-circle-fill", "bad_fill"),
}
RAISONS = {
    _R: Marque("Rempli", "ok"),
    _I: Marque("À vérifier", "warn"),
    _N: Marque("Non rempli", "bad"),
}
STRUCTURES = {
    _R: Marque("Répond à la demande", "ok", "check-circle-fill"),
    _I: Marque("À vérifier", "warn", "question-fill"),
    _N: Marque("Pas aujourd’hui", "neutre", "minus-circle-fill"),
}
AUTRES = {
    _R: Marque("Possible aussi", "action", "plus-circle-fill"),
    _I: Marque("À demander", "warn", "question-fill"),
    _N: Marque("Pas aujourd’hui", "neutre", "minus-circle-fill"),
}
"""Trois états seulement, pour chaque usage."""
