"""Les cofinancements que la loi exige, et que seul le mélange peut satisfaire."""

from datetime import date
from decimal import Decimal

from cep_desktop.domain.fait import StatutEmploi
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import Montant
from cep_desktop.rules.evaluation import DispositifEvalue
from cep_desktop.rules.montage.offre import UN_CENTIME, Cofinancement, Offre
from cep_desktop.rules.montage.plafond import Part
from cep_desktop.rules.regles import Regles

PERMIS, USURE = "permis_cofinancement", "cofinancement"
DEPEND_DU_MONTAGE = frozenset({PERMIS, USURE})
"""Critères que le montage fait respecter lui-même."""


def cofinancer(
    evalue: DispositifEvalue,
    statut: object,
    autres: tuple[Offre, ...],
    regles: Regles,
    *,
    le: date,
) -> Cofinancement | None:
    """Rend le cofinancement exigé ce jour-là, ou `None`.

    Permis payé par le compte formation : un autre organisme, sauf pour un demandeur d’emploi.
    Projet de transition « usure » : une part de l’employeur. Un minimum inconnu vaut au moins un
    centime.
    """
    references = {critere.code: str(critere.reference) for critere in evalue.dispositif.critere}
    joues = {ligne.code for ligne in evalue.verdict.lignes}
    if PERMIS in joues and statut != StatutEmploi.DEMANDEUR_EMPLOI:
        minimum = regles.montant("cpf.permis.cofin_min", le=le)
        return Cofinancement(minimum or UN_CENTIME, references[PERMIS])
    if USURE in joues:
        employeurs = frozenset(o.code for o in autres if o.nature is NatureFinanceur.EMPLOYEUR)
        parmi = employeurs or frozenset({"employeur"})
        return Cofinancement(_part(regles, le), references[USURE], parmi=parmi)
    return None


def _part(regles: Regles, le: date) -> Montant | Part:
    pour_cent: Decimal | None = regles.valeur("fipu.cofinancement", le=le)
    return UN_CENTIME if pour_cent is None else Part(pour_cent)
