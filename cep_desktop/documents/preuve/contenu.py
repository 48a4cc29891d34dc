"""Ce que dit la preuve : la version, chaque signataire, chaque fichier remis."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.papier import Contenu
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import accorder, citer, majuscule
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import FichierSigne
from cep_desktop.domain.signature import ModeSignature, RoleSignataire, Signature
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_heure
from cep_desktop.rules.signataires import ATTENDUS, signature_qui_vaut

AUCUN_FICHIER = "Aucun fichier signé : la feuille signée à la main fait foi."
_PAS_DE = 8
"""Chiffres d’une empreinte entre deux espaces, pour la lire à deux."""


@dataclass(frozen=True, slots=True)
class LigneSignataire:
    """Qui s’est prononcé, comment, avec quelle réserve, et quand."""

    nom: str
    titre: str
    mode: str
    reserve: str
    quand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuPreuve(Contenu):
    """La preuve de signature d’une version du plan."""

    sous_titre: str
    phrases: tuple[str, ...]
    signataires: tuple[LigneSignataire, ...]
    fichiers: tuple[str, ...]


def composer_preuve(dossier: Dossier, *, le: date) -> ContenuPreuve:
    """Compose la preuve de la version courante, le jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    revision = partage.accompagnement.revision
    version = revision.version if revision else 0
    remis = revision.fichiers_signes if revision else ()
    posees = _posees(partage, version)
    fictif = "Exemple fictif – " if partage.est_fictif else ""
    return ContenuPreuve(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=f"{fictif}Preuve de signature – {ecrire_date(le)}",
        sous_titre=composer(f"Plan d’actions de {noms.personne}, version {version}"),
        phrases=tuple(
            _phrases(
                tuple(s for s in posees if s.version == version),
                revision.signee_le if revision else None,
            )
        ),
        signataires=tuple(_ligne(signature, version, noms) for signature in posees),
        fichiers=tuple(map(_fichier, remis)) or (AUCUN_FICHIER,),
    )


def _posees(dossier: Dossier, version: int) -> tuple[Signature, ...]:
    """Les signatures de la version, et celles d’avant qui valent toujours."""
    gardees = (signature_qui_vaut(dossier, role) for role in ATTENDUS)
    avant = tuple(s for s in gardees if s is not None and s.version != version)
    return (*(s for s in dossier.signatures if s.version == version), *avant)


def _phrases(posees: tuple[Signature, ...], signee_le: date | None) -> list[str]:
    sur_papier = any(s.mode is ModeSignature.PAPIER for s in posees)
    comment = "signée sur papier" if sur_papier else "signée"
    phrases = [
        composer(f"Cette version est {comment} et close depuis le {ecrire_date(signee_le)}.")
        if signee_le
        else "Cette version n’est pas encore close."
    ]
    empreintes = dict.fromkeys(s.empreinte for s in posees if s.empreinte)
    phrases += [composer(f"Empreinte du texte lu : {empreinte}.") for empreinte in empreintes]
    return phrases


def _ligne(signature: Signature, version: int, noms: Noms) -> LigneSignataire:
    heure = f" à {ecrire_heure(signature.a)}" if signature.a else ""
    lieu = f", {signature.lieu}" if signature.lieu else ""
    reserve = " ".join(signature.reserve.split())
    return LigneSignataire(
        nom=composer(signature.nom),
        titre=_titre(signature.role, noms),
        mode=_mode(signature, version),
        reserve=composer(f"Je signe, mais… {citer(reserve)}") if reserve else "",
        quand=composer(f"{ecrire_date(signature.le)}{heure}{lieu}"),
    )


def _titre(role: RoleSignataire, noms: Noms) -> str:
    """« Bénéficiaire », « Conseillère » : la fonction accordée à qui signe."""
    if role is RoleSignataire.CONSEILLER:
        return majuscule(noms.fonction_conseiller)
    return composer(role.libelle.capitalize())


def _mode(signature: Signature, version: int) -> str:
    if signature.version == version:
        return signature.mode.libelle
    avant = f"{signature.mode.libelle}, version {signature.version}"
    return composer(f"{avant} ; rien ne change pour ce signataire")


def _fichier(fichier: FichierSigne) -> str:
    nombre = accorder(fichier.signatures, "signature numérique", "signatures numériques")
    suite = f", {nombre}" if fichier.signatures else ""
    chiffres = fichier.sha256
    morceaux = (chiffres[n : n + _PAS_DE] for n in range(0, len(chiffres), _PAS_DE))
    return composer(f"{fichier.nom}{suite}. SHA-256 : {' '.join(morceaux)}")
