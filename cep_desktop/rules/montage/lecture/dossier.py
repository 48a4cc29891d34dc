"""L’énoncé d’un dossier : ses coûts, ses aides possibles, les choix de la personne."""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import ObjetFinancement
from cep_desktop.domain.montant import Total, connu
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation, Plafond
from cep_desktop.rules.montage.choix import Choix, Ecarter
from cep_desktop.rules.montage.cout import couts_des_depenses
from cep_desktop.rules.montage.enonce import Enonce, MontageIncoherent
from cep_desktop.rules.montage.lecture.conditions import (
    accorde,
    conditionner,
    limites_communes,
)
from cep_desktop.rules.montage.lecture.demandes import Demandes, regrouper
from cep_desktop.rules.montage.lecture.hors_regles import offre_hors_regles
from cep_desktop.rules.montage.lecture.liaison import Candidate, relier
from cep_desktop.rules.montage.lecture.offres import (
    MiseDeCote,
    dire_la_suite,
    mettre_de_cote,
    offre_accordee,
    offre_possible,
    trop_tot,
)
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.nomenclature import Attribution
from cep_desktop.rules.regles import Regles


@dataclass(frozen=True, slots=True)
class EnonceDuDossier:
    """L’énoncé, les aides laissées de côté, les plafonds qui avertissent, les aides à attendre."""

    enonce: Enonce
    mises_de_cote: tuple[MiseDeCote, ...]
    alertes: tuple[tuple[str, Plafond], ...]
    pas_encore: tuple[tuple[str, str], ...]

    def alerter(self, melange: Melange) -> tuple[str, ...]:
        """Les aides prises trop tôt, et les plafonds incertains que le mélange dépasse."""
        return (*self._attendre(melange), *self._alerter(melange))

    def _attendre(self, melange: Melange) -> Iterator[str]:
        for code, suite in self.pas_encore:
            apportee = melange.apportee(code)
            if apportee is not None:
                yield f"{apportee.offre.nom}\u00a0: pas encore possible. {suite}"

    def _alerter(self, melange: Melange) -> Iterator[str]:
        for code, plafond in self.alertes:
            apportee = melange.apportee(code)
            if apportee is None or plafond.maximum is None:
                continue
            paye = sum(
                p.montant.centimes
                for p in apportee.paiements
                if not plafond.postes or p.cout.poste in plafond.postes
            )
            if paye > plafond.maximum.centimes:
                yield f"{apportee.offre.nom} dépasse un plafond à vérifier. {plafond.explication}"


def enoncer(
    dossier: Dossier, evaluation: Evaluation, regles: Regles, *, choix: tuple[Choix, ...] = ()
) -> EnonceDuDossier:
    """Rend l’énoncé du montage pour les règles du jour évalué.

    Lève `MontageIncoherent` si un choix vise une aide qui n’est pas possible, en disant pourquoi.
    """
    plan = dossier.accompagnement.plan_financement
    demandes = regrouper(plan.aides)
    voulus = frozenset(c.offre for c in choix if not isinstance(c, Ecarter))
    evalues = tuple(filter(_paie_des_depenses, evaluation.dispositifs))
    cotes = {
        evalue.code: cote
        for evalue in evalues
        if (cote := _mettre_de_cote(evalue, demandes, voulus)) is not None
    }
    _verifier(choix, cotes)
    candidates = [
        *(c for evalue in evalues for c in _candidates(evalue, demandes, cotes)),
        *_hors_regles(plan, demandes, evaluation),
    ]
    releve = Releve.de(dossier, le=evaluation.le)
    region = releve.lire("region_residence").valeur
    liees = relier(candidates, le=evaluation.le, region=region if isinstance(region, str) else None)
    statut = releve.lire("statut_emploi").valeur
    offres = conditionner(liees, evalues, statut, regles, le=evaluation.le)
    codes = frozenset(offre.code for offre in offres)
    return EnonceDuDossier(
        Enonce(
            couts_des_depenses(plan.depenses),
            offres,
            tuple(limites_communes(evalues, offres)),
            tuple(c for c in choix if c.offre in codes or not isinstance(c, Ecarter)),
            connu(plan.capacite),
            codes & frozenset(_au_plan(demandes)),
            _garder_a_part(demandes, _decrits(evaluation), codes),
        ),
        tuple(cote for cote in cotes.values() if cote.est_a_dire),
        tuple(
            (evalue.code, plafond)
            for evalue in evalues
            for plafond in evalue.plafonds
            if evalue.code in codes and not plafond.est_bloquant
        ),
        tuple(
            (evalue.code, dire_la_suite(evalue))
            for evalue in evalues
            if evalue.code in codes and trop_tot(evalue)
        ),
    )


def _paie_des_depenses(evalue: DispositifEvalue) -> bool:
    """Ni un revenu, ni ce que la personne paie elle-même : sa capacité le dit déjà."""
    dispositif = evalue.dispositif
    est_une_aide = dispositif.attribution is not Attribution.PERSONNE
    return est_une_aide and dispositif.objet is ObjetFinancement.DEPENSES


def _mettre_de_cote(
    evalue: DispositifEvalue, demandes: dict[str, Demandes], voulus: frozenset[str]
) -> MiseDeCote | None:
    siennes = demandes.get(evalue.code, Demandes())
    if siennes.accordees and not siennes.en_cours:
        return None
    return mettre_de_cote(evalue, siennes, est_voulue=evalue.code in voulus)


def _verifier(choix: tuple[Choix, ...], cotes: dict[str, MiseDeCote]) -> None:
    for c in choix:
        cote = cotes.get(c.offre)
        if cote is not None and not isinstance(c, Ecarter):
            raise MontageIncoherent(f"{cote.nom} ne peut pas être pris. {cote.raison}")


def _candidates(
    evalue: DispositifEvalue, demandes: dict[str, Demandes], cotes: dict[str, MiseDeCote]
) -> Iterator[Candidate]:
    """La part accordée d’un dispositif, puis celle qui reste à obtenir."""
    siennes = demandes.get(evalue.code, Demandes())
    est_ouverte = evalue.code not in cotes and not (siennes.accordees and not siennes.en_cours)
    if siennes.accordees:
        code = accorde(evalue.code) if est_ouverte else evalue.code
        yield Candidate(offre_accordee(evalue, siennes, code), evalue.dispositif)
    if est_ouverte:
        yield Candidate(offre_possible(evalue, siennes), evalue.dispositif)


def _hors_regles(
    plan: PlanFinancement, demandes: dict[str, Demandes], evaluation: Evaluation
) -> Iterator[Candidate]:
    decrits = _decrits(evaluation)
    for code, siennes in demandes.items():
        offre = None if code in decrits else offre_hors_regles(code, siennes, plan.depenses)
        if offre is not None:
            yield Candidate(offre, None)


def _decrits(evaluation: Evaluation) -> frozenset[str]:
    """Les aides dont une règle dit ce qu’elles paient, et ce que la personne paie elle-même."""
    return frozenset(
        evalue.code
        for evalue in evaluation.dispositifs
        if _paie_des_depenses(evalue) or evalue.dispositif.attribution is Attribution.PERSONNE
    )


def _au_plan(demandes: dict[str, Demandes]) -> Iterator[str]:
    for code, siennes in demandes.items():
        if siennes.accordees or siennes.en_cours:
            yield code
        if siennes.accordees:
            yield accorde(code)


def _garder_a_part(
    demandes: dict[str, Demandes], decrits: frozenset[str], codes: frozenset[str]
) -> Total:
    """Les demandes qu’aucune règle ni aucune dépense ne font entrer au calcul : leur somme notée.

    Un accord sans montant, à côté d’un autre qui en a un, est une inconnue de plus.
    """
    gardees = Total.de(
        aide.retenu
        for code, siennes in demandes.items()
        if code not in decrits and (siennes.accordees or code not in codes)
        for aide in siennes.en_cours
    )
    muets = sum(siennes.accords_muets for siennes in demandes.values())
    return Total(gardees.montant, gardees.inconnus + muets)
