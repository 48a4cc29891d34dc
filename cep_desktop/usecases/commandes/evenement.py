"""Appliquer ensemble ce que l’on a décidé après un changement, dans une nouvelle version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.changement import ChoixDevenir, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.plan_action import StatutAction
from cep_desktop.usecases.commandes.changement import LaisserChangement
from cep_desktop.usecases.commandes.date import DeplacerDate, SupprimerDate
from cep_desktop.usecases.commandes.decision import ChangerStatutFinancement
from cep_desktop.usecases.commandes.formation import SupprimerFormation
from cep_desktop.usecases.commandes.plan_action import ChangerStatut
from cep_desktop.usecases.commandes.version_plan import PreparerVersion
from cep_desktop.usecases.evenement import MOTIFS, NatureTouchee, Touche, toucher
from cep_desktop.usecases.session import Commande


@dataclass(frozen=True, slots=True)
class ReviserApres:
    """Fait ce que l’on a choisi pour chaque élément touché, et prépare la version suivante.

    `choix` va de la clé de l’élément à sa décision ; `jours` est le décalage des dates. La version
    d’avant est gardée telle quelle avant que rien ne bouge.
    """

    evenement: Evenement
    choix: Mapping[str, ChoixDevenir]
    jours: int
    le: date
    precision: str = ""

    @property
    def libelle(self) -> str:
        """« plan révisé : Aide refusée »."""
        return f"plan révisé\u00a0: {self.evenement.libelle}"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier révisé. Lève `DossierIncoherent` si un choix manque."""
        touches = toucher(dossier, self.evenement, le=self.le)
        if any(touche.cle not in self.choix for touche in touches):
            raise DossierIncoherent(
                "Il manque un choix. Décidez ensemble de chaque ligne, puis recommencez."
            )
        dossier = PreparerVersion(
            MOTIFS[self.evenement],
            f"{self.evenement.libelle}\u00a0: {_compter(self.choix, touches)}.",
            self.le,
            self.precision,
        ).appliquer(dossier)
        for geste in self._gestes(touches):
            dossier = geste.appliquer(dossier)
        return LaisserChangement().appliquer(dossier)

    def _gestes(self, touches: tuple[Touche, ...]) -> Iterator[Commande]:
        for touche in touches:
            match self.choix[touche.cle]:
                case ChoixDevenir.GARDER:
                    continue
                case ChoixDevenir.DEPLACER:
                    yield from self._deplacer(touche)
                case ChoixDevenir.ABANDONNER:
                    yield self._abandonner(touche)

    def _deplacer(self, touche: Touche) -> Iterator[Commande]:
        if touche.nature is NatureTouchee.DEMANDE:
            yield ReprendreDemande(touche.cle, self.le)
        if self.jours:
            yield DeplacerDate(touche.cle, self.jours)

    def _abandonner(self, touche: Touche) -> Commande:
        match touche.nature:
            case NatureTouchee.ACTION:
                return ChangerStatut(touche.cle, StatutAction.ABANDONNEE, self.le)
            case NatureTouchee.DEMANDE:
                return AbandonnerDemande(touche.cle, self.le)
            case NatureTouchee.FORMATION:
                return SupprimerFormation(touche.cle)
            case NatureTouchee.DATE:
                return SupprimerDate(touche.cle)


@dataclass(frozen=True, slots=True)
class ReprendreDemande:
    """Une demande refusée ou abandonnée est à préparer de nouveau ; les autres ne changent pas."""

    financement: str
    le: date
    libelle: str = field(default="demande à refaire", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où la demande est à préparer."""
        perdues = {StatutFinancement.REFUSE, StatutFinancement.ABANDONNE}
        demandes = dossier.accompagnement.plan_financement.financements
        if not any(d.id == self.financement and d.statut in perdues for d in demandes):
            return dossier
        statut = StatutFinancement.A_PREPARER
        return ChangerStatutFinancement(self.financement, statut, self.le).appliquer(dossier)


@dataclass(frozen=True, slots=True)
class AbandonnerDemande:
    """Ne plus compter sur une demande ; un refus déjà écrit garde sa réponse."""

    financement: str
    le: date
    libelle: str = field(default="demande abandonnée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où la demande est abandonnée."""
        demandes = dossier.accompagnement.plan_financement.financements
        est_refusee = any(
            d.id == self.financement and d.statut is StatutFinancement.REFUSE for d in demandes
        )
        if est_refusee:
            return dossier
        statut = StatutFinancement.ABANDONNE
        return ChangerStatutFinancement(self.financement, statut, self.le).appliquer(dossier)


def _compter(choix: Mapping[str, ChoixDevenir], touches: tuple[Touche, ...]) -> str:
    """« 2 gardés, 3 déplacés, 1 abandonné »."""
    mots = {
        ChoixDevenir.GARDER: "gardé",
        ChoixDevenir.DEPLACER: "déplacé",
        ChoixDevenir.ABANDONNER: "abandonné",
    }
    comptes = []
    for devenir, mot in mots.items():
        nombre = sum(choix[t.cle] is devenir for t in touches)
        if nombre:
            comptes.append(f"{nombre} {mot}{'s' if nombre > 1 else ''}")
    return ", ".join(comptes) or "rien n’est touché"
