"""Le calcul d’un mélange : de l’énoncé au programme, et de sa solution au mélange."""

from cep_desktop.domain.montant import ZERO, Montant, Total, sommer
from cep_desktop.rules.montage.colonnes import Modele
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.epingles import Variante
from cep_desktop.rules.montage.melange import Apportee, But, Melange, Paiement, Preuve, repartir
from cep_desktop.rules.montage.modele import construire, objectifs, presentation
from cep_desktop.rules.montage.offre import Participation
from cep_desktop.rules.montage.preparation import Preparation, preparer
from cep_desktop.rules.montage.resolution import Solution, resoudre


def calculer(
    enonce: Enonce, preparation: Preparation | None = None, variante: Variante | None = None
) -> Melange | None:
    """Le meilleur mélange selon les quatre buts, ou `None` si les choix sont impossibles.

    `preparation`, si elle est déjà faite pour cet énoncé, n’est pas refaite.
    Lève `CalculNonProuve` si le résultat ne peut pas être prouvé au centime.
    """
    preparation = preparation or preparer(enonce)
    modele = construire(enonce, preparation, variante or Variante())
    solution = resoudre(modele.programme, objectifs(modele), presentation(modele))
    if solution is None:
        return None
    inconnues = len(preparation.muettes(enonce))
    a_part = Total(enonce.a_part.montant, enonce.a_part.inconnus + inconnues)
    return _lire(enonce, modele, solution, a_part)


def reste_minimal(enonce: Enonce, preparation: Preparation | None = None) -> Montant | None:
    """Le plus petit reste à payer, sans chercher plus loin ; `None` si c’est impossible."""
    modele = construire(enonce, preparation or preparer(enonce), Variante())
    solution = resoudre(modele.programme, objectifs(modele)[:1])
    if solution is None:
        return None
    reste = enonce.total.montant + Montant(solution.paliers[0].valeur) - enonce.a_part.montant
    return max(reste, ZERO)


def _lire(enonce: Enonce, modele: Modele, solution: Solution, a_part: Total) -> Melange:
    apportees = tuple(
        Apportee(apport.offre, paiements)
        for code, apport in modele.apports.items()
        if (paiements := _paiements(enonce, modele.paye[code], solution))
    )
    payes = tuple(
        sommer(
            paiement.montant
            for apportee in apportees
            for paiement in apportee.paiements
            if paiement.cout is cout
        )
        for cout in enonce.connus
    )
    participations = _participations(enonce, modele, solution, payes)
    return Melange(
        enonce.total,
        apportees,
        repartir(enonce.connus, payes, participations, enonce.capacite),
        tuple(_prouver(enonce, solution)),
        a_part,
    )


def _paiements(
    enonce: Enonce, colonnes: dict[int, int], solution: Solution
) -> tuple[Paiement, ...]:
    return tuple(
        Paiement(enonce.connus[rang], Montant(centimes))
        for rang, colonne in sorted(colonnes.items())
        if (centimes := solution.valeurs[colonne])
    )


def _prouver(enonce: Enonce, solution: Solution) -> list[Preuve]:
    """Les preuves ; le premier but se lit en reste à payer plutôt qu’en aides."""
    total = enonce.total.montant.centimes
    decalages = (total, 0, 0, 0)
    return [
        Preuve(but, palier.valeur + decalage, palier.borne + decalage)
        for but, palier, decalage in zip(But, solution.paliers, decalages, strict=True)
    ]


def _participations(
    enonce: Enonce, modele: Modele, solution: Solution, payes: tuple[Montant, ...]
) -> dict[str, Montant]:
    """Attribue la participation due aux dépenses que l’aide pourrait payer, dans l’ordre du plan.

    Ce que prennent en charge ceux qui en ont le droit vient en moins.
    """
    trouvee = _participation_due(modele, solution)
    if trouvee is None:
        return {}
    code, participation = trouvee
    couts = modele.apports[code].couts
    pris = modele.payes(participation.prise_en_charge_par & set(modele.paye), couts)
    a_payer = participation.montant.centimes - sum(solution.valeurs[c] for c, _ in pris)
    attribuees = {}
    for rang in sorted(couts):
        cout = enonce.connus[rang]
        libre = cout.montant.centimes - payes[rang].centimes if cout.montant else 0
        siens = max(min(libre, a_payer), 0)
        a_payer -= siens
        if siens:
            attribuees[cout.cle] = Montant(siens)
    return attribuees


def _participation_due(modele: Modele, solution: Solution) -> tuple[str, Participation] | None:
    if modele.due is None or not solution.valeurs[modele.due]:
        return None
    return next(
        (code, apport.offre.participation)
        for code, apport in modele.apports.items()
        if apport.offre.participation
    )
