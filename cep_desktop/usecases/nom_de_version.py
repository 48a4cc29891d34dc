"""Le nom qu’une personne donne à une version du dossier, pour la retrouver."""

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.nir import contient_nir
from cep_desktop.domain.texte import sans_caractere_cache

NOM_MAXIMAL = 100


class NomDeVersionRefuse(ErreurMetier):
    """Ce nom ne peut pas être gardé ; la version garde celui qu’elle avait."""


def lire_nom_de_version(saisie: str) -> str:
    """Rend le nom, sans espaces autour ; vide, la version n’en a plus.

    Lève `NomDeVersionRefuse`, sans répéter la saisie, s’il est trop long, illisible, ou s’il
    contient un numéro de sécurité sociale (voir docs/adr/0016).
    """
    nom = " ".join(saisie.split())
    if len(nom) > NOM_MAXIMAL:
        raise NomDeVersionRefuse(
            f"Ce nom de version est trop long\u00a0: {NOM_MAXIMAL} caractères au plus.",
            remede="Raccourcissez-le.",
        )
    if contient_nir(nom):
        raise NomDeVersionRefuse(
            "Ce nom contient un numéro de sécurité sociale\u00a0: il ne peut pas être gardé.",
            remede="Effacez le numéro, puis recommencez.",
        )
    try:
        return sans_caractere_cache(nom)
    except ValueError as cause:
        raise NomDeVersionRefuse(
            "Ce nom contient un caractère invisible.", remede="Effacez-le et tapez-le de nouveau."
        ) from cause
