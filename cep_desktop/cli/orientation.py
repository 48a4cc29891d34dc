"""Les verbes « aiguiller » et « dates » : vers qui aller, et quand."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cep_desktop.cli.analyseur import Analyseur, lire_jour
from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.aiguillage import OrdreRappele, ReponseAiguillage
from cep_desktop.rules.delais import DateLimite, Faisabilite
from cep_desktop.rules.verdict import EtatCondition
from cep_desktop.usecases.atelier import Atelier

_REPONSES = {
    EtatCondition.REMPLI: "Oui",
    EtatCondition.INCONNU: "À vérifier",
    EtatCondition.NON_REMPLI: "Pas aujourd’hui",
}


def inscrire(verbes: "argparse._SubParsersAction[Analyseur]") -> None:
    """Ajoute « aiguiller » et « dates » à la ligne de commande."""
    for nom, aide, faire in (
        ("aiguiller", "dit quelle structure peut aider", aiguiller),
        ("dates", "dit les dates à ne pas laisser passer", dater),
    ):
        verbe = verbes.add_parser(nom, help=aide)
        verbe.add_argument("fichier", type=Path, metavar="F.dossier.json", help="le dossier")
        verbe.add_argument("--le", type=lire_jour, metavar="AAAA-MM-JJ", help="vu de ce jour")
        verbe.add_argument("--json", action="store_true", help="répond en JSON, pour une machine")
        verbe.set_defaults(verbe=faire)


def aiguiller(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Dit quelles structures peuvent aider. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    aiguillage = atelier.aiguiller(dossier, le=demande.le)
    lignes = [
        *(ligne for ordre in aiguillage.ordres for ligne in _dire_ordre(ordre)),
        *(ligne for reponse in aiguillage.reponses for ligne in _dire_structure(reponse)),
    ]
    reponse: Reponse = {
        "fait": True,
        "dossier": dossier.numero,
        "structures": [_decrire_structure(r) for r in aiguillage.reponses],
        "ordres": [
            {"titre": ordre.titre, "rompu": ordre.est_rompu, "reference": ordre.reference}
            for ordre in aiguillage.ordres
        ],
    }
    return "\n".join(lignes), reponse


def _dire_ordre(ordre: OrdreRappele) -> Iterator[str]:
    yield f"{ordre.titre} ({ordre.reference})"
    yield f"  {ordre.avertissement}"
    for rang, pas in enumerate(ordre.pas, 1):
        quand = f"le {ecrire_date(pas.le)}" if pas.le else "pas encore"
        trop_tot = ", trop tôt" if pas.etat is EtatCondition.NON_REMPLI else ""
        yield f"  {rang}. {pas.libelle}\u00a0: {quand}{trop_tot}"
    yield ""


def _dire_structure(reponse: ReponseAiguillage) -> Iterator[str]:
    yield f"{_REPONSES[reponse.etat]}\u00a0: {reponse.route.operateur}"
    if reponse.exclusion:
        yield f"  {reponse.exclusion}"
    for raison in reponse.raisons:
        yield f"  {raison.etat.libelle}\u00a0: {raison.exige}. {raison.constate}."
    if reponse.etat is not EtatCondition.NON_REMPLI:
        yield from (f"  {nuance}" for nuance in reponse.route.nuances)


def _decrire_structure(reponse: ReponseAiguillage) -> Reponse:
    route = reponse.route
    return {
        "code": route.code,
        "operateur": route.operateur,
        "etat": reponse.etat.value,
        "raisons": [
            {"exige": r.exige, "constate": r.constate, "etat": r.etat.value}
            for r in reponse.raisons
        ],
        "exclusion": reponse.exclusion,
        "reference": str(route.reference),
        "verifie_le": route.verifie_le.isoformat(),
    }


def dater(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Dit toutes les dates à ne pas laisser passer. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    planning = atelier.planifier(dossier, le=demande.le)
    lignes = [*map(_dire_date, planning.dates), *_dire_faisabilite(planning.faisabilite)]
    faisabilite = planning.faisabilite
    reponse: Reponse = {
        "fait": True,
        "dossier": dossier.numero,
        "dates": [_decrire_date(d) for d in planning.dates],
        "possible": faisabilite.est_possible,
        "debut_au_plus_tot": _iso(faisabilite.debut_au_plus_tot),
    }
    return "\n".join(lignes) or "Aucune date à surveiller.", reponse


def _dire_date(limite: DateLimite) -> str:
    quand = ecrire_date(limite.le) if limite.le else "date inconnue"
    etat = ""
    if limite.faite_le:
        etat = f" Fait le {ecrire_date(limite.faite_le)}."
    elif limite.est_manquee:
        etat = " Date passée."
    return (
        f"{quand} ({limite.role.libelle})\u00a0: {limite.libelle}, {limite.nom}.{etat}\n"
        f"  {limite.calcul}. {limite.reference}."
    )


def _dire_faisabilite(faisabilite: Faisabilite) -> Iterator[str]:
    if faisabilite.est_possible:
        return
    yield ""
    yield "La formation ne peut plus commencer à la date prévue."
    yield from (f"  {raison}" for raison in faisabilite.raisons)
    if faisabilite.debut_au_plus_tot:
        yield f"  Au plus tôt\u00a0: {ecrire_date(faisabilite.debut_au_plus_tot)}."


def _decrire_date(limite: DateLimite) -> Reponse:
    return {
        "dispositif": limite.dispositif,
        "code": limite.code,
        "libelle": limite.libelle,
        "role": limite.role.value,
        "le": _iso(limite.le),
        "calcul": limite.calcul,
        "reference": limite.reference,
        "faite_le": _iso(limite.faite_le),
        "manquee": limite.est_manquee,
    }


def _iso(jour: object) -> str | None:
    return None if jour is None else str(jour)
