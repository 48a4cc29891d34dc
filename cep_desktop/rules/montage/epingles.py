"""Les choix de la personne, et ce qui distingue une variante."""

from dataclasses import dataclass

from cep_desktop.rules.montage.choix import Affecter, Ecarter, Fixer, Prendre
from cep_desktop.rules.montage.colonnes import Modele
from cep_desktop.rules.montage.enonce import Enonce


@dataclass(frozen=True, slots=True)
class Variante:
    """Ce que l’on demande en plus du montage, pour en trouver un autre."""

    paires_interdites: frozenset[frozenset[str]] = frozenset()
    demandes_au_plus: int | None = None
    ensembles_exclus: tuple[frozenset[str], ...] = ()


def respecter_les_choix(modele: Modele, enonce: Enonce) -> None:
    """Les choix de la personne sont des égalités ; une aide absente ne peut rien payer."""
    programme = modele.programme
    for choix in enonce.choix:
        payes = modele.paye.get(choix.offre, {})
        match choix:
            case Prendre(offre=code):
                termes = [(modele.prise[code], 1)] if code in modele.prise else []
                programme.lier(termes, au_moins=1)
            case Ecarter():
                programme.lier([(c, 1) for c in payes.values()], au_plus=0)
            case Fixer(montant=montant):
                fixe = montant.centimes
                programme.lier([(c, 1) for c in payes.values()], au_moins=fixe, au_plus=fixe)
            case Affecter(depense=cle, montant=montant):
                fixe = montant.centimes
                termes = [(c, 1) for rang, c in payes.items() if enonce.connus[rang].cle == cle]
                programme.lier(termes, au_moins=fixe, au_plus=fixe)


def varier(modele: Modele, variante: Variante) -> None:
    """Ajoute les conditions d’une variante, hors les paires interdites (voir `exclure`)."""
    if variante.demandes_au_plus is not None:
        modele.programme.lier(modele.demandes_nouvelles(), au_plus=variante.demandes_au_plus)
    for ensemble in variante.ensembles_exclus:
        dedans = [(c, -1 if code in ensemble else 1) for code, c in modele.prise.items()]
        presents = sum(code in ensemble for code in modele.prise)
        if presents == len(ensemble):
            modele.programme.lier(dedans, au_moins=1 - presents)
