"""Ce que dit la note d’alerte : le manque, ce qui est déjà fait, ce qui est demandé."""

from dataclasses import dataclass, replace
from datetime import date

from cep_desktop.documents.papier import Contenu
from cep_desktop.documents.plan_action.couverture import paragraphes
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.reste_a_payer import chiffrer_le_cout, chiffrer_le_reste
from cep_desktop.documents.typographie import Phrase, duree_en_mois, fort, ponctuer, simple
from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import Ajournement, Financement, Refus
from cep_desktop.domain.montant import ZERO, Montant, connu
from cep_desktop.domain.typographie import (
    INSECABLE,
    composer,
    ecrire_date,
    ecrire_date_longue,
)

INCONNU = "inconnu"
SANS_NOM = "la personne suivie"
RIEN_NOTE = "Rien n’est encore noté."


class SansAlerte(ErreurMetier):
    """Aucune alerte n’est notée dans ce dossier : il n’y a pas de note à écrire."""


@dataclass(frozen=True, slots=True)
class LigneDemande:
    """Ce qui a été demandé à un financeur, ce qu’il donne, ce qui manque."""

    financeur: Phrase
    demande: str
    accorde: str
    manque: Phrase
    reponse: str
    motif: str


@dataclass(frozen=True, slots=True)
class LigneRequete:
    """Ce que je demande à mon organisme."""

    numero: int
    texte: str
    a_qui: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuAlerte(Contenu):
    """La note interne, en « je » : celui de la conseillère ou du conseiller."""

    titre: str
    sous_titre: str
    limite: str
    enjeu: tuple[str, ...]
    projet: tuple[str, ...]
    sommes: tuple[LigneDemande, ...]
    total_demande: str
    total_accorde: str
    total_manque: str
    deja_fait: tuple[str, ...]
    requetes: tuple[LigneRequete, ...]
    suite: str
    suite_le: str


def composer_alerte(dossier: Dossier, *, le: date) -> ContenuAlerte:
    """Compose la note de la dernière alerte du dossier, échanges privés exclus.

    Lève `SansAlerte` s’il n’y en a pas.
    """
    alertes = dossier.accompagnement.alertes
    if not alertes:
        raise SansAlerte(
            "Aucune alerte n’est notée dans ce dossier.",
            remede="Notez-la dans le plan de financement, puis recommencez.",
        )
    alerte, noms = alertes[-1], Noms.de(dossier)
    if not alerte.avec_nom:
        noms = replace(noms, personne=SANS_NOM)
    manque = _chiffrer(alerte)
    destinataire = composer(alerte.destinataire)
    plan = dossier.accompagnement.plan_financement
    sommes = tuple(map(_somme, plan.aides))
    reste = chiffrer_le_reste(plan)
    jour = ecrire_date(alerte.donnee_le)
    fonction = noms.conseiller_et_fonction.replace("qui me conseille", "au conseil")
    return ContenuAlerte(
        structure=composer(dossier.structure.nom),
        personne=noms.personne,
        numero=dossier.numero,
        le=alerte.donnee_le,
        pied=f"Usage interne – {jour} – dossier {dossier.numero}",
        titre=f"Note d’alerte{INSECABLE}: il manque {manque}",
        sous_titre=f"De {fonction}, à {destinataire}. Le{INSECABLE}{jour}.",
        limite=_limite(alerte),
        enjeu=tuple(map(_majuscule, _enjeu(dossier, noms, le))),
        projet=tuple(map(_majuscule, _projet(dossier, noms, alerte))),
        sommes=(*sommes, _part(_majuscule(noms.personne), reste)) if reste else sommes,
        total_demande=_dire(chiffrer_le_cout(plan)),
        total_accorde=_dire(plan.deja_accorde.montant),
        total_manque=manque,
        deja_fait=tuple(map(ponctuer, paragraphes(alerte.deja_fait))) or (RIEN_NOTE,),
        requetes=tuple(
            LigneRequete(rang, ponctuer(texte), destinataire.split(",")[0])
            for rang, texte in enumerate(paragraphes(alerte.demande), 1)
        ),
        suite=composer(alerte.suite),
        suite_le=ecrire_date(alerte.suite_le) if alerte.suite_le else "",
    )


def _chiffrer(alerte: Alerte) -> str:
    manque = connu(alerte.manque)
    if manque is None:
        return "une somme inconnue"
    return f"au moins {manque}" if alerte.est_au_moins else str(manque)


def _majuscule(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _limite(alerte: Alerte) -> str:
    if alerte.reponse_avant_le is None:
        return "Décision attendue dès que possible"
    return f"Décision attendue avant le {ecrire_date_longue(alerte.reponse_avant_le)}"


def _enjeu(dossier: Dossier, noms: Noms, le: date) -> tuple[str, ...]:
    periodes = [f.periode for f in dossier.accompagnement.formations if f.periode]
    debut = min((periode.du for periode in periodes if periode.du >= le), default=None)
    if debut is None:
        return (f"Sans solution, {noms.personne} ne peut pas commencer.",)
    return (
        f"La formation commence le {ecrire_date(debut)}.",
        f"Sans solution, {noms.personne} perd sa place.",
    )


def _projet(dossier: Dossier, noms: Noms, alerte: Alerte) -> tuple[str, ...]:
    projet = dossier.conseil.projet
    dit = composer(projet.enonce).rstrip(".") if projet else "Projet à préciser"
    formation = next(iter(dossier.accompagnement.formations), None)
    if formation is not None and formation.periode is not None:
        lieu = f" à {composer(formation.lieu)}" if formation.lieu else ""
        quand = duree_en_mois(formation.periode.du, formation.periode.au)
        dit = f"{dit}{INSECABLE}: formation{lieu}, {quand}"
    return (
        ponctuer(dit),
        f"{noms.personne} connaît cette alerte du {ecrire_date(alerte.donnee_le)}.",
    )


def _somme(aide: Financement) -> LigneDemande:
    demande, decision = connu(aide.demande), aide.decision
    accorde = ZERO if isinstance(decision, Refus) else aide.accorde
    manque = demande - accorde if demande is not None and accorde is not None else None
    motif = decision.motif if isinstance(decision, Refus | Ajournement) else ""
    dire_fort = fort if manque is not None and manque > ZERO else simple
    return LigneDemande(
        financeur=dire_fort(composer(aide.financeur)),
        demande=_dire(demande),
        accorde=_dire(accorde, "pas encore"),
        manque=dire_fort("–" if manque is None else str(max(manque, ZERO))),
        reponse=ecrire_date(decision.le) if decision else aide.statut.libelle,
        motif=composer(motif),
    )


def _part(personne: str, reste: Montant) -> LigneDemande:
    return LigneDemande(
        financeur=simple(personne),
        demande=str(reste),
        accorde=str(reste),
        manque=simple(str(ZERO)),
        reponse="Sa part",
        motif="",
    )


def _dire(montant: Montant | None, sinon: str = INCONNU) -> str:
    return sinon if montant is None else str(montant)
