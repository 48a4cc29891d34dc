"""Les verbes « signer » et « cle-organisme » : la phrase ne passe jamais par un argument."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur
from cep_desktop.cli.phrase import ajouter_options, recevoir, recevoir_nouvelle
from cep_desktop.cli.reponse import Reponse
from cep_desktop.usecases.atelier import Atelier


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « signer » et « cle-organisme » à la ligne de commande."""
    _inscrire_signer(verbes)
    _inscrire_cle(verbes)


def _inscrire_signer(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    verbe = verbes.add_parser("signer", help="signe un fichier Word, Excel ou PDF")
    verbe.set_defaults(verbe=signer)
    verbe.add_argument("fichier", type=Path, metavar="F", help="un .docx, un .xlsx ou un .pdf")
    source = verbe.add_mutually_exclusive_group(required=True)
    source.add_argument("--cle", type=Path, metavar="C.p12", help="la clé, dans un fichier")
    source.add_argument(
        "--jeton", type=Path, metavar="PILOTE", help="la clé, sur une carte à puce (PKCS#11)"
    )
    verbe.add_argument("--sortie", type=Path, metavar="G", help="F-signe sinon, à côté")
    for option, aide in (
        ("--role", "à quel titre on signe"),
        ("--commentaire", "pourquoi l’on signe"),
        ("--ville", "où l’on signe"),
    ):
        verbe.add_argument(option, default="", metavar="TEXTE", help=aide)
    ajouter_options(verbe)
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def _inscrire_cle(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    verbe = verbes.add_parser("cle-organisme", help="fait la clé de l’organisme et sa racine")
    verbe.set_defaults(verbe=faire_la_cle)
    verbe.add_argument("--organisme", required=True, metavar="NOM", help="son nom")
    verbe.add_argument("--signataire", required=True, metavar="NOM", help="qui signera")
    verbe.add_argument("--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée")
    ajouter_options(verbe)
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def signer(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Signe un fichier ; l’original ne change pas. Lève `ErreurMetier`."""
    from cep_desktop.usecases.signature.cle import ouvrir_cle, ouvrir_jeton
    from cep_desktop.usecases.signature.fins import retenir_la_fin
    from cep_desktop.usecases.signature.sceau import Sceau
    from cep_desktop.usecases.signature.signer_fichier import declarer_seul, signer_fichier

    le = atelier.maintenant()
    if demande.jeton:
        code = recevoir(demande, invite="Code de la carte\u00a0: ")
        ouverte = ouvrir_jeton(demande.jeton, code, le=le)
    else:
        ouverte = ouvrir_cle(demande.cle, recevoir(demande), le=le)
    source = demande.fichier
    cible = demande.sortie or source.with_name(f"{source.stem}-signe{source.suffix}")
    declaration = declarer_seul(
        le, role=demande.role, commentaire=demande.commentaire, ville=demande.ville
    )
    retenir_la_fin(atelier.annuaires, ouverte.cle)
    fait = signer_fichier(source, Sceau(ouverte.cle), atelier.annuaires, cible, declaration)
    avis = [dit for dit in (ouverte.avertissement, fait.avis) if dit]
    phrases = [f"{fait.fichier}\u00a0: signé.", ouverte.phrase, *avis]
    return "\n".join(phrases), {"fait": True, "fichier": str(fait.fichier), "avis": avis}


def faire_la_cle(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Fait la racine et la clé d’un signataire. Lève `ErreurMetier`."""
    from cep_desktop.usecases.signature.organisme import RACINE, faire_les_cles

    phrase = recevoir_nouvelle(demande)
    faites = faire_les_cles(
        demande.organisme,
        demande.signataire,
        phrase,
        demande.sortie,
        le=atelier.maintenant(),
    )
    dit = (
        f"{faites.signataire}\u00a0: la clé qui signe.\n"
        f"Mettez {RACINE} sous clé, hors de cet ordinateur."
    )
    return dit, {"fait": True, "dossier": str(faites.dossier), "cle": str(faites.signataire)}
