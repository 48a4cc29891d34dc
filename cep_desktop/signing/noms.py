"""Les espaces de noms, types et adresses qu’une signature Office emploie.

Sources : ECMA-376 partie 2 (Open Packaging Conventions), [MS-OFFCRYPTO] 2.5, XMLDSig, ETSI TS
101 903 (XAdES 1.3.2).
"""

DS = "http://www.w3.org/2000/09/xmldsig#"
MDSSI = "http://schemas.openxmlformats.org/package/2006/digital-signature"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
OFFICE = "http://schemas.microsoft.com/office/2006/digsig"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

ORIGINE = f"{RELATIONS}/digital-signature/origin"
VERS_SIGNATURE = f"{RELATIONS}/digital-signature/signature"
TRANSFORMATION = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"

TYPE_ORIGINE = "application/vnd.openxmlformats-package.digital-signature-origin"
TYPE_SIGNATURE = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
TYPE_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"

OBJET = f"{DS}Object"
PROPRIETES_SIGNEES = "http://uri.etsi.org/01903#SignedProperties"

SHA1 = f"{DS}sha1"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384"
SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"

_PLUS = "http://www.w3.org/2001/04/xmldsig-more#"
RSA_SHA1 = f"{DS}rsa-sha1"
RSA_SHA256, RSA_SHA384, RSA_SHA512 = (f"{_PLUS}rsa-sha{n}" for n in (256, 384, 512))
ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 = (f"{_PLUS}ecdsa-sha{n}" for n in (256, 384, 512))

DOSSIER = "/_xmlsignatures/"
PARTIE_ORIGINE = f"{DOSSIER}origin.sigs"
TYPES_DE_CONTENU = "[Content_Types].xml"


def ds(nom: str) -> str:
    """Rend le nom complet d’un élément XMLDSig."""
    return f"{{{DS}}}{nom}"


def mdssi(nom: str) -> str:
    """Rend le nom complet d’un élément propre aux paquets."""
    return f"{{{MDSSI}}}{nom}"


def xd(nom: str) -> str:
    """Rend le nom complet d’un élément XAdES."""
    return f"{{{XADES}}}{nom}"


def office(nom: str) -> str:
    """Rend le nom complet d’un élément propre à Office."""
    return f"{{{OFFICE}}}{nom}"
