"""Qui dit « je », et comment le papier nomme les autres."""

from dataclasses import dataclass
from typing import Self

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord
from cep_desktop.domain.plan_action import Acteur, RoleActeur
from cep_desktop.domain.typographie import composer


@dataclass(frozen=True, slots=True)
class Noms:
    """La personne dit « je » ; son conseiller est nommé par son prénom, accordé à son choix."""

    personne: str
    prenom_conseiller: str
    nom_conseiller: str
    accord_conseiller: Accord

    @classmethod
    def de(cls, dossier: Dossier) -> Self:
        """La noms d’un dossier."""
        referent = dossier.referent
        return cls(
            personne=composer(dossier.beneficiaire.nom_complet),
            prenom_conseiller=composer(referent.prenom),
            nom_conseiller=composer(referent.nom_complet),
            accord_conseiller=referent.accord,
        )

    @property
    def conseiller_et_fonction(self) -> str:
        """« Nadia Benali, conseillère » ; sans accord : « Nadia Benali, qui me conseille »."""
        return f"{self.nom_conseiller}, {self.fonction_conseiller}"

    @property
    def fonction_conseiller(self) -> str:
        """« conseillère », « conseiller » ; sans accord : « qui me conseille »."""
        fonctions = {
            Accord.ELLE: "conseillère",
            Accord.IL: "conseiller",
            Accord.SANS: "qui me conseille",
        }
        return fonctions[self.accord_conseiller]

    @property
    def avec_le_conseiller(self) -> str:
        """« avec ma conseillère », « avec mon conseiller », « avec Nadia »."""
        formes = {
            Accord.ELLE: "avec ma conseillère",
            Accord.IL: "avec mon conseiller",
            Accord.SANS: f"avec {self.prenom_conseiller}",
        }
        return formes[self.accord_conseiller]

    @property
    def pronom_conseiller(self) -> str:
        """« Elle », « Il », ou le prénom si l’on n’accorde pas."""
        formes = {
            Accord.ELLE: "Elle",
            Accord.IL: "Il",
            Accord.SANS: self.prenom_conseiller,
        }
        return formes[self.accord_conseiller]

    def qui(self, acteur: Acteur) -> str:
        """« Moi », le prénom du conseiller, ou le nom du tiers."""
        match acteur.role:
            case RoleActeur.BENEFICIAIRE:
                return "Moi"
            case RoleActeur.CONSEILLER:
                return self.prenom_conseiller
            case RoleActeur.TIERS:
                return composer(acteur.nom)

    def idee_de(self, auteur: Auteur | None) -> str:
        """À qui revient l’idée ; que l’on ne sache plus, ou que rien ne soit dit, se lit aussi."""
        match auteur:
            case None:
                return "Non dit"
            case Auteur.BENEFICIAIRE:
                return "Moi"
            case Auteur.CONSEILLER:
                return self.prenom_conseiller
            case Auteur.ENSEMBLE:
                return "Ensemble"
            case Auteur.NE_SAIT_PLUS:
                return "On ne sait plus"
