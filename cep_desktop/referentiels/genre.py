"""Le nom d’un métier, dans le genre que la personne a choisi."""

from cep_desktop.domain.personne import Accord
from cep_desktop.domain.typographie import composer

_ENTRE = " / "
_DEBUT = 3


def nommer(libelle: str, accord: Accord) -> str:
    """« Secrétaire médicale » pour « elle » ; les deux genres si l’on ne peut pas choisir."""
    masculin, _, suite = libelle.partition(_ENTRE)
    mots, siens = masculin.split(), suite.split()
    se_repondent = mots[:1] and siens[:1] and mots[0][:_DEBUT] == siens[0][:_DEBUT]
    if not se_repondent or _ENTRE in suite or accord is Accord.SANS:
        return composer(libelle)
    if accord is Accord.ELLE:
        return composer(suite)
    return composer(" ".join((*mots, *siens[len(mots) :])))
