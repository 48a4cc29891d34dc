"""Les verbes « coffre serveur » et « coffre migrer » : installer un serveur, y verser un coffre."""

import argparse
import getpass
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from cep_desktop.cli import phrase as saisie
from cep_desktop.cli.analyseur import Analyseur, lire_port
from cep_desktop.cli.reponse import Reponse
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.usecases.coffre.ports import Coffre, Coffres
from cep_desktop.usecases.equipe import AdresseServeur
from cep_desktop.usecases.migrer import BilanMigration, Passerelle, Versement, migrer

_Deux = tuple[Coffres, Passerelle]


_MOT_DE_PASSE = saisie.Secret(
    "Le mot de passe du serveur", "Donnez-le par --mot-de-passe-fd N, une ligne."
)


class MigrationIncomplete(ErreurMetier):
    """Des dossiers ont changé des deux côtés ; les autres sont versés."""


def inscrire(
    gestes: "argparse._SubParsersAction[Analyseur]",
    composer_coffres: Callable[[], Coffres],
    composer_passerelle: Callable[[], Passerelle],
) -> None:
    """Ajoute « serveur » et « migrer » aux verbes du coffre."""

    def composer() -> _Deux:
        return composer_coffres(), composer_passerelle()

    serveur = gestes.add_parser("serveur", help="prépare un serveur pour travailler en équipe")
    serveur.add_argument(
        "--afficher-sql", action="store_true", required=True, help="écrit le SQL à passer à psql"
    )
    serveur.set_defaults(verbe=_serveur, composer=composer)
    verser = gestes.add_parser("migrer", help="verse un coffre dans un serveur, ou l’inverse")
    verser.set_defaults(verbe=_migrer, composer=composer)
    verser.add_argument(
        "--vers", choices=("serveur", "coffre"), required=True, help="où vont les dossiers"
    )
    verser.add_argument("--hote", required=True, metavar="H", help="nom du serveur")
    verser.add_argument("--compte", required=True, metavar="C", help="votre compte sur le serveur")
    verser.add_argument("--base", default="cep", metavar="B", help="nom de la base (cep sinon)")
    verser.add_argument(
        "--port", type=lire_port, default=5432, metavar="P", help="port (5432 sinon)"
    )
    verser.add_argument(
        "--certificats", type=Path, metavar="F.pem", help="autorité qui a signé le serveur"
    )
    verser.add_argument(
        "--mot-de-passe-fd", type=int, metavar="N", help="lit le mot de passe du serveur ici"
    )
    verser.add_argument("--coffre", type=Path, metavar="D", help="dossier du coffre")
    verser.add_argument("--trousseau", action="store_true", help="ouvre par le trousseau")
    saisie.ajouter_options(verser)
    for verbe in (serveur, verser):
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def _serveur(deux: _Deux, _demande: argparse.Namespace) -> tuple[str, Reponse]:
    sql = deux[1].sql_installation()
    return sql, {"fait": True, "sql": sql}


def _migrer(deux: _Deux, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Verse les dossiers, toutes révisions comprises. Lève `ErreurMetier`."""
    coffres, passerelle = deux
    if demande.coffre is not None:
        coffres = coffres.situes_a(demande.coffre)
    adresse = AdresseServeur(
        demande.hote, demande.compte, demande.base, demande.port, demande.certificats
    )
    with ExitStack() as pile:
        coffre = _ouvrir(coffres, demande)
        pile.callback(coffre.fermer)
        mot_de_passe = _recevoir_mot_de_passe(demande)
        serveur = pile.enter_context(passerelle.du_serveur(adresse, mot_de_passe))
        ici = passerelle.du_coffre(coffre)
        if demande.vers == "coffre":
            bilan = migrer(serveur, ici)
        else:
            noter = coffre.acces.noter_export
            bilan = migrer(ici, serveur, noter=lambda cle: noter(cle, "serveur"))
    return _raconter(bilan)


def _ouvrir(coffres: Coffres, demande: argparse.Namespace) -> Coffre:
    auteur = getpass.getuser()
    if demande.trousseau:
        return coffres.ouvrir_par_trousseau(auteur=auteur)
    return coffres.ouvrir(saisie.recevoir(demande), auteur=auteur)


def _recevoir_mot_de_passe(demande: argparse.Namespace) -> str:
    source = argparse.Namespace(phrase_fd=demande.mot_de_passe_fd)
    return saisie.recevoir(source, invite="Mot de passe du serveur\u00a0: ", secret=_MOT_DE_PASSE)


def _raconter(bilan: BilanMigration) -> tuple[str, Reponse]:
    comptes = {versement: bilan.combien(versement) for versement in Versement}
    phrase = (
        f"{accorder(comptes[Versement.NOUVEAU], 'dossier versé', 'dossiers versés')}, "
        f"{accorder(comptes[Versement.COMPLETE], 'complété')}, "
        f"{comptes[Versement.DEJA_LA]} déjà là. Chacun a été relu."
    )
    if bilan.divergents:
        raise MigrationIncomplete(
            f"{phrase} Les autres ont changé des deux côtés.",
            remede="Ouvrez-les sur le serveur pour réunir les deux versions. Rien n’est perdu.",
            problemes=tuple(
                Probleme(str(cle), "différent des deux côtés") for cle in bilan.divergents
            ),
        )
    return phrase, {"fait": True, **{v.value: nombre for v, nombre in comptes.items()}}
