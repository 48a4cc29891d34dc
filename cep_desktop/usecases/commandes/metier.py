"""Les gestes sur les métiers regardés avec la personne."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.competence import Exploration, MetierVise, NatureExploration
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.conseil import changer_conseil
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver
from cep_desktop.usecases.commandes.validation import a_revalider, nommer_validation, valider


@dataclass(frozen=True, slots=True)
class AjouterMetier:
    """Ajoute un métier, avec les mots de la personne ; aucun code n’est deviné."""

    appellation: str
    libelle: str = field(default="métier ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce métier."""
        connus = dossier.conseil.metiers
        cle = cle_suivante("M", (m.id for m in connus))
        neuf = MetierVise(id=cle, appellation=self.appellation)
        return changer_conseil(dossier, lambda c: c.avec(metiers=(*connus, neuf)))


@dataclass(frozen=True, slots=True)
class ModifierMetier:
    """Change des champs d’un métier : goût, lieux, code ROME, compétences à acquérir."""

    metier: str
    champs: Mapping[str, object]
    libelle: str = field(default="métier modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec le métier changé."""
        return _changer(dossier, self.metier, lambda m: a_revalider(m, self.champs))


@dataclass(frozen=True, slots=True)
class Explorer:
    """Note où, quand et ce que la personne retient d’un métier vu en vrai.

    `champs` sont ceux d’`Exploration`, sans sa nature ; une exploration par nature.
    """

    metier: str
    nature: NatureExploration
    champs: Mapping[str, object]
    libelle: str = field(default="exploration notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette exploration, retirée si plus rien n’y est écrit."""

        def changement(metier: MetierVise) -> MetierVise:
            vierge = Exploration(nature=self.nature)
            avant = next((e for e in metier.explorations if e.nature is self.nature), vierge)
            apres = avant.avec(**self.champs)
            autres = (e for e in metier.explorations if e.nature is not self.nature)
            suite = (*autres, *(() if apres == vierge else (apres,)))
            rangee = tuple(sorted(suite, key=lambda e: list(NatureExploration).index(e.nature)))
            return a_revalider(metier, {"explorations": rangee})

        return _changer(dossier, self.metier, changement)


@dataclass(frozen=True, slots=True)
class ValiderMetier:
    """Pose ou retire « validé ensemble » sur un métier regardé."""

    metier: str
    le: date | None

    @property
    def libelle(self) -> str:
        """Ce que le geste fait."""
        return nommer_validation("métier validé ensemble", self.le)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la validation datée, ou retirée."""
        return _changer(dossier, self.metier, lambda m: valider(m, self.le))


@dataclass(frozen=True, slots=True)
class BasculerCompetence:
    """Dit qu’une compétence sert dans un métier, ou qu’elle n’y sert pas."""

    metier: str
    competence: str
    libelle: str = field(default="compétence du métier changée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier où la compétence est comptée, ou ne l’est plus."""
        trouver(dossier.conseil.competences, self.competence)

        def changement(metier: MetierVise) -> MetierVise:
            la = metier.competences_presentes
            reste = tuple(cle for cle in la if cle != self.competence)
            suite = (*la, self.competence) if reste == la else reste
            return a_revalider(metier, {"competences_presentes": suite})

        return _changer(dossier, self.metier, changement)


@dataclass(frozen=True, slots=True)
class SupprimerMetier:
    """Retire un métier ; les pistes qui en parlent restent."""

    metier: str
    libelle: str = field(default="métier retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans ce métier."""

        def changement(conseil: Conseil) -> Conseil:
            pistes = tuple(
                p.avec(metier=None) if p.metier == self.metier else p for p in conseil.pistes
            )
            return conseil.avec(metiers=retirer(conseil.metiers, self.metier), pistes=pistes)

        return changer_conseil(dossier, changement)


def _changer(dossier: Dossier, cle: str, changement: Callable[[MetierVise], MetierVise]) -> Dossier:
    return changer_conseil(dossier, lambda c: c.avec(metiers=changer(c.metiers, cle, changement)))
