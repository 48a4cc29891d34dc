"""Changer ce qui ouvre un coffre, sans jamais toucher à ses dossiers."""

from dataclasses import dataclass

from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.fichiers import ENTETE, TEMOIN, lieux_du_temoin
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.serrure import COUT_NORMAL, Argon2id, NatureSerrure, poser
from cep_desktop.storage.coffre.temoin import deposer_temoin
from cep_desktop.storage.coffre.trousseau import Trousseau
from cep_desktop.usecases.coffre.journal import Geste
from cep_desktop.usecases.depot import deposer

COUT_DU_TROUSSEAU = Argon2id(passes=1, memoire_kio=8_192, fils=1)
"""Le secret du trousseau a 256 bits tirés au hasard : le ralentir ne servirait à rien."""


@dataclass(frozen=True, slots=True)
class SerruresDuCoffre:
    """Les serrures d’un coffre ouvert ; l’en-tête et sa copie changent ensemble."""

    interieur: Interieur
    trousseau: Trousseau
    cout: Argon2id = COUT_NORMAL

    @property
    def a_le_trousseau(self) -> bool:
        """Vrai si le trousseau de l’ordinateur peut ouvrir ce coffre."""
        return any(s.nature is NatureSerrure.TROUSSEAU for s in self.interieur.entete.serrures)

    def changer_phrase(self, phrase: str) -> None:
        """Change la phrase de passe ; l’ancienne n’ouvre plus le coffre.

        Les sauvegardes déjà faites s’ouvrent encore par l’ancienne. Lève `PhraseDePasseFaible`,
        `DepotImpossible` ou `EcritureImpossible`.
        """
        dedans = self.interieur
        self._remplacer(
            en_tete.changer_phrase(dedans.entete, dedans.cle, phrase, cout=self.cout), "phrase"
        )

    def confier_au_trousseau(self) -> None:
        """Ajoute l’ouverture par le trousseau. Lève `TrousseauIndisponible`."""
        dedans = self.interieur
        dedans.exiger_ecriture()
        coffre = dedans.entete.coffre
        serrure = poser(
            NatureSerrure.TROUSSEAU,
            self.trousseau.confier(coffre),
            dedans.cle,
            coffre=coffre,
            cout=COUT_DU_TROUSSEAU,
        )
        self._remplacer(dedans.entete.avec_serrure(serrure), "trousseau")

    def retirer_du_trousseau(self) -> None:
        """Retire l’ouverture par le trousseau, ici et dans l’en-tête."""
        self._remplacer(
            self.interieur.entete.sans_serrure(NatureSerrure.TROUSSEAU), "sans-trousseau"
        )
        self.trousseau.oublier(self.interieur.entete.coffre)

    def _remplacer(self, entete: Entete, precision: str) -> None:
        dedans = self.interieur
        dedans.noter(Geste.SERRURES, precision=precision)
        avant, dedans.entete = dedans.entete, entete
        temoin = dedans.temoin()
        try:
            deposer(dedans.dossier, {ENTETE: entete.ecrire(), TEMOIN: temoin.ecrire()})
        except BaseException:
            dedans.entete = avant
            raise
        deposer_temoin(temoin, lieux_du_temoin(dedans.dossier, entete.coffre, dedans.ailleurs)[1:])
