"""Ce que montre la page de signature, calculé sans écran."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from cep_desktop.documents.typographie import de
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.rules.signataires import signature_qui_vaut
from cep_desktop.usecases.signature.en_cours import Avancee
from cep_desktop.usecases.signature.relecture import engagements, qui_paie
from ui.dates import ecrire_quand

_TRAMES = {
    Assurance.ACCORDE: "plein",
    Assurance.DEMANDE: "raye",
    Assurance.A_DEMANDER: "points",
}
QUI_PAIE = "Qui paie"
COULEURS = 5
"""Couleurs de financeurs ; au-delà, la dernière sert encore."""


@dataclass(frozen=True, slots=True)
class Place:
    """Une personne, et ce qu’elle a dit de cette version ; `dit` est vide sinon.

    `est_attendue` : sa signature est à poser. `peut_se_reprendre` : ce qu’elle a dit peut encore se
    retirer, la version n’étant pas close.
    """

    role: RoleSignataire
    nom: str
    titre: str
    dit: str
    est_attendue: bool
    peut_se_reprendre: bool


@dataclass(frozen=True, slots=True)
class Relecture:
    """Une rubrique du plan à relire : son titre et ses lignes (texte, valeur à droite)."""

    titre: str
    lignes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PartPayee:
    """Une part de la barre « Qui paie » : son poids (centimes), sa trame, sa couleur."""

    poids: int
    trame: str
    ton: str


@dataclass(frozen=True, slots=True)
class EtatSignature:
    """Toute la page."""

    sous_titre: str
    relecture: tuple[Relecture, ...]
    barre: tuple[PartPayee, ...]
    engagements: tuple[str, ...]
    places: tuple[Place, ...]
    est_close: bool
    preuve: tuple[str, ...]
    promesse: str


@dataclass(frozen=True, slots=True)
class Pret:
    """Ce qu’il reste à faire avant de créer le plan signé ; vide, tout est prêt."""

    manque: str


def deriver(dossier: Dossier, *, le: datetime) -> EtatSignature:
    """Rend ce que la page montre ; `le` est l’instant présent."""
    partage = dossier.partageable()
    jour = le.astimezone().date()
    revision = partage.accompagnement.revision
    version = revision.version if revision else 1
    preparee = f", préparée le {ecrire_date(revision.preparee_le)}" if revision else ""
    places = _places(partage, version)
    return EtatSignature(
        sous_titre=composer(f"Version {version}{preparee}"),
        relecture=tuple(r for r in _relire(partage, le=jour) if r.lignes),
        barre=_barre(partage.accompagnement.plan_financement),
        engagements=engagements(partage, le=jour) if places[0].est_attendue else (),
        places=places,
        est_close=revision is not None and revision.signee_le is not None,
        preuve=_preuve(partage),
        promesse=composer(
            "Le plan signé reste sur cet ordinateur. "
            f"Une copie est pour {partage.beneficiaire.prenom}."
        ),
    )


ETAPES = ("Relire", "Signer", "Recevoir une copie")


def situer(*, est_coche: bool, est_close: bool) -> int:
    """Rend le rang de l’étape en cours : relire, signer, ou tout est fait."""
    if est_close:
        return len(ETAPES)
    return 1 if est_coche else 0


def _barre(plan: PlanFinancement) -> tuple[PartPayee, ...]:
    """Accordé, demandé, à demander, puis ce que paie la personne ; rien sans montant connu."""
    parts = [
        PartPayee(aide.retenu.centimes, trame, f"f{min(rang, COULEURS)}")
        for assurance, trame in _TRAMES.items()
        for rang, aide in enumerate(plan.aides, 1)
        if aide.assurance is assurance and aide.retenu
    ]
    reste = plan.reste_a_payer
    if plan.depenses and reste.montant:
        parts.append(PartPayee(reste.montant.centimes, "reste", "sun"))
    return tuple(parts)


def preparer(*, est_coche: bool, manquants: tuple[str, ...]) -> Pret:
    """Dit ce qui manque, une chose à la fois, dans l’ordre de la page."""
    if not est_coche:
        return Pret("Il reste à cocher chaque phrase, avec la personne.")
    if manquants:
        return Pret(composer(f"Il manque la signature {de(manquants[0])}."))
    return Pret("")


def dire_l_empreinte(dossier: Dossier, *, le: datetime) -> str:
    """Dit l’empreinte de ce que l’on lit, la même qu’au pied de chaque page imprimée."""
    from cep_desktop.usecases.signature.plan import empreinte_du_plan

    empreinte = empreinte_du_plan(dossier, le=le)
    return composer(f"Empreinte de ce que vous signez : {empreinte}. Elle est au pied des pages.")


_AILLEURS = {
    Avancee.EN_COURS: "{nom} relit et signe sur l’écran partagé.",
    Avancee.SIGNEE: "{nom} a signé sur l’écran partagé. Sa signature est ici, dans son cadre.",
    Avancee.PLUS_TARD: "{nom} a répondu : pas maintenant. Rien n’est noté dans le dossier.",
}


def dire_ou_en_est(nom: str, avancee: Avancee) -> str:
    """Dit ce que la personne fait, ou a fait, sur l’écran tourné vers elle."""
    return composer(_AILLEURS[avancee].format(nom=nom))


def dire_l_heure(autorite: str) -> str:
    """Dit d’où viendra l’heure des fichiers signés ; `autorite` est son adresse, ou vide."""
    if autorite:
        lieu = urlsplit(autorite).hostname or autorite
        return composer(f"L’heure sera prouvée par {lieu}. Sans réponse, on signe quand même.")
    return composer("L’heure sera celle de cet ordinateur. Une autorité se choisit : Réglages.")


def _relire(dossier: Dossier, *, le: date) -> tuple[Relecture, ...]:
    projet, volet = dossier.conseil.projet, dossier.accompagnement
    return (
        Relecture("Mon projet", ((composer(projet.enonce), ""),) if projet else ()),
        Relecture(
            "Mes étapes",
            tuple(
                (
                    composer(f"{rang}. {etape.titre}"),
                    ecrire_quand(etape.echeance, le=le),
                )
                for rang, etape in enumerate(volet.plan_action.etapes, 1)
            ),
        ),
        Relecture(QUI_PAIE, tuple((phrase, "") for phrase in qui_paie(dossier))),
    )


def _places(dossier: Dossier, version: int) -> tuple[Place, ...]:
    conseiller = dossier.referent
    attendus = (
        (RoleSignataire.BENEFICIAIRE, dossier.beneficiaire.nom_complet, "Bénéficiaire"),
        (RoleSignataire.CONSEILLER, conseiller.nom_complet, conseiller.fonction.capitalize()),
    )
    revision = dossier.accompagnement.revision
    est_close = revision is not None and revision.signee_le is not None
    return tuple(
        Place(
            role,
            nom,
            titre,
            dit="" if posee is None else _dire(posee, version),
            est_attendue=posee is None or posee.mode is ModeSignature.REFUS,
            peut_se_reprendre=posee is not None and posee.version == version and not est_close,
        )
        for role, nom, titre in attendus
        for posee in (signature_qui_vaut(dossier, role),)
    )


def _dire(signature: Signature, version: int) -> str:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    dit = f"{signature.mode.libelle} le {ecrire_date(signature.le)}{heure}"
    if signature.version != version:
        dit = (
            f"{dit}, version {signature.version}. Rien de ce qui l’engage n’a changé : "
            "sa signature vaut toujours."
        )
    return composer(dit)


def _preuve(dossier: Dossier) -> tuple[str, ...]:
    """Ce que le dossier garde des fichiers signés."""
    revision = dossier.accompagnement.revision
    if revision is None or revision.signee_le is None:
        return ()
    comment = _comment(dossier, revision.version)
    quand = ecrire_date(revision.signee_le)
    dates = [composer(f"Version {revision.version} {comment} le {quand}.")]
    for fichier in revision.fichiers_signes:
        nombre = fichier.signatures
        scelle = f", {nombre} signatures numériques" if nombre > 1 else ""
        scelle = scelle or (", 1 signature numérique" if nombre else "")
        dates.append(composer(f"{fichier.nom}{scelle}, empreinte {fichier.sha256[:16]}…"))
    return tuple(dates)


def _comment(dossier: Dossier, version: int) -> str:
    """« signée », ou « signée sur papier » quand le scan en est revenu."""
    modes = {s.mode for s in dossier.signatures if s.version == version}
    return "signée sur papier" if ModeSignature.PAPIER in modes else "signée"
