"""Fait échouer chaque écriture de SQLite l’une après l’autre, et dit ce que le coffre en a fait.

Lancé comme programme : une ligne par panne qui a laissé autre chose que l’ancien état, le nouveau,
ou un refus en français.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.usecases.coffre.erreurs import EcritureImpossible
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, des_coffres
from tests.storage.coffre.disque_temoin import DisqueTemoin, Force, Note

PLEIN, MUET, SANS_GARANTIE = 13, 10 | 3 << 8, 10 | 4 << 8
"""Codes de SQLite : disque plein, écriture refusée, écriture que le disque n’a pas garantie."""

CAMILLE = exemple("camille")
RANGS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
"""Écritures que l’on fait échouer, tour à tour ; les premières portent le plus."""


@dataclass
class Panne:
    """Refuse la n-ième écriture (ou le n-ième passage forcé au disque), puis toutes si demandé."""

    code: int
    rang: int
    dure: bool
    vues: int = 0
    est_survenue: bool = False

    def __call__(self, note: Note) -> int:
        if isinstance(note, Force) is not (self.code == SANS_GARANTIE):
            return 0
        self.vues += 1
        if self.vues == self.rang or (self.dure and self.vues > self.rang):
            self.est_survenue = True
            return self.code
        return 0


def dire(ligne: str) -> None:
    """Rend une ligne à qui a lancé le programme."""
    sys.stdout.write(f"{ligne}\n")


def eprouver(coffre: CoffreOuvert, disque: DisqueTemoin, panne: Panne, revision: int) -> int:
    """Enregistre pendant la panne, puis après ; rend la révision atteinte."""
    dit = f"code {panne.code}, écriture {panne.rang}, {'dure' if panne.dure else 'une fois'}"
    attendu = CAMILLE.avec(numero=f"n{revision + 1}")
    disque.panne = panne
    try:
        coffre.dossiers.ecrire(attendu, attendue=revision, geste="essai")
        revision += 1
    except EcritureImpossible as refus:
        if "intact à l’écran" not in refus.phrase:
            dire(f"{dit} : {refus.phrase}")
    finally:
        disque.panne = None
    _exiger(coffre, revision, f"{dit}, pendant")
    revision = coffre.dossiers.ecrire(
        CAMILLE.avec(numero=f"n{revision + 1}"), attendue=revision, geste="essai"
    )
    _exiger(coffre, revision, f"{dit}, après")
    return revision


def _exiger(coffre: CoffreOuvert, revision: int, dit: str) -> None:
    garde = coffre.dossiers.lire(CAMILLE.id)
    vus = (garde.revision, garde.dossier.numero, len(coffre.dossiers.historique(CAMILLE.id)))
    if vus != (revision, f"n{revision}", revision):
        dire(f"{dit} : {vus} au lieu de la révision {revision}")
    if [f.numero for f in coffre.dossiers.chercher(f"n{revision}")] != [f"n{revision}"]:
        dire(f"{dit} : l’index ne dit pas n{revision}")


def main(racine: Path) -> None:
    """Passe toutes les pannes, jusqu’à celle qui n’arrive plus."""
    disque = DisqueTemoin()
    coffre = des_coffres(racine).ouvrir(PHRASE, auteur=AUTEUR)
    revision = coffre.dossiers.ecrire(CAMILLE.avec(numero="n1"), attendue=0, geste="créé")
    passees = 0
    for code in (PLEIN, MUET, SANS_GARANTIE):
        for dure in (False, True):
            for rang in RANGS:
                panne = Panne(code, rang, dure)
                revision = eprouver(coffre, disque, panne, revision)
                if not panne.est_survenue:
                    break
                passees += 1
    if not coffre.verifier().est_sain:
        dire("le coffre n’est plus sain")
    coffre.fermer()
    dire(str(passees))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
