"""Relire les signatures d’un fichier Office, la nôtre ou celle d’Office, et dire ce qui est sûr."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from cryptography import x509
from lxml import etree
from lxml.etree import _Element as Element

from cep_desktop.signing.algorithmes import (
    FAIBLES,
    RESUMES,
    a_une_cle_faible,
    est_connu,
    est_de_la_cle,
)
from cep_desktop.signing.canonique import (
    C14N,
    C14N_COMMENTAIRES,
    C14N_EXCLUSIF,
    canoniser,
    lire_xml,
)
from cep_desktop.signing.constat import CLE_FAIBLE, SANS_DESIGNATION, Constat, Faits
from cep_desktop.signing.noms import ds, mdssi, office, xd
from cep_desktop.signing.ooxml.parties import trouver_signatures
from cep_desktop.signing.ooxml.parties_dites import dire
from cep_desktop.signing.ooxml.references import (
    Couverture,
    lire_octets,
    verifier_manifeste,
    verifier_objets,
)
from cep_desktop.signing.paquet import Paquet
from cep_desktop.signing.relations import delimiter

_CANONISATIONS = {C14N, C14N_COMMENTAIRES, C14N_EXCLUSIF}


def verifier(octets: bytes) -> tuple[Constat, ...]:
    """Rend un constat par signature, dans l’ordre ; aucun si le fichier n’est pas signé.

    Lève `PaquetRefuse` si le fichier ne peut pas être lu sans ambiguïté.
    """
    paquet = Paquet.lire(octets)
    constats = [_verifier_une(paquet, nom) for nom in trouver_signatures(paquet)]
    vues = Counter(constat.valeur_datee for constat in constats)
    return tuple(_refuser_le_double(c) if vues[c.valeur_datee] > 1 else c for c in constats)


def _refuser_le_double(constat: Constat) -> Constat:
    """Une signature montrée deux fois ferait croire qu’aucune n’a été retirée."""
    return replace(constat, fautes=(*constat.fautes, "La même signature est comptée deux fois."))


def _verifier_une(paquet: Paquet, nom: str) -> Constat:
    couverture = Couverture()
    signature = lire_xml(paquet.partie(nom), nom)
    informations = _informations(signature, couverture)
    couverts = verifier_objets(signature, informations, couverture)
    certificats = _certificats(signature)
    certificat = _signataire(certificats, couverts)
    est_designe = any(True for objet in couverts for _ in objet.iter(xd("CertDigest")))
    if not est_designe:
        couverture.faiblesses.add(SANS_DESIGNATION)
    couverture.fautes += _verifier_valeur(signature, informations, certificat, couverture)
    manifestes = [m for o in couverts if o.tag == ds("Object") for m in o.iterfind(ds("Manifest"))]
    if not manifestes:
        couverture.fautes.append("Cette signature ne couvre aucune partie du fichier.")
    for manifeste in manifestes:
        verifier_manifeste(manifeste, paquet, couverture)
    valeur = signature.find(ds("SignatureValue"))
    return Constat(
        partie=nom,
        certificat=certificat,
        intermediaires=tuple(c for c in certificats if c != certificat),
        faits=_lire_faits(couverts),
        fautes=tuple(dict.fromkeys(couverture.fautes)),
        ajouts=tuple(_chercher_ajouts(paquet, couverture)),
        faiblesses=tuple(sorted(couverture.faiblesses)),
        couvertes=len(couverture.parties) + len(couverture.relations),
        jeton=_lire_jeton(signature),
        valeur_datee=canoniser(valeur) if valeur is not None else b"",
        est_designe=est_designe,
    )


def _informations(signature: Element, couverture: Couverture) -> Element:
    """Rend ce qui est signé ; une signature bâtie autrement que la norme est fautive."""
    roles = [element.tag for element in signature if isinstance(element.tag, str)]
    debut = [ds("SignedInfo"), ds("SignatureValue")]
    suite = set(roles[2:])
    est_batie = roles[:2] == debut and suite <= {ds("KeyInfo"), ds("Object")}
    if signature.tag != ds("Signature") or not est_batie or roles.count(ds("KeyInfo")) > 1:
        couverture.fautes.append("Cette partie n’est pas une signature.")
    trouvees = signature.findall(ds("SignedInfo"))
    return trouvees[0] if len(trouvees) == 1 else etree.Element(ds("SignedInfo"))


def _certificats(signature: Element) -> list[x509.Certificate]:
    """Rend les certificats joints, celui de la clé d’abord."""
    textes = [
        *signature.iterfind(f"{ds('KeyInfo')}/{ds('X509Data')}/{ds('X509Certificate')}"),
        *signature.iter(xd("EncapsulatedX509Certificate")),
    ]
    lus = []
    for texte in textes:
        try:
            certificat = x509.load_der_x509_certificate(lire_octets(texte.text))
        except ValueError:
            continue
        if certificat not in lus:
            lus.append(certificat)
    return lus


def _signataire(
    certificats: list[x509.Certificate], couverts: list[Element]
) -> x509.Certificate | None:
    """Rend le certificat que la signature désigne ; à défaut de désignation, le premier joint."""
    designations = [resume for objet in couverts for resume in objet.iter(xd("CertDigest"))]
    if not designations:
        return certificats[0] if certificats else None
    methode = designations[0].find(ds("DigestMethod"))
    resumer = RESUMES.get(methode.get("Algorithm", "") if methode is not None else "")
    attendu = lire_octets(designations[0].findtext(ds("DigestValue")))
    for certificat in certificats:
        if resumer is not None and resumer(_der(certificat)) == attendu:
            return certificat
    return None


def _der(certificat: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificat.public_bytes(Encoding.DER)


def _verifier_valeur(
    signature: Element,
    informations: Element,
    certificat: x509.Certificate | None,
    couverture: Couverture,
) -> list[str]:
    if certificat is None:
        return ["La signature n’a pas le certificat qu’elle désigne."]
    methode = _algorithme(informations, "CanonicalizationMethod")
    algorithme = _algorithme(informations, "SignatureMethod")
    if methode not in _CANONISATIONS or not est_connu(algorithme):
        return ["La signature emploie un algorithme inconnu."]
    if algorithme in FAIBLES:
        couverture.faiblesses.add("Signature par SHA-1, que l’on sait aujourd’hui contrefaire.")
    if a_une_cle_faible(certificat):
        couverture.faiblesses.add(CLE_FAIBLE)
    valeur = lire_octets(signature.findtext(ds("SignatureValue")))
    if est_de_la_cle(certificat, algorithme, valeur, canoniser(informations, methode)):
        return []
    return ["La signature n’est pas celle de ce certificat."]


def _algorithme(informations: Element, nom: str) -> str:
    element = informations.find(ds(nom))
    return element.get("Algorithm", "") if element is not None else ""


def _chercher_ajouts(paquet: Paquet, couverture: Couverture) -> list[str]:
    """Rend ce que le fichier montre et que la signature ne couvre pas."""
    perimetre = delimiter(paquet)
    parties = [dire(nom) for nom in perimetre.parties if nom not in couverture.parties]
    liens = [
        f"{nom} ({identifiant})"
        for nom, ids in perimetre.relations.items()
        for identifiant in ids
        if identifiant not in couverture.relations.get(nom, set())
    ]
    return [*parties, *liens]


def _lire_faits(couverts: list[Element]) -> Faits:
    """Lit ce que le signataire déclare, dans ce que sa signature couvre seulement."""

    def texte(nom: str) -> str:
        trouves = (_texte(element) for objet in couverts for element in objet.iter(nom))
        return next(filter(None, trouves), "")

    quand = texte(xd("SigningTime")) or texte(mdssi("Value"))
    return Faits(
        declaree_le=_lire_heure(quand),
        role=texte(xd("ClaimedRole")),
        commentaire=texte(office("SignatureComments")),
        texte=texte(office("SignatureText")),
        ligne=texte(office("SetupID")),
    )


def _texte(element: Element) -> str:
    """Rend tout le texte d’un élément, commentaires et instructions exclus."""
    texte: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return texte.strip()


def _lire_heure(texte: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(texte)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def _lire_jeton(signature: Element) -> bytes | None:
    preuves = signature.iter(xd("SignatureTimeStamp"))
    jetons = [e.text for preuve in preuves for e in preuve.iter(xd("EncapsulatedTimeStamp"))]
    return lire_octets(jetons[0]) if jetons else None
