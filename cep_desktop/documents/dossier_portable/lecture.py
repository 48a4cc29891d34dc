"""Lit un fichier `*.dossier.json` sans lui faire confiance."""

import json
import re

from pydantic import ValidationError

from cep_desktop.documents.dossier_portable.analyse import (
    EMBOITE,
    REMEDE_CHOIX,
    REMEDE_COPIE,
    DossierIllisible,
    analyser,
)
from cep_desktop.documents.dossier_portable.probleme import (
    problemes_de_forme,
    problemes_de_liens,
)
from cep_desktop.documents.dossier_portable.versions import (
    FORMAT,
    VERSION,
    Contenu,
    mettre_a_jour,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import Probleme
from cep_desktop.domain.liens import liens_rompus

_DEMI_CARACTERE = re.compile("[\ud800-\udfff]")
"""Moitié seule d’un caractère : JSON sait l’écrire, UTF-8 ne sait pas la garder."""

_REFUSE = "\uffff"
"""Caractère que tout champ du dossier refuse, à sa place."""


def lire(octets: bytes) -> Dossier:
    """Rend le dossier du fichier. Lève `DossierIllisible`, avec tous les problèmes trouvés."""
    enveloppe = analyser(octets)
    version = _version(enveloppe)
    return _valider(mettre_a_jour(_contenu(enveloppe), version))


def _version(enveloppe: Contenu) -> int:
    version = enveloppe.get("version")
    if enveloppe.get("format") != FORMAT or type(version) is not int or version < 1:
        raise DossierIllisible(
            "Ce fichier n’est pas un dossier de CEP Desktop.", remede=REMEDE_CHOIX
        )
    if version > VERSION:
        raise DossierIllisible(
            f"Ce dossier est au format {version}\u00a0; ce poste lit jusqu’au format {VERSION}.",
            remede="Mettez CEP Desktop à jour, puis ouvrez-le de nouveau.",
        )
    return version


def _contenu(enveloppe: Contenu) -> Contenu:
    contenu = enveloppe.get("dossier")
    en_trop = sorted(set(enveloppe) - {"format", "version", "dossier"})
    if not isinstance(contenu, dict) or en_trop:
        problemes = tuple(
            Probleme(nom[:60], "ce champ n’existe pas dans cette version. Retirez-le.")
            for nom in en_trop
        )
        raise DossierIllisible("Ce fichier n’a pas la forme d’un dossier.", problemes=problemes)
    return contenu


def _valider(contenu: Contenu) -> Dossier:
    """Valide comme du JSON, sans conversion complaisante : ni « 1 » pour vrai, ni 0 pour 1970."""
    try:
        texte = _DEMI_CARACTERE.sub(_REFUSE, json.dumps(contenu, ensure_ascii=False))
        return Dossier.model_validate_json(texte, strict=True)
    except RecursionError as cause:
        raise DossierIllisible(EMBOITE, remede=REMEDE_COPIE) from cause
    except ValidationError as cause:
        forme = tuple(p for p in problemes_de_forme(cause, contenu) if p.lieu)
        problemes = forme + problemes_de_liens(liens_rompus(contenu))
        if not problemes:  # pydantic n’ouvre pas plus de 200 niveaux, et n’en dit pas la place
            raise DossierIllisible(EMBOITE, remede=REMEDE_COPIE) from None
        raise DossierIllisible(_annoncer(len(problemes)), problemes=problemes) from None


def _annoncer(nombre: int) -> str:
    if nombre == 1:
        return "Ce dossier a un problème à corriger."
    return f"Ce dossier a {nombre} problèmes à corriger."
