"""Le verbe « monter » : qui paierait quoi, pourquoi, et ce qui pourrait changer."""

import argparse
import textwrap
from collections.abc import Iterator

from cep_desktop.cli.reponse import Reponse
from cep_desktop.domain.montant import Total
from cep_desktop.domain.plan_financement import Fourchette
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.montage.choix import Choix, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.melange import LigneMelange, Melange
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.monter import MontageDuDossier

_LARGEUR = 100
_MARGE = "  "


def monter(atelier: Atelier, demande: argparse.Namespace) -> tuple[str, Reponse]:
    """Cherche le meilleur montage pour un fichier. Lève `ErreurMetier`."""
    dossier = atelier.lire_fichier(demande.fichier)
    trouve = atelier.monter(dossier, le=demande.le, choix=_choix(demande))
    return "\n".join(_raconter(dossier.numero, trouve)), _decrire(dossier.numero, trouve)


def _choix(demande: argparse.Namespace) -> tuple[Choix, ...]:
    return (
        *(Prendre(code) for code in demande.prendre),
        *(Ecarter(code) for code in demande.ecarter),
        *(Fixer(code, montant) for code, montant in demande.fixer),
    )


def _raconter(numero: str, trouve: MontageDuDossier) -> Iterator[str]:
    montage, melange = trouve.montage, trouve.montage.melange
    yield f"Dossier {numero}, règles du {ecrire_date(trouve.le)}"
    yield ""
    yield from textwrap.wrap(montage.phrase, _LARGEUR, break_on_hyphens=False)
    yield from _titrer("Qui paie quoi", _tableau(melange))
    yield from _titrer("Pourquoi", montage.pourquoi)
    yield from _titrer("Selon les réponses", _fourchette(montage.fourchette))
    yield from _titrer("Ce qui changerait le plus", [s.phrase for s in montage.sensibilites])
    yield from _titrer("Autres montages", [a.phrase for a in montage.alternatives])
    yield from _titrer("À lire avant d’y compter", trouve.avertissements)
    absentes = [f"{n.offre.nom}\u00a0: {n.raison}" for n in montage.non_retenues]
    yield from _titrer("Aides non retenues", absentes)
    autres = [f"{cote.nom}\u00a0: {cote.raison}" for cote in trouve.a_verifier]
    yield from _titrer("Aides à vérifier d’abord", autres)
    yield from _titrer("Preuve", _preuves(melange))


def _titrer(titre: str, phrases: tuple[str, ...] | list[str]) -> Iterator[str]:
    if not phrases:
        return
    yield ""
    yield titre.upper()
    for phrase in phrases:
        yield from textwrap.wrap(
            phrase,
            _LARGEUR,
            initial_indent=_MARGE,
            subsequent_indent=_MARGE * 2,
            break_on_hyphens=False,
        )


def _tableau(melange: Melange) -> list[str]:
    return [
        f"{ligne.cout.libelle}, {ligne.cout.montant}\u00a0: {', '.join(_parts(melange, ligne))}"
        for ligne in melange.lignes
    ]


def _parts(melange: Melange, ligne: LigneMelange) -> Iterator[str]:
    for apportee in melange.apportees:
        for paiement in apportee.paiements:
            if paiement.cout == ligne.cout:
                yield f"{apportee.offre.nom} {paiement.montant}"
    vous = ligne.participation + ligne.autofinancement
    if vous:
        yield f"vous {vous}"
    if ligne.reste:
        yield f"reste {ligne.reste}"


def _fourchette(fourchette: Fourchette) -> tuple[str, ...]:
    return (
        f"Si tout est accepté, il vous resterait {_dire(fourchette.si_tout_est_accepte)}.",
        f"Avec les seules aides accordées, {_dire(fourchette.si_rien_de_plus)}.",
    )


def _dire(total: Total) -> str:
    return f"{total.montant}" if total.est_complet else f"au moins {total.montant}"


def _preuves(melange: Melange) -> list[str]:
    buts = [preuve.but.libelle for preuve in melange.preuves if preuve.est_etablie]
    return [f"{but}\u00a0: prouvé, rien de mieux n’existe." for but in buts]


def _decrire(numero: str, trouve: MontageDuDossier) -> Reponse:
    montage = trouve.montage
    return {
        "fait": True,
        "dossier": numero,
        "le": trouve.le.isoformat(),
        "phrase": montage.phrase,
        "melange": _decrire_melange(montage.melange),
        "pourquoi": list(montage.pourquoi),
        "fourchette": {
            "si_tout_est_accepte": _decrire_total(montage.fourchette.si_tout_est_accepte),
            "si_rien_de_plus": _decrire_total(montage.fourchette.si_rien_de_plus),
        },
        "sensibilites": [
            {"ecart": s.ecart.centimes, "phrase": s.phrase} for s in montage.sensibilites
        ],
        "alternatives": [
            {
                "titre": a.titre,
                "ecart": a.ecart.centimes,
                "phrase": a.phrase,
                "melange": _decrire_melange(a.melange),
            }
            for a in montage.alternatives
        ],
        "cumuls_a_verifier": [
            {"aides": sorted(c.codes), "phrase": c.phrase} for c in montage.cumuls_a_verifier
        ],
        "avertissements": list(trouve.avertissements),
        "non_retenues": [{"aide": n.offre.code, "raison": n.raison} for n in montage.non_retenues],
        "a_verifier": [{"aide": c.code, "raison": c.raison} for c in trouve.a_verifier],
    }


def _decrire_melange(melange: Melange) -> Reponse:
    return {
        "reste_a_payer": _decrire_total(melange.reste_a_payer),
        "participation": melange.participation.centimes,
        "autofinancement": melange.autofinancement.centimes,
        "reste": melange.reste.centimes,
        "aides": [
            {
                "aide": a.offre.code,
                "nom": a.offre.nom,
                "montant": a.montant.centimes,
                "confiance": a.offre.confiance.value,
                "paiements": [
                    {"depense": p.cout.cle, "montant": p.montant.centimes} for p in a.paiements
                ],
            }
            for a in melange.apportees
        ],
        "preuves": [
            {"but": p.but.value, "valeur": p.valeur, "borne": p.borne} for p in melange.preuves
        ],
    }


def _decrire_total(total: Total) -> Reponse:
    return {"montant": total.montant.centimes, "inconnus": total.inconnus}
