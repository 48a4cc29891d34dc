"""Les contacts, vus par la personne : à qui l’on a demandé, ce que l’on attend, quand."""

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.echange import Echange
from cep_desktop.domain.financement import Assurance, Financement
from cep_desktop.domain.personne import Contact
from cep_desktop.domain.typographie import composer, ecrire_date_longue, ecrire_telephone
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Vide, Vu, VuePartagee

_PICTOS = {
    Assurance.ACCORDE: ("check-circle-fill", "ok"),
    Assurance.DEMANDE: ("hourglass-medium", "primary"),
    Assurance.A_DEMANDER: ("paper-plane-tilt-bold", "ink2"),
    Assurance.PERDU: ("x-circle-fill", "bad"),
}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des contacts : un nom n’y est que s’il est marqué partageable."""
    return VuePartagee("Les contacts", "Qui nous aide, et ce que nous attendons.", _blocs(vu))


def _blocs(vu: Vu) -> tuple[Bloc, ...]:
    volet = vu.dossier.accompagnement
    demandes = volet.plan_financement.financements
    relies = {f.contact for f in demandes}
    seuls = [c for c in volet.contacts if c.id not in relies]
    if not demandes and not seuls:
        return (Vide("Personne à contacter", "Nous notons ensemble à qui demander."),)
    lignes = (
        *(_demande(f, volet, vu) for f in demandes),
        *(Ligne(composer(c.organisme), _joindre(c), "buildings-bold", "primary") for c in seuls),
    )
    fil = sorted(volet.echanges, key=lambda e: (e.le, e.id), reverse=True)
    blocs: list[Bloc] = [
        Encart("À qui nous demandons", "", lignes, (Geste("Voir qui paie", vers="financement"),))
    ]
    if fil:
        blocs.append(Encart("Ce que nous avons fait", "", tuple(map(_echange, fil))))
    return tuple(blocs)


def _demande(demande: Financement, volet: Accompagnement, vu: Vu) -> Ligne:
    picto, ton = _PICTOS[demande.assurance]
    contact = next((c for c in volet.contacts if c.id == demande.contact), None)
    morceaux = (vu.mots.dire(demande.statut), _attente(demande, vu), _joindre(contact))
    return Ligne(
        titre=composer(demande.financeur),
        phrase=composer(" ".join(filter(None, morceaux))),
        picto=picto,
        ton=ton,
    )


def _attente(demande: Financement, vu: Vu) -> str:
    if demande.decision is not None:
        return ""
    if demande.envoye_le is None:
        limite = demande.a_deposer_avant_le
        return f"À envoyer avant le {ecrire_date_longue(limite)}." if limite else ""
    attendue = demande.reponse_attendue_le
    if attendue is None:
        return ""
    mot = "Réponse attendue" if attendue >= vu.le else "Sa réponse est en retard, attendue"
    return f"{mot} le {ecrire_date_longue(attendue)}."


def _joindre(contact: Contact | None) -> str:
    if contact is None:
        return ""
    telephone = ecrire_telephone(str(contact.telephone)) if contact.telephone else ""
    nom = contact.nom if contact.est_partageable else ""
    dit = ", ".join(filter(None, (nom, contact.fonction, telephone)))
    return composer(f"Contact : {dit}." if dit else "")


def _echange(echange: Echange) -> Ligne:
    return Ligne(
        titre=composer(echange.objet),
        phrase=composer(f"{echange.canal.libelle}, le {ecrire_date_longue(echange.le)}."),
        picto="chats-circle",
        ton="primary",
    )
