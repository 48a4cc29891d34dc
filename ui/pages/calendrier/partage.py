"""Le calendrier, vu par la personne : ses prochaines dates, en phrases."""

from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.rules.agenda import RepereAgenda, rassembler
from ui.dates import ecrire_delai
from ui.pages.calendrier.etat import PICTOS
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Vide, Vu, VuePartagee


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des dates."""
    return VuePartagee("Vos dates", "Dates prévues, elles peuvent changer.", (_dates(vu),))


def _dates(vu: Vu) -> Bloc:
    reperes = [r for r in rassembler(vu.dossier) if _est_a_venir(r, vu)]
    if not reperes:
        return Vide("Aucune date à venir", "Nous notons ensemble la prochaine.")
    lignes = tuple(_ligne(r, vu, est_prochain=r is reperes[0]) for r in reperes)
    voir = Geste("Voir vos actions", vers="plan_action", picto="path-bold")
    return Encart("Ce qui vient", "", lignes, (voir,))


def _est_a_venir(repere: RepereAgenda, vu: Vu) -> bool:
    return repere.au >= vu.le and not (repere.est_fait or repere.est_abandonne)


def _ligne(repere: RepereAgenda, vu: Vu, *, est_prochain: bool) -> Ligne:
    libelle = composer(repere.libelle)
    return Ligne(
        titre=composer(f"{_quand(repere)} : {libelle[:1].lower()}{libelle[1:]}"),
        phrase=composer(repere.raison or ecrire_delai(repere.au, le=vu.le)),
        picto=PICTOS[repere.genre],
        ton="primary",
        est_en_avant=est_prochain,
    )


def _quand(repere: RepereAgenda) -> str:
    if repere.du != repere.au and not repere.est_limite:
        return f"Du {ecrire_date_longue(repere.du)} au {ecrire_date_longue(repere.au)}"
    avant = "Avant le" if repere.est_limite else "Le"
    return f"{avant} {ecrire_date_longue(repere.au)}"
