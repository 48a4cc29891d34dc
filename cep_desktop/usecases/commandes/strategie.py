"""Les gestes sur les chemins étudiés et la stratégie."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin, Strategie
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver
from cep_desktop.usecases.commandes.validation import a_revalider, nommer_validation, valider


@dataclass(frozen=True, slots=True)
class AjouterChemin:
    """Ajoute un chemin à étudier ; rien n’en est décidé."""

    nature: NatureChemin
    titre: str
    libelle: str = field(default="chemin ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce chemin."""
        connus = _strategie(dossier).chemins
        cle = cle_suivante("H", (c.id for c in connus))
        neuf = Chemin(id=cle, nature=self.nature, titre=self.titre)
        return _changer_strategie(dossier, {"chemins": (*connus, neuf)})


@dataclass(frozen=True, slots=True)
class ModifierChemin:
    """Change ce que l’on sait d’un chemin ; la stratégie redevient « à valider ensemble »."""

    chemin: str
    champs: Mapping[str, object]
    libelle: str = field(default="chemin modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le chemin changé. Lève `ElementIntrouvable`."""
        return _changer_chemin(dossier, self.chemin, lambda c: c.avec(**self.champs))


@dataclass(frozen=True, slots=True)
class DeciderChemin:
    """Décide d’un chemin ; « pas retenu » demande une raison, qui devient l’avis noté."""

    chemin: str
    choix: ChoixChemin
    raison: str = ""

    @property
    def libelle(self) -> str:
        """« chemin noté « En plus » »."""
        return f"chemin noté «\u00a0{self.choix.libelle}\u00a0»"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette décision. Lève `DossierIncoherent` si la raison manque."""
        avis = self.raison.strip() or trouver(_strategie(dossier).chemins, self.chemin).avis
        if self.choix is ChoixChemin.PAS_RETENU and not avis:
            raise DossierIncoherent(
                "Dites pourquoi ce chemin n’est pas retenu.", remede="Une phrase suffit."
            )
        return _changer_chemin(dossier, self.chemin, lambda c: c.avec(choix=self.choix, avis=avis))


@dataclass(frozen=True, slots=True)
class SupprimerChemin:
    """Retire un chemin."""

    chemin: str
    libelle: str = field(default="chemin supprimé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce chemin. Lève `ElementIntrouvable`."""
        reste = retirer(_strategie(dossier).chemins, self.chemin)
        return _changer_strategie(dossier, {"chemins": reste})


@dataclass(frozen=True, slots=True)
class ModifierStrategie:
    """Change l’énoncé ou le plan de secours ; la stratégie redevient « à valider ensemble »."""

    champs: Mapping[str, object]
    libelle: str = field(default="stratégie modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la stratégie changée."""
        return _changer_strategie(dossier, self.champs)


@dataclass(frozen=True, slots=True)
class DireStrategie:
    """Note les mots de la personne sur la stratégie ; un texte vide les retire."""

    texte: str
    le: date
    libelle: str = field(default="mots de la personne notés", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces mots, datés."""
        paroles = Paroles(texte=self.texte, dites_le=self.le) if self.texte else None
        return _changer_strategie(dossier, {"paroles": paroles})


@dataclass(frozen=True, slots=True)
class ValiderStrategie:
    """Pose ou retire « validé ensemble » sur la stratégie."""

    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("stratégie validée ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        nouvelle = valider(_strategie(dossier), self.le)
        return changer_conseil(dossier, lambda c: c.avec(strategie=nouvelle))


def _strategie(dossier: Dossier) -> Strategie:
    """La stratégie écrite, ou une neuve dont tout reste à dire."""
    return dossier.conseil.strategie or Strategie(enonce="")


def _changer_strategie(dossier: Dossier, champs: Mapping[str, object]) -> Dossier:
    nouvelle = a_revalider(_strategie(dossier), champs)
    return changer_conseil(dossier, lambda c: c.avec(strategie=nouvelle))


def _changer_chemin(dossier: Dossier, cle: str, changement: Callable[[Chemin], Chemin]) -> Dossier:
    chemins = changer(_strategie(dossier).chemins, cle, changement)
    return _changer_strategie(dossier, {"chemins": chemins})
