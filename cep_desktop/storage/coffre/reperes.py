"""Les repères, gardés chiffrés dans le coffre : le nom d’un champ peut en dire long."""

from contextlib import suppress
from dataclasses import dataclass

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.interieur import Interieur, poser_meta
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.reperes import Reperes, ecrire_reperes, lire_reperes

_CLE = "reperes"


@dataclass(frozen=True, slots=True)
class ReperesDuCoffre:
    """Un seul réglage de la base ; en lecture seule, rien ne se garde."""

    interieur: Interieur

    def lire(self) -> Reperes:
        """Rend les repères ; illisibles, aucun."""
        with suppress(ErreurMetier):
            return lire_reperes(self.interieur.reglage(_CLE) or "")
        return Reperes()

    def garder(self, reperes: Reperes) -> None:
        """Remplace les repères, sans les noter au journal : ce n’est pas un geste du métier."""
        if not self.interieur.est_en_lecture_seule:
            with suppress(ErreurMetier), ecriture(self.interieur.moteur) as connexion:
                poser_meta(connexion, _CLE, ecrire_reperes(reperes))
