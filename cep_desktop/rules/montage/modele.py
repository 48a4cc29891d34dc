"""La traduction du montage en programme : qui paie quoi, et ce que la loi interdit.

Une colonne par aide (prise ou non), une par aide et par dépense (centimes payés). Le sens de
chaque ligne est dit à côté d’elle ; le modèle entier est écrit dans docs/adr/0012.
"""

from cep_desktop.rules.montage.colonnes import Modele
from cep_desktop.rules.montage.contraintes import (
    demander_cofinancement,
    demander_participation,
    exclure,
    faire_passer_apres,
    plafonner_ensemble,
)
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.epingles import Variante, respecter_les_choix, varier
from cep_desktop.rules.montage.offre import Versement
from cep_desktop.rules.montage.preparation import Apport, Preparation
from cep_desktop.rules.montage.programme import Termes


def construire(enonce: Enonce, preparation: Preparation, variante: Variante) -> Modele:
    """Écrit toutes les colonnes et toutes les lignes, dans un ordre fixe."""
    modele = Modele()
    for apport in preparation.apports:
        if apport.capacite:
            _ajouter_aide(modele, apport, enonce)
    _couvrir_sans_depasser(modele, enonce)
    for apport in modele.apports.values():
        demander_participation(modele, apport, enonce)
        demander_cofinancement(modele, apport, enonce)
    for apport in modele.apports.values():
        faire_passer_apres(modele, apport, enonce)
    exclure(modele, variante.paires_interdites)
    for commun in enonce.plafonds_communs:
        plafonner_ensemble(modele, commun, enonce)
    respecter_les_choix(modele, enonce)
    varier(modele, variante)
    return modele


def objectifs(modele: Modele) -> tuple[Termes, ...]:
    """Les quatre buts, du premier au dernier.

    Payer le plus possible par les aides ; le moins de centimes incertains ; le moins de demandes
    nouvelles ; le plus possible par les aides que la loi mobilise d’abord.
    """
    offres = {code: apport.offre for code, apport in modele.apports.items()}

    def peser(poids: dict[str, int]) -> Termes:
        return tuple((c, p) for code, p in poids.items() if p for c in modele.paye[code].values())

    return (
        peser(dict.fromkeys(offres, -1)),
        peser({code: offre.confiance.incertitude for code, offre in offres.items()}),
        modele.demandes_nouvelles(),
        peser({code: offre.rang for code, offre in offres.items()}),
    )


def presentation(modele: Modele) -> Termes:
    """Ce qui départage des mélanges aussi bons : les premières aides paient les premières dépenses.

    Ce n’est pas un but, seulement un tableau plus lisible et toujours le même.
    """
    aides = len(modele.paye)
    return tuple(
        (colonne, rang * (aides - place))
        for place, payes in enumerate(modele.paye.values())
        for rang, colonne in payes.items()
        if rang
    )


def _ajouter_aide(modele: Modele, apport: Apport, enonce: Enonce) -> None:
    """Une aide prise paie au moins sa plus petite demande, au plus sa capacité ; sinon, rien.

    Redire ce « rien » dépense par dépense resserre le calcul sans rien y changer.
    """
    programme, offre = modele.programme, apport.offre
    prise = programme.decider()
    couts = sorted(apport.couts)
    payes = {rang: programme.compter(min(enonce.prix((rang,)), apport.capacite)) for rang in couts}
    modele.apports[offre.code], modele.prise[offre.code] = apport, prise
    modele.paye[offre.code] = payes
    somme = [(colonne, 1) for colonne in payes.values()]
    moins = apport.capacite
    if offre.versement is Versement.LIBRE:
        moins = min(offre.minimum.centimes, apport.capacite)
    programme.lier([*somme, (prise, -apport.capacite)], au_plus=0)
    programme.lier([*somme, (prise, -moins)], au_moins=0)
    for colonne in payes.values() if len(payes) > 1 else ():
        programme.lier([(colonne, 1), (prise, -programme.maxima[colonne])], au_plus=0)
    for borne in apport.bornes:
        if borne.couts != apport.couts:  # celle qui porte sur tout est déjà la capacité
            programme.lier(
                ((payes[rang], 1) for rang in sorted(borne.couts)), au_plus=borne.maximum
            )


def _couvrir_sans_depasser(modele: Modele, enonce: Enonce) -> None:
    """Une dépense n’est jamais payée plus qu’elle ne coûte."""
    for rang in range(len(enonce.connus)):
        termes = tuple(modele.payes(modele.paye, frozenset({rang})))
        if len(termes) > 1:
            modele.programme.lier(termes, au_plus=enonce.prix((rang,)))
