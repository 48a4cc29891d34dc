"""La signature, vue par la personne : ce qu’elle accepte, et ce qui est déjà signé."""

from cep_desktop.domain.signature import ModeSignature, Signature
from cep_desktop.domain.typographie import composer, ecrire_date
from ui.vue_partagee import Bloc, Encart, Ligne, Vu, VuePartagee

_PHRASES = (
    "Vous relisez le plan ensemble.",
    "Vous pouvez signer, écrire une réserve, ou ne pas signer.",
    "Vous pouvez demander un changement à tout moment.",
    "Une copie est à vous.",
)


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de la signature ; on signe sur l’écran du conseiller, qui se tourne."""
    blocs: list[Bloc] = [
        Encart("Avant de signer", lignes=tuple(Ligne(phrase) for phrase in _PHRASES))
    ]
    if vu.dossier.signatures:
        lignes = tuple(map(_ligne, vu.dossier.signatures))
        blocs.append(Encart("Ce qui est signé", lignes=lignes))
    return VuePartagee("Relire et signer", "Prenez votre temps.", tuple(blocs))


def _ligne(signature: Signature) -> Ligne:
    est_refus = signature.mode is ModeSignature.REFUS
    return Ligne(
        composer(f"Version {signature.version}, {signature.nom}"),
        composer(f"{signature.mode.libelle}, le {ecrire_date(signature.le)}."),
        "minus-circle-fill" if est_refus else "check-circle-fill",
        "ink2" if est_refus else "ok",
    )
