"""Faire le certificat d’un organisme : une racine gardée à part, puis ceux qui signent.

Il prouve, à qui connaît cette racine, que le fichier vient de l’organisme et n’a pas changé. Ce
n’est pas une signature qualifiée (règlement (UE) n° 910/2014, article 3, point 12).
"""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from cep_desktop.signing.algorithmes import Privee
from cep_desktop.signing.certificat.cle import CleLogicielle
from cep_desktop.signing.erreurs import CertificatRefuse

ANS_RACINE, ANS_SIGNATAIRE = 10, 3
BITS = 3072
_AN = timedelta(days=365)
_MARGE = timedelta(minutes=5)
"""Un poste dont l’horloge retarde un peu accepte quand même un certificat tout neuf."""
_SIGNATURE_DE_DOCUMENT = ObjectIdentifier("1.3.6.1.4.1.311.10.3.12")
_INTERDITS = frozenset(',+="\\<>;#/')
"""Signes que les lecteurs de certificats n’écrivent pas tous de la même façon."""
_AU_PLUS = 64
"""Longueur d’un nom de certificat (RFC 5280, annexe A)."""


def tirer_cle(*, elliptique: bool = False) -> Privee:
    """Tire une clé : RSA 3072 (lue par toutes les versions de Word), ou P-256."""
    if elliptique:
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, BITS)


def emettre_racine(organisme: str, *, le: datetime, cle: Privee | None = None) -> CleLogicielle:
    """Fait la racine d’un organisme, valable dix ans. Lève `CertificatRefuse`."""
    privee = cle or tirer_cle()
    nom = _nommer(organisme, f"Racine {organisme}"[:_AU_PLUS])
    demande = (
        _commencer(nom, nom, privee, le, ANS_RACINE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signe=False, certifie=True), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(privee.public_key()), critical=False
        )
    )
    return CleLogicielle(demande.sign(privee, hashes.SHA256()), privee=privee)


def emettre(
    racine: CleLogicielle, signataire: str, *, le: datetime, cle: Privee | None = None
) -> CleLogicielle:
    """Fait le certificat d’un signataire, valable trois ans. Lève `CertificatRefuse`."""
    organisme = lire_organisme(racine.certificat)
    privee = cle or tirer_cle()
    identifiant = x509.SubjectKeyIdentifier.from_public_key(racine.certificat.public_key())
    autorite = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifiant)
    usages = [_SIGNATURE_DE_DOCUMENT, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    demande = (
        _commencer(
            _nommer(organisme, signataire), racine.certificat.subject, privee, le, ANS_SIGNATAIRE
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signe=True, certifie=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(privee.public_key()), critical=False
        )
        .add_extension(autorite, critical=False)
    )
    return CleLogicielle(demande.sign(racine.privee, hashes.SHA256()), privee=privee)


def ecrire_p12(cle: CleLogicielle, phrase: str) -> bytes:
    """Rend le fichier `.p12` d’une clé, chiffré par cette phrase. Lève `CertificatRefuse`."""
    if not phrase:
        raise CertificatRefuse("Une clé ne s’écrit jamais sans phrase de passe.")
    nom = lire_nom(cle.certificat).encode()
    secret = serialization.BestAvailableEncryption(phrase.encode())
    return pkcs12.serialize_key_and_certificates(
        nom, cle.privee, cle.certificat, cle.intermediaires or None, secret
    )


def ecrire_certificat(cle: CleLogicielle) -> bytes:
    """Rend le certificat seul, en PEM : ce que l’on donne à qui veut vérifier."""
    return cle.certificat.public_bytes(serialization.Encoding.PEM)


def lire_nom(certificat: x509.Certificate) -> str:
    """Rend le nom du signataire, tel que le certificat le dit ; vide s’il ne le dit pas."""
    return _lire(certificat.subject, NameOID.COMMON_NAME)


def lire_organisme(certificat: x509.Certificate) -> str:
    """Rend l’organisme que le certificat nomme ; vide s’il n’en nomme pas."""
    return _lire(certificat.subject, NameOID.ORGANIZATION_NAME)


def _lire(nom: x509.Name, champ: ObjectIdentifier) -> str:
    trouves = nom.get_attributes_for_oid(champ)
    return str(trouves[0].value) if trouves else ""


def _nommer(organisme: str, nom: str) -> x509.Name:
    for texte in (organisme, nom):
        if not texte.strip() or len(texte) > _AU_PLUS or set(texte) & _INTERDITS:
            raise CertificatRefuse(
                f"«\u00a0{texte}\u00a0» ne peut pas être le nom d’un certificat.",
                remede=f"Employez {_AU_PLUS} lettres au plus, sans virgule ni signe spécial.",
            )
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisme.strip()),
            x509.NameAttribute(NameOID.COMMON_NAME, nom.strip()),
        ]
    )


def _commencer(
    sujet: x509.Name, emetteur: x509.Name, cle: Privee, le: datetime, ans: int
) -> x509.CertificateBuilder:
    debut = le.astimezone(UTC) - _MARGE
    return (
        x509.CertificateBuilder()
        .subject_name(sujet)
        .issuer_name(emetteur)
        .public_key(cle.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(debut)
        .not_valid_after(debut + ans * _AN)
    )


def _usage(*, signe: bool, certifie: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signe,
        content_commitment=signe,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifie,
        crl_sign=certifie,
        encipher_only=False,
        decipher_only=False,
    )
