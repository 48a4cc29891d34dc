"""Le « pourquoi » du mélange, en français simple."""

from collections.abc import Iterator
from dataclasses import dataclass

from cep_desktop.domain.montant import ZERO, Montant, sommer
from cep_desktop.domain.plan_financement import encadrer
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.offre import Confiance, Lien, Offre, Versement
from cep_desktop.rules.montage.preparation import Apport, Preparation

_CONFIANCES = {
    Confiance.ACCORDE: "C’est accordé.",
    Confiance.PROBABLE: "C’est probable.",
    Confiance.A_CONFIRMER: "C’est à confirmer.",
}


@dataclass(frozen=True, slots=True)
class NonRetenue:
    """Une aide absente du mélange, et la raison."""

    offre: Offre
    raison: str


def resumer(melange: Melange, enonce: Enonce) -> str:
    """Le montage en une phrase : ce que coûte le projet, qui paie, ce qui reste."""
    cout = f"Le projet coûte {_au_moins(melange.cout.inconnus)}{melange.cout.montant}."
    payeurs = [f"{a.offre.nom} {_paie(a)} {a.montant}" for a in melange.apportees]
    aides = f"{enumerer(payeurs)}." if payeurs else "Aucune aide ne paie."
    if melange.a_part.montant:
        aides += f" S’ajoutent {melange.a_part.montant} d’aides notées au plan."
    reste = melange.reste_a_payer
    suite = f"Il vous resterait {encadrer(reste.montant, couts=melange.cout, aides=melange.a_part)}"
    if melange.participation:
        suite += f", dont {melange.participation} de participation"
    phrases = [cout, aides, f"{suite}."]
    if enonce.capacite is not None and melange.manque:
        phrases.append(f"Il manque {melange.manque} de plus que ce que vous pouvez payer.")
    return " ".join(phrases)


def expliquer(melange: Melange, preparation: Preparation) -> tuple[str, ...]:
    """Une phrase par aide prise : ce qu’elle paie, et ce qui l’arrête."""
    apports = {apport.offre.code: apport for apport in preparation.apports}
    return tuple(
        f"{a.offre.nom} {_paie(a)} {a.montant}\u00a0: {detailler(a)}. "
        f"{_arret(a, apports[a.offre.code], melange)} {_CONFIANCES[a.offre.confiance]}"
        for a in melange.apportees
    )


def expliquer_participation(melange: Melange) -> Iterator[str]:
    """Ce que la personne paie de participation, ou ce qui l’en dispense."""
    for apportee in melange.apportees:
        participation = apportee.offre.participation
        if participation is None:
            continue
        dispenses = [
            (_abondement(melange, apportee, code), e)
            for e in participation.exonerations
            for code in sorted(e.grace_a)
        ]
        certaine = next((a for a, e in dispenses if a and e.est_certaine), None)
        nom, source = apportee.offre.nom, participation.reference
        if certaine:
            yield f"{certaine.offre.nom} vous dispense de la participation ({nom}, {source})."
        elif melange.participation:
            yield f"Vous payez {melange.participation} de participation ({nom}, {source})."
        else:
            yield f"Une autre aide paie la participation ({nom}, {source})."
        yield from (
            f"{a.offre.nom} pourrait vous dispenser de la participation\u00a0: "
            f"à confirmer ({e.reference})."
            for a, e in dispenses
            if a and not e.est_certaine and not certaine
        )


def _abondement(melange: Melange, aidee: Apportee, code: str) -> Apportee | None:
    """L’aide de ce code, si elle paie une dépense que l’autre pourrait payer."""
    autre = melange.apportee(code)
    if autre and any(p.cout.poste in aidee.offre.postes for p in autre.paiements):
        return autre
    return None


def expliquer_absences(
    melange: Melange, enonce: Enonce, preparation: Preparation
) -> tuple[NonRetenue, ...]:
    """La raison de chaque aide qui n’est pas dans le mélange."""
    return tuple(
        NonRetenue(apport.offre, _raison(apport, melange, enonce, preparation))
        for apport in preparation.apports
        if apport.offre.code not in melange.codes
    )


def impuissance(apport: Apport, preparation: Preparation) -> str:
    """Pourquoi une aide ne peut rien payer ici ; vide si elle peut payer."""
    if apport.capacite:
        return ""
    manques = [m.raison for m in preparation.non_chiffres if m.offre == apport.offre and m.couts]
    if manques:
        return (
            f"Son montant n’est pas connu\u00a0: {enumerer(sorted(set(manques)))}. "
            "Cette aide n’est pas dans le calcul tant qu’il n’est pas saisi."
        )
    if not apport.couts:
        return "Cette aide ne paie aucune dépense chiffrée de ce projet."
    if apport.offre.versement is Versement.INTEGRAL:
        return "Cette aide paie tout ou rien, et son plafond ne couvre pas tout."
    return "Il n’y a rien à mobiliser."


def enumerer(morceaux: list[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    *debut, dernier = morceaux
    return f"{', '.join(debut)} et {dernier}" if debut else dernier


def _raison(apport: Apport, melange: Melange, enonce: Enonce, preparation: Preparation) -> str:
    """La première raison qui s’applique ; la dernière est toujours vraie, le reste est minimal."""
    raisons = (
        impuissance(apport, preparation),
        _ecartee(apport, enonce),
        _exclue(apport, melange),
        _inutile(apport, melange, enonce),
        _attend(apport.offre, melange, enonce),
        _seule(apport.offre),
        "Prendre cette aide ne baisserait pas ce qu’il vous reste à payer.",
    )
    return next(filter(None, raisons))


def _ecartee(apport: Apport, enonce: Enonce) -> str:
    ecartee = apport.offre.code in enonce.ecartees()
    return "Vous avez choisi de ne pas demander cette aide." if ecartee else ""


def _exclue(apport: Apport, melange: Melange) -> str:
    for apportee in melange.apportees:
        lien = apport.offre.exclut(apportee.offre)
        if lien:
            return f"Cette aide ne se cumule pas avec {apportee.offre.nom} ({lien.reference})."
    return ""


def _inutile(apport: Apport, melange: Melange, enonce: Enonce) -> str:
    couvert = _manque(apport, melange, enonce) == ZERO
    return "Ce que cette aide pourrait payer est déjà couvert." if couvert else ""


def _seule(offre: Offre) -> str:
    if offre.cofinancement is None:
        return ""
    return (
        f"Cette aide demande que d’autres apportent leur part ({offre.cofinancement.reference}), "
        "et le mélange n’y gagnerait rien."
    )


def _attend(offre: Offre, melange: Melange, enonce: Enonce) -> str:
    for lien, premiere in _premieres(offre, enonce):
        if premiere.code not in melange.codes:
            return f"Cette aide ne vient qu’après {premiere.nom} ({lien.reference})."
    return ""


def _premieres(offre: Offre, enonce: Enonce) -> Iterator[tuple[Lien, Offre]]:
    for lien in offre.apres:
        for premiere in enonce.offres:
            if premiere.code in lien.avec:
                yield lien, premiere


def _manque(apport: Apport, melange: Melange, enonce: Enonce) -> Montant:
    cles = {enonce.connus[rang].cle for rang in apport.couts}
    lignes = [ligne for ligne in melange.lignes if ligne.cout.cle in cles]
    return sommer(ligne.autofinancement + ligne.reste for ligne in lignes)


def _paie(apportee: Apportee) -> str:
    return "paie" if apportee.offre.confiance is Confiance.ACCORDE else "paierait"


def detailler(apportee: Apportee) -> str:
    """Ce que paie une aide, dépense par dépense."""
    return enumerer([f"{p.cout.libelle} {p.montant}" for p in apportee.paiements])


def _arret(apportee: Apportee, apport: Apport, melange: Melange) -> str:
    """Ce qui empêche l’aide de payer davantage."""
    paye = {p.cout.cle: p.montant.centimes for p in apportee.paiements}
    lignes = {rang: ligne for rang, ligne in enumerate(melange.lignes) if rang in apport.couts}
    for borne in apport.bornes:
        somme = sum(paye.get(lignes[rang].cout.cle, 0) for rang in borne.couts)
        if somme == borne.maximum:
            return f"C’est son maximum ({borne.plafond.reference})."
    if not any(ligne.autofinancement or ligne.reste for ligne in lignes.values()):
        return "Ce qu’elle peut payer est alors couvert."
    return "Une règle commune l’empêche de payer plus."


def _au_moins(inconnus: int) -> str:
    return "au moins\u00a0" if inconnus else ""
