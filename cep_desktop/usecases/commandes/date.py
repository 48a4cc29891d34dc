"""Les gestes sur les dates du parcours : déplacer, ajouter, retirer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from cep_desktop.domain.calendrier import DateCalendrier
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import AvantLe, Echeance, EnMois, LeJour, Pendant
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.financement import Financement
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.usecases.commandes.financement import ModifierFinancement
from cep_desktop.usecases.commandes.formation import ModifierFormation
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer

_JOURS_D_UN_MOIS = 30.44


def glisser(echeance: Echeance, jours: int) -> Echeance:
    """Rend l’échéance déplacée d’autant de jours ; une échéance en mois glisse en mois entiers."""
    ecart = timedelta(days=jours)
    match echeance:
        case AvantLe() | LeJour():
            return echeance.avec(le=echeance.le + ecart)
        case Pendant():
            return echeance.avec(du=echeance.du + ecart, au=echeance.au + ecart)
        case EnMois():
            mois = round(jours / _JOURS_D_UN_MOIS)
            return echeance.avec(
                du=decaler(echeance.du, mois, UniteDelai.MOIS),
                au=decaler(echeance.au, mois, UniteDelai.MOIS),
            )


@dataclass(frozen=True, slots=True)
class DeplacerDate:
    """Déplace d’autant de jours ce qui porte cette clé : action, date, formation, demande."""

    cle: str
    jours: int
    libelle: str = field(default="date déplacée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la date déplacée. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        for _, action in volet.plan_action.actions():
            if action.id == self.cle and action.echeance is not None:
                champs = {"echeance": glisser(action.echeance, self.jours)}
                return ModifierAction(self.cle, champs).appliquer(dossier)
        for formation in volet.formations:
            if formation.id == self.cle and formation.periode is not None:
                ecart = timedelta(days=self.jours)
                periode = formation.periode.avec(
                    du=formation.periode.du + ecart, au=formation.periode.au + ecart
                )
                return ModifierFormation(self.cle, {"periode": periode}).appliquer(dossier)
        for demande in volet.plan_financement.financements:
            if demande.id == self.cle:
                return ModifierFinancement(self.cle, self._demande(demande)).appliquer(dossier)
        if any(d.id == self.cle for d in volet.calendrier.dates):
            return self._repere(dossier)
        raise ElementIntrouvable(
            "Cette date n’est plus dans le dossier.", remede="Fermez la fiche puis rouvrez-la."
        )

    def _demande(self, demande: Financement) -> Mapping[str, object]:
        dates = {
            "a_deposer_avant_le": demande.a_deposer_avant_le,
            "reponse_attendue_le": demande.reponse_attendue_le,
        }
        return {nom: jour + timedelta(days=self.jours) for nom, jour in dates.items() if jour}

    def _repere(self, dossier: Dossier) -> Dossier:
        volet = dossier.accompagnement
        dates = changer(
            volet.calendrier.dates,
            self.cle,
            lambda d: d.avec(quand=glisser(d.quand, self.jours)),
        )
        return dossier.avec(
            accompagnement=volet.avec(calendrier=volet.calendrier.avec(dates=dates))
        )


@dataclass(frozen=True, slots=True)
class AjouterDate:
    """Ajoute un repère au calendrier ; `champs` sont ceux de `DateCalendrier`, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="date ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce repère."""
        volet = dossier.accompagnement
        dates = volet.calendrier.dates
        cle = cle_suivante("T", (d.id for d in dates))
        neuve = DateCalendrier.model_validate({**self.champs, "id": cle})
        return dossier.avec(
            accompagnement=volet.avec(calendrier=volet.calendrier.avec(dates=(*dates, neuve)))
        )


@dataclass(frozen=True, slots=True)
class ModifierDate:
    """Change des champs d’un repère du calendrier."""

    date: str
    champs: Mapping[str, object]
    libelle: str = field(default="date modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce repère changé. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        dates = changer(volet.calendrier.dates, self.date, lambda d: d.avec(**self.champs))
        return dossier.avec(
            accompagnement=volet.avec(calendrier=volet.calendrier.avec(dates=dates))
        )


def mettre_au(quand: Echeance, jour: date) -> Echeance:
    """Rend la même échéance, qui commence ce jour-là et dure autant."""
    return glisser(quand, (jour - quand.au_plus_tot).days)


@dataclass(frozen=True, slots=True)
class SupprimerDate:
    """Retire un repère du calendrier."""

    date: str
    libelle: str = field(default="date supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce repère. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        dates = retirer(volet.calendrier.dates, self.date)
        return dossier.avec(
            accompagnement=volet.avec(calendrier=volet.calendrier.avec(dates=dates))
        )


def ecart_de_debut(dossier: Dossier, debut: date, *, le: date) -> int:
    """Jours entre le premier début de formation à venir (ou `le`) et ce nouveau début."""
    debuts = (f.periode.du for f in dossier.accompagnement.formations if f.periode)
    return (debut - min((d for d in debuts if d >= le), default=le)).days
