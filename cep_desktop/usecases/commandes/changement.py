"""Les gestes d’un changement en discussion : l’ouvrir, décider, dater, expliquer, le laisser."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.changement import Changement, ChoixDevenir, ChoixFait, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.usecases.evenement import toucher


@dataclass(frozen=True, slots=True)
class OuvrirChangement:
    """Dit ce qui a changé ; un autre évènement efface les décisions d’avant."""

    evenement: Evenement
    libelle: str = field(default="changement ouvert", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce changement à discuter."""
        actuel = dossier.accompagnement.changement
        if actuel is not None and actuel.evenement is self.evenement:
            return dossier
        return _poser(dossier, Changement(evenement=self.evenement))


@dataclass(frozen=True, slots=True)
class DeciderDevenir:
    """Note ce que la personne décide d’un élément touché."""

    touche: str
    devenir: ChoixDevenir
    libelle: str = field(default="choix noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette décision. Lève `DossierIncoherent` sans changement ouvert."""
        changement = _ouvert(dossier)
        autres = tuple(c for c in changement.choix if c.touche != self.touche)
        choix = ChoixFait(touche=self.touche, devenir=self.devenir)
        return _poser(dossier, changement.avec(choix=(*autres, choix)))


@dataclass(frozen=True, slots=True)
class SuivrePropositions:
    """Prend la proposition pour chaque élément sans décision ; ce qui est décidé ne bouge pas."""

    le: date
    libelle: str = field(default="propositions suivies", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier décidé partout. Lève `DossierIncoherent` sans changement ouvert."""
        changement = _ouvert(dossier)
        decides = {c.touche for c in changement.choix}
        suite = tuple(
            ChoixFait(touche=t.cle, devenir=t.proposition)
            for t in toucher(dossier, changement.evenement, le=self.le)
            if t.cle not in decides
        )
        return _poser(dossier, changement.avec(choix=(*changement.choix, *suite)))


@dataclass(frozen=True, slots=True)
class PreciserChangement:
    """Note la nouvelle date de début, ou les mots de la personne."""

    debut: date | None = None
    precision: str = ""
    libelle: str = field(default="changement précisé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier précisé. Lève `DossierIncoherent` sans changement ouvert."""
        changement = _ouvert(dossier)
        return _poser(dossier, changement.avec(debut=self.debut, precision=self.precision))


@dataclass(frozen=True, slots=True)
class LaisserChangement:
    """Referme la discussion sans rien changer au plan."""

    libelle: str = field(default="changement laissé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans changement à discuter."""
        return _poser(dossier, None)


def _ouvert(dossier: Dossier) -> Changement:
    changement = dossier.accompagnement.changement
    if changement is None:
        raise DossierIncoherent("Dites d’abord ce qui a changé.")
    return changement


def _poser(dossier: Dossier, changement: Changement | None) -> Dossier:
    volet = dossier.accompagnement
    return dossier.avec(accompagnement=volet.avec(changement=changement))
