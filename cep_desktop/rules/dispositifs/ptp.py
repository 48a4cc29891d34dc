"""Le projet de transition professionnelle : le salaire pendant le congé, et la franchise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cep_desktop.domain.depense import Poste
from cep_desktop.domain.montant import Montant, sommer
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.dispositifs.calcul import Calcul
from cep_desktop.rules.evaluation import Plafond, Revenu
from cep_desktop.rules.explication import dire_nombre
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.somme import au_plus
from cep_desktop.rules.verdict import EtatCondition, GenreCritere, LigneCritere

_AN = Decimal(12)
_D6323_18_4 = "Code du travail, D. 6323-18-4"
_R6323_10_3 = "Code du travail, R. 6323-10-3"
_CHIFFRE_MANQUANT = "Salaire pendant le congé\u00a0: un chiffre manque."


@dataclass(frozen=True, slots=True)
class Bareme:
    """Le barème de rémunération d’un jour : taux en pour cent, seuils, SMIC mensuel brut."""

    smic: Montant
    seuil: Decimal
    plancher: Decimal
    taux_debut: Decimal
    taux_suite: Decimal
    heures: Decimal

    @classmethod
    def lire(cls, regles: Regles, *, le: date) -> "Bareme | None":
        """Rend le barème en vigueur ; `None` si une de ses valeurs est inconnue ce jour-là."""
        smic = regles.montant("smic.mensuel", le=le)
        noms = ("seuil", "plancher", "taux1", "taux2", "heures_seuil")
        valeurs = [regles.valeur(f"ptp.remu.{nom}", le=le) for nom in noms]
        connues = [valeur for valeur in valeurs if valeur is not None]
        if smic is None or len(connues) < len(noms):
            return None
        return cls(smic, *connues)

    def mensuel(self, salaire: Montant, *, taux: Decimal) -> Montant:
        """Rend la rémunération d’un mois à ce taux.

        Jusqu’au seuil (2 SMIC), le salaire est maintenu ; au-delà, le taux s’applique sans
        descendre sous le plancher (2 SMIC).
        """
        if salaire <= self.smic.fois(self.seuil):
            return salaire
        return max(salaire.fois(taux / 100), self.smic.fois(self.plancher))


@dataclass(frozen=True, slots=True)
class Tranche:
    """Des mois payés au même taux ; `mensuel` est en euros bruts."""

    mois: Decimal
    taux: Decimal
    mensuel: Montant

    @property
    def total(self) -> Montant:
        """Rémunération de la tranche."""
        return au_plus(self.mensuel.euros * self.mois)


def remunerer(
    salaire: Montant, bareme: Bareme, *, mois: Decimal, heures: Decimal, est_continue: bool
) -> tuple[Tranche, ...]:
    """Rend les tranches de rémunération d’un congé (D. 6323-18-4).

    `salaire` est le salaire mensuel moyen de référence. Le taux de début vaut la première année
    d’une formation continue, ou les 1 200 premières heures d’une formation discontinue.
    """
    plein = salaire <= bareme.smic.fois(bareme.seuil)
    debut = Decimal(100) if plein else bareme.taux_debut
    premiers = mois if plein else _mois_au_taux_de_debut(bareme, mois, heures, est_continue)
    tranches = [Tranche(premiers, debut, bareme.mensuel(salaire, taux=debut))]
    if premiers < mois:
        suite = bareme.mensuel(salaire, taux=bareme.taux_suite)
        tranches.append(Tranche(mois - premiers, bareme.taux_suite, suite))
    return tuple(tranches)


def _mois_au_taux_de_debut(
    bareme: Bareme,
    mois: Decimal,
    heures: Decimal,
    est_continue: bool,  # noqa: FBT001
) -> Decimal:
    if mois <= _AN or heures <= bareme.heures:
        return mois
    if est_continue:
        return _AN
    return (mois * bareme.heures / heures).quantize(Decimal("0.01"))


def franchise(regles: Regles, mois: Decimal, *, le: date) -> Decimal | None:
    """Rend les mois d’attente après un congé de `mois` mois ; `None` : barème inconnu.

    Dix fois la durée du congé, de six mois à six ans (R. 6323-10-3).
    """
    coef, minimum, maximum = (
        regles.valeur(f"ptp.franchise.{nom}", le=le) for nom in ("coef", "min", "max")
    )
    if coef is None or minimum is None or maximum is None:
        return None
    return min(max(coef * mois, minimum), maximum)


class CalculPtp(Calcul):
    """La franchise est une condition ; la rémunération est un plafond."""

    def criteres(self, cas: Cas) -> tuple[LigneCritere, ...]:
        """Rend la condition de franchise, si un congé a déjà eu lieu ou si on l’ignore."""
        a_fait = cas.constat("a_fait_ptp")
        fin, mois = cas.constat("dernier_ptp_fin_le"), cas.nombre("dernier_ptp_mois")
        if a_fait is False:
            return (_ligne(EtatCondition.REMPLI, "Aucun congé de transition avant celui-ci."),)
        attente = None if mois is None else franchise(cas.regles, mois, le=cas.le)
        if not isinstance(fin, date) or attente is None:
            return (
                _ligne(
                    EtatCondition.INCONNU, "Congé de transition déjà suivi\u00a0: pas encore noté"
                ),
            )
        fin_franchise = decaler(fin, int(attente.to_integral_value()), UniteDelai.MOIS)
        debut = cas.constat("debut_formation_le")
        constate = (
            f"Dernier congé fini le {ecrire_date(fin)}, {dire_nombre(attente)}\u00a0mois d’attente"
        )
        jour = debut if isinstance(debut, date) else cas.le
        if jour >= fin_franchise:
            return (_ligne(EtatCondition.REMPLI, constate),)
        etat = EtatCondition.NON_REMPLI if isinstance(debut, date) else EtatCondition.INCONNU
        return (_ligne(etat, constate, possible_le=fin_franchise),)

    def plafonds(self, cas: Cas) -> tuple[Plafond, ...]:
        """Rend la rémunération du congé, en euros bruts ; inconnue si un chiffre manque."""
        tranches = _tranches(cas)
        if not tranches:
            return (_plafond(None, _CHIFFRE_MANQUANT),)
        dit = ", puis ".join(map(_dire, tranches))
        return (_plafond(_total(tranches), f"Salaire pendant le congé\u00a0: {dit}."),)

    def revenus(self, cas: Cas, plafonds: tuple[Plafond, ...]) -> tuple[Revenu, ...]:  # noqa: ARG002
        """Rend chaque tranche de salaire brut à ses dates ; un seul revenu, inconnu, à défaut."""
        conge = self.periode_du_revenu(cas)
        if conge is None:
            return ()
        tranches = _tranches(cas)
        if not tranches:
            return (Revenu(conge, None, _CHIFFRE_MANQUANT, _D6323_18_4),)
        return tuple(
            Revenu(periode, tranche.total, f"{_dire(tranche)}, en brut", _D6323_18_4)
            for periode, tranche in zip(_dater(conge, tranches), tranches, strict=True)
        )


def _tranches(cas: Cas) -> tuple[Tranche, ...]:
    """Rend les tranches du congé, les plus prudentes si l’on ignore son rythme ; vide : inconnu."""
    salaire, mois = cas.nombre("salaire_mensuel_brut"), cas.nombre("mois_formation")
    debut = cas.constat("debut_formation_le")
    bareme = Bareme.lire(cas.regles, le=debut if isinstance(debut, date) else cas.le)
    heures = cas.nombre("heures_formation")
    if salaire is None or not mois or heures is None or bareme is None:
        return ()
    reference = Montant.depuis_euros(salaire)
    return min(
        (
            remunerer(reference, bareme, mois=mois, heures=heures, est_continue=continu)
            for continu in (True, False)
        ),
        key=_total,
    )


def _dater(conge: Periode, tranches: tuple[Tranche, ...]) -> Iterator[Periode]:
    """Découpe le congé en autant de périodes que de tranches, selon leurs mois."""
    total = sum(tranche.mois for tranche in tranches)
    cumul, du = Decimal(0), conge.du
    for rang, tranche in enumerate(tranches, start=1):
        cumul += tranche.mois
        jours = int(conge.jours * cumul / total)
        fin = conge.au if rang == len(tranches) else conge.du + timedelta(days=jours - 1)
        yield Periode(du=du, au=max(du, fin))
        du = fin + timedelta(days=1)


def _dire(tranche: Tranche) -> str:
    return (
        f"{tranche.mensuel} par mois pendant {dire_nombre(tranche.mois)}\u00a0mois "
        f"({dire_nombre(tranche.taux)}\u00a0%)"
    )


def _total(tranches: Iterable[Tranche]) -> Montant:
    return sommer(tranche.total for tranche in tranches)


def _plafond(maximum: Montant | None, explication: str) -> Plafond:
    return Plafond(
        "remuneration", "Salaire pendant le congé", maximum, explication, _D6323_18_4,
        (Poste.REMUNERATION,),
    )  # fmt: skip


def _ligne(etat: EtatCondition, constate: str, possible_le: date | None = None) -> LigneCritere:
    est_rempli = etat is EtatCondition.REMPLI
    return LigneCritere(
        code="franchise",
        genre=GenreCritere.ELIGIBILITE,
        exige="Avoir attendu assez longtemps depuis le dernier congé de transition",
        constate=constate,
        etat=etat,
        reference=_R6323_10_3,
        possible_le=possible_le,
        raison_date="fin de l’attente après le dernier congé" if possible_le else "",
        manque="" if est_rempli else "la date et la durée du dernier congé de transition",
        a_faire="" if est_rempli else "Demander si un congé de transition a déjà été suivi.",
    )
