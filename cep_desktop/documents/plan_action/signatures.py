"""Les révisions du plan, ce que nous signons, et la preuve de la version."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.plan_action.couverture import paragraphes
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import citer, enumerer, ponctuer
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date, ecrire_heure
from cep_desktop.rules.signataires import signature_qui_vaut

SANS_VERSION = "Ce plan est un document de travail. Il n’a pas encore de version."

_A_L_ECRAN = {ModeSignature.TRACE, ModeSignature.CLAVIER, ModeSignature.TEMOIN}
"""Modes où la personne coche et signe à l’écran ; sur papier, tout se fait au stylo."""


@dataclass(frozen=True, slots=True)
class LigneRevision:
    """Une version du plan et ce qu’elle change."""

    version: str
    quand: str
    ce_qui_change: str
    est_courante: bool


@dataclass(frozen=True, slots=True)
class Paraphe:
    """La place d’une personne qui signe : remplie, ou vide et à signer."""

    titre: str
    signe: str
    mode: str
    quand: str

    @property
    def est_pose(self) -> bool:
        """Vrai si la personne s’est prononcée, refus compris."""
        return bool(self.mode)


@dataclass(frozen=True, slots=True)
class BlocSignature:
    """Ce qui est posé sur le plan sans en changer un mot."""

    est_coche: bool
    reserves: tuple[str, ...]
    paraphes: tuple[Paraphe, ...]
    temoins: tuple[str, ...]
    titre_preuve: str
    empreinte_signee: str

    @property
    def est_signe(self) -> bool:
        """Vrai si la personne et son conseiller se sont prononcés."""
        return all(paraphe.est_pose for paraphe in self.paraphes)


def composer_revisions(dossier: Dossier) -> tuple[LigneRevision, ...]:
    """Les versions du plan, de la première à la courante."""
    courante = dossier.accompagnement.revision

    def ligne(revision: Revision) -> LigneRevision:
        change = composer(revision.ce_qui_change)
        precision = composer(revision.precision)
        return LigneRevision(
            version=f"Version{INSECABLE}{revision.version}",
            quand=ecrire_date(revision.preparee_le),
            ce_qui_change=f"{ponctuer(change)} {precision}" if precision else change,
            est_courante=revision == courante,
        )

    return tuple(map(ligne, dossier.accompagnement.revisions))


def composer_engagements(dossier: Dossier, noms: Noms, *, le: date) -> tuple[str, ...]:
    """Les phrases à cocher par la personne, accords de partage compris."""
    accords = [c for c in dossier.consentements if c.vaut_le(le)]
    partages = [phrase for c in accords if (phrase := _accord(c, noms))]
    if not any(c.objet is ObjetConsentement.TRANSMISSION_PLAN for c in accords):
        partages.append(
            f"Ce plan reste entre {noms.prenom_conseiller} et moi. "
            f"{noms.pronom_conseiller} ne le donne à personne."
        )
    return (
        f"J’ai relu le plan {noms.avec_le_conseiller}.",
        "Je suis d’accord avec les étapes et les dates.",
        "Je sais que je peux demander un changement à tout moment.",
        *partages,
    )


def composer_bloc(dossier: Dossier, noms: Noms) -> BlocSignature:
    """Les signatures posées sur la version courante, ou les places vides où signer."""
    revision = dossier.accompagnement.revision
    version = revision.version if revision else 0
    posees = tuple(s for s in dossier.signatures if s.version == version)
    places = (
        (RoleSignataire.BENEFICIAIRE, f"{noms.personne}, bénéficiaire"),
        (RoleSignataire.CONSEILLER, noms.conseiller_et_fonction),
    )
    return BlocSignature(
        est_coche=any(
            s.role is RoleSignataire.BENEFICIAIRE and s.mode in _A_L_ECRAN for s in posees
        ),
        reserves=tuple(r for s in posees if (r := _reserve(s))),
        paraphes=tuple(
            _paraphe(signature_qui_vaut(dossier, role), titre, version) for role, titre in places
        ),
        temoins=tuple(_temoin(s) for s in posees if s.role is RoleSignataire.TEMOIN),
        titre_preuve=_titre_preuve(revision, posees),
        empreinte_signee=next((s.empreinte for s in posees if s.empreinte), ""),
    )


def _accord(consentement: Consentement, noms: Noms) -> str:
    """Dit un accord de partage ; sa précision le remplace si elle dit déjà qui fait quoi.

    Une information sensible n’est jamais rappelée sur un papier.
    """
    qui, a_qui = noms.prenom_conseiller, enumerer(list(map(composer, consentement.destinataires)))
    precision = ponctuer(composer(consentement.precision))
    if consentement.objet is ObjetConsentement.DONNEE_SENSIBLE:
        return ""
    destinataire = a_qui or "qui je dirai"
    autre = f"{noms.pronom_conseiller} ne le donne à personne d’autre."
    phrase = {
        ObjetConsentement.CONTACT_FINANCEURS: f"{qui} peut appeler et écrire pour moi.",
        ObjetConsentement.TRANSMISSION_PLAN: f"{qui} peut donner ce plan à {destinataire}. {autre}",
        ObjetConsentement.TRANSMISSION_DOSSIER: (
            f"{qui} peut donner mon dossier à {destinataire}. {autre}"
        ),
        ObjetConsentement.SYNTHESE_BILAN: (
            f"{qui} peut joindre la synthèse de mon bilan de compétences."
        ),
        ObjetConsentement.ALERTE_INTERNE: (
            f"{qui} peut dire mon nom à son organisme quand l’argent manque."
        ),
    }[consentement.objet]
    if precision.startswith(f"{qui} "):
        phrase = precision
    elif precision:
        phrase = f"{phrase} {precision}"
    if consentement.objet is ObjetConsentement.CONTACT_FINANCEURS and a_qui:
        return f"{phrase.rstrip('.')}{INSECABLE}: {a_qui}."
    return phrase


def _reserve(signature: Signature) -> str:
    texte = " ".join(paragraphes(signature.reserve))
    if not texte:
        return ""
    dite = citer(texte.strip(f"«»{INSECABLE} "))
    if signature.role is RoleSignataire.BENEFICIAIRE:
        return dite
    return f"{composer(signature.nom)}{INSECABLE}: {dite}"


def _paraphe(signature: Signature | None, titre: str, version: int) -> Paraphe:
    """La place d’un signataire ; celui que l’avenant ne touche pas garde sa signature d’avant."""
    if signature is None:
        return Paraphe(titre, "", "", f"Date et lieu{INSECABLE}:")
    if signature.version != version:
        mode = f"{_approuver(signature)}, version{INSECABLE}{signature.version}"
        return Paraphe(titre, composer(signature.nom), mode, _quand(signature))
    nom = composer(signature.nom) if signature.mode in _A_L_ECRAN else ""
    return Paraphe(titre, nom, _approuver(signature), _quand(signature))


def _approuver(signature: Signature) -> str:
    """« Lu et approuvé, signé à l’écran » ; à l’écran, on ne signe qu’une fois tout coché.

    Sur papier, la signature seule dit déjà le consentement (Code civil, article 1367).
    """
    dit = signature.mode.libelle
    if signature.mode not in _A_L_ECRAN:
        return dit
    approuve = "Lu et approuvé avec une réserve" if signature.reserve.strip() else "Lu et approuvé"
    return f"{approuve}, {dit[:1].lower()}{dit[1:]}"


def _quand(signature: Signature) -> str:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    return f"Le {ecrire_date(signature.le)}{heure}"


def _temoin(signature: Signature) -> str:
    return f"Devant témoin{INSECABLE}: {composer(signature.nom)}, le {ecrire_date(signature.le)}."


def _titre_preuve(revision: Revision | None, posees: tuple[Signature, ...]) -> str:
    if revision is None:
        return "Document de travail, sans version"
    debut = f"Version{INSECABLE}{revision.version}"
    personne = next((s for s in posees if s.role is RoleSignataire.BENEFICIAIRE), None)
    if personne is None or personne.mode is ModeSignature.REFUS:
        return f"{debut}, préparée le {ecrire_date(revision.preparee_le)}"
    lieu = f" à {composer(personne.lieu)}" if personne.lieu else ""
    return f"{debut}, signée le {ecrire_date(personne.le)}{lieu}"
