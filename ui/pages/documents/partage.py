"""Les papiers, vus par la personne : ce qu’elle emporte, et ce qui est signé."""

from cep_desktop.domain.signature import Signature
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.produire import NaturePapier
from ui.vue_partagee import Bloc, Encart, Ligne, Vu, VuePartagee

_PAPIERS = {
    NaturePapier.PLAN_ACTION: ("file-text", "À relire et à signer ensemble."),
    NaturePapier.PLAN_FINANCEMENT: ("coins", "Pour les organismes qui paient."),
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des documents."""
    signatures = vu.dossier.signatures
    blocs: list[Bloc] = [
        Encart(
            "Vous emportez",
            lignes=tuple(
                Ligne(vu.mots.dire(nature), phrase, picto)
                for nature, (picto, phrase) in _PAPIERS.items()
            ),
        )
    ]
    if signatures:
        blocs.append(Encart("Ce qui est signé", lignes=tuple(map(_signature, signatures))))
    return VuePartagee("Vos documents", "Ils sont à vous : gardez-les.", tuple(blocs))


def _signature(signature: Signature) -> Ligne:
    return Ligne(
        composer(f"Version {signature.version}, {signature.nom}"),
        composer(f"{signature.mode.libelle}, le {ecrire_date(signature.le)}."),
        "check-circle-fill",
        "ok",
    )
