"""Voir les cartes à puce d’un poste avant d’en demander le code."""

from dataclasses import dataclass
from pathlib import Path

from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.signing.certificat.carte import CarteVue, CertificatVu, lire_cartes
from cep_desktop.signing.certificat.emission import lire_nom
from cep_desktop.signing.erreurs import CertificatRefuse


@dataclass(frozen=True, slots=True)
class Certificat:
    """Un certificat à choisir : `id` le désigne, `mots` le nomment."""

    id: bytes
    mots: str


@dataclass(frozen=True, slots=True)
class Jeton:
    """Une carte à choisir, ses certificats (celui qui engage d’abord), et ce qu’il faut savoir."""

    serie: str
    nom: str
    certificats: tuple[Certificat, ...]
    avertissement: str


def voir_les_cartes(pilote: Path) -> tuple[Jeton, ...]:
    """Rend les cartes que ce pilote voit. Lève `CertificatRefuse` s’il n’y en a pas."""
    jetons = tuple(map(_presenter, lire_cartes(pilote)))
    if not jetons:
        raise CertificatRefuse(
            "Aucune carte dans le lecteur.", remede="Insérez votre carte, puis recommencez."
        )
    return jetons


def _presenter(vue: CarteVue) -> Jeton:
    avertissement = ""
    if vue.est_au_dernier_essai:
        avertissement = "Dernier essai : un code faux de plus bloquera cette carte."
    if vue.est_bloquee:
        avertissement = "Cette carte est bloquée. Débloquez-la avec l’outil de son fournisseur."
    certificats = sorted(vue.certificats, key=lambda c: not c.engage)
    return Jeton(vue.serie, vue.nom, tuple(map(_nommer, certificats)), composer(avertissement))


def _nommer(vu: CertificatVu) -> Certificat:
    fin = ecrire_date(vu.certificat.not_valid_after_utc.astimezone().date())
    nom = lire_nom(vu.certificat) or "Certificat sans nom"
    usage = "" if vu.engage else ", qui n’est pas fait pour signer"
    return Certificat(vu.id, composer(f"{nom}, jusqu’au {fin}{usage}"))
