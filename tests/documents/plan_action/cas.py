"""Les plans d’actions que les essais écrivent : signé, vide, énorme."""

from datetime import date, time
from functools import cache

from cep_desktop.documents.plan_action.contenu import composer
from cep_desktop.documents.plan_action.ecriture import ecrire
from cep_desktop.domain.calendrier import Calendrier
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.montant import INCONNU
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.locations import gabarits
from tests.cas.dossier import LE, exemple
from tests.cas.plan import accorde, refuse, un_financement

RESERVE = "Je veux revoir les dates si l’immersion ne me plaît pas."


@cache
def modele() -> bytes:
    """Le modèle livré."""
    return (gabarits() / "plan_action.docx").read_bytes()


def papier(dossier: Dossier, *, le: date = LE) -> bytes:
    """Le plan d’actions d’un dossier, écrit dans le modèle livré."""
    return ecrire(composer(dossier, le=le), modele())


def une_signature(role: RoleSignataire, **champs: object) -> Signature:
    """Signature posée à l’écran sur la version 2, sans réserve."""
    est_beneficiaire = role is RoleSignataire.BENEFICIAIRE
    modele_signature = {
        "id": "Z3" if est_beneficiaire else "Z4",
        "version": 2,
        "role": role,
        "nom": "Camille Moreau" if est_beneficiaire else "Nadia Benali",
        "mode": ModeSignature.TRACE,
        "le": LE,
        "a": time(10, 51) if est_beneficiaire else time(10, 53),
        "lieu": "Amboise",
    }
    return Signature.model_validate(modele_signature | champs)


def comme_la_maquette() -> Dossier:
    """Le plan de Camille signé à l’écran, sans rien que la maquette ne montre."""
    camille = exemple("camille")
    suivi, conseil = camille.accompagnement, camille.conseil
    assert conseil.strategie is not None
    return camille.avec(
        est_fictif=False,
        conseil=conseil.avec(strategie=conseil.strategie.avec(plan_de_secours="")),
        accompagnement=suivi.avec(
            calendrier=Calendrier(), plan_action=suivi.plan_action.avec(vigilance=())
        ),
        consentements=camille.consentements[1:],
        signatures=(
            une_signature(RoleSignataire.BENEFICIAIRE, reserve=RESERVE),
            une_signature(RoleSignataire.CONSEILLER),
        ),
    )


def enorme() -> Dossier:
    """Un nom de 40 caractères, plus de trente actions, six financeurs."""
    camille = exemple("camille")
    suivi = camille.accompagnement
    etapes = tuple(
        etape.avec(
            actions=tuple(
                etape.actions[rang % len(etape.actions)].avec(id=f"{etape.id}x{rang}")
                for rang in range(14 if numero == 1 else 5)
            )
        )
        for numero, etape in enumerate(suivi.plan_action.etapes)
    )
    aides = (
        accorde("300", financeur="Région Centre-Val de Loire", nature=NatureFinanceur.REGION),
        un_financement(financeur="Agefiph", nature=NatureFinanceur.HANDICAP, demande=INCONNU),
        refuse("50", financeur="Ville d’Amboise", nature=NatureFinanceur.COLLECTIVITE),
    )
    plan = suivi.plan_financement
    numerotees = tuple(aide.avec(id=f"F{rang}") for rang, aide in enumerate(aides, 10))
    return camille.avec(
        beneficiaire=camille.beneficiaire.avec(
            prenom="Marie-Antoinette-Joséphine", nom="Larochefoucauld"
        ),
        accompagnement=suivi.avec(
            plan_action=suivi.plan_action.avec(etapes=etapes, prochaine_action=None),
            plan_financement=plan.avec(financements=(*plan.financements, *numerotees)),
        ),
    )
