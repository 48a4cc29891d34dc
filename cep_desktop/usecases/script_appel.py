"""Ce qu’il faut dire à un organisme : qui l’on est, la somme, la règle, ce que l’on attend."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.financement import Financement, StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
from cep_desktop.rules.verdict import EtatCondition


@dataclass(frozen=True, slots=True)
class PhraseDAppel:
    """Une étape de l’appel : son rôle, ce que l’on dit, le texte sur lequel on s’appuie."""

    role: str
    phrase: str
    reference: str = ""


def preparer_appel(
    dossier: Dossier, demande: Financement, evaluation: Evaluation, *, le: date
) -> tuple[PhraseDAppel, ...]:
    """Rend l’appel, dans l’ordre où il se dit ; aucun montant inconnu n’y devient un chiffre."""
    try:
        evalue = evaluation.pour(demande.dispositif)
    except ElementIntrouvable:
        evalue = None
    phrases = (
        *_ouvrir(dossier),
        *_demander(demande),
        *_regle(demande, evalue),
        *_a_verifier(evalue),
        *_obtenir(demande, le),
    )
    return tuple(PhraseDAppel(p.role, composer(p.phrase), composer(p.reference)) for p in phrases)


def _ouvrir(dossier: Dossier) -> Iterator[PhraseDAppel]:
    personne, referent = dossier.beneficiaire.nom_complet, dossier.referent
    yield PhraseDAppel(
        "Me présenter",
        f"Bonjour, {referent.nom_complet}, {referent.fonction} chez {dossier.structure.nom}. "
        f"J’appelle pour {personne}, avec son accord.",
    )
    formations = dossier.accompagnement.formations
    if formations:
        formation = formations[0]
        quand = f", à partir du {ecrire_date(formation.periode.du)}" if formation.periode else ""
        yield PhraseDAppel("Le projet", f"{formation.intitule}, {formation.organisme.nom}{quand}.")


def _demander(demande: Financement) -> Iterator[PhraseDAppel]:
    montant = connu(demande.demande)
    somme = f"{montant}" if montant is not None else "une somme que nous devons préciser avec vous"
    match demande.statut:
        case StatutFinancement.REFUSE | StatutFinancement.ABANDONNE:
            phrase = f"Nous avions demandé {somme}. Peut-on revoir cette réponse ?"
        case StatutFinancement.A_PREPARER:
            phrase = f"Nous préparons une demande de {somme} : {demande.libelle}."
        case _:
            envoi = f" le {ecrire_date(demande.envoye_le)}" if demande.envoye_le else ""
            phrase = f"Nous avons demandé {somme}{envoi} : {demande.libelle}."
    yield PhraseDAppel("La somme", phrase)
    if demande.accorde is not None:
        yield PhraseDAppel("Déjà accordé", f"Vous avez accordé {demande.accorde}.")


def _regle(demande: Financement, evalue: DispositifEvalue | None) -> Iterator[PhraseDAppel]:
    if demande.regle is not None:
        relue = (
            f", règle relue le {ecrire_date(demande.regle.relue_le)}"
            if demande.regle.relue_le
            else ""
        )
        yield PhraseDAppel(
            "La règle à citer", "Nous nous appuyons sur ce texte.", f"{demande.regle.texte}{relue}"
        )
    for plafond in evalue.plafonds if evalue else ():
        if plafond.maximum is not None:
            yield PhraseDAppel(
                "Le plafond", f"{plafond.libelle} : {plafond.maximum}.", plafond.reference
            )


def _a_verifier(evalue: DispositifEvalue | None) -> Iterator[PhraseDAppel]:
    lignes = evalue.verdict.lignes if evalue else ()
    for ligne in lignes:
        if ligne.etat is EtatCondition.INCONNU:
            yield PhraseDAppel(
                "À vérifier ensemble", f"{ligne.exige} : pouvez-vous confirmer ?", ligne.reference
            )


def _obtenir(demande: Financement, le: date) -> Iterator[PhraseDAppel]:
    limite = demande.a_deposer_avant_le
    if limite is not None and limite >= le and demande.envoye_le is None:
        yield PhraseDAppel(
            "La date limite", f"Le dossier doit partir avant le {ecrire_date(limite)}."
        )
    yield PhraseDAppel(
        "Avant de raccrocher", "À qui ai-je parlé ? Quelle réponse, et à quelle date ?"
    )
