"""De petits accords de phrase, communs aux trois vues du projet."""

from decimal import Decimal
from math import ceil

from cep_desktop.domain.co_construction import Paroles
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Certitude, Chiffre, MontantConnu
from cep_desktop.domain.projet import Faisable
from cep_desktop.domain.typographie import composer, ecrire_date

PICTOS = {
    Faisable.OUI: ("check-circle-fill", "ok"),
    Faisable.A_VERIFIER: ("question-fill", "warn"),
    Faisable.PAS_ENCORE: ("x-circle-fill", "bad"),
}
"""Dessin et couleur d’une réponse ; son mot est toujours écrit."""

INCONNU = "inconnu"


def minuscule(texte: str) -> str:
    """Le texte, tel qu’on l’écrit dans une phrase ; un sigle garde ses capitales."""
    return texte if texte[1:2].isupper() else texte[:1].lower() + texte[1:]


def en_lettres(nombre: int) -> str:
    """« Deux », « Trois », puis des chiffres."""
    return {1: "Une", 2: "Deux", 3: "Trois"}.get(nombre, str(nombre))


def mois_entiers(mois: Decimal | None) -> int | None:
    """Des mois entiers, `None` s’ils sont inconnus : un mois commencé compte."""
    return None if mois is None else ceil(mois)


def dire_chiffre(chiffre: Chiffre) -> tuple[str, str]:
    """Rend le montant et ce qu’il vaut : « 430,00 € », « estimé » ; jamais zéro pour l’inconnu."""
    if not isinstance(chiffre, MontantConnu):
        return INCONNU, ""
    est_confirme = chiffre.certitude is Certitude.CONFIRME
    return str(chiffre.montant), "confirmé" if est_confirme else "estimé"


def auteur_des_mots(dossier: Dossier, paroles: Paroles | None) -> str:
    """« Dit par Camille, le 5 octobre 2026 »."""
    quand = f", le {ecrire_date(paroles.dites_le)}" if paroles and paroles.dites_le else ""
    return composer(f"Dit par {dossier.beneficiaire.prenom}{quand}")
