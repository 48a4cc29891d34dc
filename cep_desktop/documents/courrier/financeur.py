"""Le courrier au financeur : combien, pour quoi, et pour quand la réponse est attendue."""

from collections.abc import Iterator
from datetime import date

from cep_desktop.documents.courrier.contenu import (
    POLITESSE,
    ContenuCourrier,
    Lettre,
    LigneCourrier,
    SansDestinataire,
    adresser,
    du_conseil,
)
from cep_desktop.documents.reste_a_payer import chiffrer, chiffrer_le_cout, chiffrer_le_reste
from cep_desktop.documents.typographie import (
    Morceau,
    Phrase,
    accorder,
    fort,
    minuscule,
    periode_en_jours,
    simple,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Accord,
    Assurance,
    Financement,
    NatureFinanceur,
    ObjetFinancement,
)
from cep_desktop.domain.montant import connu, sommer
from cep_desktop.domain.personne import Adresse
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date

_SANS_COURRIER = {NatureFinanceur.CPF, NatureFinanceur.EMPLOYEUR}
"""Le CPF se demande en ligne, par la personne ; l’employeur reçoit sa propre lettre."""
_AUTRES_EN_DETAIL = 3
"""Au-delà, les aides des autres organismes sont regroupées."""


def a_qui_ecrire(dossier: Dossier) -> tuple[str, ...]:
    """Les organismes à qui une demande chiffrée reste à envoyer ou à défendre."""
    return tuple(dict.fromkeys(f.financeur for f in _demandes(dossier)))


def composer_financeur(dossier: Dossier, organisme: str, *, le: date) -> ContenuCourrier:
    """Compose le courrier à cet organisme, le jour `le`. Lève `SansDestinataire`."""
    partage = dossier.partageable()
    demandes = [f for f in _demandes(partage) if f.financeur == organisme]
    if not demandes:
        raise SansDestinataire(
            f"Aucune demande à «\u00a0{organisme}\u00a0» n’attend de courrier.",
            remede="Ajoutez la demande au plan de financement, puis recommencez.",
        )
    nom = composer(partage.beneficiaire.nom_complet)
    contacts = {c.id: c for c in partage.accompagnement.contacts}
    contact = next((contacts[f.contact] for f in demandes if f.contact in contacts), None)
    plan = partage.accompagnement.plan_financement
    total = chiffrer(plan.aides_prevues)
    est_equilibre = total is not None and plan.cout_total.est_complet
    lettre = Lettre(
        adresse=adresser(
            organisme, a=contact.nom if contact else "", adresse=_adresse(partage, organisme)
        ),
        objet=f"Demande de prise en charge pour {nom}",
        debut=(_projet(partage, nom), _demande(demandes)),
        tableau=_tableau(partage, demandes, nom),
        total_etat="Égal au total des dépenses" if est_equilibre else "Total connu",
        total=str(chiffrer_le_cout(plan) or "inconnu"),
        fin=(_reponse(demandes, nom), simple(f"Je reste à votre disposition. {POLITESSE}")),
        pieces=f"Pièces jointes{INSECABLE}: plan d’actions, classeur de financement, devis.",
    )
    return du_conseil(partage, lettre, le=le)


def _demandes(dossier: Dossier) -> tuple[Financement, ...]:
    attendues = {Assurance.A_DEMANDER, Assurance.DEMANDE}
    return tuple(
        f
        for f in dossier.accompagnement.plan_financement.financements
        if f.assurance in attendues and f.nature not in _SANS_COURRIER
    )


def _adresse(dossier: Dossier, organisme: str) -> Adresse | None:
    """L’adresse notée pour cet organisme, s’il est aussi une structure d’orientation."""
    return next((o.adresse for o in dossier.accueil.orientations if o.structure == organisme), None)


def _projet(dossier: Dossier, nom: str) -> Phrase:
    formation = next(iter(dossier.accompagnement.formations), None)
    if formation is None:
        projet = dossier.conseil.projet
        dit = minuscule(composer(projet.enonce).rstrip(".")) if projet else "son projet"
        return simple(f"{nom} prépare avec nous ce projet{INSECABLE}: {dit}.")
    intitule = composer(formation.intitule)
    quand = (
        f", {periode_en_jours(formation.periode.du, formation.periode.au)}"
        if (formation.periode)
        else ""
    )
    ou = f" ({composer(formation.organisme.nom)})"
    return simple(f"{nom} prépare la formation «{INSECABLE}{intitule}{INSECABLE}»{ou}{quand}.")


def _demande(demandes: list[Financement]) -> Phrase:
    morceaux: list[Morceau] = [Morceau("Nous vous demandons ")]
    for rang, demande in enumerate(demandes):
        montant = connu(demande.demande)
        if rang:
            morceaux.append(Morceau(" et "))
        if montant is None:
            morceaux.append(Morceau(f"la prise en charge {_du(demande)}"))
        else:
            morceaux += [
                Morceau(str(montant), est_fort=True),
                Morceau(f" ({composer(demande.libelle)})"),
            ]
    return (*morceaux, Morceau(". Voici le plan de financement complet."))


def _du(demande: Financement) -> str:
    if demande.objet is ObjetFinancement.REVENU:
        return "du revenu pendant la formation"
    return f"de «{INSECABLE}{composer(demande.libelle)}{INSECABLE}», dont le montant reste à fixer"


def _tableau(dossier: Dossier, demandes: list[Financement], nom: str) -> tuple[LigneCourrier, ...]:
    plan = dossier.accompagnement.plan_financement
    aides = [aide for aide in plan.aides if aide.assurance is not Assurance.PERDU]
    ici = [aide for aide in aides if aide in demandes]
    ailleurs = [aide for aide in aides if aide not in demandes]
    sont_plusieurs = len(ici) > 1
    if len(ailleurs) > _AUTRES_EN_DETAIL:
        lignes = [_ligne_d_ici(a, sont_plusieurs=sont_plusieurs) for a in ici]
        lignes += _regrouper(ailleurs)
    else:
        lignes = [
            _ligne_d_ici(a, sont_plusieurs=sont_plusieurs) if a in ici else _ligne_d_ailleurs(a)
            for a in aides
        ]
    reste = chiffrer_le_reste(plan)
    if reste is None or reste.centimes:
        dit = "inconnu" if reste is None else str(reste)
        lignes.append(LigneCourrier(simple(nom), simple("Reste à charge"), simple(dit)))
    return tuple(lignes)


def _ligne_d_ici(aide: Financement, *, sont_plusieurs: bool) -> LigneCourrier:
    """Une demande de ce courrier, nommée par son objet s’il y en a plusieurs."""
    qui = composer(aide.libelle if sont_plusieurs else aide.financeur)
    montant = "inconnu" if aide.retenu is None else str(aide.retenu)
    return LigneCourrier(fort(qui), fort("Demandé par ce courrier"), fort(montant))


def _ligne_d_ailleurs(aide: Financement) -> LigneCourrier:
    montant = "inconnu" if aide.retenu is None else str(aide.retenu)
    return LigneCourrier(simple(composer(aide.financeur)), simple(_etat(aide)), simple(montant))


def _regrouper(aides: list[Financement]) -> Iterator[LigneCourrier]:
    """Une ligne par avancement : la lettre tient sur une page, le classeur joint détaille."""
    for assurance in Assurance:
        groupe = [aide for aide in aides if aide.assurance is assurance]
        if not groupe:
            continue
        connus = [aide.retenu for aide in groupe if aide.retenu is not None]
        inconnus = len(groupe) - len(connus)
        etat = assurance.libelle
        if inconnus and connus:
            etat += f", sans compter {accorder(inconnus, 'montant inconnu', 'montants inconnus')}"
        yield LigneCourrier(
            simple(accorder(len(groupe), "autre aide", "autres aides")),
            simple(etat),
            simple(str(sommer(connus)) if connus else "inconnu"),
        )


def _etat(aide: Financement) -> str:
    if isinstance(aide.decision, Accord):
        return f"Accordé le {ecrire_date(aide.decision.le)}"
    if aide.envoye_le:
        return f"Demandé le {ecrire_date(aide.envoye_le)}"
    return aide.assurance.libelle


def _reponse(demandes: list[Financement], nom: str) -> Phrase:
    debut = (
        f"Le classeur joint contient une feuille «{INSECABLE}Retour financeur{INSECABLE}». "
        "Vous pouvez y écrire votre réponse et nous le renvoyer."
    )
    attendue = min((f.reponse_attendue_le for f in demandes if f.reponse_attendue_le), default=None)
    if attendue is None:
        return simple(debut)
    return (
        Morceau(f"{debut} Une réponse "),
        Morceau(f"avant le {ecrire_date(attendue)}", est_fort=True),
        Morceau(f" permet à {nom} de s’inscrire à temps."),
    )
