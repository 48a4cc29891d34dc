"""Les verbes « exporter-personne » et « sobriete » : ce que l’on garde sur quelqu’un."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.documents.typographie import accorder
from cep_desktop.rules.conservation import conserver
from cep_desktop.rules.donnees_sensibles import sensibilites
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.exporter_personne import NotesDuConseiller, exporter

_MOIS_MAXIMUM = 600


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « exporter-personne » et « sobriete » à la ligne de commande."""
    export = verbes.add_parser(
        "exporter-personne", help="remet à la personne tout ce qui est gardé sur elle"
    )
    export.set_defaults(verbe=exporter_personne)
    export.add_argument("--sortie", type=Path, required=True, metavar="D", help="dossier d’arrivée")
    export.add_argument(
        "--avec-notes",
        action="store_true",
        help="joint vos notes privées\u00a0: relisez-les d’abord, elles peuvent parler d’autrui",
    )
    compteur = verbes.add_parser("sobriete", help="compte ce qu’un dossier dit de sensible")
    compteur.set_defaults(verbe=compter)
    for verbe in (export, compteur):
        verbe.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
        verbe.add_argument(
            "--conservation-mois",
            type=_lire_mois,
            metavar="N",
            help="durée réglée par l’organisme, après le dernier contact",
        )
        verbe.add_argument(
            "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="vu de ce jour (aujourd’hui sinon)"
        )
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def exporter_personne(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Écrit le fichier et le papier pour la personne. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    export = exporter(
        dossier,
        atelier.gabarits,
        demande.sortie,
        le=demande.le or atelier.aujourd_hui(),
        duree_mois=demande.conservation_mois,
        notes=NotesDuConseiller.JOINTES if demande.avec_notes else NotesDuConseiller.GARDEES,
    )
    noms = [fichier.name for fichier in export.fichiers]
    lignes = [f"{demande.sortie}\u00a0:", *(f"  {nom}" for nom in noms), export.avertissement]
    return "\n".join(filter(None, lignes)), {
        "fait": True,
        "sortie": str(demande.sortie),
        "fichiers": noms,
        "avertissement": export.avertissement,
    }


def compter(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Dit ce que le dossier garde de sensible, et jusqu’à quand. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    jour = demande.le or atelier.aujourd_hui()
    trouvees = sensibilites(dossier)
    conservation = conserver(dossier, duree_mois=demande.conservation_mois, le=jour)
    nombre = accorder(len(trouvees), "information sensible", "informations sensibles")
    combien = nombre if trouvees else "aucune information repérée comme sensible"
    lignes = [
        f"Dossier {dossier.numero}\u00a0: {combien}.",
        *(f"  {trouvee}" for trouvee in trouvees),
        conservation.phrase,
    ]
    return "\n".join(lignes), {
        "fait": True,
        "dossier": dossier.numero,
        "sensibles": [
            {"lieu": list(t.lieu), "mot": t.mot, "genre": t.genre.value} for t in trouvees
        ],
        "dernier_contact": conservation.dernier_contact.isoformat(),
        "purge_le": conservation.purge_le.isoformat() if conservation.purge_le else None,
        "etat": conservation.etat.value,
    }


def _lire_mois(saisie: str) -> int:
    """Lit un nombre de mois. Lève `ArgumentTypeError`."""
    if not saisie.isdecimal() or not 0 < int(saisie) <= _MOIS_MAXIMUM:
        raise argparse.ArgumentTypeError(
            f"«\u00a0{saisie}\u00a0» n’est pas un nombre de mois. Exemple\u00a0: 24."
        )
    return int(saisie)
