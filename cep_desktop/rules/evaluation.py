"""Ce que répond chaque dispositif : son verdict, ses plafonds, ses délais, sa participation."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.code import Code
from cep_desktop.domain.depense import Poste
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.periode import Periode
from cep_desktop.rules.dispositif import Delai, Dispositif
from cep_desktop.rules.nomenclature import Base, Defaut, Portee
from cep_desktop.rules.verdict import Conclusion, EtatCondition, Verdict

_GENERALES = frozenset({"en_vigueur", "public", "region"})


@dataclass(frozen=True, slots=True)
class Plafond:
    """Le plus que le dispositif peut payer pour ce projet.

    `maximum` est en euros, toutes unités réunies ; `None` : il existe un plafond, inconnu ici.
    Un plafond non bloquant avertit sans limiter.
    """

    code: str
    libelle: str
    maximum: Montant | None
    explication: str
    reference: str
    postes: tuple[Poste, ...]
    par: Base = Base.PROJET
    portee: Portee = Portee.AIDE
    est_hors_taxe: bool = False
    est_bloquant: bool = True


class EtatParticipation(Code):
    """La personne paie-t-elle une part fixe ?"""

    DUE = "due", "à payer"
    NON_DUE = "non_due", "rien à payer"
    A_CONFIRMER = "a_confirmer", "à confirmer"


@dataclass(frozen=True, slots=True)
class Participation:
    """La part fixe que la personne paie pour employer ce droit ; `None` : inconnue."""

    etat: EtatParticipation
    montant: Montant | None
    raison: str
    reference: str


@dataclass(frozen=True, slots=True)
class Revenu:
    """Ce que le dispositif verse pour vivre pendant une période de formation, bornes comprises.

    `total` est en euros pour toute la période ; `None` : aucun texte ne permet de le chiffrer, et
    `dit` donne ce que l’on sait.
    """

    periode: Periode
    total: Montant | None
    dit: str
    reference: str


@dataclass(frozen=True, slots=True)
class Piste:
    """Un geste à tenter après un refus, ou quand l’aide ne suffit pas ; « » : sans texte."""

    apres: Defaut
    phrase: str
    reference: str


@dataclass(frozen=True, slots=True)
class DispositifEvalue:
    """Un dispositif et tout ce qu’il répond à ce dossier."""

    dispositif: Dispositif
    verdict: Verdict
    plafonds: tuple[Plafond, ...] = ()
    delais: tuple[Delai, ...] = ()
    participation: Participation | None = None
    revenus: tuple[Revenu, ...] = ()
    pistes: tuple[Piste, ...] = ()

    @property
    def code(self) -> str:
        """Code du dispositif."""
        return self.dispositif.code

    @property
    def est_examine(self) -> bool:
        """Vrai si ses conditions ont été regardées : il est en vigueur, pour ce public, ici."""
        return not any(
            ligne.code in _GENERALES and ligne.etat is EtatCondition.NON_REMPLI
            for ligne in self.verdict.lignes
        )

    @property
    def est_hors_sujet(self) -> bool:
        """Vrai si le dispositif n’existe pas à cette date, ou seulement dans une autre région."""
        return any(
            ligne.code in {"en_vigueur", "region"} and ligne.etat is EtatCondition.NON_REMPLI
            for ligne in self.verdict.lignes
        )

    @property
    def maximum(self) -> Montant | None:
        """Le plus petit plafond bloquant sur l’aide ; `None` s’il n’y en a pas de connu."""
        connus = [
            plafond.maximum
            for plafond in self.plafonds
            if plafond.est_bloquant and plafond.portee is Portee.AIDE and not plafond.postes
            if plafond.maximum is not None
        ]
        return min(connus, default=None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Tous les dispositifs, regardés le même jour, dans l’ordre de mobilisation."""

    le: date
    dispositifs: tuple[DispositifEvalue, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Les verdicts, dans l’ordre de mobilisation."""
        return tuple(evalue.verdict for evalue in self.dispositifs)

    def pour(self, code: str) -> DispositifEvalue:
        """Rend ce que répond un dispositif. Lève `ElementIntrouvable`."""
        for evalue in self.dispositifs:
            if evalue.code == code:
                return evalue
        raise ElementIntrouvable(f"Le dispositif «\u00a0{code}\u00a0» n’a pas été évalué.")

    def mobilisables(self) -> tuple[DispositifEvalue, ...]:
        """Rend les dispositifs qui ne répondent pas non."""
        return tuple(e for e in self.dispositifs if e.verdict.conclusion is not Conclusion.NON)
