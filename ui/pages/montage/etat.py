"""Ce que montre la page du montage proposé, calculé sans écran."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Montant, Total
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.usecases.ecarts_montage import (
    EcartDeMontage,
    NatureEcart,
    change_le_plan,
    comparer_au_plan,
)
from cep_desktop.usecases.monter import MontageDuDossier
from ui.fiches import GesteFiche, LigneFiche

FIXER, LIBERER, REPRENDRE = "fixer", "liberer", "reprendre"
INCONNU = "inconnu"
_MARQUES = {
    NatureEcart.PAREIL: ("Pareil", "neutre", "check-bold"),
    NatureEcart.CHANGE: ("Change", "action", "pencil-simple-line-bold"),
    NatureEcart.NEUF: ("Nouveau", "ok", "plus-bold"),
    NatureEcart.GARDE: ("Gardé", "neutre", "lock-simple-bold"),
    NatureEcart.RETIRE: ("Retiré", "bad", "minus-circle-bold"),
    NatureEcart.ACCORDE: ("Accordé", "ok", "check-circle-fill"),
}


@dataclass(frozen=True, slots=True)
class PartDeBarre:
    """Une part d’une barre : qui, combien, et ce qu’elle vaut (« accorde », « demande »…)."""

    nom: str
    centimes: int
    aspect: str
    rang: int


@dataclass(frozen=True, slots=True)
class EtatMontage:
    """Toute la page ; `peut_prendre` dit que prendre ce montage change quelque chose."""

    phrase: str
    reste: str
    reste_avant: str
    si_tout: str
    si_rien: str
    barre_avant: tuple[PartDeBarre, ...]
    barre_apres: tuple[PartDeBarre, ...]
    lignes: tuple[LigneFiche, ...]
    alternatives: tuple[LigneFiche, ...]
    sensibilites: tuple[str, ...]
    bientot: tuple[LigneFiche, ...]
    avertissements: tuple[str, ...]
    source: str
    peut_prendre: bool
    avis: str


def deriver(
    dossier: Dossier,
    trouve: MontageDuDossier,
    epingles: Mapping[str, Montant | None],
) -> EtatMontage:
    """Rend la proposition face au plan d’aujourd’hui ; `epingles` : ce que la personne a fixé."""
    plan = dossier.accompagnement.plan_financement
    montage = trouve.montage
    ecarts = comparer_au_plan(plan, montage.melange, montage)
    peut_prendre = change_le_plan(ecarts)
    fourchette = montage.fourchette
    return EtatMontage(
        phrase=composer(montage.phrase),
        reste=_dire(montage.melange.reste_a_payer),
        reste_avant=_dire(plan.reste_a_payer),
        si_tout=_dire(fourchette.si_tout_est_accepte),
        si_rien=_dire(fourchette.si_rien_de_plus),
        barre_avant=tuple(_barre_du_plan(plan)),
        barre_apres=tuple(_barre_du_melange(montage.melange)),
        lignes=(*(_ligne(e, epingles) for e in ecarts), _reste(montage.melange)),
        alternatives=tuple(
            LigneFiche(
                cle=str(rang),
                titre=composer(autre.titre),
                phrase=_sans_redite(composer(autre.titre), composer(autre.phrase)),
                valeur=_dire(autre.melange.reste_a_payer),
                gestes=(GesteFiche(REPRENDRE, "Prendre celui-ci"),),
            )
            for rang, autre in enumerate(montage.alternatives)
        ),
        sensibilites=tuple(composer(s.phrase) for s in montage.sensibilites),
        bientot=tuple(_bientot(trouve)),
        avertissements=tuple(map(composer, trouve.avertissements)),
        source=composer(
            f"Calculé avec les règles du {ecrire_date(trouve.le)}. "
            "Rien ne change tant que vous n’avez pas choisi."
        ),
        peut_prendre=peut_prendre,
        avis="" if peut_prendre else "Rien de mieux avec les règles d’aujourd’hui.",
    )


def _sans_redite(titre: str, phrase: str) -> str:
    """La phrase d’un autre montage, sans le titre qu’on vient de lire."""
    suite = phrase.removeprefix(f"{titre}\u00a0: ")
    return suite[:1].upper() + suite[1:]


def _dire(total: Total) -> str:
    if total.inconnus and not total.montant:
        return INCONNU
    return composer(f"au moins {total.montant}" if total.inconnus else str(total.montant))


def _barre_du_plan(plan: PlanFinancement) -> Iterator[PartDeBarre]:
    for rang, aide in enumerate(plan.aides, 1):
        if aide.retenu:
            yield PartDeBarre(aide.financeur, aide.retenu.centimes, aide.assurance.value, rang)
    reste = plan.reste_a_payer.montant
    if reste:
        yield PartDeBarre("Reste à payer", reste.centimes, "reste", 0)


def _barre_du_melange(melange: Melange) -> Iterator[PartDeBarre]:
    for rang, apportee in enumerate(melange.apportees, 1):
        est_accorde = apportee.offre.confiance is Confiance.ACCORDE
        aspect = "accorde" if est_accorde else "a_demander"
        yield PartDeBarre(apportee.offre.financeur, apportee.montant.centimes, aspect, rang)
    reste = melange.reste_a_payer.montant
    if reste:
        yield PartDeBarre("Reste à payer", reste.centimes, "reste", 0)


def _ligne(ecart: EcartDeMontage, epingles: Mapping[str, Montant | None]) -> LigneFiche:
    mot, ton, picto = _MARQUES[ecart.nature]
    avant, apres = _montant(ecart.avant, ecart.nature), _apres(ecart)
    est_fixe = ecart.code in epingles
    gestes: tuple[GesteFiche, ...] = ()
    if ecart.nature not in {NatureEcart.ACCORDE, NatureEcart.GARDE}:
        gestes = (
            GesteFiche(LIBERER, "Fixé", "lock-simple-bold")
            if est_fixe
            else GesteFiche(FIXER, "Fixer", "lock-simple-open-bold"),
        )
    return LigneFiche(
        cle=ecart.code,
        titre=composer(ecart.nom),
        phrase=composer(f"Aujourd’hui {avant}, proposé {apres}."),
        valeur=composer(apres),
        mot=mot,
        ton=ton,
        picto=picto,
        details=(composer(ecart.pourquoi),) if ecart.pourquoi else (),
        gestes=gestes,
    )


def _montant(montant: Montant | None, nature: NatureEcart) -> str:
    if montant is not None:
        return str(montant)
    return "rien" if nature is NatureEcart.NEUF else INCONNU


def _apres(ecart: EcartDeMontage) -> str:
    if ecart.nature is NatureEcart.RETIRE:
        return "rien"
    return INCONNU if ecart.apres is None else str(ecart.apres)


def _reste(melange: Melange) -> LigneFiche:
    participation = melange.participation
    details = (f"Dont {participation} de participation.",) if participation else ()
    return LigneFiche(
        cle="reste",
        titre="Reste à payer",
        valeur=_dire(melange.reste_a_payer),
        details=tuple(map(composer, details)),
        est_en_avant=True,
    )


def _bientot(trouve: MontageDuDossier) -> Iterator[LigneFiche]:
    for cote in trouve.a_verifier:
        if cote.est_a_dire:
            yield LigneFiche(
                cle=cote.code,
                titre=composer(cote.nom),
                phrase=composer(cote.raison),
                image="calendar-plus",
            )
