"""Les gestes sur les pistes que l’on compare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.co_construction import Auteur, Paroles
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.projet import Critere, Faisable, Piste
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, inserer, retirer, trouver
from cep_desktop.usecases.commandes.validation import (
    a_revalider,
    nommer_validation,
    retomber,
    valider,
)


@dataclass(frozen=True, slots=True)
class AjouterPiste:
    """Ajoute une direction à comparer."""

    titre: str
    libelle: str = field(default="piste ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette piste."""
        return _ajouter(dossier, {"titre": self.titre})


@dataclass(frozen=True, slots=True)
class GarderPiste:
    """Fait d’un métier regardé une piste à comparer, avec le goût déjà donné."""

    metier: str
    libelle: str = field(default="piste gardée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette piste. Lève `DossierIncoherent` si elle y est déjà."""
        metier = trouver(dossier.conseil.metiers, self.metier)
        if any(piste.metier == metier.id for piste in dossier.conseil.pistes):
            raise DossierIncoherent("Ce métier est déjà dans les pistes comparées.")
        champs = {"titre": metier.appellation, "metier": metier.id, "gout": metier.gout}
        return _ajouter(dossier, champs)


@dataclass(frozen=True, slots=True)
class ModifierPiste:
    """Change des champs d’une piste ; elle redevient « à valider ensemble »."""

    piste: str
    champs: Mapping[str, object]
    libelle: str = field(default="piste modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la piste changée."""
        return _changer(dossier, self.piste, lambda p: a_revalider(p, self.champs))


@dataclass(frozen=True, slots=True)
class RepondreCritere:
    """Dit si une piste répond à un critère, et pourquoi."""

    piste: str
    critere: str
    reponse: Faisable
    raison: str = ""
    libelle: str = field(default="réponse de la piste changée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette réponse, ajoutée si elle manquait."""
        neuf = Critere(libelle=self.critere, reponse=self.reponse, raison=self.raison)
        return _changer(
            dossier,
            self.piste,
            lambda p: a_revalider(p, {"criteres": repondre(p.criteres, neuf)}),
        )


@dataclass(frozen=True, slots=True)
class ChoisirPiste:
    """Choisit une piste et une seule ; `par` dit à qui revient le choix, s’il a été dit."""

    piste: str
    par: Auteur | None = None
    libelle: str = field(default="piste choisie", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où cette piste est la seule choisie. Lève `ElementIntrouvable`."""
        trouver(dossier.conseil.pistes, self.piste)
        return _decider(dossier, self.piste, self.par)


@dataclass(frozen=True, slots=True)
class NePlusChoisir:
    """Rouvre la comparaison : aucune piste n’est choisie."""

    libelle: str = field(default="choix de la piste retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans piste choisie."""
        return _decider(dossier, None, None)


@dataclass(frozen=True, slots=True)
class DirePourquoi:
    """Note, avec les mots de la personne, pourquoi cette piste ; un texte vide les retire."""

    piste: str
    texte: str
    le: date
    libelle: str = field(default="raison du choix notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces mots, datés."""
        paroles = Paroles(texte=self.texte, dites_le=self.le) if self.texte else None
        return _changer(dossier, self.piste, lambda p: a_revalider(p, {"pourquoi": paroles}))


@dataclass(frozen=True, slots=True)
class ValiderPiste:
    """Pose ou retire « validé ensemble » sur une piste."""

    piste: str
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("piste validée ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        return _changer(dossier, self.piste, lambda p: valider(p, self.le))


@dataclass(frozen=True, slots=True)
class PlacerPiste:
    """Place une piste à un rang (0 = première) : les trois premières sont comparées."""

    piste: str
    rang: int
    libelle: str = field(default="piste déplacée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec les pistes dans le nouvel ordre."""

        def changement(conseil: Conseil) -> Conseil:
            piste = trouver(conseil.pistes, self.piste)
            autres = retirer(conseil.pistes, self.piste)
            return conseil.avec(pistes=inserer(autres, piste, self.rang))

        return changer_conseil(dossier, changement)


@dataclass(frozen=True, slots=True)
class SupprimerPiste:
    """Retire une piste."""

    piste: str
    libelle: str = field(default="piste supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans la piste."""
        return changer_conseil(dossier, lambda c: c.avec(pistes=retirer(c.pistes, self.piste)))


def repondre(criteres: tuple[Critere, ...], neuf: Critere) -> tuple[Critere, ...]:
    """Rend les critères où la réponse à celui-ci est remplacée, ou ajoutée à la fin."""
    if any(critere.libelle == neuf.libelle for critere in criteres):
        return tuple(neuf if c.libelle == neuf.libelle else c for c in criteres)
    return (*criteres, neuf)


def _decider(dossier: Dossier, choisie: str | None, par: Auteur | None) -> Dossier:
    """Choisit une piste au plus ; celles qui changent sont à valider de nouveau."""

    def changement(piste: Piste) -> Piste:
        est_choisie = piste.id == choisie
        trace = piste.co_construction.avec(choisi_par=par if est_choisie else None)
        nouvelle = piste.avec(est_choisie=est_choisie, co_construction=trace)
        return piste if nouvelle == piste else nouvelle.avec(co_construction=retomber(trace))

    return changer_conseil(dossier, lambda c: c.avec(pistes=tuple(map(changement, c.pistes))))


def _ajouter(dossier: Dossier, champs: Mapping[str, object]) -> Dossier:
    connues = dossier.conseil.pistes
    neuve = Piste.model_validate({**champs, "id": cle_suivante("O", (p.id for p in connues))})
    return changer_conseil(dossier, lambda c: c.avec(pistes=(*connues, neuve)))


def _changer(dossier: Dossier, cle: str, changement: Callable[[Piste], Piste]) -> Dossier:
    return changer_conseil(dossier, lambda c: c.avec(pistes=changer(c.pistes, cle, changement)))
