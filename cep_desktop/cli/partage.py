"""Les verbes « partager » et « recevoir » : un dossier passe d’un opérateur à un autre."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cep_desktop.cli import phrase as saisie
from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.transmission import FicheTransmission, PartieDossier
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.usecases import partager as envois
from cep_desktop.usecases import recevoir as receptions
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session

_PARTIES = ",".join(partie.value for partie in PartieDossier)


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « partager » et « recevoir » à la ligne de commande."""
    partage = verbes.add_parser("partager", help="écrit un dossier chiffré pour un autre opérateur")
    partage.set_defaults(verbe=partager)
    partage.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
    partage.add_argument(
        "--quoi", type=_lire_parties, required=True, metavar=_PARTIES, help="ce qui part"
    )
    partage.add_argument(
        "--a", metavar="ORGANISME", help="le destinataire, si l’accord en nomme plusieurs"
    )
    recoit = verbes.add_parser("recevoir", help="ouvre un dossier chiffré par un autre opérateur")
    recoit.set_defaults(verbe=recevoir)
    recoit.add_argument("fichier", type=Path, metavar="X.cep", help="le fichier reçu")
    recoit.add_argument(
        "--prendre", type=_lire_parties, metavar=_PARTIES, help="ce que le dossier existant reprend"
    )
    recoit.add_argument("--apercu", action="store_true", help="montre, sans rien écrire")
    for verbe, quoi in ((partage, "X.cep"), (recoit, "F.dossier.json")):
        verbe.add_argument(
            "--sortie", type=Path, required=True, metavar=quoi, help="fichier d’arrivée"
        )
        verbe.add_argument(
            "--le", type=lire_jour, metavar="AAAA-MM-JJ", help="date notée (aujourd’hui sinon)"
        )
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
        saisie.ajouter_options(verbe)


def partager(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Écrit un `.cep`, puis note l’envoi dans le dossier. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    jour = demande.le or atelier.aujourd_hui()
    envoi = envois.preparer(dossier, demande.quoi, le=jour, destinataire=demande.a)
    with envois.ecrire(envoi, saisie.recevoir_nouvelle(demande), demande.sortie):
        atelier.exporter(envoi.trace.appliquer(dossier), demande.fichier)
    fiche = envoi.transmis.fiche
    lignes = [
        f"{demande.sortie}\u00a0: pour {fiche.destinataire}, avec l’accord {fiche.consentement}.",
        *(f"  {partie.libelle}" for partie in fiche.parties),
        "L’envoi est noté dans le dossier. Donnez la phrase de passe de vive voix.",
        *(f"À relire, le nom y est écrit\u00a0: {lieu}" for lieu in envoi.mentions),
        *(f"À relire, sensible\u00a0: {signalement}" for signalement in envoi.sensibles),
    ]
    return "\n".join(lignes), {
        "fait": True,
        "sortie": str(demande.sortie),
        "fiche": _decrire_fiche(fiche),
        "mentions": list(envoi.mentions),
        "sensibles": [str(signalement) for signalement in envoi.sensibles],
    }


def recevoir(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Montre un `.cep`, puis crée un dossier ou complète le vôtre. Lève `ErreurMetier`."""
    sortie: Path = demande.sortie
    transmis = receptions.lire_fichier(demande.fichier, saisie.recevoir(demande))
    connu = atelier.lire_fichier(sortie) if sortie.exists() else None
    reception = receptions.examiner(transmis, connu)
    fait = "Rien n’est écrit."
    if not demande.apercu:
        dossier = _reprendre(atelier, demande, reception, connu)
        atelier.exporter(dossier, sortie)
        fait = f"{sortie}\u00a0: dossier {dossier.numero} {'complété' if connu else 'créé'}."
    return "\n".join([*_raconter(reception), fait]), {
        "fait": True,
        "sortie": None if demande.apercu else str(sortie),
        "fiche": _decrire_fiche(reception.fiche),
        "surplus": reception.surplus,
        "parties": [
            {"partie": recue.partie.value, "etat": recue.etat.value, "perte": recue.perte}
            for recue in reception.parties
        ],
    }


def _reprendre(
    atelier: Atelier,
    demande: argparse.Namespace,
    reception: receptions.Reception,
    connu: Dossier | None,
) -> Dossier:
    jour = demande.le or atelier.aujourd_hui()
    if connu is None:
        return receptions.creer(reception, le=jour)
    if demande.prendre is None:
        raise receptions.ReceptionRefusee(
            f"{demande.sortie} existe déjà. Rien n’a été changé.",
            remede="Dites ce que vous reprenez\u00a0: --prendre identite,projet…",
            problemes=tuple(
                Probleme(recue.partie.value, f"{recue.etat.libelle}. {recue.perte}".strip())
                for recue in reception.parties
            ),
        )
    geste = receptions.ReprendreParties(reception, frozenset(demande.prendre), jour)
    return Session(connu).executer(geste)


def _raconter(reception: receptions.Reception) -> Iterator[str]:
    fiche = reception.fiche
    yield (
        f"Envoyé par {fiche.expediteur}, {fiche.structure}, le {ecrire_date(fiche.envoyee_le)}, "
        f"pour {fiche.destinataire}, avec l’accord {fiche.consentement}."
    )
    for recue in reception.parties:
        perte = f" {recue.perte}" if recue.perte else ""
        yield f"  {recue.partie.libelle}\u00a0: {recue.etat.libelle.lower()}.{perte}"
    if reception.surplus:
        yield "Le fichier contient plus que sa fiche n’annonce\u00a0: le surplus est laissé."


def _decrire_fiche(fiche: FicheTransmission) -> Reponse:
    return fiche.model_dump(mode="json")


def _lire_parties(choix: str) -> tuple[PartieDossier, ...]:
    """Lit « identite,plan ». Lève `ArgumentTypeError`."""
    connues = {partie.value: partie for partie in PartieDossier}
    codes = [code.strip() for code in choix.split(",") if code.strip()]
    inconnu = next((code for code in codes if code not in connues), None)
    if inconnu is not None or not codes:
        raise argparse.ArgumentTypeError(
            f"«\u00a0{inconnu or choix}\u00a0» n’est pas une partie du dossier. "
            f"Parties\u00a0: {', '.join(connues)}."
        )
    return tuple(connues[code] for code in codes)
