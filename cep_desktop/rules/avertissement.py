"""Ce qu’il faut savoir d’une règle avant de s’y fier : projet, à confirmer, à revérifier."""

from collections.abc import Iterator
from datetime import date, timedelta

from cep_desktop.rules.cas import Cas
from cep_desktop.rules.explication import (
    avertir_projet,
    avertir_relecture,
    avertir_statut,
    completer,
)
from cep_desktop.rules.parametre import Parametre, StatutRegle, ValeurDatee
from cep_desktop.rules.verdict import EtatCondition


def avertir(cas: Cas, delai_relecture: int) -> tuple[tuple[str, ...], bool]:
    """Rend les avertissements d’un dispositif, et s’il est « à revérifier »."""
    utilises = _utilises(cas)
    perimees = _perimees(cas, utilises, delai_relecture)
    phrases = [*_du_statut(cas), *_valeurs(cas, utilises), *_notes(cas)]
    if perimees:
        phrases.append(avertir_relecture(len(perimees), min(perimees), delai_relecture))
    return tuple(dict.fromkeys(phrases)), bool(perimees)


def avertir_de_la_fermeture(cas: Cas) -> tuple[str, ...]:
    """Rend ce qui explique un dispositif fermé : son statut, et ses valeurs supprimées."""
    dits = _du_statut(cas)
    if cas.dispositif.est_historique:
        dits = (*dits, *_valeurs(cas, _utilises(cas)))
    return dits


def _utilises(cas: Cas) -> tuple[Parametre, ...]:
    return tuple(cas.regles.parametres[code] for code in cas.dispositif.parametres)


def _du_statut(cas: Cas) -> tuple[str, ...]:
    dispositif = cas.dispositif
    if dispositif.est_historique:
        return ("Ancien dispositif, gardé pour les dossiers de l’époque.",)
    if dispositif.statut is StatutRegle.A_CONFIRMER:
        return (f"Règles à confirmer auprès de {dispositif.financeur}.",)
    if dispositif.statut is StatutRegle.PROJET:
        return (f"En projet, non compté\u00a0: {dispositif.nom}.",)
    return ()


def _valeurs(cas: Cas, utilises: tuple[Parametre, ...]) -> Iterator[str]:
    for parametre in utilises:
        datee = parametre.lire(cas.le).datee
        phrase = avertir_statut(parametre.libelle, datee) if datee else None
        if phrase:
            yield phrase
        for projet in parametre.projets(cas.le):
            yield avertir_projet(parametre.libelle, projet, parametre.unite)


def _notes(cas: Cas) -> Iterator[str]:
    for note in cas.dispositif.note:
        if not note.est_en_vigueur(cas.le):
            continue
        if note.si is None or cas.examiner(note.si).etat is EtatCondition.REMPLI:
            yield completer(note.phrase, cas.regles.parametres, cas.le)


def _perimees(cas: Cas, utilises: tuple[Parametre, ...], delai: int) -> tuple[date, ...]:
    if cas.dispositif.est_historique:
        return ()
    datees: list[ValeurDatee] = [
        datee for parametre in utilises if (datee := parametre.lire(cas.le).datee) is not None
    ]
    valeurs = [d.verifie_le for d in datees if d.est_a_reverifier(cas.le, delai=delai)]
    relue_le = cas.dispositif.verifie_le
    if cas.le > relue_le + timedelta(days=delai):
        valeurs.append(relue_le)
    return tuple(valeurs)
