"""Une aide face au projet : ce qu’elle peut payer ici, ou pourquoi elle n’entre pas au calcul."""

from dataclasses import dataclass

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.montage.choix import Affecter, Fixer
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.offre import Offre, Versement
from cep_desktop.rules.montage.plafond import Borne, PlafondFixe, PlafondNonChiffre, borner, viser
from cep_desktop.rules.montage.programme import Programme
from cep_desktop.rules.montage.resolution import resoudre


@dataclass(frozen=True, slots=True)
class Apport:
    """Ce qu’une aide peut payer : des rangs de coûts connus, des bornes, un maximum à elle seule.

    `capacite` est en centimes, avant toute participation ; nulle si l’aide ne sert à rien ici.
    """

    offre: Offre
    couts: frozenset[int]
    bornes: tuple[Borne, ...]
    capacite: int


@dataclass(frozen=True, slots=True)
class NonChiffre:
    """Une aide, ou une partie de ce qu’elle paie, dont le maximum n’est pas connu."""

    offre: Offre
    raison: str
    couts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Les aides prêtes au calcul, et ce qu’il manque pour les autres."""

    apports: tuple[Apport, ...]
    non_chiffres: tuple[NonChiffre, ...]

    def muettes(self, enonce: Enonce) -> frozenset[str]:
        """Les aides du plan que l’on n’a pas écartées, et dont rien ne dit le montant."""
        manquent = {m.offre.code for m in self.non_chiffres if m.couts}
        nulles = {a.offre.code for a in self.apports if not a.capacite}
        return frozenset((manquent & nulles & enonce.au_plan) - enonce.ecartees())

    def sans(self, code: str) -> "Preparation":
        """La même, si une aide n’existait pas : les autres n’en dépendent pas."""
        return Preparation(
            tuple(apport for apport in self.apports if apport.offre.code != code),
            tuple(manque for manque in self.non_chiffres if manque.offre.code != code),
        )


def preparer(enonce: Enonce) -> Preparation:
    """Confronte chaque aide aux coûts connus, dans l’ordre légal."""
    apports, manques = [], []
    for offre in enonce.offres:
        apport, inconnus = _confronter(offre, enonce)
        apports.append(apport)
        manques += inconnus
    return Preparation(tuple(apports), tuple(manques))


def _confronter(offre: Offre, enonce: Enonce) -> tuple[Apport, list[NonChiffre]]:
    couts = enonce.connus
    payables = frozenset(rang for rang, cout in enumerate(couts) if cout.poste in offre.postes)
    bornes: list[Borne] = []
    manques: list[NonChiffre] = []
    for plafond in offre.plafonds:
        vises = viser(plafond, couts, payables)
        try:
            bornes += borner(plafond, couts, payables) if vises else ()
        except PlafondNonChiffre as manque:
            manques.append(NonChiffre(offre, str(manque), vises))
    saisi = _montant_saisi(offre, enonce)
    if manques and saisi is not None:
        bornes.append(Borne(payables, saisi.centimes, PlafondFixe(saisi, "montant saisi")))
        manques = []
    calculables = payables.difference(*(manque.couts for manque in manques))
    if offre.versement is not Versement.LIBRE and manques:
        calculables = frozenset()
    utiles = _utiles(bornes, calculables, enonce)
    capacite = _capacite(offre, calculables, utiles, enonce)
    return Apport(offre, calculables, utiles, capacite), manques


def _montant_saisi(offre: Offre, enonce: Enonce) -> Montant | None:
    """Le montant donné par la personne ; la somme de ses affectations s’il n’y a que cela."""
    siens = [choix for choix in enonce.choix if choix.offre == offre.code]
    fixes = [choix.montant for choix in siens if isinstance(choix, Fixer)]
    affectes = [choix.montant.centimes for choix in siens if isinstance(choix, Affecter)]
    if fixes:
        return fixes[0]
    return Montant(sum(affectes)) if affectes else None


def _utiles(bornes: list[Borne], calculables: frozenset[int], enonce: Enonce) -> tuple[Borne, ...]:
    """Les bornes qui limitent vraiment, réduites aux coûts calculables."""
    reduites = (Borne(b.couts & calculables, b.maximum, b.plafond) for b in bornes)
    return tuple(borne for borne in reduites if borne.maximum < enonce.prix(borne.couts))


def _capacite(
    offre: Offre, couts: frozenset[int], bornes: tuple[Borne, ...], enonce: Enonce
) -> int:
    total = enonce.prix(couts)
    maximum = _maximum(couts, bornes, enonce)
    if offre.versement is Versement.INTEGRAL and maximum < total:
        return 0
    return maximum


def _maximum(couts: frozenset[int], bornes: tuple[Borne, ...], enonce: Enonce) -> int:
    """Le plus que l’aide puisse payer seule : fusion des bornes emboîtées, sinon résolution."""
    groupes = {frozenset({rang}): enonce.prix((rang,)) for rang in couts}
    for borne in sorted(bornes, key=lambda b: len(b.couts)):
        touches = [groupe for groupe in groupes if groupe & borne.couts]
        if any(groupe - borne.couts for groupe in touches):
            return _maximum_croise(couts, bornes, enonce)
        reunis = sum(groupes.pop(groupe) for groupe in touches)
        groupes[borne.couts] = min(borne.maximum, reunis)
    return sum(groupes.values())


def _maximum_croise(couts: frozenset[int], bornes: tuple[Borne, ...], enonce: Enonce) -> int:
    programme = Programme()
    colonnes = {r: programme.compter(enonce.prix((r,))) for r in sorted(couts)}
    for borne in bornes:
        programme.lier(((colonnes[r], 1) for r in sorted(borne.couts)), au_plus=borne.maximum)
    solution = resoudre(programme, [tuple((colonne, -1) for colonne in colonnes.values())])
    return -solution.paliers[0].valeur if solution else 0
