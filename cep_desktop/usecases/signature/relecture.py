"""Ce que l’on relit à voix haute avant de signer, avec les mots mêmes du plan imprimé."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_action import contenu
from cep_desktop.documents.plan_action.contenu import ContenuPlanAction
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import composer_engagements
from cep_desktop.documents.reste_a_payer import Voix, raconter
from cep_desktop.documents.typographie import en_clair
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.rules.signataires import signature_qui_vaut
from cep_desktop.usecases.ecran_partage.expurger import expurger


@dataclass(frozen=True, slots=True)
class RubriqueALire:
    """Une partie du plan : son titre, sa phrase, et chaque chose avec sa précision."""

    titre: str
    phrase: str = ""
    lignes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanALire:
    """Le plan que la personne relit avant de signer, dans les mots qui s’impriment.

    `rubriques` porte ce qui l’engage, dans l’ordre du papier ; `ailleurs` compte les lignes du
    papier qu’un écran partagé ne montre pas en entier (ce qui n’a pas été vu ensemble).
    `attend_la_personne` : des étapes sont écrites, et sa signature est à poser.
    """

    version: int
    date_version: date
    rubriques: tuple[RubriqueALire, ...]
    ailleurs: int
    engagements: tuple[str, ...]
    empreinte: str
    attend_la_personne: bool


def a_lire(dossier: Dossier, *, le: date) -> PlanALire:
    """Rend ce que la personne relit de ce plan le jour `le`, sans rien de privé."""
    lu = contenu.composer(dossier, le=le)
    revision = dossier.accompagnement.revision
    est_close = revision is not None and revision.signee_le is not None
    posee = signature_qui_vaut(dossier, RoleSignataire.BENEFICIAIRE)
    paie = qui_paie(dossier)
    rubriques = _rubriques(contenu.composer(expurger(dossier), le=le), paie)
    return PlanALire(
        version=max(lu.version, 1),
        date_version=lu.date_version,
        rubriques=rubriques,
        ailleurs=len(_lignes(_rubriques(lu, paie)) - _lignes(rubriques)),
        engagements=lu.engagements,
        empreinte=lu.empreinte_longue,
        attend_la_personne=bool(lu.etapes.etapes)
        and not est_close
        and (posee is None or posee.mode is ModeSignature.REFUS),
    )


def _lignes(rubriques: Iterable[RubriqueALire]) -> set[tuple[str, str, str]]:
    return {(une.titre, *ligne) for une in rubriques for ligne in une.lignes}


def _rubriques(lu: ContenuPlanAction, paie: tuple[str, ...]) -> tuple[RubriqueALire, ...]:
    return tuple(r for r in _toutes(lu, paie) if r.phrase or r.lignes)


def _toutes(lu: ContenuPlanAction, paie: tuple[str, ...]) -> Iterator[RubriqueALire]:
    mots = lu.couverture.mots_du_projet
    yield RubriqueALire("Mon projet", lu.couverture.projet, ((mots.texte, ""),) if mots else ())
    for etape in lu.etapes.etapes:
        yield RubriqueALire(
            f"Étape {etape.numero}. {etape.titre}",
            _joindre(etape.objectif, etape.quand),
            tuple(
                (en_clair(action.libelle), _joindre(action.qui, en_clair(action.quand)))
                for action in etape.actions
            ),
        )
    for fiche in lu.formation.fiches:
        lignes = tuple((ligne.cle, ligne.valeur) for ligne in fiche.lignes)
        yield RubriqueALire(fiche.titre or "Mon parcours de formation", "", lignes)
    aides = tuple(
        (aide.nom, _joindre(aide.organisme, aide.utilite, aide.etat.mot))
        for aide in lu.aides.lignes
    )
    yield RubriqueALire("Les aides et services que j’utilise", "", aides)
    yield RubriqueALire("Qui paie", "", tuple((phrase, "") for phrase in paie))
    dates = tuple((une.libelle, _joindre(une.quand, une.raison)) for une in lu.calendrier.dates)
    yield RubriqueALire("Les autres dates à retenir", "", dates)
    surveille = (*lu.etapes.vigilance, *filter(None, (lu.etapes.secours,)))
    yield RubriqueALire("Ce que je surveille", "", tuple((point, "") for point in surveille))


def _joindre(*morceaux: str) -> str:
    """Réunit des précisions en une ligne, sans deux points de suite."""
    return ". ".join(morceau.rstrip(".") for morceau in morceaux if morceau)


def engagements(dossier: Dossier, *, le: date) -> tuple[str, ...]:
    """Rend les phrases que la personne coche, accords de partage compris."""
    partage = dossier.partageable()
    return composer_engagements(partage, Noms.de(partage), le=le)


def qui_paie(dossier: Dossier) -> tuple[str, ...]:
    """Rend les phrases qui disent qui paie ; aucune tant que rien ne se paie."""
    plan = dossier.accompagnement.plan_financement
    phrases = raconter(plan, voix=Voix.LA_PERSONNE) if plan.depenses else ()
    return tuple("".join(morceau.texte for morceau in phrase) for phrase in phrases)
