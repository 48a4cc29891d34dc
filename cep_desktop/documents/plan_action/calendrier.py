"""Rubrique 6 : mon calendrier prévisionnel, à titre indicatif."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cep_desktop.documents.typographie import (
    majuscule,
    ponctuer,
    quand_long,
    quand_sans_annee,
)
from cep_desktop.domain.calendrier import DateCalendrier, NatureDate
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, Echeance, Pendant
from cep_desktop.domain.plan_action import Action, Etape, StatutAction
from cep_desktop.domain.typographie import INSECABLE, composer

AUCUNE_DATE = "Aucune date n’est prévue pour l’instant."
DATES_INDICATIVES = "Dates prévues, elles peuvent changer."

_PASSE_MAXIMAL = timedelta(days=366)
_FUTUR_MAXIMAL = timedelta(days=4 * 366)


class Forme(StrEnum):
    """Dessin d’un moment sur la frise, distinct sans la couleur."""

    FAIT = "fait"
    EN_COURS = "en_cours"
    A_VENIR = "a_venir"
    ATTENTE = "attente"
    LIMITE = "limite"


@dataclass(frozen=True, slots=True)
class Moment:
    """Un jour ou une période sur la ligne d’une étape."""

    forme: Forme
    du: date
    au: date


@dataclass(frozen=True, slots=True)
class LigneFrise:
    """La ligne d’une étape : ses moments, et ce qui s’écrit près du jour `ancre`.

    Les étiquettes sont au choix : tout, la date seule, la chose à faire seule.
    """

    numero: int
    titre: str
    moments: tuple[Moment, ...]
    ancre: date | None
    etiquettes: tuple[str, ...]
    description: str
    est_forte: bool


@dataclass(frozen=True, slots=True)
class Frise:
    """La frise des étapes ; elle a au moins un moment daté."""

    lignes: tuple[LigneFrise, ...]

    @property
    def description(self) -> str:
        """Ce que dit la frise, pour qui ne la voit pas."""
        lignes = (f"Étape {ligne.numero}, {ligne.description}" for ligne in self.lignes)
        return " ".join(("Frise des étapes.", *lignes))

    def bornes(self, le: date) -> tuple[date, date]:
        """Premiers jours du premier et du dernier mois à dessiner, `le` compris.

        Au plus un an avant `le` et quatre ans après : au-delà, un mois ne se verrait plus.
        """
        jours = [jour for ligne in self.lignes for m in ligne.moments for jour in (m.du, m.au)]
        debut = max(min(*jours, le), max(le, date.min + _PASSE_MAXIMAL) - _PASSE_MAXIMAL)
        fin = min(max(*jours, le), min(le, date.max - _FUTUR_MAXIMAL) + _FUTUR_MAXIMAL)
        return debut.replace(day=1), fin.replace(day=1)


@dataclass(frozen=True, slots=True)
class LigneDate:
    """Une date ajoutée au calendrier, qui n’est pas dans les tableaux d’actions."""

    libelle: str
    quand: str
    raison: str


@dataclass(frozen=True, slots=True)
class RubriqueCalendrier:
    """La frise et les dates qui la complètent."""

    intro: str
    frise: Frise | None
    dates: tuple[LigneDate, ...]


def composer_calendrier(dossier: Dossier) -> RubriqueCalendrier:
    """Compose la rubrique d’un dossier, vide admise."""
    plan, calendrier = dossier.accompagnement.plan_action, dossier.accompagnement.calendrier
    prochaine = plan.prochaine()
    cle = prochaine[1].id if prochaine else None
    lignes = tuple(
        _ligne(numero, etape, calendrier.dates, cle=cle)
        for numero, etape in enumerate(plan.etapes, 1)
    )
    frise = Frise(lignes) if any(ligne.moments for ligne in lignes) else None
    ajoutees = sorted(calendrier.dates, key=lambda d: d.quand.au_plus_tot)
    return RubriqueCalendrier(
        intro=DATES_INDICATIVES if frise or ajoutees else AUCUNE_DATE,
        frise=frise,
        dates=tuple(
            LigneDate(
                composer(d.libelle), composer(quand_long(d.quand)), ponctuer(composer(d.raison))
            )
            for d in ajoutees
        ),
    )


def _ligne(
    numero: int, etape: Etape, dates: tuple[DateCalendrier, ...], *, cle: str | None
) -> LigneFrise:
    liees = [d for d in dates if d.etape == etape.id]
    moments = [m for action in etape.actions for m in _moments(action)]
    moments += [_moment(d) for d in liees]
    if not moments and etape.echeance:
        moments.append(_borner(Forme.A_VENIR, etape.echeance))
    principale = _principale(etape, cle)
    titre = composer(etape.titre_court or etape.titre)
    return LigneFrise(
        numero=numero,
        titre=titre,
        moments=tuple(sorted(moments, key=lambda m: (m.du, m.au, m.forme))),
        ancre=_ancre(principale, liees),
        etiquettes=_etiquettes(principale, liees),
        description=ponctuer(f"{titre}{INSECABLE}: {_dire(principale)}"),
        est_forte=principale is not None and principale.id == cle,
    )


def _etiquettes(principale: Action | None, liees: list[DateCalendrier]) -> tuple[str, ...]:
    if principale is None or principale.echeance is None:
        return tuple(composer(date_liee.libelle) for date_liee in liees[:1])
    quand, libelle = quand_sans_annee(principale.echeance), composer(principale.libelle)
    return f"{libelle} {quand}", majuscule(quand), libelle


def _ancre(principale: Action | None, liees: list[DateCalendrier]) -> date | None:
    quand = principale.echeance if principale else next((d.quand for d in liees), None)
    return quand.au_plus_tard if quand else None


def _dire(principale: Action | None) -> str:
    if principale is None or principale.echeance is None:
        return "aucune date prévue"
    return f"{composer(principale.libelle)}, {quand_long(principale.echeance)}"


def _principale(etape: Etape, cle: str | None) -> Action | None:
    ouvertes = [a for a in etape.actions if a.est_ouverte and a.echeance]
    choisies = [a for a in ouvertes if a.id == cle]
    limites = [a for a in ouvertes if isinstance(a.echeance, AvantLe)]
    precises = [a for a in ouvertes if isinstance(a.echeance, Pendant)]
    longues = sorted(ouvertes, key=_duree, reverse=True)
    return next(iter((*choisies, *limites, *precises, *longues)), None)


def _duree(action: Action) -> timedelta:
    quand = action.echeance
    return quand.au_plus_tard - quand.au_plus_tot if quand else timedelta()


def _moments(action: Action) -> Iterator[Moment]:
    quand = action.echeance
    match action.statut:
        case StatutAction.FAITE:
            if jour := action.faite_le or (quand.au_plus_tard if quand else None):
                yield Moment(Forme.FAIT, jour, jour)
        case StatutAction.ABANDONNEE:
            return
        case StatutAction.EN_ATTENTE if quand:
            yield Moment(Forme.ATTENTE, _depuis(action, quand), quand.au_plus_tard)
        case StatutAction.EN_COURS if quand:
            yield Moment(Forme.EN_COURS, _depuis(action, quand), quand.au_plus_tard)
        case _ if quand and not isinstance(quand, AvantLe):
            yield _borner(Forme.A_VENIR, quand)
        case _:
            pass
    if isinstance(quand, AvantLe) and action.est_ouverte:
        yield Moment(Forme.LIMITE, quand.le, quand.le)


def _depuis(action: Action, quand: Echeance) -> date:
    return min(action.commencee_le or quand.au_plus_tot, quand.au_plus_tard)


def _moment(ajoutee: DateCalendrier) -> Moment:
    formes = {
        NatureDate.LIMITE: Forme.LIMITE,
        NatureDate.REPONSE_ATTENDUE: Forme.ATTENTE,
    }
    return _borner(formes.get(ajoutee.nature, Forme.A_VENIR), ajoutee.quand)


def _borner(forme: Forme, quand: Echeance) -> Moment:
    if forme is Forme.LIMITE:
        return Moment(forme, quand.au_plus_tard, quand.au_plus_tard)
    return Moment(forme, quand.au_plus_tot, quand.au_plus_tard)
