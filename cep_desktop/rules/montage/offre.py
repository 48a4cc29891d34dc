"""Ce qu’un dispositif peut apporter au projet, avec ses limites et ses liens aux autres."""

from dataclasses import dataclass

from cep_desktop.domain.code import Code
from cep_desktop.domain.depense import Poste
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.plafond import Part, Plafond, PlafondFixe

UN_CENTIME = Montant(1)
"""La plus petite somme."""


class Confiance(Code):
    """Ce que l’on peut attendre d’une aide, du plus sûr au moins sûr."""

    ACCORDE = "accorde", "Accordé"
    PROBABLE = "probable", "Probable"
    A_CONFIRMER = "a_confirmer", "À confirmer"

    @property
    def incertitude(self) -> int:
        """0 pour un accord écrit, 1 si c’est probable, 2 s’il faut le confirmer."""
        return list(Confiance).index(self)


class Versement(Code):
    """Comment une aide se mesure."""

    LIBRE = "libre", "Jusqu’au plafond"
    FIXE = "fixe", "Montant fixe"
    INTEGRAL = "integral", "Tout ou rien"


@dataclass(frozen=True, slots=True)
class Lien:
    """Un rapport sourcé avec d’autres aides, par leurs codes."""

    avec: frozenset[str]
    reference: str


@dataclass(frozen=True, slots=True)
class Exoneration:
    """Les aides qui, dès qu’elles paient une même dépense, suppriment la participation."""

    grace_a: frozenset[str]
    est_certaine: bool
    reference: str


@dataclass(frozen=True, slots=True)
class Participation:
    """Ce que la personne paie elle-même dès qu’elle mobilise l’aide.

    `prise_en_charge_par` : les aides qui ont le droit de la payer à sa place.
    """

    montant: Montant
    reference: str
    exonerations: tuple[Exoneration, ...] = ()
    prise_en_charge_par: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cofinancement:
    """Ce que d’autres doivent apporter pour que l’aide soit possible.

    Sans code dans `parmi`, toute aide d’une autre nature de financeur compte. Sans poste, tous.
    """

    minimum: Montant | Part
    reference: str
    postes: frozenset[Poste] = frozenset()
    parmi: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offre:
    """Une aide possible : ce qu’elle paie, jusqu’où, à quelles conditions, et son rang légal.

    `rang` est l’ordre légal de mobilisation (1 d’abord). `minimum` est la plus petite demande qui
    ait un sens. `apres` : l’aide ne paie une dépense que si celles-ci, qui pourraient la payer,
    sont déjà épuisées (priorité du CPF pour un PTP, subsidiarité). `doutes` : une source fragile
    dit que ces aides ne vont pas ensemble. Lève `ValueError` si un poste
    payé n’a aucun plafond, fût-il inconnu ou absent de par la loi.
    """

    code: str
    nom: str
    financeur: str
    nature: NatureFinanceur
    postes: frozenset[Poste]
    plafonds: tuple[Plafond, ...]
    rang: int
    confiance: Confiance = Confiance.A_CONFIRMER
    versement: Versement = Versement.LIBRE
    minimum: Montant = UN_CENTIME
    participation: Participation | None = None
    cofinancement: Cofinancement | None = None
    apres: tuple[Lien, ...] = ()
    exclusions: tuple[Lien, ...] = ()
    cumuls: tuple[Lien, ...] = ()
    doutes: tuple[Lien, ...] = ()

    def __post_init__(self) -> None:
        """Refuse une offre qui paierait sans limite dite."""
        sans_limite = {p for p in self.postes if not any(_couvre(b, p) for b in self.plafonds)}
        if sans_limite:
            noms = ", ".join(sorted(poste.libelle for poste in sans_limite))
            raise ValueError(f"{self.nom}\u00a0: aucun plafond n’est dit pour {noms}.")
        if self.versement is Versement.FIXE and not any(
            isinstance(plafond, PlafondFixe) and not plafond.postes for plafond in self.plafonds
        ):
            raise ValueError(f"{self.nom}\u00a0: un montant fixe demande un plafond fixe.")
        if self.code in self._cites():
            raise ValueError(f"{self.nom}\u00a0: une aide ne se lie pas à elle-même.")
        if self.minimum < UN_CENTIME:
            raise ValueError(f"{self.nom}\u00a0: la plus petite demande est d’un centime.")

    def _cites(self) -> frozenset[str]:
        liens = (*self.apres, *self.exclusions, *self.cumuls, *self.doutes)
        cites = [lien.avec for lien in liens]
        if self.participation:
            cites += [e.grace_a for e in self.participation.exonerations]
            cites.append(self.participation.prise_en_charge_par)
        if self.cofinancement:
            cites.append(self.cofinancement.parmi)
        return frozenset[str]().union(*cites)

    def exclut(self, autre: "Offre") -> Lien | None:
        """Rend l’incompatibilité sourcée avec une autre aide, dans un sens ou dans l’autre."""
        return _trouver(self.exclusions, autre.code) or _trouver(autre.exclusions, self.code)

    def se_cumule(self, autre: "Offre") -> Lien | None:
        """Rend le texte qui permet le cumul avec une autre aide, dans un sens ou dans l’autre.

        Une priorité ou une exonération sourcée suppose le cumul, et le prouve donc aussi ; un doute
        l’emporte sur tout.
        """
        if self.doute(autre):
            return None
        return _permet(self, autre.code) or _permet(autre, self.code)

    def doute(self, autre: "Offre") -> Lien | None:
        """Rend la source fragile qui refuse le cumul, dans un sens ou dans l’autre."""
        return _trouver(self.doutes, autre.code) or _trouver(autre.doutes, self.code)


def _couvre(plafond: Plafond, poste: Poste) -> bool:
    return not plafond.postes or poste in plafond.postes


def _trouver(liens: tuple[Lien, ...], code: str) -> Lien | None:
    return next((lien for lien in liens if code in lien.avec), None)


def _permet(offre: Offre, code: str) -> Lien | None:
    exonerations = offre.participation.exonerations if offre.participation else ()
    suppose = (Lien(e.grace_a, e.reference) for e in exonerations)
    return _trouver((*offre.cumuls, *offre.apres, *suppose), code)
