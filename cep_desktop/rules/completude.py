"""Les six rubriques du plan d’actions : laquelle est remplie, laquelle manque, et de quoi.

Source : arrêté du 16 juillet 2014, § 2.3 ; le parcours de formation n’est dû que le cas échéant.
"""

from dataclasses import dataclass

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier


class CodeRubrique(Code):
    """Une rubrique du plan, dans l’ordre du cahier des charges."""

    ETAPES = "etapes", "Étapes et objectifs intermédiaires"
    ACTIONS = "actions", "Actions à conduire"
    FORMATION = "formation", "Parcours de formation"
    DISPOSITIFS = "dispositifs", "Dispositifs et prestations"
    FINANCEMENT = "financement", "Plan de financement"
    CALENDRIER = "calendrier", "Calendrier prévisionnel"


class EtatRubrique(Code):
    """Ce que vaut une rubrique."""

    REMPLIE = "remplie", "Rempli"
    A_COMPLETER = "a_completer", "À compléter"
    SANS_OBJET = "sans_objet", "Pas nécessaire"


@dataclass(frozen=True, slots=True)
class Rubrique:
    """L’état d’une rubrique et, s’il y a lieu, ce qui manque."""

    code: CodeRubrique
    etat: EtatRubrique
    manque: str = ""


def completude(dossier: Dossier) -> tuple[Rubrique, ...]:
    """Rend l’état des six rubriques du plan d’actions, dans l’ordre."""
    volet = dossier.accompagnement
    return (
        _etapes(volet),
        _actions(volet),
        _formation(volet),
        _dispositifs(volet),
        _financement(volet),
        _calendrier(volet),
    )


def _rubrique(code: CodeRubrique, manque: str) -> Rubrique:
    etat = EtatRubrique.A_COMPLETER if manque else EtatRubrique.REMPLIE
    return Rubrique(code, etat, manque)


def _etapes(volet: Accompagnement) -> Rubrique:
    manque = "" if volet.plan_action.etapes else "Ajoutez une première étape."
    return _rubrique(CodeRubrique.ETAPES, manque)


def _actions(volet: Accompagnement) -> Rubrique:
    vides = [etape.titre for etape in volet.plan_action.etapes if not etape.actions]
    if not volet.plan_action.etapes:
        manque = "Ajoutez une première action."
    else:
        manque = f"Aucune action pour l’étape «\u00a0{vides[0]}\u00a0»." if vides else ""
    return _rubrique(CodeRubrique.ACTIONS, manque)


def _formation(volet: Accompagnement) -> Rubrique:
    if not volet.formations:
        return Rubrique(CodeRubrique.FORMATION, EtatRubrique.SANS_OBJET)
    sans_dates = [f.intitule for f in volet.formations if f.periode is None]
    manque = f"Les dates de «\u00a0{sans_dates[0]}\u00a0» restent à fixer." if sans_dates else ""
    return _rubrique(CodeRubrique.FORMATION, manque)


def _dispositifs(volet: Accompagnement) -> Rubrique:
    mobilise = volet.dispositifs or volet.plan_financement.financements
    manque = "" if mobilise else "Dites quelle aide ou quel service est utilisé."
    return _rubrique(CodeRubrique.DISPOSITIFS, manque)


def _financement(volet: Accompagnement) -> Rubrique:
    plan = volet.plan_financement
    if not plan.depenses:
        if not volet.formations:
            return Rubrique(CodeRubrique.FINANCEMENT, EtatRubrique.SANS_OBJET)
        return _rubrique(CodeRubrique.FINANCEMENT, "Notez ce que coûte la formation.")
    if not plan.cout_total.est_complet:
        return _rubrique(CodeRubrique.FINANCEMENT, "Un prix est encore inconnu.")
    if plan.surplus:
        return _rubrique(CodeRubrique.FINANCEMENT, f"{plan.surplus} de trop\u00a0: à répartir.")
    return _rubrique(CodeRubrique.FINANCEMENT, "")


def _calendrier(volet: Accompagnement) -> Rubrique:
    sans_date = [
        action.libelle
        for _, action in volet.plan_action.actions()
        if action.est_ouverte and action.echeance is None
    ]
    if not volet.plan_action.etapes:
        manque = "Le calendrier suit les étapes et les actions."
    else:
        manque = f"«\u00a0{sans_date[0]}\u00a0» n’a pas de date." if sans_date else ""
    return _rubrique(CodeRubrique.CALENDRIER, manque)
