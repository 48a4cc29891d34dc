"""Un dossier réduit à ce qui est obligatoire, ou rempli jusqu’au dernier champ."""

from datetime import date
from uuid import UUID

from cep_desktop.documents.dossier_portable.lecture import lire
from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Accord, Beneficiaire, Conseiller, Structure
from cep_desktop.domain.retour import RetourRepris
from cep_desktop.domain.transmission import PartieDossier, SensTransmission, Transmission
from cep_desktop.locations import ressources
from tests.cas.plan import estimation

EXEMPLES = ("camille", "idriss", "solene")
LE = date(2026, 11, 23)
"""Le jour où se passent les exemples."""


def un_dossier(**champs: object) -> Dossier:
    """Dossier minimal : une personne, un référent, une structure, rien d’autre."""
    modele = {
        "id": UUID(int=142),
        "numero": "0142",
        "est_fictif": True,
        "ouvert_le": LE,
        "beneficiaire": Beneficiaire(prenom="Camille", nom="Moreau", accord=Accord.ELLE),
        "referent": Conseiller(prenom="Nadia", nom="Benali", accord=Accord.ELLE),
        "structure": Structure(nom="Cap Évolution Centre"),
    }
    return Dossier.model_validate(modele | champs)


def exemple(nom: str) -> Dossier:
    """Rend un des dossiers d’exemple livrés avec le programme."""
    return lire((ressources() / "exemples" / f"{nom}.dossier.json").read_bytes())


def un_dossier_complet() -> Dossier:
    """Le dossier de Camille, où même les collections rarement remplies le sont."""
    camille = exemple("camille")
    alerte = Alerte(
        id="Y1",
        donnee_le=LE,
        destinataire="Hélène Roux, responsable de site",
        manque=estimation("1300"),
        reponse_avant_le=date(2027, 3, 19),
        deja_fait="Transitions Pro a été appelé.",
        demande="Étudier une aide du fonds régional.",
        suite="À l’étude",
        suite_le=LE,
    )
    envoi = Transmission(
        id="T1",
        sens=SensTransmission.ENVOYEE,
        le=LE,
        organisme="Apec Orléans",
        parties=(PartieDossier.IDENTITE, PartieDossier.PLAN),
        consentement=camille.consentements[0].id,
    )
    retour = RetourRepris(
        id="W1", empreinte="7f" * 32, repris_le=LE, version=2, repondu_par="Paul Roy", lignes=1
    )
    return camille.avec(
        accompagnement=camille.accompagnement.avec(
            alertes=(alerte,), retours=(retour,), clos_le=LE
        ),
        transmissions=(envoi,),
        gel=Gel(motif="Recours devant la commission", pose_le=LE),
    )
