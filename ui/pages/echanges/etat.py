"""Ce que montre la page des financeurs et des échanges, calculé sans écran."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Canal, Echange
from cep_desktop.domain.financement import Accord, Financement, StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_jour, ecrire_telephone
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.usecases.mandat import mandat
from cep_desktop.usecases.script_appel import preparer_appel
from cep_desktop.usecases.suivi import relances_ouvertes
from ui.fiches import GesteFiche, LigneFiche

PARTAGER, SUPPRIMER, REPONDRE = "partager", "supprimer", "repondre"
ENVOYER, A_NOTER = "Envoyer la demande", "Interlocuteur à noter"
_PICTOS = {
    Canal.APPEL: "phone-outgoing",
    Canal.COURRIEL: "envelope-simple",
    Canal.COURRIER: "paper-plane-tilt-bold",
    Canal.RENDEZ_VOUS: "users-bold",
}
_TONS = {
    StatutFinancement.ACCORDE: ("ok", "check-circle-fill"),
    StatutFinancement.ACCORDE_PARTIELLEMENT: ("ok", "check-circle-fill"),
    StatutFinancement.REFUSE: ("bad", "x-circle-fill"),
    StatutFinancement.ABANDONNE: ("neutre", "minus-circle-fill"),
    StatutFinancement.A_PREPARER: ("neutre", "paper-plane-tilt-bold"),
    StatutFinancement.PIECES_DEMANDEES: ("warn", "files"),
}


@dataclass(frozen=True, slots=True)
class OrganismeListe:
    """Un organisme dans la liste : une demande (`F…`) ou un contact (`C…`)."""

    cle: str
    nom: str
    montant: str
    mot: str
    ton: str
    picto: str


@dataclass(frozen=True, slots=True)
class FicheOrganisme:
    """Le détail d’un organisme : qui, où en est la demande, ce qu’on a à faire, le fil."""

    cle: str
    nom: str
    interlocuteur: str
    fonction: str
    telephone: str
    courriel: str
    faits: tuple[str, ...]
    a_faire: str
    a_faire_precision: str
    a_faire_picto: str
    mandat: str
    peut_contacter: bool
    script: tuple[LigneFiche, ...]
    fil: tuple[LigneFiche, ...]
    amenagements: tuple[LigneFiche, ...]

    @property
    def est_nommee(self) -> bool:
        """Vrai si l’on sait à qui parler."""
        return self.interlocuteur != A_NOTER


@dataclass(frozen=True, slots=True)
class EtatEchanges:
    """Toute la page."""

    organismes: tuple[OrganismeListe, ...]
    fiche: FicheOrganisme | None


def deriver(
    dossier: Dossier, evaluation: Evaluation | None, *, choisi: str, le: date
) -> EtatEchanges:
    """Rend la liste, et la fiche de l’organisme choisi ou du premier."""
    organismes = tuple(_organismes(dossier.accompagnement))
    cles = [o.cle for o in organismes]
    cle = choisi if choisi in cles else next(iter(cles), "")
    return EtatEchanges(organismes, _fiche(dossier, evaluation, cle, le) if cle else None)


def _rang(demande: Financement) -> int:
    if demande.statut is StatutFinancement.A_PREPARER:
        return 0
    est_decidee = demande.decision is not None or demande.statut is StatutFinancement.ABANDONNE
    return 2 if est_decidee else 1


def _organismes(volet: Accompagnement) -> Iterator[OrganismeListe]:
    """Ce qui reste à demander d’abord, puis ce qui est parti, puis ce qui est décidé."""
    relies = {f.contact for f in volet.plan_financement.financements}
    for demande in sorted(volet.plan_financement.financements, key=_rang):
        ton, picto = _TONS.get(demande.statut, ("action", "hourglass-medium-bold"))
        montant = connu(demande.demande)
        yield OrganismeListe(
            demande.id,
            composer(demande.financeur),
            "inconnu" if montant is None else str(montant),
            demande.statut.libelle,
            ton,
            picto,
        )
    for contact in volet.contacts:
        if contact.id not in relies:
            yield OrganismeListe(contact.id, composer(contact.organisme), "", "", "neutre", "")


def _fiche(dossier: Dossier, evaluation: Evaluation | None, cle: str, le: date) -> FicheOrganisme:
    volet = dossier.accompagnement
    demande = next((f for f in volet.plan_financement.financements if f.id == cle), None)
    cle_contact = demande.contact if demande else cle
    contact = next((c for c in volet.contacts if c.id == cle_contact), None)
    nom = demande.financeur if demande else contact.organisme if contact else ""
    accord = mandat(dossier, nom, le=le)
    a_faire, precision, picto = _a_faire(dossier, demande, cle, le)
    script = tuple(_script(dossier, demande, evaluation, le)) if demande and evaluation else ()
    return FicheOrganisme(
        cle=cle,
        nom=composer(nom),
        interlocuteur=_qui(contact),
        fonction=composer(contact.fonction) if contact and contact.nom else "",
        telephone=ecrire_telephone(str(contact.telephone)) if contact and contact.telephone else "",
        courriel=str(contact.courriel or "") if contact else "",
        faits=tuple(composer(f) for f in _faits(demande)) if demande else (),
        a_faire=composer(a_faire),
        a_faire_precision=composer(precision),
        a_faire_picto=picto,
        mandat=composer(_dire_mandat(dossier, nom, accord.donne_le if accord else None)),
        peut_contacter=accord is not None,
        script=script,
        fil=tuple(_echange(e, dossier) for e in _fil(volet, cle, cle_contact)),
        amenagements=tuple(_amenagements(volet)),
    )


def _qui(contact: Contact | None) -> str:
    if contact is None or not contact.nom:
        return A_NOTER
    return composer(contact.nom)


def _faits(demande: Financement) -> Iterator[str]:
    montant = connu(demande.demande)
    yield f"Demandé : {'inconnu' if montant is None else montant}"
    yield f"Envoyée : {_jour(demande.envoye_le)}"
    complet = {True: "oui", False: "non", None: "pas encore dit"}[demande.est_complet]
    yield f"Dossier complet : {complet}"
    yield f"Réponse attendue : {_jour(demande.reponse_attendue_le)}"
    decision = demande.decision
    if decision is None:
        yield "Décision : pas encore"
        return
    yield f"Décision : {demande.statut.libelle}, le {ecrire_date(decision.le)}"
    if isinstance(decision, Accord):
        accorde = demande.accorde
        yield f"Accordé : {'montant inconnu' if accorde is None else accorde}"
    elif decision.motif:
        yield f"Motif : {decision.motif}"
    yield f"Versé : {demande.verse}, paiement {demande.mode_paiement.libelle.lower()}"


def _jour(jour: date | None) -> str:
    return ecrire_date(jour) if jour else "pas de date"


def _a_faire(
    dossier: Dossier, demande: Financement | None, cle: str, le: date
) -> tuple[str, str, str]:
    for echange in relances_ouvertes(dossier):
        if cle in {echange.financement, echange.contact} and echange.relancer_le:
            retard = "En retard : " if echange.relancer_le < le else ""
            relance = f"{retard}Relancer le {ecrire_jour(echange.relancer_le)}"
            return relance, echange.objet, "phone-outgoing"
    if demande is None or demande.decision is not None:
        return "", "", ""
    if demande.envoye_le is None:
        limite = demande.a_deposer_avant_le
        quand = f"Avant le {ecrire_date(limite)}" if limite else ""
        return ENVOYER, quand, "paper-plane-tilt-fill"
    attendue = demande.reponse_attendue_le
    quand = f"Promise le {ecrire_date(attendue)}" if attendue else ""
    return "Attendre la réponse", quand, "hourglass-medium-bold"


def _dire_mandat(dossier: Dossier, nom: str, donne_le: date | None) -> str:
    prenom = dossier.beneficiaire.prenom
    if donne_le is None:
        return f"{prenom} n’a pas encore donné son accord pour contacter {nom}."
    return f"{prenom} a donné son accord le {ecrire_date(donne_le)}."


def _script(
    dossier: Dossier, demande: Financement, evaluation: Evaluation, le: date
) -> Iterator[LigneFiche]:
    appel = preparer_appel(dossier, demande, evaluation, le=le)
    for rang, phrase in enumerate(appel):
        yield LigneFiche(
            cle=str(rang),
            titre=phrase.role,
            phrase=phrase.phrase,
            details=(phrase.reference,) if phrase.reference else (),
        )


def _fil(volet: Accompagnement, cle: str, contact: str | None) -> list[Echange]:
    siens = [
        e
        for e in volet.echanges
        if e.financement == cle or (contact is not None and e.contact == contact)
    ]
    return sorted(siens, key=lambda e: (e.le, e.id), reverse=True)


def _echange(echange: Echange, dossier: Dossier) -> LigneFiche:
    prenom = dossier.beneficiaire.prenom
    details = [echange.compte_rendu]
    if echange.reponse_promise_le:
        details.append(f"Réponse promise le {ecrire_date(echange.reponse_promise_le)}.")
    if echange.relancer_le:
        details.append(f"À relancer le {ecrire_date(echange.relancer_le)}.")
    mot = f"Visible par {prenom}" if echange.est_partageable else "Privé"
    bascule = "Rendre privé" if echange.est_partageable else f"Montrer à {prenom}"
    return LigneFiche(
        cle=echange.id,
        titre=composer(f"{echange.canal.libelle}, le {ecrire_date(echange.le)}"),
        phrase=composer(echange.objet),
        image=_PICTOS[echange.canal],
        mot=composer(mot),
        ton="action" if echange.est_partageable else "neutre",
        picto="eye-bold" if echange.est_partageable else "lock-simple-bold",
        details=tuple(composer(d) for d in details if d),
        gestes=(GesteFiche(PARTAGER, composer(bascule)), GesteFiche(SUPPRIMER, "Supprimer")),
    )


def _amenagements(volet: Accompagnement) -> Iterator[LigneFiche]:
    for formation in volet.formations:
        for trace in formation.amenagements:
            objets = ", ".join(o.libelle.lower() for o in trace.objets)
            demande = f"Demandé le {ecrire_date(trace.demande_le)}" if trace.demande_le else ""
            quand = f" ({ecrire_date(trace.reponse_le)})" if trace.reponse_le else ""
            reponse = f"Réponse{quand} : {trace.reponse}" if trace.reponse else ""
            yield LigneFiche(
                cle=trace.id,
                titre=composer(f"{objets[:1].upper() + objets[1:]} : {trace.demande}"),
                phrase=composer(", ".join(filter(None, (demande, trace.interlocuteur)))),
                mot="Répondu" if reponse else "En attente",
                ton="ok" if reponse else "warn",
                picto="check-bold" if reponse else "hourglass-medium-bold",
                details=(composer(reponse),) if reponse else (),
                gestes=(GesteFiche(REPONDRE, "Noter la réponse"),),
            )
