"""Poser une signature sur un fichier Office."""

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree
from lxml.etree import _Element as Element

from cep_desktop.signing import noms
from cep_desktop.signing.canonique import C14N, canoniser, ecrire_xml
from cep_desktop.signing.certificat.cle import Cle
from cep_desktop.signing.declaration import Declaration
from cep_desktop.signing.erreurs import SignatureImpossible
from cep_desktop.signing.horodatage import Horodater
from cep_desktop.signing.noms import PARTIE_ORIGINE, ds, xd
from cep_desktop.signing.ooxml import objets
from cep_desktop.signing.ooxml.parties import compter, nom_signature
from cep_desktop.signing.paquet import Paquet, relations_de
from cep_desktop.signing.relations import ajouter, compacter, delimiter

SIGNATAIRES_AU_PLUS = 2
"""LibreOffice 7.4 dit invalide une troisième signature que tous les autres acceptent."""


@dataclass(frozen=True, slots=True)
class _Reference:
    adresse: str
    resume: bytes
    genre: str
    canonise: bool = False


def signer(
    octets: bytes, cle: Cle, declaration: Declaration, *, horodater: Horodater | None = None
) -> bytes:
    """Rend le fichier signé ; chaque partie garde ses octets.

    Les lignes de signature doivent déjà être dans le document : tout ajout se verrait ensuite.
    Lève `PaquetRefuse`, `SignatureImpossible` ou `HorodatageRefuse`.
    """
    paquet = Paquet.lire(octets)
    rang = compter(paquet) + 1
    if rang > SIGNATAIRES_AU_PLUS:
        raise SignatureImpossible(
            "Ce fichier porte déjà deux signatures, le plus qu’un fichier Office admette partout.",
            remede="Scellez plutôt le PDF au nom de l’organisme.",
        )
    if rang == 1:
        paquet = _normaliser(paquet)
    signature = _composer(paquet, cle, declaration, horodater)
    return _ranger(paquet, ecrire_xml(signature), rang).octets()


def _normaliser(paquet: Paquet) -> Paquet:
    """Écrit les relations sans blanc, avant la première signature seulement."""
    anciennes = {nom: paquet.partie(nom) for nom in paquet.noms if nom.endswith(".rels")}
    compactes = {nom: compacter(contenu, nom) for nom, contenu in anciennes.items()}
    changees = {nom: c for nom, c in compactes.items() if c != anciennes[nom]}
    return paquet.avec(changees, types={}, extensions={})


def _composer(
    paquet: Paquet, cle: Cle, declaration: Declaration, horodater: Horodater | None
) -> Element:
    signature = etree.Element(ds("Signature"), {"Id": objets.SIGNATURE}, nsmap={None: noms.DS})
    couverts = [
        objets.objet_paquet(signature, paquet, delimiter(paquet), declaration.le),
        objets.objet_office(signature, declaration),
    ]
    signees = objets.objet_xades(signature, declaration, cle.certificat)
    if declaration.ligne is not None:
        for identifiant, png in (
            (objets.LIGNE_VALIDE, declaration.ligne.valide),
            (objets.LIGNE_INVALIDE, declaration.ligne.invalide),
        ):
            couverts.append(objets.objet_image(signature, identifiant, png))
    references = [
        *(_Reference(f"#{o.get('Id')}", _resumer(o), noms.OBJET) for o in couverts),
        _Reference(f"#{objets.SIGNEES}", _resumer(signees), noms.PROPRIETES_SIGNEES, canonise=True),
    ]
    algorithme = cle.signer(b"")[0]
    informations = _informer(signature, algorithme, references)
    algorithme_employe, valeur = cle.signer(canoniser(informations))
    if algorithme_employe != algorithme:
        raise SignatureImpossible("Cette clé change d’algorithme d’une signature à l’autre.")
    _conclure(signature, cle, valeur)
    if horodater is not None:
        _prouver_l_heure(signature, horodater)
    return signature


def _resumer(element: Element) -> bytes:
    return hashlib.sha256(canoniser(element)).digest()


def _informer(signature: Element, algorithme: str, references: list[_Reference]) -> Element:
    informations = etree.Element(ds("SignedInfo"))
    signature.insert(0, informations)
    objets.enfant(informations, ds("CanonicalizationMethod"), Algorithm=C14N)
    objets.enfant(informations, ds("SignatureMethod"), Algorithm=algorithme)
    for reference in references:
        element = objets.referencer(
            informations, reference.adresse, reference.resume, Type=reference.genre
        )
        if reference.canonise:
            transformations = etree.Element(ds("Transforms"))
            objets.enfant(transformations, ds("Transform"), Algorithm=C14N)
            element.insert(0, transformations)
    return informations


def _conclure(signature: Element, cle: Cle, valeur: bytes) -> None:
    posee = etree.Element(ds("SignatureValue"))
    posee.text = objets.base64_de(valeur)
    signature.insert(1, posee)
    cles = etree.Element(ds("KeyInfo"))
    donnees = objets.enfant(cles, ds("X509Data"))
    certificat = cle.certificat.public_bytes(Encoding.DER)
    objets.enfant(donnees, ds("X509Certificate"), objets.base64_de(certificat))
    signature.insert(2, cles)
    if cle.intermediaires:
        valeurs = objets.enfant(_non_signees(signature), xd("CertificateValues"))
        for intermediaire in cle.intermediaires:
            octets = intermediaire.public_bytes(Encoding.DER)
            objets.enfant(valeurs, xd("EncapsulatedX509Certificate"), objets.base64_de(octets))


def _non_signees(signature: Element) -> Element:
    (qualites,) = signature.iter(xd("QualifyingProperties"))
    dehors = qualites.find(xd("UnsignedProperties"))
    if dehors is None:
        dehors = objets.enfant(qualites, xd("UnsignedProperties"))
        objets.enfant(dehors, xd("UnsignedSignatureProperties"))
    return dehors[0]


def _prouver_l_heure(signature: Element, horodater: Horodater) -> None:
    """Ajoute le jeton d’heure sur la valeur de la signature (XAdES-T) ; il n’est pas signé."""
    valeur = signature.find(ds("SignatureValue"))
    if valeur is None:
        raise SignatureImpossible("La signature n’a pas de valeur à dater.")
    jeton = horodater(_resumer(valeur))
    preuve = etree.Element(xd("SignatureTimeStamp"))
    objets.enfant(preuve, ds("CanonicalizationMethod"), Algorithm=C14N)
    objets.enfant(preuve, xd("EncapsulatedTimeStamp"), objets.base64_de(jeton))
    _non_signees(signature).insert(0, preuve)


def _ranger(paquet: Paquet, xml: bytes, rang: int) -> Paquet:
    nom = nom_signature(rang)
    racine, origine = "/_rels/.rels", relations_de(PARTIE_ORIGINE)
    contenus = {nom: xml}
    if rang == 1:
        contenus[PARTIE_ORIGINE] = b""
        contenus[racine] = ajouter(
            paquet.partie(racine), racine, type_=noms.ORIGINE, cible=PARTIE_ORIGINE[1:]
        )
    deja = paquet.partie(origine) if paquet.contient(origine) else None
    contenus[origine] = ajouter(
        deja, origine, type_=noms.VERS_SIGNATURE, cible=nom.rpartition("/")[2]
    )
    return paquet.avec(
        contenus, types={nom: noms.TYPE_SIGNATURE}, extensions={"sigs": noms.TYPE_ORIGINE}
    )
