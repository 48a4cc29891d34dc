"""Ce que montre la page de l’alerte, calculé sans écran."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.alerte import BesoinAlerte, SommeDemandee
from cep_desktop.rules.alternatives import Alternative
from cep_desktop.rules.explication import enumerer
from cep_desktop.usecases.commandes.alerte import DonnerAlerte
from cep_desktop.usecases.note_alerte import dire_manque, lire_la_note
from ui.fiches import GesteFiche, LigneFiche

SUITE = "suite"
A_ECRIRE = "à écrire"
_DEMANDES = (
    "Chercher un financement avec les partenaires de la région",
    "Appuyer une nouvelle demande à l’organisme qui a refusé",
    "Demander au centre un paiement en plusieurs fois",
)


@dataclass(frozen=True, slots=True)
class EtatAlerte:
    """Toute la page ; `alerte` est ce qui partirait, `None` quand le plan tient."""

    manque: str
    avant_le: str
    sommes: tuple[LigneFiche, ...]
    demandes: tuple[tuple[str, bool], ...]
    secours: tuple[LigneFiche, ...]
    note: str
    alerte: DonnerAlerte | None
    accord: str
    donnees: tuple[LigneFiche, ...]
    empechement: str


def demandes_possibles(besoin: BesoinAlerte) -> tuple[str, ...]:
    """Ce que l’on peut demander à l’organisme : d’abord ce que le calcul dit, puis des gestes."""
    return (*(p for p in besoin.demande.split(". ") if p), *_DEMANDES)


def deriver(
    dossier: Dossier,
    besoin: BesoinAlerte | None,
    *,
    cochees: frozenset[int],
    destinataire: str,
    avec_nom: bool,
    le: date,
) -> EtatAlerte:
    """Rend la note telle qu’elle partirait ; `cochees` : les demandes choisies, par rang."""
    donnees = tuple(map(_donnee, reversed(dossier.accompagnement.alertes)))
    if besoin is None:
        return EtatAlerte("", "", (), (), (), "", None, "", donnees, "Le plan tient.")
    possibles = demandes_possibles(besoin)
    choisies = tuple(_majuscule(d) for rang, d in enumerate(possibles) if rang in cochees)
    accord = _accord(dossier, le)
    empechement = _empechement(choisies, destinataire)
    if avec_nom and accord is None:
        prenom = dossier.beneficiaire.prenom
        empechement = composer(f"Pour écrire son nom, il faut l’accord de {prenom}.")
    alerte = DonnerAlerte(
        destinataire=destinataire.strip() or A_ECRIRE,
        manque=besoin.manque.montant or None,
        demande="\n".join(choisies) or A_ECRIRE,
        deja_fait="\n".join(besoin.raisons),
        le=le,
        reponse_avant_le=besoin.reponse_avant_le,
        est_au_moins=bool(besoin.manque.inconnus),
        avec_nom=avec_nom,
    )
    return EtatAlerte(
        manque=composer(dire_manque(besoin.manque)),
        avant_le=composer(ecrire_date(besoin.reponse_avant_le)) if besoin.reponse_avant_le else "",
        sommes=tuple(_somme(rang, s) for rang, s in enumerate(besoin.sommes)),
        demandes=tuple(
            (composer(_majuscule(demande)), rang in cochees)
            for rang, demande in enumerate(possibles)
        ),
        secours=tuple(_secours(besoin)),
        note=lire_la_note(dossier, alerte),
        alerte=alerte,
        accord=composer(_dire_l_accord(dossier, accord)),
        donnees=donnees,
        empechement=empechement,
    )


def _secours(besoin: BesoinAlerte) -> Iterator[LigneFiche]:
    """Une ligne par aide de secours, même si elle remplacerait plusieurs refus."""
    defaillants: dict[str, list[str]] = {}
    premieres: dict[str, Alternative] = {}
    for secours in besoin.secours:
        for aide in secours.alternatives:
            premieres.setdefault(aide.dispositif, aide)
            defaillants.setdefault(aide.dispositif, []).append(secours.aide.financeur)
    for code, aide in premieres.items():
        apres = enumerer(tuple(dict.fromkeys(defaillants[code])))
        yield LigneFiche(
            cle=code,
            titre=composer(aide.nom),
            phrase=composer(f"Après : {apres}. {aide.conclusion.libelle}."),
        )


def destinataire_habituel(dossier: Dossier) -> str:
    """À qui l’on a donné la dernière alerte ; sinon, la structure du conseiller."""
    alertes = dossier.accompagnement.alertes
    return alertes[-1].destinataire if alertes else dossier.structure.nom


def _accord(dossier: Dossier, le: date) -> Consentement | None:
    """L’accord de la personne pour signaler que l’argent manque, s’il vaut ce jour-là."""
    accords = (c for c in dossier.consentements if c.objet is ObjetConsentement.ALERTE_INTERNE)
    return next((accord for accord in accords if accord.vaut_le(le)), None)


def _dire_l_accord(dossier: Dossier, accord: Consentement | None) -> str:
    prenom = dossier.beneficiaire.prenom
    if accord is None:
        return f"{prenom} n’a pas encore dit son accord : tournez l’écran (F9)."
    return f"{prenom} est d’accord, depuis le {ecrire_date(accord.donne_le)}."


def _majuscule(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _empechement(choisies: tuple[str, ...], destinataire: str) -> str:
    if not destinataire.strip():
        return "Écrivez à qui l’alerte est donnée."
    return "" if choisies else "Choisissez ce que vous demandez."


def _somme(rang: int, somme: SommeDemandee) -> LigneFiche:
    est_refuse = somme.statut in {StatutFinancement.REFUSE, StatutFinancement.ABANDONNE}
    est_accorde = somme.accorde is not None
    ton = "bad" if est_refuse else "ok" if est_accorde else "action"
    picto = "x-circle-fill" if est_refuse else "check-circle-fill" if est_accorde else "clock-bold"
    quand = f"le {ecrire_date(somme.repondu_le)}" if somme.repondu_le else ""
    phrase = ", ".join(filter(None, (somme.motif, quand)))
    return LigneFiche(
        cle=str(rang),
        titre=composer(somme.financeur),
        phrase=composer(phrase[:1].upper() + phrase[1:]),
        valeur="inconnu" if somme.demande is None else str(somme.demande),
        mot=somme.statut.libelle,
        ton=ton,
        picto=picto,
    )


def _donnee(alerte: Alerte) -> LigneFiche:
    manque = connu(alerte.manque)
    attente = (
        f"Réponse attendue avant le {ecrire_date(alerte.reponse_avant_le)}."
        if alerte.reponse_avant_le and not alerte.suite
        else ""
    )
    suite = f"Suite : {alerte.suite}" if alerte.suite else ""
    return LigneFiche(
        cle=alerte.id,
        titre=composer(f"Donnée le {ecrire_date(alerte.donnee_le)} à {alerte.destinataire}"),
        phrase=composer(alerte.demande),
        valeur="inconnu" if manque is None else str(manque),
        mot="Suivie" if alerte.suite else "Sans réponse",
        ton="ok" if alerte.suite else "warn",
        picto="check-circle-fill" if alerte.suite else "hourglass-medium-bold",
        details=tuple(composer(d) for d in (attente, suite) if d),
        gestes=(GesteFiche(SUITE, "Noter la suite"),),
    )
