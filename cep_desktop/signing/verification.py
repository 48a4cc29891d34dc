"""Relire un fichier signé, quel qu’il soit, et séparer ce qui est sûr de ce qui dépend de nous."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from cryptography import x509

from cep_desktop.signing import lecture_pdf
from cep_desktop.signing.confiance import Confiance, juger
from cep_desktop.signing.constat import Constat
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.horodatage import HeureProuvee, lire_jeton, resumer
from cep_desktop.signing.ooxml import verifier as ooxml
from cep_desktop.signing.pdf import EN_TETE

_FINI_DEPUIS = "Certificat fini depuis\u00a0: sans heure prouvée, rien ne dit qu’il a signé avant."


@dataclass(frozen=True, slots=True)
class Annuaire:
    """Ceux que l’organisme connaît : ses racines, et les clés vérifiées de vive voix.

    `racines_heure` ne vaut que pour l’heure : une autorité d’horodatage ne fait pas connaître un
    signataire.
    """

    racines: tuple[x509.Certificate, ...] = ()
    racines_heure: tuple[x509.Certificate, ...] = ()
    connues: Collection[str] = field(default=frozenset())
    refusees: Collection[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class SignatureLue:
    """Une signature, la confiance en son signataire, et l’heure si elle est prouvée."""

    constat: Constat
    confiance: Confiance
    heure: HeureProuvee | None

    @property
    def est_datee(self) -> bool:
        """Vrai si une autorité que l’on connaît prouve l’heure."""
        return self.heure is not None and self.heure.est_de_confiance


@dataclass(frozen=True, slots=True)
class Verification:
    """Les trois faits d’un fichier : contenu inchangé, rien d’ajouté, signataires connus."""

    signatures: tuple[SignatureLue, ...]

    @property
    def est_signe(self) -> bool:
        """Vrai si le fichier porte au moins une signature."""
        return bool(self.signatures)

    @property
    def est_intact(self) -> bool:
        """Vrai si rien de ce que les signatures couvrent n’a changé."""
        return all(s.constat.est_intacte for s in self.signatures)

    @property
    def est_complet(self) -> bool:
        """Vrai si rien n’a été ajouté après la dernière signature."""
        return all(s.constat.est_complete for s in self.signatures)

    @property
    def est_de_confiance(self) -> bool:
        """Vrai si chaque signataire est connu."""
        return all(s.confiance is Confiance.SUR for s in self.signatures)


def verifier(octets: bytes, annuaire: Annuaire, *, le: datetime) -> Verification:
    """Relit les signatures d’un `.docx`, d’un `.xlsx` ou d’un `.pdf`. Lève `PaquetRefuse`.

    `le` juge un certificat quand la signature ne dit pas son heure.
    """
    lire = lecture_pdf.verifier if octets.startswith(EN_TETE) else ooxml.verifier
    return Verification(tuple(_lire(constat, annuaire, le) for constat in lire(octets)))


def _lire(constat: Constat, annuaire: Annuaire, le: datetime) -> SignatureLue:
    heure = None
    if constat.jeton is not None:
        try:
            racines = (*annuaire.racines, *annuaire.racines_heure)
            heure = lire_jeton(constat.jeton, resumer(constat.valeur_datee), racines)
        except HorodatageRefuse as refus:
            constat = replace(constat, faiblesses=(*constat.faiblesses, refus.phrase))
    est_datee = heure is not None and heure.est_de_confiance
    quand = heure.le if heure is not None and est_datee else constat.faits.declaree_le or le
    certificat = constat.certificat
    if certificat is None:
        return SignatureLue(constat, Confiance.INCONNU, heure)
    if certificat.not_valid_after_utc < le and not est_datee:
        constat = replace(constat, faiblesses=(*constat.faiblesses, _FINI_DEPUIS))
    confiance = juger(
        certificat,
        constat.intermediaires,
        racines=annuaire.racines,
        connues=annuaire.connues if constat.est_designe else (),
        refusees=annuaire.refusees,
        le=quand.astimezone(UTC),
    )
    return SignatureLue(constat, confiance, heure)
