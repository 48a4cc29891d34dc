"""Refait les fichiers cassés de tests/specimens/dossier_chiffre ; jamais un fichier publié.

Les cassés sont écrits par le second logiciel « age » de ces essais, à petit coût, pour s’ouvrir
vite. Un fichier publié, lui, est écrit une fois par l’application et ne change plus.
Emploi : `python -m tests.documents.dossier_chiffre.specimens`.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cep_desktop.documents.dossier_chiffre import DossierTransmis, ecrire
from cep_desktop.documents.dossier_chiffre.ecriture import ecrire_en_clair
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.usecases.partager import preparer
from tests.cas.dossier import LE, un_dossier
from tests.cas.partage import avec_accord
from tests.documents.dossier_chiffre import age

Contenu = dict[str, Any]

DOSSIER = Path(__file__).parents[2] / "specimens" / "dossier_chiffre"
PHRASE = "lune tracteur violet sardine parapluie comète bocal"


def transmis(dossier: Dossier) -> DossierTransmis:
    """Tout ce qui peut partir de ce dossier."""
    return preparer(
        avec_accord(dossier), PartieDossier, le=LE, destinataire="Apec Orléans"
    ).transmis


def publier(nom: str, dossier: Dossier) -> None:
    """Écrit un spécimen par l’application ; à n’appeler qu’à la publication d’un format."""
    (DOSSIER / nom).write_bytes(ecrire(transmis(dossier), PHRASE))


def casser() -> dict[str, bytes]:
    """Rend chaque fichier cassé, par son nom."""
    clair = ecrire_en_clair(transmis(un_dossier()))
    sain = age.chiffrer(clair, PHRASE)
    debut, sceau, reste = sain.partition(b"\n--- ")
    return {
        "vide": b"",
        "archive": b"PK\x03\x04" + bytes(60),
        "arme": b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
        "age-futur": sain.replace(b"/v1\n", b"/v2\n", 1),
        "intro-coupee": sain[:19],
        "entete-coupe": sain[:60],
        "sceau-change": debut + sceau + _retourner(reste, 3),
        "corps-coupe": sain[:-20],
        "corps-change": _retourner(sain, len(sain) // 2),
        "dernier-octet-change": _retourner(sain, len(sain) - 1),
        "cle-publique": _pour_une_cle_publique(clair),
        "cout-demesure": age.chiffrer(clair, PHRASE, annonce=30),
        "autre-phrase": age.chiffrer(clair, "une tout autre phrase"),
        "pas-un-dossier": age.chiffrer(b"Bonjour", PHRASE),
        "dossier-seul": _changer(lambda contenu: contenu["dossier"]),
        "version-future": _changer(lambda contenu: contenu | {"version": 99}),
        "champ-inconnu": _changer(lambda contenu: contenu | {"photo": "oui"}),
        "fiche-absente": _changer(lambda contenu: contenu | {"fiche": None}),
        "fiche-fausse": _changer(
            lambda contenu: contenu | {"fiche": contenu["fiche"] | {"parties": ["tout"]}}
        ),
        "accord-absent": _changer(
            lambda contenu: contenu | {"fiche": contenu["fiche"] | {"consentement": "N12"}}
        ),
        "renvoi-rompu": _changer(_rompre),
    }


def _changer(changement: Callable[[Contenu], Contenu]) -> bytes:
    contenu = changement(json.loads(ecrire_en_clair(transmis(un_dossier()))))
    return age.chiffrer(json.dumps(contenu, ensure_ascii=False).encode(), PHRASE)


def _rompre(contenu: Contenu) -> Contenu:
    contenu["dossier"]["dossier"]["accompagnement"]["plan_action"]["prochaine_action"] = "A999"
    return contenu


def _retourner(octets: bytes, place: int) -> bytes:
    return octets[:place] + bytes([octets[place] ^ 1]) + octets[place + 1 :]


def _pour_une_cle_publique(clair: bytes) -> bytes:
    """Un fichier « age » juste, mais ouvert par une clé et non par une phrase."""
    from pyrage import encrypt, x25519

    return bytes(encrypt(clair[:100], [x25519.Identity.generate().to_public()]))


if __name__ == "__main__":
    casses = DOSSIER / "casses"
    casses.mkdir(parents=True, exist_ok=True)
    for nom, octets in casser().items():
        (casses / f"{nom}.cep").write_bytes(octets)
