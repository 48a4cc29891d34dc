"""Rubrique 3 : mon parcours de formation, et ce qui est adapté à moi."""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.documents.plan_action.etapes import PAS_NECESSAIRE
from cep_desktop.documents.typographie import (
    accorder,
    ecrire_nombre,
    enumerer,
    majuscule,
    periode_en_jours,
    ponctuer,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.formation import (
    Amenagement,
    Certification,
    ParcoursFormation,
    Positionnement,
)
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date

_NIVEAUX = {3: "CAP", 4: "bac", 5: "bac\u00a0+\u00a02", 6: "licence", 7: "master", 8: "doctorat"}
"""Repère courant de chaque niveau du cadre national des certifications."""


@dataclass(frozen=True, slots=True)
class LigneFiche:
    """Une réponse de la fiche : la question, la réponse."""

    cle: str
    valeur: str


@dataclass(frozen=True, slots=True)
class FicheFormation:
    """Une formation envisagée ; le titre ne s’imprime que s’il y en a plusieurs."""

    titre: str
    lignes: tuple[LigneFiche, ...]


@dataclass(frozen=True, slots=True)
class RubriqueFormation:
    """Les formations envisagées, ou la phrase qui dit pourquoi il n’y en a pas."""

    absence: str
    fiches: tuple[FicheFormation, ...]


def composer_formation(dossier: Dossier) -> RubriqueFormation:
    """Compose la rubrique d’un dossier, vide admise."""
    formations = dossier.accompagnement.formations
    est_seule = len(formations) == 1
    return RubriqueFormation(
        absence="" if formations else PAS_NECESSAIRE,
        fiches=tuple(
            FicheFormation(
                "" if est_seule else composer(f.intitule),
                tuple(_lignes(f, est_nommee=not est_seule)),
            )
            for f in formations
        ),
    )


def _lignes(formation: ParcoursFormation, *, est_nommee: bool) -> Iterator[LigneFiche]:
    if formation.certification:
        yield LigneFiche("Diplôme visé", _certification(formation.certification))
    elif not est_nommee:
        yield LigneFiche("Formation", composer(formation.intitule))
    yield LigneFiche("Où", _lieu(formation))
    yield LigneFiche("Quand", _quand(formation))
    yield LigneFiche("Durée", _duree(formation))
    if entree := _entree(formation):
        yield LigneFiche("Pour entrer", entree)
    if formation.amenagements:
        adaptations = " ".join(map(_amenagement, formation.amenagements))
        yield LigneFiche("Adapté à moi", adaptations)


def _lieu(formation: ParcoursFormation) -> str:
    organisme, lieu = formation.organisme.nom, formation.lieu
    parties = (organisme, "" if lieu in organisme else lieu, formation.acces)
    return ", ".join(composer(partie) for partie in parties if partie)


def _certification(visee: Certification) -> str:
    texte = composer(visee.intitule)
    if visee.niveau is not None:
        repere = _NIVEAUX.get(visee.niveau, str(visee.niveau))
        texte += f", niveau{INSECABLE}{repere}"
    if visee.code is None:
        return texte
    rangs = [str(int(bloc[-2:])) for bloc in visee.blocs]
    blocs = f", {'bloc' if len(rangs) == 1 else 'blocs'}{INSECABLE}{enumerer(rangs)}"
    return f"{texte} ({visee.code}{blocs if rangs else ''})"


def _quand(formation: ParcoursFormation) -> str:
    periode = formation.periode
    dates = majuscule(periode_en_jours(periode.du, periode.au)) if periode else "Dates à fixer"
    travail = {
        None: "",
        True: "Pendant mon temps de travail.",
        False: "Hors de mon temps de travail.",
    }[formation.est_sur_temps_de_travail]
    rythme = composer(formation.rythme)
    debut = ponctuer(f"{dates}, {rythme}" if rythme else dates)
    return f"{debut} {travail}".rstrip()


def _duree(formation: ParcoursFormation) -> str:
    centre, stage = formation.heures_centre, formation.heures_entreprise
    cours = f"{accorder(centre, 'heure')} de cours" if centre is not None else ""
    pratique = f"{accorder(stage, 'heure')} de stage" if stage is not None else ""
    if formation.heures is not None and stage:
        texte = f"{accorder(formation.heures, 'heure')}{INSECABLE}: {cours} et {pratique}."
    elif formation.heures is not None:
        texte = f"{cours}, sans stage."
    elif cours or pratique:
        manque = "La durée du stage est inconnue." if cours else "La durée des cours est inconnue."
        texte = f"{majuscule(cours or pratique)}. {manque}"
    else:
        texte = "Inconnue pour l’instant."
    if formation.part_a_distance:
        part = ecrire_nombre(formation.part_a_distance)
        texte += f" {part}{INSECABLE}% des cours se font à distance."
    return texte


def _entree(formation: ParcoursFormation) -> str:
    conditions = [ponctuer(composer(c)) for c in formation.conditions_entree]
    if formation.prerequis:
        conditions.insert(0, ponctuer(composer(formation.prerequis)))
    if formation.positionnement:
        conditions.append(_test(formation.positionnement))
    return " ".join(conditions)


def _test(test: Positionnement) -> str:
    debut = f"Test d’entrée{INSECABLE}: "
    if test.fait_le:
        resultat = f", {composer(test.resultat)}" if test.resultat else ""
        return ponctuer(f"{debut}fait le {ecrire_date(test.fait_le)}{resultat}")
    if test.prevu_le:
        return f"{debut}le {ecrire_date(test.prevu_le)}."
    return f"{debut}date à fixer."


def _amenagement(amenagement: Amenagement) -> str:
    demande = ponctuer(composer(amenagement.demande))
    reponse = ponctuer(composer(amenagement.reponse))
    return f"{demande} {reponse or 'Réponse attendue.'}"
