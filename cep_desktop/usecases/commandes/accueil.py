"""Les gestes de l’accueil : la demande, les informations dues, la décision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.accueil import Accueil, Decision, Demande, Suite
from cep_desktop.domain.co_construction import Auteur, Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.parcours import Avancement


def changer_accueil(dossier: Dossier, changement: Callable[[Accueil], Accueil]) -> Dossier:
    """Rend le dossier où le volet « accueil » est changé ; le premier changement le commence."""
    nouveau = changement(dossier.accueil)
    if nouveau == dossier.accueil:
        return dossier
    parcours = dossier.parcours
    if parcours.accueil is Avancement.A_VENIR:
        parcours = parcours.avec(accueil=Avancement.EN_COURS)
    return dossier.avec(accueil=nouveau, parcours=parcours)


@dataclass(frozen=True, slots=True)
class EcrireDemande:
    """Écrit la demande avec les mots de la personne, dits le jour `le` ; vide, l’efface."""

    texte: str
    le: date
    libelle: str = field(default="demande écrite", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces paroles ; changées, elles sont à valider de nouveau."""
        avant = dossier.accueil.demande.paroles
        if self.texte == (avant.texte if avant else ""):
            return dossier
        paroles = Paroles(texte=self.texte, dites_le=self.le) if self.texte else None
        return _changer_demande(dossier, {"paroles": paroles})


@dataclass(frozen=True, slots=True)
class AnalyserDemande:
    """Change ce que l’on comprend de la demande : `champs` sont « analyse » ou « themes »."""

    champs: Mapping[str, object]
    libelle: str = field(default="demande analysée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’analyse changée, à valider de nouveau."""
        return _changer_demande(dossier, self.champs)


@dataclass(frozen=True, slots=True)
class ValiderDemande:
    """Pose ou retire « validé ensemble » sur la demande."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return "demande validée ensemble" if self.le else "validation retirée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        trace = dossier.accueil.demande.co_construction.avec(valide_ensemble_le=self.le)
        demande = dossier.accueil.demande.avec(co_construction=trace)
        return changer_accueil(dossier, lambda a: a.avec(demande=demande))


@dataclass(frozen=True, slots=True)
class DaterInformationCep:
    """Note le jour où l’information sur le conseil est remise (code du travail, D. 6111-6)."""

    le: date | None
    libelle: str = field(default="information sur le conseil datée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette date, ou sans date."""
        return changer_accueil(dossier, lambda a: a.avec(information_cep_remise_le=self.le))


@dataclass(frozen=True, slots=True)
class DaterInformationDonnees:
    """Note le jour où l’information sur les données personnelles est remise (RGPD, art. 13)."""

    le: date | None
    libelle: str = field(default="information sur les données datée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette date, ou sans date."""
        return changer_accueil(dossier, lambda a: a.avec(information_donnees_remise_le=self.le))


@dataclass(frozen=True, slots=True)
class Decider:
    """Note ce que la personne décide, le jour `le` ; ses paroles d’avant restent."""

    suite: Suite
    le: date

    @property
    def libelle(self) -> str:
        """« décision notée « Je m’arrête là » »."""
        return f"décision notée «\u00a0{self.suite.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la décision, choisie par la personne, à valider ensemble."""
        avant = dossier.accueil.decision
        if avant is not None and avant.suite is self.suite:
            return dossier
        paroles = avant.paroles if avant else None
        decision = Decision(suite=self.suite, prise_le=self.le, paroles=paroles)
        trace = dossier.accueil.co_construction.avec(
            choisi_par=Auteur.BENEFICIAIRE, valide_ensemble_le=None
        )
        return changer_accueil(dossier, lambda a: a.avec(decision=decision, co_construction=trace))


@dataclass(frozen=True, slots=True)
class DireDecision:
    """Écrit la décision avec les mots de la personne, dits le jour `le` ; vide, les efface."""

    texte: str
    le: date
    libelle: str = field(default="paroles notées", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces paroles. Lève `ElementIntrouvable` sans décision."""
        decision = dossier.accueil.decision
        if decision is None:
            raise ElementIntrouvable(
                "Il n’y a pas encore de décision.", remede="Choisissez d’abord la suite."
            )
        paroles = Paroles(texte=self.texte, dites_le=self.le) if self.texte else None
        return changer_accueil(dossier, lambda a: a.avec(decision=decision.avec(paroles=paroles)))


@dataclass(frozen=True, slots=True)
class ValiderDecision:
    """Pose ou retire « validé ensemble » sur la décision."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return "décision validée ensemble" if self.le else "validation retirée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        trace = dossier.accueil.co_construction.avec(valide_ensemble_le=self.le)
        return changer_accueil(dossier, lambda a: a.avec(co_construction=trace))


def _changer_demande(dossier: Dossier, champs: Mapping[str, object]) -> Dossier:
    def changement(accueil: Accueil) -> Accueil:
        nouvelle: Demande = accueil.demande.avec(**champs)
        if nouvelle == accueil.demande:
            return accueil
        trace = nouvelle.co_construction.avec(valide_ensemble_le=None)
        return accueil.avec(demande=nouvelle.avec(co_construction=trace))

    return changer_accueil(dossier, changement)
