"""Des dossiers d’essai évalués, et ce que le montage y lit."""

from datetime import date
from typing import Any

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Accord,
    Financement,
    NatureFinanceur,
)
from cep_desktop.domain.montant import INCONNU, Montant, confirme, estime
from cep_desktop.rules.montage.choix import Choix
from cep_desktop.rules.montage.lecture.dossier import EnonceDuDossier, enoncer
from cep_desktop.rules.montage.montage import Montage, monter
from cep_desktop.rules.montage.offre import Offre
from cep_desktop.rules.moteur import evaluer
from tests.cas.dossier import LE
from tests.rules.construction import construire
from tests.rules.lecture_cas import regles_nationales
from tests.rules.montage.aides import euros, lire

FORMATION = {
    "certification": "RNCP40792",
    "fin_enregistrement": date(2029, 12, 31),
    "qualiopi": True,
    "sur_temps_de_travail": False,
    "debut": date(2027, 2, 1),
    "fin": date(2027, 6, 30),
    "heures_centre": 400,
    "heures_entreprise": 70,
}
PRIX = [{"poste": "pedagogie", "prix": 2_000}]


def un_cas(
    *aides: Financement, formation: dict[str, Any] | None = None, **situation: object
) -> Dossier:
    """Un salarié en CDI, 3 000 € sur son compte, une formation certifiante à 2 000 €."""
    base = construire(
        {
            "le": LE,
            "naissance": date(1988, 4, 12),
            "situation": {"statut_emploi": "cdi", "cpf_solde": 3_000} | situation,
            "formation": FORMATION | (formation or {}),
            "depenses": PRIX,
        }
    )
    accompagnement = base.accompagnement
    plan = accompagnement.plan_financement.avec(financements=aides)
    return base.avec(accompagnement=accompagnement.avec(plan_financement=plan))


def une_aide(
    dispositif: str, nature: str, montant: int | None = None, **champs: object
) -> Financement:
    """Une demande à un dispositif, chiffrée ou non."""
    modele = {
        "id": f"F-{dispositif.replace('_', '-')}",
        "dispositif": dispositif,
        "libelle": dispositif.capitalize(),
        "financeur": "Organisme",
        "nature": NatureFinanceur(nature),
        "demande": INCONNU if montant is None else estime(euros(montant)),
    }
    return Financement.model_validate(modele | champs)


def un_accord(montant: Montant | None) -> Accord:
    """L’accord écrit d’un financeur, chiffré ou non."""
    return Accord(le=LE, montant=INCONNU if montant is None else confirme(montant))


def enoncer_cas(dossier: Dossier, *choix: Choix, le: date = LE) -> EnonceDuDossier:
    """L’énoncé du montage, avec les règles nationales du jour."""
    regles = regles_nationales()
    return enoncer(dossier, evaluer(dossier, regles, le=le), regles, choix=choix)


def offre(lu: EnonceDuDossier, code: str) -> Offre:
    """L’offre de ce code."""
    return lu.enonce.offre(code)


def codes(lu: EnonceDuDossier) -> set[str]:
    """Les aides de l’énoncé."""
    return {offre.code for offre in lu.enonce.offres}


def raisons(lu: EnonceDuDossier) -> dict[str, str]:
    """La raison de chaque aide laissée de côté, par code."""
    return {cote.code: lire(cote.raison) for cote in lu.mises_de_cote}


def monter_cas(lu: EnonceDuDossier) -> Montage:
    """Le montage, qui doit être possible."""
    montage = monter(lu.enonce)
    assert isinstance(montage, Montage)
    return montage
