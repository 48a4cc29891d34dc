"""Les objets XML d’une signature Office, dans la forme qu’Office 2016 écrit."""

import base64
import hashlib
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from lxml.etree import _Element as Element

from cep_desktop.signing import noms
from cep_desktop.signing.canonique import C14N
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.noms import ds, mdssi, office, xd
from cep_desktop.signing.paquet import Paquet
from cep_desktop.signing.relations import Perimetre, transformer

PAQUET, OFFICE, LIGNE_VALIDE, LIGNE_INVALIDE, SIGNEES = (
    "idPackageObject",
    "idOfficeObject",
    "idValidSigLnImg",
    "idInvalidSigLnImg",
    "idSignedProperties",
)
SIGNATURE, VALEUR = "idPackageSignature", "idSignatureValue"
TEXTE_AU_PLUS, COMMENTAIRE_AU_PLUS = 100, 255
"""Longueurs admises ([MS-OFFCRYPTO] 2.5.2.5)."""

_ECRAN = (
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1366"),
    ("VerticalResolution", "768"),
    ("ColorDepth", "32"),
)
"""Champs que la norme exige sans qu’ils disent rien du poste : toujours les mêmes."""
_FOURNISSEUR = "{00000000-0000-0000-0000-000000000000}"


def enfant(parent: Element, nom: str, texte: str = "", **attributs: str) -> Element:
    """Ajoute un élément et le rend."""
    element = etree.SubElement(parent, nom, attributs)
    element.text = texte or None
    return element


def base64_de(octets: bytes) -> str:
    """Rend des octets en base64, sans saut de ligne."""
    return base64.b64encode(octets).decode("ascii")


def heure(instant: datetime) -> str:
    """Rend un instant comme XAdES et Office l’écrivent : « 2026-11-23T17:00:00Z »."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def referencer(parent: Element, adresse: str, resume: bytes, **attributs: str) -> Element:
    """Ajoute une référence et son résumé SHA-256 ; rend la référence."""
    reference = enfant(parent, ds("Reference"), URI=adresse, **attributs)
    enfant(reference, ds("DigestMethod"), Algorithm=noms.SHA256)
    enfant(reference, ds("DigestValue"), base64_de(resume))
    return reference


def _transformations(reference: Element, *, en_tete: Element | None = None) -> None:
    transformations = etree.Element(ds("Transforms"))
    if en_tete is not None:
        transformations.append(en_tete)
    enfant(transformations, ds("Transform"), Algorithm=C14N)
    reference.insert(0, transformations)


def objet_paquet(signature: Element, paquet: Paquet, perimetre: Perimetre, le: datetime) -> Element:
    """Ajoute ce que la signature couvre du paquet, partie par partie, et son heure."""
    objet = etree.SubElement(signature, ds("Object"), {"Id": PAQUET}, nsmap={"mdssi": noms.MDSSI})
    manifeste = enfant(objet, ds("Manifest"))
    for nom in sorted({*perimetre.parties, *perimetre.relations}):
        ids = perimetre.relations.get(nom)
        contenu = paquet.partie(nom)
        if ids is not None:
            contenu = transformer(contenu, nom, ids)
        adresse = f"{nom}?ContentType={paquet.type_de(nom)}"
        reference = referencer(manifeste, adresse, hashlib.sha256(contenu).digest())
        if ids is not None:
            choix = etree.Element(ds("Transform"), {"Algorithm": noms.TRANSFORMATION})
            for identifiant in ids:
                enfant(choix, mdssi("RelationshipReference"), SourceId=identifiant)
            _transformations(reference, en_tete=choix)
    proprietes = enfant(objet, ds("SignatureProperties"))
    propriete = enfant(
        proprietes, ds("SignatureProperty"), Id="idSignatureTime", Target=f"#{SIGNATURE}"
    )
    quand = enfant(propriete, mdssi("SignatureTime"))
    enfant(quand, mdssi("Format"), "YYYY-MM-DDThh:mm:ssTZD")
    enfant(quand, mdssi("Value"), heure(le))
    return objet


def objet_office(signature: Element, declaration: Declaration) -> Element:
    """Ajoute ce qu’Office montre de la signature : ligne remplie, texte, tracé, commentaire."""
    objet = enfant(signature, ds("Object"), Id=OFFICE)
    proprietes = enfant(objet, ds("SignatureProperties"))
    propriete = enfant(
        proprietes, ds("SignatureProperty"), Id="idOfficeV1Details", Target=f"#{SIGNATURE}"
    )
    premiere = etree.SubElement(propriete, office("SignatureInfoV1"), nsmap={None: noms.OFFICE})
    ligne = declaration.ligne
    textes = (
        ("SetupID", ligne.guid if ligne else ""),
        ("SignatureText", ligne.texte[:TEXTE_AU_PLUS] if ligne else ""),
        ("SignatureImage", base64_de(ligne.trace) if ligne and ligne.trace else ""),
        ("SignatureComments", declaration.commentaire[:COMMENTAIRE_AU_PLUS]),
        *_ECRAN,
        ("SignatureProviderId", _FOURNISSEUR),
        ("SignatureProviderUrl", ""),
        ("SignatureProviderDetails", "9"),
        ("SignatureType", "2" if ligne else "1"),
    )
    for nom, texte in textes:
        enfant(premiere, office(nom), texte)
    seconde = etree.SubElement(propriete, office("SignatureInfoV2"), nsmap={None: noms.OFFICE})
    enfant(seconde, office("Address1"), declaration.ville)
    enfant(seconde, office("Address2"))
    return objet


def objet_xades(
    signature: Element, declaration: Declaration, certificat: x509.Certificate
) -> Element:
    """Ajoute l’objet XAdES et rend ses propriétés signées."""
    objet = enfant(signature, ds("Object"))
    qualites = etree.SubElement(
        objet, xd("QualifyingProperties"), {"Target": f"#{SIGNATURE}"}, nsmap={"xd": noms.XADES}
    )
    signees = enfant(qualites, xd("SignedProperties"), Id=SIGNEES)
    de_la_signature = enfant(signees, xd("SignedSignatureProperties"))
    enfant(de_la_signature, xd("SigningTime"), heure(declaration.le))
    _designer(de_la_signature, certificat)
    politique = enfant(de_la_signature, xd("SignaturePolicyIdentifier"))
    enfant(politique, xd("SignaturePolicyImplied"))
    if declaration.ville:
        lieu = enfant(de_la_signature, xd("SignatureProductionPlace"))
        for nom, texte in (
            ("City", declaration.ville), ("StateOrProvince", ""), ("PostalCode", ""),
            ("CountryName", "France"),
        ):  # fmt: skip
            enfant(lieu, xd(nom), texte)
    if declaration.role:
        roles = enfant(enfant(de_la_signature, xd("SignerRole")), xd("ClaimedRoles"))
        enfant(roles, xd("ClaimedRole"), declaration.role)
    _engager(enfant(signees, xd("SignedDataObjectProperties")), declaration)
    return signees


def _designer(parent: Element, certificat: x509.Certificate) -> None:
    """Attache le certificat à la signature, pour qu’on ne puisse pas le remplacer par un autre."""
    designation = enfant(enfant(parent, xd("SigningCertificate")), xd("Cert"))
    resume = enfant(designation, xd("CertDigest"))
    enfant(resume, ds("DigestMethod"), Algorithm=noms.SHA256)
    octets = certificat.public_bytes(Encoding.DER)
    enfant(resume, ds("DigestValue"), base64_de(hashlib.sha256(octets).digest()))
    emetteur = enfant(designation, xd("IssuerSerial"))
    enfant(emetteur, ds("X509IssuerName"), nommer(certificat.issuer))
    enfant(emetteur, ds("X509SerialNumber"), str(certificat.serial_number))


def nommer(nom: x509.Name) -> str:
    """Rend un nom de certificat, le plus précis d’abord : « CN=X, O=Y, C=FR »."""
    return ", ".join(
        f"{attribut.rfc4514_attribute_name}={attribut.value!s}" for attribut in reversed(list(nom))
    )


def _engager(parent: Element, declaration: Declaration) -> None:
    engagement = enfant(parent, xd("CommitmentTypeIndication"))
    identite = enfant(engagement, xd("CommitmentTypeId"))
    code, description = declaration.engagement.code, declaration.engagement.description
    enfant(identite, xd("Identifier"), f"http://uri.etsi.org/01903/v1.2.2#{code}")
    enfant(identite, xd("Description"), description)
    enfant(engagement, xd("AllSignedDataObjects"))
    if declaration.commentaire:
        precisions = enfant(engagement, xd("CommitmentTypeQualifiers"))
        enfant(precisions, xd("CommitmentTypeQualifier"), declaration.commentaire)


def objet_image(signature: Element, identifiant: str, png: bytes) -> Element:
    """Ajoute l’image qu’Office montre dans la ligne de signature."""
    return enfant(signature, ds("Object"), base64_de(png), Id=identifiant)
