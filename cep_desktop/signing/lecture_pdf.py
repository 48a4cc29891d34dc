"""Relire les signatures d’un PDF : ce qu’elles couvrent, et ce qui vient après elles."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cryptography import x509

from cep_desktop.signing.algorithmes import a_une_cle_faible
from cep_desktop.signing.confiance import contexte
from cep_desktop.signing.constat import CLE_FAIBLE, SANS_DESIGNATION, Constat, Faits
from cep_desktop.signing.erreurs import PaquetRefuse
from cep_desktop.signing.pdf import EN_TETE
from cep_desktop.signing.retraits_pdf import Plage, anciennes

OCTETS_AU_PLUS = 50_000_000
SIGNATURES_AU_PLUS = 50
_CHANGE = "Le contenu du PDF a été changé."
_RETRAIT = "Une signature a été retirée de ce PDF."
_RETIREE = "signature retirée du fichier"
_AJOUTE = "pages, remarques ou réponses ajoutées au PDF"
_BLANCS = b"\x00\t\n\r "
_SURS, _SHA1 = frozenset({"sha256", "sha384", "sha512"}), "sha1"


def verifier(octets: bytes) -> tuple[Constat, ...]:
    """Rend un constat par signature du PDF, retirées comprises. Lève `PaquetRefuse`."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    if len(octets) > OCTETS_AU_PLUS or not octets.startswith(EN_TETE):
        raise PaquetRefuse("Ce fichier n’est pas un PDF que l’on peut lire.")
    try:
        lecteur = PdfFileReader(io.BytesIO(octets), strict=False)
        signatures = lecteur.embedded_regular_signatures
        if len(signatures) > SIGNATURES_AU_PLUS:
            raise PaquetRefuse("Ce fichier porte trop de signatures pour être un document.")
        champs = {signature.field_name for signature in lecteur.embedded_signatures}
        a_une_suite = _a_une_suite(octets, lecteur)
        lues = tuple(_constater(s, champs, a_une_suite=a_une_suite) for s in signatures)
        return (*lues, *_retirees(octets, lecteur))
    except (PdfError, *_ILLISIBLES) as cause:
        raise PaquetRefuse("Ce PDF est abîmé, ou ses signatures sont illisibles.") from cause


_ILLISIBLES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip
"""Ce que la lecture d’un PDF fait pour tromper peut lever."""


def _retirees(octets: bytes, lecteur: Any) -> Iterator[Constat]:  # noqa: ANN401
    """Les signatures qui valaient, et qu’une mise à jour a fait disparaître."""
    montrees = {_plage(signature) for signature in lecteur.embedded_signatures}
    for rang, (plage, avant) in enumerate(anciennes(octets, montrees)):
        if rang >= SIGNATURES_AU_PLUS:
            raise PaquetRefuse("Ce fichier porte trop de signatures pour être un document.")
        constat = _relire_avant(plage, avant)
        if constat is not None and constat.est_intacte:
            faits = replace(constat.faits, commentaire=_RETIREE)
            yield replace(constat, faits=faits, fautes=(_RETRAIT,), ajouts=())


def _relire_avant(plage: Plage, avant: bytes) -> Constat | None:
    """Relit une signature dans le fichier d’alors ; `None` si ce n’en était pas une."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        lecteur = PdfFileReader(io.BytesIO(avant), strict=False)
        memes = (s for s in lecteur.embedded_regular_signatures if _plage(s) == plage)
        alors = next(memes, None)
        return alors and _constater(alors, set(), a_une_suite=False)
    except (PdfError, *_ILLISIBLES):
        return None


def _plage(signature: Any) -> Plage:  # noqa: ANN401 - pyHanko n’a pas de types
    return tuple(map(int, signature.byte_range))


def _a_une_suite(octets: bytes, lecteur: Any) -> bool:  # noqa: ANN401 - pyHanko n’a pas de types
    """Vrai si des octets suivent tout ce que les signatures couvrent.

    Un lecteur qui répare les tables y verrait un autre contenu. Seules les preuves d’archivage
    (DSS) viennent légitimement après la dernière signature.
    """
    fins = [s.byte_range[2] + s.byte_range[3] for s in lecteur.embedded_signatures]
    if not fins or "/DSS" in lecteur.root:
        return False
    return bool(octets[max(fins) :].strip(_BLANCS))


def _constater(signature: Any, champs: set[str], *, a_une_suite: bool) -> Constat:  # noqa: ANN401
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError

    est_complete, quand = True, None
    try:
        etat = validate_pdf_signature(signature, contexte(()))
        fautes = () if etat.intact and etat.valid else (_CHANGE,)
        est_complete = _n_a_que_des_signatures_de_plus(etat, champs) and not a_une_suite
        quand = etat.signer_reported_dt
    except SignatureValidationError:
        fautes = (_CHANGE,)
    resume = str(signature.md_algorithm).lower()
    if resume not in _SURS | {_SHA1}:
        fautes = (*fautes, "La signature emploie un algorithme que l’on sait contrefaire.")
    jeton = _jeton(signature)
    certificat = x509.load_der_x509_certificate(signature.signer_cert.dump())
    est_designe = _designe_son_certificat(signature)
    dites = {
        "Résumé SHA-1, que l’on sait aujourd’hui contrefaire.": resume == _SHA1,
        CLE_FAIBLE: a_une_cle_faible(certificat),
        SANS_DESIGNATION: not est_designe,
    }
    return Constat(
        partie=str(signature.field_name),
        certificat=certificat,
        intermediaires=tuple(
            x509.load_der_x509_certificate(autre.dump()) for autre in signature.other_embedded_certs
        ),
        faits=Faits(declaree_le=quand, commentaire=str(signature.sig_object.get("/Reason", ""))),
        fautes=fautes,
        ajouts=() if est_complete or fautes else (_AJOUTE,),
        faiblesses=tuple(phrase for phrase, est_vraie in dites.items() if est_vraie),
        couvertes=1,
        jeton=None if jeton is None else bytes(jeton.dump()),
        valeur_datee=signature.signer_info["signature"].native,
        est_designe=est_designe,
    )


def _n_a_que_des_signatures_de_plus(etat: Any, champs: set[str]) -> bool:  # noqa: ANN401
    """Vrai si rien n’a changé depuis, hors d’autres signatures et des preuves d’archivage."""
    from pyhanko.sign.diff_analysis import ModificationLevel

    if etat.modification_level in {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}:
        return True
    if etat.modification_level is not ModificationLevel.FORM_FILLING:
        return False
    return set(getattr(etat.diff_result, "changed_form_fields", ())) <= champs


def _designe_son_certificat(signature: Any) -> bool:  # noqa: ANN401
    designations = {"signing_certificate", "signing_certificate_v2"}
    return any(a["type"].native in designations for a in signature.signer_info["signed_attrs"])


def _jeton(signature: Any) -> Any:  # noqa: ANN401
    """Rend la preuve d’heure jointe à la signature (CAdES-T), ou rien."""
    for attribut in signature.signer_info["unsigned_attrs"]:
        if attribut["type"].native == "signature_time_stamp_token":
            return attribut["values"][0]
    return None
