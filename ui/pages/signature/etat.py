"""Ce que montre la page de signature, calculé sans écran."""

from dataclasses import dataclass
from datetime import date, datetime

from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import composer_engagements
from cep_desktop.documents.reste_a_payer import Voix, raconter
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from ui.dates import ecrire_quand


@dataclass(frozen=True, slots=True)
class Place:
    """Une personne attendue, et ce qu’elle a dit de cette version ; `dit` est vide sinon."""

    role: RoleSignataire
    nom: str
    titre: str
    dit: str
    a_refuse: bool


@dataclass(frozen=True, slots=True)
class Relecture:
    """Une rubrique du plan à relire : son titre et ses lignes (texte, valeur à droite)."""

    titre: str
    lignes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EtatSignature:
    """Toute la page."""

    sous_titre: str
    relecture: tuple[Relecture, ...]
    engagements: tuple[str, ...]
    places: tuple[Place, ...]
    est_close: bool
    preuve: tuple[str, ...]


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
    return EtatSignature(
        sous_titre=composer(f"Version {version}{preparee}"),
        relecture=tuple(r for r in _relire(partage, le=jour) if r.lignes),
        engagements=composer_engagements(partage, Noms.de(partage), le=jour),
        places=_places(partage, version),
        est_close=revision is not None and revision.signee_le is not None,
        preuve=_preuve(partage),
    )


def preparer(*, est_coche: bool, manquants: tuple[str, ...]) -> Pret:
    """Dit ce qui manque, une chose à la fois, dans l’ordre de la page."""
    if not est_coche:
        return Pret("Il reste à cocher chaque phrase, avec la personne.")
    if manquants:
        return Pret(composer(f"Il manque la signature de {manquants[0]}."))
    return Pret("")


def _relire(dossier: Dossier, *, le: date) -> tuple[Relecture, ...]:
    projet, volet = dossier.conseil.projet, dossier.accompagnement
    plan = volet.plan_financement
    phrases = raconter(plan, voix=Voix.LA_PERSONNE) if plan.depenses else ()
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
        Relecture(
            "Qui paie",
            tuple(("".join(morceau.texte for morceau in phrase), "") for phrase in phrases),
        ),
    )


def _places(dossier: Dossier, version: int) -> tuple[Place, ...]:
    conseiller = dossier.referent
    attendus = (
        (RoleSignataire.BENEFICIAIRE, dossier.beneficiaire.nom_complet, "Bénéficiaire"),
        (RoleSignataire.CONSEILLER, conseiller.nom_complet, conseiller.fonction.capitalize()),
    )
    posees = {s.role: s for s in dossier.signatures if s.version == version}
    return tuple(
        Place(
            role,
            nom,
            titre,
            _dire(posees[role]) if role in posees else "",
            role in posees and posees[role].mode is ModeSignature.REFUS,
        )
        for role, nom, titre in attendus
    )


def _dire(signature: Signature) -> str:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    return composer(f"{signature.mode.libelle} le {ecrire_date(signature.le)}{heure}")


def _preuve(dossier: Dossier) -> tuple[str, ...]:
    """Ce que le dossier garde des fichiers signés."""
    revision = dossier.accompagnement.revision
    if revision is None or revision.signee_le is None:
        return ()
    dates = [composer(f"Version {revision.version} signée le {ecrire_date(revision.signee_le)}.")]
    for fichier in revision.fichiers_signes:
        nombre = fichier.signatures
        scelle = f", {nombre} signatures numériques" if nombre > 1 else ""
        scelle = scelle or (", 1 signature numérique" if nombre else "")
        dates.append(composer(f"{fichier.nom}{scelle}, empreinte {fichier.sha256[:16]}…"))
    return tuple(dates)
