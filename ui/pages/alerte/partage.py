"""L’alerte, vue par la personne : ce qui manque, ce que l’on demande, et son accord."""

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.typographie import composer, ecrire_date_longue
from cep_desktop.rules.alerte import BesoinAlerte, SommeDemandee
from cep_desktop.usecases.commandes.consentement import NoterConsentement, RetirerConsentement
from ui.vue_partagee import Accord, Encart, Geste, Ligne, Vide, Vu, VuePartagee

_TITRE = "Il manque de l’argent"
_REFUS = {"refuse", "abandonne"}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de l’alerte ; rien ne part de cet écran."""
    if vu.besoin is None:
        vide = Vide("Rien à demander pour le moment", "Nous attendons encore des réponses.")
        return VuePartagee("L’argent de votre projet", "", (vide,))
    besoin = vu.besoin
    quand = besoin.reponse_avant_le
    avant = f"À trouver avant le {ecrire_date_longue(quand)}." if quand else ""
    return VuePartagee(
        _TITRE,
        composer(avant),
        (
            _manque(besoin, vu),
            Encart(
                "Ce que nous demandons",
                composer(f"Nous écrivons à {vu.dossier.structure.nom}, pour vous aider."),
                (
                    Ligne(
                        "Aider à trouver l’argent qui manque",
                        "Votre nom n’est pas écrit, sauf si vous le voulez.",
                        "paper-plane-tilt-bold",
                        "primary",
                    ),
                ),
            ),
            _accord(vu),
        ),
    )


def _manque(besoin: BesoinAlerte, vu: Vu) -> Encart:
    total = besoin.manque
    au_moins = "au moins " if total.inconnus else ""
    somme = f"Il manque {au_moins}{total.montant}" if total.montant else "Une somme à chiffrer"
    return Encart(composer(somme), "", tuple(_ligne(s, vu) for s in besoin.sommes))


def _ligne(somme: SommeDemandee, vu: Vu) -> Ligne:
    est_refuse = somme.statut in _REFUS
    est_accorde = somme.accorde is not None
    ton = "bad" if est_refuse else "ok" if est_accorde else "ink2"
    picto = "x-circle-fill" if est_refuse else "check-circle-fill" if est_accorde else ""
    montant = somme.accorde if somme.accorde is not None else somme.demande
    return Ligne(
        titre=composer(somme.financeur),
        phrase=vu.mots.dire(somme.statut),
        picto=picto or "hourglass-medium",
        ton=ton,
        valeur="" if montant is None else str(montant),
    )


def _accord(vu: Vu) -> Accord:
    donne = next(
        (
            c
            for c in vu.dossier.consentements
            if c.objet is ObjetConsentement.ALERTE_INTERNE and c.vaut_le(vu.le)
        ),
        None,
    )
    if donne is not None:
        retirer = Geste("Retirer mon accord", RetirerConsentement(donne.id, vu.le))
        return Accord("Vous êtes d’accord", "Nous pouvons l’envoyer.", retirer, est_donne=True)
    objet = ObjetConsentement.ALERTE_INTERNE
    donner = NoterConsentement(objet, (vu.dossier.structure.nom,), vu.le)
    geste = Geste("Je suis d’accord", donner, picto="handshake-fill", est_plein=True)
    return Accord(
        "Êtes-vous d’accord pour l’envoyer ?", "Vous pouvez dire non, ou changer d’avis.", geste
    )
