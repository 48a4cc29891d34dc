"""Les dates qui ne tiennent pas ensemble, dites assez tôt pour les changer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.agenda import GenreRepere, RepereAgenda, rassembler
from cep_desktop.rules.delais import RetroPlanning
from cep_desktop.rules.jours import est_ferie
from cep_desktop.rules.nomenclature import RoleDelai

_DIMANCHE = 6


@dataclass(frozen=True, slots=True)
class ConflitDeDates:
    """Ce qui ne va pas, la raison, et ce que l’on peut faire ; `cle` est la date à regarder."""

    cle: str
    phrase: str
    remede: str = ""


def chercher_conflits(
    dossier: Dossier, retro: RetroPlanning | None, *, le: date
) -> tuple[ConflitDeDates, ...]:
    """Rend les conflits de dates vus du jour `le`, sans répétition."""
    reperes = rassembler(dossier, retro)
    trouves = (
        *_infaisable(retro),
        *_manquees(retro),
        *_depots(dossier, retro),
        *_reponses(dossier),
        *_retards(reperes, le),
        *_fins_d_etape(dossier),
        *_jours_fermes(reperes, le),
        *_memes_jours(reperes, le),
    )
    return tuple(dict.fromkeys(trouves))


def conflits_neufs(
    avant: Sequence[ConflitDeDates], apres: Sequence[ConflitDeDates]
) -> tuple[ConflitDeDates, ...]:
    """Ce qu’un déplacement créerait."""
    connus = set(avant)
    return tuple(conflit for conflit in apres if conflit not in connus)


def _conflit(cle: str, phrase: str, remede: str = "") -> ConflitDeDates:
    return ConflitDeDates(cle, composer(phrase), composer(remede))


def _infaisable(retro: RetroPlanning | None) -> Iterator[ConflitDeDates]:
    if retro is None or retro.faisabilite.est_possible:
        return
    tot = retro.faisabilite.debut_au_plus_tot
    remede = f"Début possible à partir du {ecrire_date(tot)}." if tot else ""
    for raison in retro.faisabilite.raisons:
        yield _conflit("formation", f"La date de début ne tient plus. {raison}", remede)


def _manquees(retro: RetroPlanning | None) -> Iterator[ConflitDeDates]:
    for limite in retro.dates if retro else ():
        if limite.est_manquee and limite.le is not None:
            yield _conflit(
                f"{limite.dispositif}-{limite.code}",
                f"« {limite.libelle} » devait être fait avant le {ecrire_date(limite.le)} "
                f"({limite.nom}).",
                "Appelez l’organisme, ou décalez la formation.",
            )


def _depots(dossier: Dossier, retro: RetroPlanning | None) -> Iterator[ConflitDeDates]:
    """Une demande que l’on prévoit de déposer après la limite du droit."""
    limites: dict[str, date] = {}
    for limite in retro.dates if retro else ():
        if limite.role is RoleDelai.LIMITE and limite.le is not None and not limite.faite_le:
            limites[limite.dispositif] = max(limites.get(limite.dispositif, limite.le), limite.le)
    for demande in dossier.accompagnement.plan_financement.financements:
        prevu, au_plus_tard = demande.a_deposer_avant_le, limites.get(demande.dispositif)
        if prevu and au_plus_tard and demande.envoye_le is None and prevu > au_plus_tard:
            yield _conflit(
                f"{demande.id}-depot",
                f"La demande à {demande.financeur} est prévue pour le {ecrire_date(prevu)}, "
                f"après la dernière date possible, le {ecrire_date(au_plus_tard)}.",
                "Avancez le dépôt.",
            )


def _reponses(dossier: Dossier) -> Iterator[ConflitDeDates]:
    """Une réponse attendue après le début de la formation qu’elle doit payer."""
    debuts = [f.periode.du for f in dossier.accompagnement.formations if f.periode]
    if not debuts:
        return
    debut = min(debuts)
    for demande in dossier.accompagnement.plan_financement.aides:
        attendue = demande.reponse_attendue_le
        if attendue and demande.decision is None and attendue > debut:
            yield _conflit(
                f"{demande.id}-reponse",
                f"{demande.financeur} répondrait le {ecrire_date(attendue)}, après le début de la "
                f"formation, le {ecrire_date(debut)}.",
                "Demandez une réponse plus tôt, ou prévoyez une autre aide.",
            )


def _retards(reperes: Sequence[RepereAgenda], le: date) -> Iterator[ConflitDeDates]:
    for repere in reperes:
        est_ouvert = repere.genre is GenreRepere.ACTION and repere.est_deplacable
        if est_ouvert and repere.au < le:
            yield _conflit(
                repere.cle,
                f"« {repere.libelle} » était pour le {ecrire_date(repere.au)}.",
                "Notez que c’est fait, ou choisissez une autre date.",
            )


def _fins_d_etape(dossier: Dossier) -> Iterator[ConflitDeDates]:
    for etape in dossier.accompagnement.plan_action.etapes:
        if etape.echeance is None:
            continue
        fin = etape.echeance.au_plus_tard
        for action in etape.actions:
            if action.est_ouverte and action.echeance and action.echeance.au_plus_tard > fin:
                yield _conflit(
                    action.id,
                    f"« {action.libelle} » finit après son étape, « {etape.titre} » "
                    f"({ecrire_date(fin)}).",
                    "Avancez l’action, ou repoussez l’étape.",
                )


def _jours_fermes(reperes: Sequence[RepereAgenda], le: date) -> Iterator[ConflitDeDates]:
    for repere in reperes:
        if repere.genre is not GenreRepere.RENDEZ_VOUS or repere.est_fait or repere.du < le:
            continue
        if repere.du.weekday() == _DIMANCHE or est_ferie(repere.du):
            mot = "un dimanche" if repere.du.weekday() == _DIMANCHE else "un jour férié"
            yield _conflit(repere.cle, f"« {repere.libelle} » tombe {mot}.", "Vérifiez cette date.")


def _memes_jours(reperes: Sequence[RepereAgenda], le: date) -> Iterator[ConflitDeDates]:
    par_jour: defaultdict[date, list[RepereAgenda]] = defaultdict(list)
    for repere in reperes:
        if repere.genre is GenreRepere.RENDEZ_VOUS and repere.du >= le and not repere.est_fait:
            par_jour[repere.du].append(repere)
    for jour, memes in par_jour.items():
        if len({r.libelle for r in memes}) > 1:
            yield _conflit(
                memes[0].cle, f"Deux rendez-vous sont notés le {ecrire_date(jour)}.",
                "Vérifiez les heures.",
            )  # fmt: skip
