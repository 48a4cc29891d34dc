"""Les verbes « coffre » : ce que l’informaticien fait d’un coffre sans ouvrir la fenêtre."""

import argparse
import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cep_desktop.cli import export_coffre
from cep_desktop.cli import phrase as saisie
from cep_desktop.cli.analyseur import Analyseur
from cep_desktop.cli.reponse import Reponse
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.typographie import ecrire_date, ecrire_heure
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.bilan import Constat, Gravite
from cep_desktop.usecases.coffre.conservation import (
    EFFECTIF_MINIMAL,
    MOIS_PROPOSES,
    DossierEchu,
    Effectif,
)
from cep_desktop.usecases.coffre.ports import Coffre, Coffres

_Faire = Callable[[Coffres, argparse.Namespace], tuple[str, Reponse]]


class CoffreEnDanger(ErreurMetier):
    """La vérification a trouvé quelque chose de grave."""


class CopieManquante(ErreurMetier):
    """La sauvegarde est faite, mais le second dossier ne l’a pas reçue."""


def inscrire(
    verbes: "argparse._SubParsersAction[Analyseur]",
    composer: Callable[[], Coffres],
    composer_atelier: Callable[[], Atelier],
) -> "argparse._SubParsersAction[Analyseur]":
    """Ajoute « coffre » et ses verbes à la ligne de commande ; rend de quoi en ajouter d’autres."""
    coffre = verbes.add_parser("coffre", help="crée, vérifie, sauvegarde, restaure un coffre")
    gestes = coffre.add_subparsers(metavar="GESTE", required=True)
    textes: tuple[tuple[str, str, _Faire], ...] = (
        ("creer", "crée un coffre vide", creer),
        ("verifier", "relit tout et dit l’état du coffre", verifier),
        ("sauvegarder", "fait une sauvegarde, et la relit", sauvegarder),
        ("restaurer", "remet une sauvegarde en place, sans rien écraser", restaurer),
        ("exporter", "écrit des dossiers en clair", exporter),
        ("purger", "montre les dossiers échus, ou les efface", purger),
    )
    inscrits = {}
    for nom, aide, faire in textes:
        geste = inscrits[nom] = gestes.add_parser(nom, help=aide)
        geste.set_defaults(verbe=faire, composer=composer)
        geste.add_argument(
            "--coffre", type=Path, metavar="D", help="dossier du coffre (le vôtre sinon)"
        )
        geste.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
        saisie.ajouter_options(geste)
        if nom not in {"creer", "restaurer"}:
            geste.add_argument(
                "--trousseau", action="store_true", help="ouvre par le trousseau de l’ordinateur"
            )
    _preciser(inscrits, composer_atelier)
    return gestes


def _preciser(gestes: dict[str, Analyseur], composer_atelier: Callable[[], Atelier]) -> None:
    gestes["creer"].add_argument(
        "--malgre-le-reseau", action="store_true", help="accepte un partage réseau, à vos risques"
    )
    gestes["sauvegarder"].add_argument(
        "--second-dossier", type=Path, metavar="D", help="y copie aussi chaque sauvegarde"
    )
    gestes["restaurer"].add_argument(
        "sauvegarde", type=Path, metavar="F.cepsauve", help="la sauvegarde"
    )
    export_coffre.preciser(gestes["exporter"], composer_atelier)
    gestes["purger"].add_argument(
        "--mois", type=int, metavar="N", help="règle d’abord la durée de conservation"
    )
    choix = gestes["purger"].add_mutually_exclusive_group()
    choix.add_argument("--effacer", action="store_true", help="efface les dossiers échus")
    choix.add_argument("--anonymiser", action="store_true", help="n’en garde que le nombre")


def creer(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Crée un coffre et donne son code de secours, une seule fois. Lève `ErreurMetier`."""
    coffres = _situer(coffres, demande)
    coffre, code = coffres.creer(
        saisie.recevoir_nouvelle(demande),
        auteur=_auteur(),
        malgre_le_reseau=demande.malgre_le_reseau,
    )
    alertes = coffre.alertes
    coffre.fermer()
    lignes = (
        f"Coffre créé\u00a0: {coffres.emplacement}",
        *alertes,
        f"Code de secours\u00a0: {code}",
        "Imprimez-le et rangez-le\u00a0: il ne sera plus jamais montré.",
    )
    return "\n".join(lignes), {
        "fait": True,
        "coffre": str(coffres.emplacement),
        "code_de_secours": code,
        "alertes": list(alertes),
    }


def verifier(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Dit l’état du coffre. Lève `CoffreEnDanger` si quelque chose est grave."""
    with _ouvert(coffres, demande) as coffre:
        alertes, bilan = coffre.alertes, coffre.verifier()
    if not bilan.est_sain:
        graves = [c for c in bilan.constats if c.gravite is not Gravite.BON]
        raise CoffreEnDanger(
            "Ce coffre est en danger.",
            problemes=tuple(Probleme(c.sujet, c.phrase) for c in graves),
        )
    lignes = (*alertes, *map(_dire_constat, bilan.constats))
    return "\n".join(lignes), {
        "fait": True,
        "alertes": list(alertes),
        "constats": [
            {"sujet": c.sujet, "gravite": c.gravite.value, "phrase": c.phrase}
            for c in bilan.constats
        ],
    }


def sauvegarder(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Fait une sauvegarde relue, ici et dans le second dossier. Lève `ErreurMetier`."""
    with _ouvert(coffres, demande) as coffre:
        if demande.second_dossier is not None:
            coffre.sauvegardes.choisir_second_dossier(demande.second_dossier)
        faite = coffre.sauvegardes.faire()
    le = faite.sauvegarde.faite_le
    quand = f"{ecrire_date(le.date())} à {ecrire_heure(le.time())} (temps universel)"
    if not faite.ailleurs:
        raise CopieManquante(
            f"La sauvegarde est faite et relue ({faite.sauvegarde.fichier}), mais le second "
            "dossier n’a pas reçu sa copie.",
            remede="Vérifiez qu’il est branché et que l’on peut y écrire, puis recommencez.",
        )
    phrase = f"{accorder(faite.dossiers, 'dossier')}, sauvegarde relue le {quand}."
    return f"{faite.sauvegarde.fichier}\n{phrase}", {
        "fait": True,
        "fichier": str(faite.sauvegarde.fichier),
        "faite_le": le.isoformat(),
        "dossiers": faite.dossiers,
    }


def restaurer(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Remet une sauvegarde en place, l’ancien coffre étant gardé. Lève `ErreurMetier`."""
    coffres = _situer(coffres, demande)
    ancien = coffres.restaurer(demande.sauvegarde, saisie.recevoir(demande), auteur=_auteur())
    phrase = f"Sauvegarde remise en place\u00a0: {coffres.emplacement}"
    if ancien is not None:
        phrase += f"\nL’ancien coffre est gardé\u00a0: {ancien}"
    return phrase, {
        "fait": True,
        "coffre": str(coffres.emplacement),
        "ancien": str(ancien) if ancien else None,
    }


def exporter(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Écrit des dossiers en clair. Lève `ErreurMetier`."""
    with _ouvert(coffres, demande) as coffre:
        return export_coffre.sortir(coffre, demande)


def purger(coffres: Coffres, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Montre les dossiers échus, et les efface ou les anonymise si on le demande."""
    with _ouvert(coffres, demande) as coffre:
        conservation = coffre.conservation
        if demande.mois is not None:
            conservation.regler(demande.mois)
        if conservation.mois is None:
            raise ErreurMetier(
                "Aucune durée de conservation n’est réglée.",
                remede=f"Réglez-la par --mois N ({MOIS_PROPOSES} est proposé, à confirmer par "
                "votre délégué à la protection des données).",
            )
        echus = conservation.echus()
        libres = [echu.id for echu in echus if not echu.est_gele]
        if demande.effacer:
            conservation.effacer(libres)
        elif demande.anonymiser:
            conservation.anonymiser(libres)
        mois, anonymises = conservation.mois, conservation.anonymises()
    lignes = (
        f"Conservation\u00a0: {mois} mois après le dernier contact.",
        f"{_dire_purge(demande)}\u00a0: {accorder(len(libres), 'dossier')}.",
        *map(_dire_echu, echus),
        *map(_dire_effectif, anonymises),
    )
    return "\n".join(lignes), {
        "fait": True,
        "mois": mois,
        "effaces": len(libres) if demande.effacer or demande.anonymiser else 0,
        "dossiers": [
            {"numero": echu.numero, "est_gele": echu.est_gele, "phrase": echu.conservation.phrase}
            for echu in echus
        ],
        "anonymises": [{"annee": e.annee, "dossiers": e.dossiers} for e in anonymises],
    }


@contextmanager
def _ouvert(coffres: Coffres, demande: argparse.Namespace) -> Iterator[Coffre]:
    situes = _situer(coffres, demande)
    if demande.trousseau:
        coffre = situes.ouvrir_par_trousseau(auteur=_auteur())
    else:
        coffre = situes.ouvrir(saisie.recevoir(demande), auteur=_auteur())
    try:
        yield coffre
    finally:
        coffre.fermer()


def _situer(coffres: Coffres, demande: argparse.Namespace) -> Coffres:
    return coffres if demande.coffre is None else coffres.situes_a(demande.coffre)


def _auteur() -> str:
    """Rend le nom du compte de l’ordinateur : c’est lui que le journal retiendra."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "ligne de commande"


def _dire_constat(constat: Constat) -> str:
    return f"{constat.gravite.libelle:8}{constat.sujet}\u00a0: {constat.phrase}"


def _dire_echu(echu: DossierEchu) -> str:
    return f"  {echu.numero}\u00a0: {echu.conservation.phrase}"


def _dire_effectif(effectif: Effectif) -> str:
    moins = f"moins de {EFFECTIF_MINIMAL}"
    nombre = moins if effectif.dossiers is None else effectif.dossiers
    return f"  Anonymisés, ouverts en {effectif.annee}\u00a0: {nombre}"


def _dire_purge(demande: argparse.Namespace) -> str:
    if demande.effacer:
        return "Effacés pour de bon"
    return "Anonymisés" if demande.anonymiser else "À effacer ou à anonymiser"
