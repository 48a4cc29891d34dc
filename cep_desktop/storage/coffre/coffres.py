"""Les coffres de ce poste : en créer un, l’ouvrir, y remettre une sauvegarde."""

from dataclasses import dataclass, field
from pathlib import Path

from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre.creation import exiger_un_bon_endroit, mettre_en_place
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.entetes import existe
from cep_desktop.storage.coffre.interieur import Horloge
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.ouverture import Deverrouiller, Ouverture
from cep_desktop.storage.coffre.restauration import Restauration
from cep_desktop.storage.coffre.serrure import COUT_NORMAL, Argon2id
from cep_desktop.storage.coffre.trousseau import Trousseau, TrousseauDuPoste
from cep_desktop.usecases.depot import en_francais


@dataclass(frozen=True, slots=True)
class CoffresDuPoste:
    """Les coffres que ce poste crée, ouvre et restaure.

    `ailleurs` est un dossier du poste qui garde une copie du témoin de chacun.
    """

    par_defaut: Path
    ailleurs: Path | None
    horloge: Horloge
    trousseau: Trousseau = field(default_factory=TrousseauDuPoste)
    cout: Argon2id = COUT_NORMAL

    def existe(self, dossier: Path) -> bool:
        """Vrai si ce dossier contient un coffre."""
        return existe(dossier)

    def creer(
        self, dossier: Path, phrase: str, *, auteur: str, malgre_le_reseau: bool = False
    ) -> tuple[CoffreOuvert, str]:
        """Crée un coffre vide et rend aussi le code de secours, montré une seule fois.

        Lève `CoffreFerme`, `PhraseDePasseFaible` ou `DepotImpossible`.
        """
        with en_francais(dossier):
            exiger_un_bon_endroit(dossier, malgre_le_reseau=malgre_le_reseau)
        neuf = en_tete.creer(phrase, cout=self.cout)
        mettre_en_place(dossier, neuf, auteur=auteur, le=self.horloge())
        return self._ouvrir(dossier, lambda _: neuf.cle, auteur), neuf.code_de_secours

    def ouvrir(self, dossier: Path, saisie: str, *, auteur: str) -> CoffreOuvert:
        """Ouvre par la phrase de passe ou le code de secours.

        Lève `PhraseDePasseFausse`, `CoffreAbime`, `CoffreTropRecent`, `CoffreFerme` ou
        `DepotImpossible` ; les fichiers restent tels quels.
        """
        return self._ouvrir(dossier, lambda entete: en_tete.ouvrir(entete, saisie), auteur)

    def ouvrir_par_trousseau(self, dossier: Path, *, auteur: str) -> CoffreOuvert:
        """Ouvre par le trousseau de l’ordinateur. Lève aussi `TrousseauIndisponible`."""
        return self._ouvrir(dossier, self._cle_du_trousseau, auteur)

    def restaurer(self, sauvegarde: Path, dossier: Path, saisie: str, *, auteur: str) -> Path:
        """Remet une sauvegarde en place et rend le dossier où l’ancien coffre est gardé.

        Lève `SauvegardeImpossible`, `PhraseDePasseFausse` ou `CoffreFerme` : le coffre est alors
        resté comme avant.
        """
        return Restauration(sauvegarde, dossier, self.ailleurs, auteur, self.horloge).faire(saisie)

    def _ouvrir(self, dossier: Path, deverrouiller: Deverrouiller, auteur: str) -> CoffreOuvert:
        ouverture = Ouverture(
            dossier, auteur, self.horloge, self.ailleurs, self.trousseau, self.cout
        )
        return ouverture.faire(deverrouiller)

    def _cle_du_trousseau(self, entete: Entete) -> bytes:
        return en_tete.ouvrir_par_trousseau(entete, self.trousseau.reprendre(entete.coffre))
