"""Le verbe « reimporter » : reprendre le classeur qu’un organisme a rempli."""

import argparse
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.reimporter import RapportDeRetour, examiner_fichier
from cep_desktop.usecases.session import Session

_TOUT, _AUCUN = "tout", "aucun"


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « reimporter » à la ligne de commande."""
    verbe = verbes.add_parser("reimporter", help="reprend le classeur rempli par un organisme")
    verbe.set_defaults(verbe=reimporter)
    verbe.add_argument("classeur", type=Path, metavar="CLASSEUR.xlsx", help="le classeur renvoyé")
    verbe.add_argument(
        "--dossier", type=Path, required=True, metavar="F.dossier.json", help="le dossier envoyé"
    )
    verbe.add_argument(
        "--retenir",
        choices=(_TOUT, _AUCUN),
        default=_TOUT,
        help="retient toutes les réponses lisibles, ou ne fait que comparer",
    )
    verbe.add_argument(
        "--sortie", type=Path, required=True, metavar="F2.dossier.json", help="le dossier repris"
    )
    verbe.add_argument(
        "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="jour de la reprise (aujourd’hui sinon)"
    )
    verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")


def reimporter(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Compare le classeur au dossier, retient, écrit le dossier repris. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.dossier)
    rapport = examiner_fichier(demande.classeur, dossier, le=demande.le or atelier.aujourd_hui())
    geste = rapport.retenir() if demande.retenir == _TOUT else None
    retenus = {reponse.financement for reponse in geste.reponses} if geste else set()
    atelier.exporter(Session(dossier).executer(geste) if geste else dossier, demande.sortie)
    return raconter(rapport, retenus), {
        "fait": True,
        "sortie": str(demande.sortie),
        **decrire(rapport, retenus),
    }


def raconter(rapport: RapportDeRetour, retenus: set[str]) -> str:
    """Dit le rapport à une personne, une ligne par chose."""
    par = f", rempli par {rapport.repondu_par}" if rapport.repondu_par else ""
    lignes = [f"Dossier {rapport.dossier}, version\u00a0{rapport.version}{par}."]
    lignes += [f"  {avis}" for avis in rapport.avertissements]
    for ecart in rapport.ecarts:
        fait = "retenu" if ecart.cle in retenus else "non retenu"
        avis = f" ({ecart.avis})" if ecart.avis else ""
        lignes.append(f"  {ecart.financeur}\u00a0: {ecart.envoye} → {ecart.recu}{avis}, {fait}")
    lignes += [f"  {nom}\u00a0: sans changement" for nom in rapport.sans_changement]
    lignes += [f"  {nom}\u00a0: pas de réponse" for nom in rapport.sans_reponse]
    lignes += [f"  Ligne\u00a0{p.ligne} gardée à part\u00a0: {p.texte}" for p in rapport.a_part]
    lignes += [f"  À corriger\u00a0: {probleme}" for probleme in rapport.problemes]
    return "\n".join(lignes)


def decrire(rapport: RapportDeRetour, retenus: set[str]) -> Reponse:
    """Décrit le rapport pour une machine."""
    return {
        "dossier": rapport.dossier,
        "version": rapport.version,
        "empreinte": rapport.empreinte,
        "repondu_par": rapport.repondu_par,
        "ouvre_une_version": bool(retenus) and rapport.ouvre_une_version,
        "ecarts": [
            {
                "cle": ecart.cle,
                "financeur": ecart.financeur,
                "dispositif": ecart.dispositif,
                "ligne": ecart.ligne,
                "envoye": ecart.envoye,
                "recu": ecart.recu,
                "avis": ecart.avis,
                "retenu": ecart.cle in retenus,
            }
            for ecart in rapport.ecarts
        ],
        "sans_changement": list(rapport.sans_changement),
        "sans_reponse": list(rapport.sans_reponse),
        "a_part": [{"ligne": p.ligne, "texte": p.texte} for p in rapport.a_part],
        "avertissements": list(rapport.avertissements),
        "problemes": [
            {
                "feuille": p.feuille,
                "ligne": p.ligne,
                "colonne": p.colonne,
                "trouve": p.trouve,
                "attendu": p.attendu,
                "remede": p.remede,
            }
            for p in rapport.problemes
        ],
    }
