"""Les coffres de ce poste : en créer un, l’ouvrir, y remettre une sauvegarde."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cep_desktop.storage.coffre.entree import EnteteBref
from cep_desktop.storage.coffre.fichiers import existe
from cep_desktop.storage.coffre.mots import tirer_phrase
from cep_desktop.storage.coffre.nature import NatureSerrure
from cep_desktop.storage.coffre.trousseau import Trousseau, TrousseauDuPoste

if TYPE_CHECKING:
    from cep_desktop.storage.coffre.entete import Entete
    from cep_desktop.storage.coffre.entrouverture import Entrouverture
    from cep_desktop.storage.coffre.interieur import Horloge
    from cep_desktop.storage.coffre.ouvert import CoffreOuvert
    from cep_desktop.storage.coffre.ouverture import Deverrouiller
    from cep_desktop.storage.coffre.serrure import Argon2id


@dataclass(frozen=True, slots=True)
class CoffresDuPoste:
    """Crée, ouvre ou restaure le coffre d’un emplacement.

    `ailleurs` est un dossier du poste qui garde une copie du témoin de chaque coffre ; sans
    `cout`, une serrure neuve demande celui d’ordinaire.
    """

    emplacement: Path
    ailleurs: Path | None
    horloge: "Horloge"
    trousseau: Trousseau = field(default_factory=TrousseauDuPoste)
    cout: "Argon2id | None" = None

    def situes_a(self, dossier: Path) -> Self:
        """Rend la même chose pour un autre dossier."""
        return replace(self, emplacement=dossier)

    def existe(self) -> bool:
        """Vrai s’il y a déjà un coffre à cet endroit, même abîmé."""
        return existe(self.emplacement)

    def s_ouvre_par_trousseau(self) -> bool:
        """Vrai si le trousseau a été confié au coffre : lu dans son en-tête, sans l’ouvrir."""
        entete = EnteteBref.lire(self.emplacement)
        return entete is not None and NatureSerrure.TROUSSEAU in entete.natures

    def proposer_phrase(self) -> str:
        """Rend sept mots français tirés au hasard."""
        return tirer_phrase()

    def creer(
        self, phrase: str, *, auteur: str, malgre_le_reseau: bool = False
    ) -> "tuple[CoffreOuvert, str]":
        """Crée un coffre vide et rend aussi le code de secours, montré une seule fois.

        Lève `CoffreFerme`, `PhraseDePasseFaible` ou `DepotImpossible`.
        """
        from cep_desktop.storage.coffre import entete as en_tete
        from cep_desktop.storage.coffre.creation import exiger_un_bon_endroit, mettre_en_place
        from cep_desktop.usecases.depot import en_francais

        dossier = self.emplacement
        with en_francais(dossier):
            exiger_un_bon_endroit(dossier, malgre_le_reseau=malgre_le_reseau)
        neuf = en_tete.creer(phrase, cout=self._cout)
        mettre_en_place(dossier, neuf, auteur=auteur, le=self.horloge())
        return self._ouvrir(lambda _: neuf.cle, auteur), neuf.code_de_secours

    def ouvrir(self, saisie: str, *, auteur: str) -> "CoffreOuvert":
        """Ouvre par la phrase de passe ou le code de secours.

        Lève `PhraseDePasseFausse`, `CoffreAbime`, `CoffreTropRecent`, `CoffreFerme` ou
        `DepotImpossible` ; les fichiers restent tels quels.
        """
        from cep_desktop.storage.coffre import entete as en_tete

        return self._ouvrir(lambda entete: en_tete.ouvrir(entete, saisie), auteur)

    def entrouvrir(self, saisie: str) -> "Entrouverture | None":
        """Lit la liste d’un coffre bien refermé ; `None` s’il faut l’ouvrir pour en juger."""
        from cep_desktop.storage.coffre.entrouverture import entrouvrir

        return entrouvrir(
            self.emplacement,
            self.ailleurs,
            saisie,
            maintenant=self.horloge(),
            ouvrir=lambda cle, auteur: self._ouvrir(lambda _: cle, auteur),
        )

    def ouvrir_par_trousseau(self, *, auteur: str) -> "CoffreOuvert":
        """Ouvre par le trousseau de l’ordinateur. Lève aussi `TrousseauIndisponible`."""
        return self._ouvrir(self._cle_du_trousseau, auteur)

    def restaurer(self, sauvegarde: Path, saisie: str, *, auteur: str) -> Path | None:
        """Remet une sauvegarde en place ; rend où l’ancien coffre est gardé, s’il y en avait un.

        Lève `SauvegardeImpossible`, `PhraseDePasseFausse` ou `CoffreFerme` : le coffre est alors
        resté comme avant.
        """
        from cep_desktop.storage.coffre.restauration import Restauration

        restauration = Restauration(
            sauvegarde, self.emplacement, self.ailleurs, auteur, self.horloge
        )
        return restauration.faire(saisie)

    def _ouvrir(self, deverrouiller: "Deverrouiller", auteur: str) -> "CoffreOuvert":
        from cep_desktop.storage.coffre.ouverture import Ouverture

        ouverture = Ouverture(
            self.emplacement, auteur, self.horloge, self.ailleurs, self.trousseau, self._cout
        )
        return ouverture.faire(deverrouiller)

    def _cle_du_trousseau(self, entete: "Entete") -> bytes:
        from cep_desktop.storage.coffre import entete as en_tete

        return en_tete.ouvrir_par_trousseau(entete, self.trousseau.reprendre(entete.coffre))

    @property
    def _cout(self) -> "Argon2id":
        from cep_desktop.storage.coffre.serrure import COUT_NORMAL

        return self.cout or COUT_NORMAL
