"""Le conseil d’un dossier, après des gestes."""

from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.session import Commande, Session
from tests.cas.dossier import exemple, un_dossier


def apres(dossier: Dossier, *gestes: Commande) -> Dossier:
    """Le dossier après ces gestes."""
    session = Session(dossier)
    for geste in gestes:
        session.executer(geste)
    return session.dossier


def conseil_apres(*gestes: Commande, depart: str = "") -> Conseil:
    """Le conseil après ces gestes, depuis un exemple ou un dossier neuf."""
    return apres(exemple(depart) if depart else un_dossier(), *gestes).conseil
