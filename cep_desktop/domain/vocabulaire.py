"""Les niveaux du conseil et leurs titres : une donnée, jamais du code."""

from typing import Self

from pydantic import model_validator

from cep_desktop.domain.avancement import Volet
from cep_desktop.domain.identifiant import Cle
from cep_desktop.domain.texte import Intitule, Ligne, Recit
from cep_desktop.domain.valeur import Valeur

__all__ = ["Niveau", "Vocabulaire", "Volet"]


class Niveau(Valeur):
    """Un niveau de service, tel qu’un cahier des charges le nomme."""

    code: Cle
    rang: int
    titre: Intitule
    titre_court: Intitule
    resultat_attendu: Recit = ""
    volets: tuple[Volet, ...]


class Vocabulaire(Valeur):
    """Un découpage du conseil : « 2014 : trois niveaux », « 2019 : deux niveaux »."""

    code: Cle
    titre: Intitule
    reference: Intitule
    nom_du_referent: Ligne = "référent"
    niveaux: tuple[Niveau, ...]

    @model_validator(mode="after")
    def _chaque_volet_une_fois(self) -> Self:
        volets = [volet for niveau in self.niveaux for volet in niveau.volets]
        if sorted(volets) != sorted(Volet):
            raise ValueError("chaque volet du dossier appartient à un niveau et un seul.")
        return self

    def niveau_de(self, volet: Volet) -> Niveau:
        """Rend le niveau qui contient ce volet."""
        return next(niveau for niveau in self.niveaux if volet in niveau.volets)
