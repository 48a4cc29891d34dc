"""Le verbe « verifier » : ce qu’un fichier signé prouve."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur
from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.typographie import ecrire_instant
from cep_desktop.signing.verification import SignatureLue
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.verifier_fichier import Rapport, Signataire, verifier_fichier


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « verifier » à la ligne de commande."""
    verbe = verbes.add_parser("verifier", help="dit ce qu’un fichier signé prouve")
    verbe.set_defaults(verbe=verifier)
    verbe.add_argument(
        "fichier", type=Path, metavar="F", help="un .docx, un .xlsx ou un .pdf signé"
    )
    verbe.add_argument(
        "--exiger-confiance",
        action="store_true",
        help="refuse aussi un signataire inconnu sur cet ordinateur",
    )
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def verifier(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Relit le fichier ; `fait` est faux s’il n’est pas tenu. Lève `ErreurMetier`."""
    rapport = verifier_fichier(demande.fichier, atelier.annuaires, le=atelier.maintenant())
    est_tenu = rapport.est_tenu
    if demande.exiger_confiance:
        est_tenu = est_tenu and rapport.verification.est_de_confiance
    return _dire(rapport), {
        "fait": est_tenu,
        "conclusion": rapport.conclusion,
        "signe": rapport.verification.est_signe,
        "intact": rapport.verification.est_signe and rapport.verification.est_intact,
        "complet": rapport.verification.est_signe and rapport.verification.est_complet,
        "de_confiance": rapport.verification.est_signe and rapport.verification.est_de_confiance,
        "signatures": [_decrire(signature) for signature in rapport.verification.signatures],
    }


def _dire(rapport: Rapport) -> str:
    faits = (f"  {f.titre}\u00a0: {f.phrase} ({f.decompte})" for f in rapport.faits)
    signataires = (f"  - {_nommer(signataire)}" for signataire in rapport.signataires)
    a_savoir = (f"  {dit}" for dit in rapport.a_savoir)
    return "\n".join([rapport.conclusion, *faits, *signataires, *a_savoir])


def _nommer(signataire: Signataire) -> str:
    quand = ecrire_instant(signataire.quand) if signataire.quand else ""
    return ", ".join(filter(None, (signataire.nom, signataire.precision, quand)))


def _decrire(lue: SignatureLue) -> Reponse:
    constat = lue.constat
    certificat = constat.certificat
    return {
        "partie": constat.partie,
        "intacte": constat.est_intacte,
        "complete": constat.est_complete,
        "fautes": list(constat.fautes),
        "ajouts": list(constat.ajouts),
        "faiblesses": list(constat.faiblesses),
        "certificat": certificat.subject.rfc4514_string() if certificat else None,
        "role": constat.faits.role,
        "commentaire": constat.faits.commentaire,
        "declaree_le": constat.faits.declaree_le.isoformat() if constat.faits.declaree_le else None,
        "prouvee_le": lue.heure.le.isoformat() if lue.heure else None,
        "autorite": lue.heure.autorite if lue.heure else None,
        "autorite_de_confiance": lue.heure.est_de_confiance if lue.heure else False,
        "confiance": lue.confiance.value,
    }
