"""Un plan que la personne et sa conseillère viennent de signer à l’écran."""

from datetime import time

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.usecases.commandes.signature import PoserSignature
from tests.cas.dossier import LE, exemple


def signe_par_les_deux(lieu: str = "") -> Dossier:
    """Camille a tracé sa signature ; Nadia a écrit son nom ; la version n’est pas close."""
    camille = exemple("camille").avec(signatures=())
    volet = camille.accompagnement
    derniere = volet.revisions[-1].avec(signee_le=None)
    ouvert = camille.avec(accompagnement=volet.avec(revisions=(*volet.revisions[:-1], derniere)))
    for role, nom, mode in (
        (RoleSignataire.BENEFICIAIRE, "Camille Moreau", ModeSignature.TRACE),
        (RoleSignataire.CONSEILLER, "Nadia Benali", ModeSignature.CLAVIER),
    ):
        ouvert = PoserSignature(role, nom, mode, LE, time(10, 51), lieu).appliquer(ouvert)
    return ouvert
