"""La signature, vue par la personne : ce qu’elle relit, le pavé où signer, ce qui est signé."""

from typing import TYPE_CHECKING

from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.signature.en_cours import Avancee, SignatureEnCours
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Signer, Vide, Vu, VuePartagee

if TYPE_CHECKING:
    from cep_desktop.usecases.signature.relecture import PlanALire

_VIDE = Vide(
    "Rien à signer pour l’instant", "Nous écrivons d’abord le plan ensemble, à votre rythme."
)
_PLUS_TARD = (
    "Rien n’est noté, et rien n’est perdu. Le plan reste un document de travail : "
    "vous pourrez signer quand vous voudrez."
)


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de la signature ; la personne signe sur l’écran tourné vers elle."""
    blocs = [*_a_signer(vu), *_deja_signe(vu)] or [_VIDE]
    return VuePartagee("Relire et signer", "Prenez votre temps.", tuple(blocs))


def _a_signer(vu: Vu) -> list[Bloc]:
    plan, tenue = vu.plan, vu.signature
    if plan is None or not plan.attend_la_personne:
        return []
    if tenue is None or tenue.empreinte != plan.empreinte:
        tenue = SignatureEnCours(plan.empreinte)
    if tenue.avancee is Avancee.PLUS_TARD:
        reprendre = Geste(
            "Je signe maintenant",
            picto="pen-nib",
            est_plein=True,
            tenue=SignatureEnCours(plan.empreinte),
        )
        return [Encart("D’accord, pas maintenant", _PLUS_TARD, gestes=(reprendre,))]
    conseiller = vu.dossier.referent
    return [
        Signer(
            nom=composer(vu.dossier.beneficiaire.nom_complet),
            quoi=composer(
                f"Le plan, version {plan.version}, préparée le {ecrire_date(plan.date_version)}."
            ),
            lecture=_lecture(plan, conseiller.prenom),
            phrases=plan.engagements,
            suite=composer(
                f"{conseiller.prenom} signe ensuite sur son écran. Une copie est à vous."
            ),
            empreinte=plan.empreinte,
            est_posee=tenue.est_posee,
            tenue=tenue,
        )
    ]


def _lecture(plan: "PlanALire", conseiller: str) -> tuple[Encart, ...]:
    lues = tuple(
        Encart(
            composer(rubrique.titre),
            composer(rubrique.phrase),
            tuple(
                Ligne(composer(quoi), composer(precision)) for quoi, precision in rubrique.lignes
            ),
        )
        for rubrique in plan.rubriques
    )
    if not plan.ailleurs:
        return lues
    phrase = (
        f"Le papier porte aussi {accorder(plan.ailleurs, 'ligne')} que cet écran ne montre pas en "
        f"entier. {conseiller} vous les lit avant que vous signiez."
    )
    return (*lues, Encart("Sur le papier seulement", composer(phrase), ton="soleil"))


def _deja_signe(vu: Vu) -> list[Bloc]:
    if not vu.dossier.signatures:
        return []
    return [Encart("Ce qui est signé", lignes=tuple(map(_ligne, vu.dossier.signatures)))]


def _ligne(signature: Signature) -> Ligne:
    est_refus = signature.mode is ModeSignature.REFUS
    qui = "un témoin" if signature.role is RoleSignataire.TEMOIN else signature.nom
    return Ligne(
        composer(f"Version {signature.version}, {qui}"),
        composer(f"{signature.mode.libelle}, le {ecrire_date(signature.le)}."),
        "minus-circle-fill" if est_refus else "check-circle-fill",
        "ink2" if est_refus else "ok",
    )
