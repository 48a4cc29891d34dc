"""Créer le plan signé : les fichiers d’abord, puis le geste qui clôt la version."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.signature import CloreVersion, PoserSignature
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import NOM_MANIFESTE, composer_papiers, manifester
from cep_desktop.usecases.remise import accords_en_vigueur
from cep_desktop.usecases.signature.plan import empreinte_du_plan, signer_le_plan
from cep_desktop.usecases.signature.sceau import Sceau

PLAN_SIGNE = "plan signé"
PREUVE = NaturePapier.PREUVE


@dataclass(frozen=True, slots=True)
class Reponse:
    """Comment quelqu’un a signé, et son tracé en PNG (vide s’il a écrit son nom)."""

    geste: PoserSignature
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlanCree:
    """Le geste à faire sur le dossier, et ce que la personne doit savoir des fichiers."""

    geste: Enchainer
    avis: tuple[str, ...]


def creer_le_plan_signe(
    dossier: Dossier,
    gabarits: Gabarits,
    reponses: tuple[Reponse, ...],
    sortie: Path,
    *,
    le: datetime,
    sceau: Sceau | None = None,
    dire: Callable[[str], None] | None = None,
) -> PlanCree:
    """Dépose le dossier de preuve : fichiers signés, preuve, manifeste avec empreintes et accords.

    Avec un sceau, le plan y est aussi en PDF. Rien ne change dans le dossier si un fichier n’a pas
    pu s’écrire. Lève `ErreurMetier`.
    """
    gestes = tuple(_avec_empreinte(r.geste, dossier, le) for r in reponses)
    signe = Enchainer(gestes, PLAN_SIGNE).appliquer(dossier)
    traces = {r.geste.role: r.png for r in reponses if r.png}
    ecrit = signer_le_plan(signe, gabarits, traces, le=le, sceau=sceau, en_pdf=True, dire=dire)
    jour = le.astimezone().date()
    tout = Enchainer((*gestes, CloreVersion(jour, ecrit.fichiers)), PLAN_SIGNE)
    close = tout.appliquer(dossier)
    papiers = (*ecrit.papiers, *composer_papiers(close, gabarits, le=jour, natures=(PREUVE,)))
    accords = {"accords": accords_en_vigueur(close, le=jour)}
    manifeste = manifester(close, papiers, jour, suite={**accords})
    fichiers = {papier.nom: papier.octets for papier in papiers}
    deposer(sortie, {**fichiers, NOM_MANIFESTE: manifeste.encode()})
    return PlanCree(tout, ecrit.avis)


def _avec_empreinte(geste: PoserSignature, dossier: Dossier, le: datetime) -> PoserSignature:
    return replace(geste, empreinte=empreinte_du_plan(dossier, le=le))
