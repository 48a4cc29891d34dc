"""Les aides du plan qu’aucune règle ne décrit : seul le dossier en parle."""

from collections.abc import Iterable

from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.rules.montage.lecture.demandes import Demandes
from cep_desktop.rules.montage.lecture.offres import PLUS_PETITE_DEMANDE
from cep_desktop.rules.montage.offre import Confiance, Offre
from cep_desktop.rules.montage.plafond import Plafond, PlafondInconnu

RANG_HORS_REGLES = 80
"""Après toutes les aides que la loi range, avant ce que paie la personne."""


def offre_hors_regles(code: str, demandes: Demandes, depenses: Iterable[Depense]) -> Offre | None:
    """L’aide telle que le dossier la note : ses montants, et les postes qu’elle couvre déjà.

    Accordée sans dépense affectée, elle peut payer toutes celles du plan ; seulement demandée, on
    ne sait pas ce qu’elle paie, et elle se garde à part. Perdue, elle ne paie plus rien.
    """
    aides = demandes.accordees or demandes.en_cours
    cles = {affectation.depense for aide in aides for affectation in aide.affectations}
    est_libre = bool(demandes.accordees) and not cles
    postes = frozenset[Poste](d.poste for d in depenses if est_libre or d.id in cles)
    if not postes or not aides:
        return None
    plafond: Plafond = demandes.plafond_note or PlafondInconnu("le montant n’est pas noté")
    if demandes.accordees:
        plafond = demandes.plafond_accorde
    premiere = aides[0]
    return Offre(
        code,
        premiere.libelle,
        premiere.financeur,
        premiere.nature,
        postes,
        (plafond,),
        rang=RANG_HORS_REGLES,
        confiance=Confiance.ACCORDE if demandes.accordees else Confiance.A_CONFIRMER,
        minimum=PLUS_PETITE_DEMANDE,
    )
