"""Créer le plan signé : les fichiers d’abord, puis le geste qui clôt la version."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.signature import CloreVersion, PoserSignature
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.produire import composer_papiers
from cep_desktop.usecases.signature.plan import empreinte_du_plan, signer_le_plan
from cep_desktop.usecases.signature.sceau import Sceau

PLAN_SIGNE = "plan signé"
PREUVE = NaturePapier.PREUVE


@dataclass(frozen=True, slots=True)
class Reponse:
    """Comment quelqu’un a signé, et son tracé en PNG (vide s’il a écrit son nom)."""

    geste: PoserSignature
    png: bytes = field(repr=False)


def creer_le_plan_signe(
    dossier: Dossier,
    gabarits: Gabarits,
    reponses: tuple[Reponse, ...],
    sortie: Path,
    *,
    le: datetime,
    sceau: Sceau | None = None,
) -> Enchainer:
    """Dépose les fichiers signés et rend le geste à faire sur le dossier. Lève `ErreurMetier`.

    Rien ne change dans le dossier si un fichier n’a pas pu s’écrire.
    """
    gestes = tuple(_avec_empreinte(r.geste, dossier, le) for r in reponses)
    signe = Enchainer(gestes, PLAN_SIGNE).appliquer(dossier)
    traces = {r.geste.role: r.png for r in reponses if r.png}
    ecrit = signer_le_plan(signe, gabarits, traces, le=le, sceau=sceau)
    clore = CloreVersion(le.astimezone().date(), ecrit.fichiers)
    tout = Enchainer((*gestes, clore), PLAN_SIGNE)
    jour = le.astimezone().date()
    preuve = composer_papiers(tout.appliquer(dossier), gabarits, le=jour, natures=(PREUVE,))
    papiers = (*ecrit.papiers, *preuve)
    deposer(sortie, {papier.nom: papier.octets for papier in papiers})
    return tout


def _avec_empreinte(geste: PoserSignature, dossier: Dossier, le: datetime) -> PoserSignature:
    return replace(geste, empreinte=empreinte_du_plan(dossier, le=le))
