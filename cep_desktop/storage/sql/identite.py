"""Dit pourquoi un serveur n’a pas pu prouver qui il est : sa propre preuve est relue à part.

Le pilote refuse sans donner de raison que l’on puisse traduire. Ici, rien n’est envoyé au serveur
que la demande de chiffrer : ni compte, ni mot de passe.
"""

import socket
import ssl
import struct
from contextlib import suppress
from datetime import date

from cryptography import x509

from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.usecases.equipe import AdresseServeur, IdentiteNonProuvee

_DEMANDE_TLS = struct.pack("!ii", 8, 80877103)
"""Message « SSLRequest » du protocole de PostgreSQL."""

_ATTENTE_S = 5
_PAS_ENCORE, _PERIME = 9, 10
_AUTRE_NOM = frozenset({62, 64})
"""Codes d’erreur de vérification d’OpenSSL (x509_vfy.h)."""


def expliquer(adresse: AdresseServeur) -> IdentiteNonProuvee:
    """Rend le refus, avec sa cause : périmé, pas encore valable, autre nom, inconnu, sans TLS."""
    with suppress(OSError, ValueError):
        certificat = _lire(adresse)
        if certificat is None:
            return _refus(f"Le serveur {adresse.hote} ne chiffre pas la liaison.")
        return _refus(_dire(adresse, certificat, _verifier(adresse)))
    return IdentiteNonProuvee()


def fin_du_certificat(adresse: AdresseServeur) -> date | None:
    """Rend le dernier jour du certificat que le serveur présente ; `None` s’il n’en dit rien."""
    with suppress(OSError, ValueError):
        certificat = _lire(adresse)
        return None if certificat is None else certificat.not_valid_after_utc.date()
    return None


def _dire(adresse: AdresseServeur, certificat: x509.Certificate, code: int) -> str:
    debut = f"Le certificat du serveur {adresse.hote}"
    if code == _PERIME:
        return f"{debut} est périmé depuis le {ecrire_date(certificat.not_valid_after_utc.date())}."
    if code == _PAS_ENCORE:
        le = ecrire_date(certificat.not_valid_before_utc.date())
        return f"{debut} ne vaut qu’à partir du {le}\u00a0; vérifiez aussi l’heure de ce poste."
    if code in _AUTRE_NOM:
        return f"{debut} est celui d’un autre\u00a0: {_noms(certificat)}."
    return f"{debut} n’est pas signé par une autorité que ce poste connaît."


def _refus(phrase: str) -> IdentiteNonProuvee:
    return IdentiteNonProuvee(phrase)


def _noms(certificat: x509.Certificate) -> str:
    with suppress(x509.ExtensionNotFound):
        noms = certificat.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        connus = noms.get_values_for_type(x509.DNSName)
        if connus:
            return ", ".join(connus)
    return "aucun nom lisible"


def _lire(adresse: AdresseServeur) -> x509.Certificate | None:
    """Rend le certificat présenté, sans s’y fier ; `None` si le serveur ne sait pas chiffrer."""
    sans_foi = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    sans_foi.check_hostname = False
    sans_foi.verify_mode = ssl.CERT_NONE
    liaison = _chiffrer(adresse, sans_foi)
    if liaison is None:
        return None
    with liaison:
        return x509.load_der_x509_certificate(liaison.getpeercert(binary_form=True) or b"")


def _verifier(adresse: AdresseServeur) -> int:
    """Rend le code du défaut que trouve OpenSSL ; 0 s’il n’en trouve pas."""
    autorite = str(adresse.certificats) if adresse.certificats else None
    try:
        liaison = _chiffrer(adresse, ssl.create_default_context(cafile=autorite))
    except ssl.SSLCertVerificationError as defaut:
        return defaut.verify_code
    if liaison is not None:
        liaison.close()
    return 0


def _chiffrer(adresse: AdresseServeur, contexte: ssl.SSLContext) -> ssl.SSLSocket | None:
    prise = joindre(adresse)
    try:
        prise.sendall(_DEMANDE_TLS)
        if prise.recv(1) != b"S":
            prise.close()
            return None
        return contexte.wrap_socket(prise, server_hostname=adresse.hote)
    except BaseException:
        prise.close()
        raise


def joindre(adresse: AdresseServeur) -> socket.socket:
    """Ouvre une liaison nue avec le serveur. Lève `OSError`."""
    return socket.create_connection((adresse.hote, adresse.port), timeout=_ATTENTE_S)
