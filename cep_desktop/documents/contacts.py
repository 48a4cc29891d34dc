"""Qui joindre, et où : les coordonnées telles qu’un papier les imprime."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.typographie import composer, ecrire_telephone


def telephone_du_conseil(dossier: Dossier) -> str:
    """Le numéro du référent, sinon de sa structure ; vide si aucun n’est noté."""
    numero = dossier.referent.telephone or dossier.structure.telephone
    return ecrire_telephone(numero) if numero else ""


def courriel_du_conseil(dossier: Dossier) -> str:
    """L’adresse électronique du référent, sinon de sa structure ; vide si aucune n’est notée."""
    return dossier.referent.courriel or dossier.structure.courriel or ""


def lignes_postales(adresse: Adresse) -> tuple[str, ...]:
    """Les lignes d’une adresse, la commune en majuscules comme la Poste les lit."""
    commune = " ".join(filter(None, (adresse.code_postal or "", composer(adresse.commune).upper())))
    lignes = (composer(adresse.complement), composer(adresse.voie), commune)
    return tuple(ligne for ligne in lignes if ligne)


def adresse_en_ligne(adresse: Adresse) -> str:
    """« 12 rue des Tilleuls, 37400 Amboise » ; vide si rien n’est noté."""
    commune = " ".join(filter(None, (adresse.code_postal or "", composer(adresse.commune))))
    return ", ".join(filter(None, (composer(adresse.voie), commune)))
