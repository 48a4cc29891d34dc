"""Des dossiers où chaque texte est unique et traçable, et l’accord qui permet de les envoyer."""

from dataclasses import dataclass

from hypothesis import strategies as st

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.forme import Feuille, reecrire
from cep_desktop.domain.liens import Lieu
from cep_desktop.domain.transmission import PartieDossier
from tests.cas.dossier import LE
from tests.cas.hasard import dossiers

DESTINATAIRE = "Apec Orléans"
ACCORD = Consentement(
    id="N999",
    objet=ObjetConsentement.TRANSMISSION_DOSSIER,
    destinataires=(DESTINATAIRE,),
    donne_le=LE,
)
PARTIES = st.sets(st.sampled_from(tuple(PartieDossier)), min_size=1)


def avec_accord(dossier: Dossier, accord: Consentement = ACCORD) -> Dossier:
    """Rend le dossier où la personne accepte d’être transmise à l’Apec."""
    return dossier.avec(consentements=(*dossier.consentements, accord))


@dataclass(frozen=True)
class Marque:
    """Un dossier dont chaque texte est un témoin, et la place de chaque témoin."""

    dossier: Dossier
    places: dict[str, Lieu]


def marquer(dossier: Dossier) -> Marque:
    """Remplace chaque texte libre et chaque nom par un témoin qui n’existe nulle part ailleurs."""
    places: dict[str, Lieu] = {}

    def temoin(feuille: Feuille) -> object:
        est_code = feuille.lieu[-2:] == ("reponse", "valeur")
        if est_code or not (feuille.est_libre or feuille.est_un_nom) or feuille.valeur is None:
            return feuille.valeur
        mot = "Zq" + "".join(chr(ord("a") + int(c)) for c in f"{len(places):05d}") + "qZ"
        places[mot] = feuille.lieu
        return mot

    return Marque(Dossier.model_validate(reecrire(dossier, temoin)), places)


def marques() -> st.SearchStrategy[Marque]:
    """Tire un dossier entier, marqué, et prêt à partir."""
    return dossiers().map(avec_accord).map(marquer)
