"""Rubrique 4 : les aides et services que j’utilise."""

from dataclasses import dataclass

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.plan_action.etapes import PAS_NECESSAIRE
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.dispositif import DispositifMobilise, EtatMobilisation
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_telephone

_SIGNES = {
    EtatMobilisation.A_DEMANDER: Signe.A_FAIRE,
    EtatMobilisation.DEMANDE: Signe.EN_ATTENTE,
    EtatMobilisation.ACCORDE: Signe.FAIT,
    EtatMobilisation.REFUSE: Signe.REFUSE,
    EtatMobilisation.TERMINE: Signe.FAIT,
}


@dataclass(frozen=True, slots=True)
class LigneAide:
    """Une aide ou un service : à quoi il sert, qui appeler, où j’en suis."""

    nom: str
    organisme: str
    utilite: str
    contact: str
    telephone: str
    etat: Etat


@dataclass(frozen=True, slots=True)
class RubriqueAides:
    """Les dispositifs et prestations, et la fraîcheur des règles."""

    intro: str
    lignes: tuple[LigneAide, ...]


def composer_aides(dossier: Dossier, noms: Noms) -> RubriqueAides:
    """Compose la rubrique ; le nom d’un interlocuteur n’y est que s’il est partageable."""
    dispositifs = dossier.accompagnement.dispositifs
    contacts = {contact.id: contact for contact in dossier.accompagnement.contacts}

    def ligne(dispositif: DispositifMobilise) -> LigneAide:
        contact = contacts.get(dispositif.contact) if dispositif.contact else None
        nom, telephone = _interlocuteur(contact, noms)
        return LigneAide(
            nom=composer(dispositif.nom),
            organisme=composer(dispositif.organisme),
            utilite=composer(dispositif.utilite),
            contact=nom,
            telephone=telephone,
            etat=Etat(_SIGNES[dispositif.etat], dispositif.etat.libelle),
        )

    return RubriqueAides(
        intro=_relecture(dispositifs) if dispositifs else PAS_NECESSAIRE,
        lignes=tuple(map(ligne, dispositifs)),
    )


def _interlocuteur(contact: Contact | None, noms: Noms) -> tuple[str, str]:
    if contact is None or not contact.est_partageable:
        return noms.nom_conseiller, ""
    nom = composer(contact.nom or contact.fonction or contact.organisme)
    return nom, ecrire_telephone(contact.telephone) if contact.telephone else ""


def _relecture(dispositifs: tuple[DispositifMobilise, ...]) -> str:
    debut = "Dispositifs et prestations à mobiliser. "
    relues = sorted(d.regle_relue_le for d in dispositifs if d.regle_relue_le)
    if not relues:
        return f"{debut}Règles à relire avant toute demande."
    premiere, derniere = ecrire_date(relues[0]), ecrire_date(relues[-1])
    quand = f"le {premiere}" if premiere == derniere else f"entre le {premiere} et le {derniere}"
    texte = f"{debut}Règles relues {quand}, elles peuvent changer."
    if manque := len(dispositifs) - len(relues):
        verbe = "reste" if manque == 1 else "restent"
        texte += f" {accorder(manque, 'règle')} {verbe} à relire."
    return texte
