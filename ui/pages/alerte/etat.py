"""Ce que montre la page de l’alerte, calculé sans écran."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.alerte import Alerte
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.alerte import BesoinAlerte, SommeDemandee
from cep_desktop.usecases.note_alerte import NoteAlerte, composer_note, dire_manque
from ui.fiches import GesteFiche, LigneFiche

COCHER, SUITE = "cocher", "suite"
_DEMANDES = (
    "de chercher un financement avec les partenaires de la région",
    "d’appuyer une nouvelle demande à l’organisme qui a refusé",
    "de demander au centre un paiement en plusieurs fois",
)


@dataclass(frozen=True, slots=True)
class EtatAlerte:
    """Toute la page ; `note` vaut `None` quand le plan tient."""

    manque: str
    avant_le: str
    sommes: tuple[LigneFiche, ...]
    demandes: tuple[LigneFiche, ...]
    secours: tuple[LigneFiche, ...]
    note: NoteAlerte | None
    donnees: tuple[LigneFiche, ...]
    deja_fait: str
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
        return EtatAlerte("", "", (), (), (), None, donnees, "", "Le plan tient.")
    possibles = demandes_possibles(besoin)
    choisies = tuple(d for rang, d in enumerate(possibles) if rang in cochees)
    return EtatAlerte(
        manque=composer(dire_manque(besoin.manque)),
        avant_le=composer(ecrire_date(besoin.reponse_avant_le)) if besoin.reponse_avant_le else "",
        sommes=tuple(_somme(rang, s) for rang, s in enumerate(besoin.sommes)),
        demandes=tuple(
            LigneFiche(
                cle=str(rang),
                titre=composer(demande[:1].upper() + demande[1:]),
                gestes=(GesteFiche(COCHER, "Demander", "check-bold", est_choisi=rang in cochees),),
            )
            for rang, demande in enumerate(possibles)
        ),
        secours=tuple(
            LigneFiche(
                cle=f"{a.defaillant}-{a.dispositif}",
                titre=composer(a.nom),
                phrase=composer(f"Après : {s.aide.financeur}. {a.conclusion.libelle}."),
            )
            for s in besoin.secours
            for a in s.alternatives
        ),
        note=composer_note(dossier, besoin, demandes=choisies, le=le, avec_nom=avec_nom),
        donnees=donnees,
        deja_fait=composer(" ".join(besoin.raisons)),
        empechement=_empechement(choisies, destinataire),
    )


def demande_ecrite(etat: EtatAlerte) -> str:
    """Ce qui est demandé, en un texte pour la trace."""
    choisies = [ligne.titre for ligne in etat.demandes if any(g.est_choisi for g in ligne.gestes)]
    return ". ".join(choisies)


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
