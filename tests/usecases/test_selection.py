"""Ce qui n’est pas choisi ne part pas ; rien de privé ne part jamais ; ce qui part reste valide."""

import pytest
from hypothesis import given, settings

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_chiffre.contenu import DossierTransmis
from cep_desktop.documents.dossier_chiffre.ecriture import ecrire_en_clair
from cep_desktop.documents.dossier_chiffre.lecture import lire_en_clair
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import FAITS_DE_SANTE
from cep_desktop.domain.liens import Lieu
from cep_desktop.domain.plan_action import RoleActeur
from cep_desktop.domain.transmission import FicheTransmission, PartieDossier
from cep_desktop.usecases.selection import JAMAIS, PLACES, SANS_IDENTITE, TOUJOURS, selectionner
from tests.cas.dossier import LE, un_dossier_complet
from tests.cas.partage import ACCORD, DESTINATAIRE, PARTIES, Marque, avec_accord, marques

P = PartieDossier
COMPLET = avec_accord(un_dossier_complet())


def _transmis(dossier: Dossier, parties: set[PartieDossier]) -> DossierTransmis:
    fiche = FicheTransmission(
        envoyee_le=LE,
        expediteur=dossier.referent.nom_complet,
        structure=dossier.structure.nom,
        destinataire=DESTINATAIRE,
        parties=tuple(p for p in P if p in parties),
        consentement=ACCORD.id,
    )
    return DossierTransmis(fiche, selectionner(dossier, parties, consentement=ACCORD.id))


SIMPLES: dict[object, set[PartieDossier]] = {
    "referent": set(),
    "structure": set(),
    "beneficiaire": {P.IDENTITE},
    "accueil": {P.PROJET},
    "conseil": {P.PROJET},
    "entretiens": {P.PLAN},
    "signatures": {P.PLAN, P.IDENTITE},
}
"""Ce qu’il faut avoir choisi pour qu’un champ parte, quand sa place suffit à le dire."""


def _peut_partir(dossier: Dossier, lieu: Lieu, parties: set[PartieDossier]) -> bool:
    """Dit autrement, champ par champ, ce que la sélection doit laisser passer."""
    match lieu:
        case (racine, *_) if racine in SIMPLES:
            return SIMPLES[racine] <= parties
        case ("situation", "faits", int(rang), *_):
            sante = dossier.situation.faits[rang].code in FAITS_DE_SANTE
            return (P.SANTE if sante else P.SITUATION) in parties
        case ("situation", *_):
            return P.SITUATION in parties
        case ("consentements", int(rang), *_):
            return dossier.consentements[rang].id == ACCORD.id
        case ("accompagnement", *suite):
            return _peut_partir_du_volet(dossier.accompagnement, suite, parties)
    return False


def _peut_partir_du_volet(
    volet: Accompagnement, lieu: list[str | int], parties: set[PartieDossier]
) -> bool:
    match lieu:
        case ["plan_action", "etapes", int(e), "actions", int(a), "qui", int(q), _]:
            acteur = volet.plan_action.etapes[e].actions[a].qui[q]
            nomme = acteur.role is not RoleActeur.BENEFICIAIRE or P.IDENTITE in parties
            return P.PLAN in parties and nomme
        case ["contacts", int(rang), champ, *_]:
            cite = bool(parties & {P.PLAN, P.FINANCEMENT, P.ECHANGES})
            return cite and (champ != "nom" or volet.contacts[rang].est_partageable)
        case ["echanges", int(rang), *_]:
            return P.ECHANGES in parties and volet.echanges[rang].est_partageable
        case ["plan_financement", *_]:
            return P.FINANCEMENT in parties
    return (
        lieu[0] not in {"alertes", "changement", "retours", "evaluations", "versions_figees"}
        and P.PLAN in parties
    )


@settings(max_examples=60)
@given(marques(), PARTIES)
def test_aucun_octet_ne_dit_ce_qui_n_est_pas_choisi_ou_ce_qui_est_prive(
    marque: Marque, parties: set[PartieDossier]
) -> None:
    clair = ecrire_en_clair(_transmis(marque.dossier, parties)).decode()
    partis = {mot: lieu for mot, lieu in marque.places.items() if mot in clair}
    assert not [lieu for lieu in partis.values() if not _peut_partir(marque.dossier, lieu, parties)]


@settings(max_examples=60)
@given(marques(), PARTIES)
def test_tout_ce_qui_est_choisi_part(marque: Marque, parties: set[PartieDossier]) -> None:
    clair = ecrire_en_clair(_transmis(marque.dossier, parties)).decode()
    contacts = ("accompagnement", "contacts")
    restes = {mot: lieu for mot, lieu in marque.places.items() if mot not in clair}
    assert not [
        lieu
        for lieu in restes.values()
        if lieu[:2] != contacts and _peut_partir(marque.dossier, lieu, parties)
    ]


@settings(max_examples=40)
@given(marques(), PARTIES)
def test_un_dossier_partiel_reste_valide_et_fait_l_aller_et_retour(
    marque: Marque, parties: set[PartieDossier]
) -> None:
    transmis = _transmis(marque.dossier, parties)
    assert lire_en_clair(ecrire_en_clair(transmis)) == transmis
    assert dossier_portable.lire(dossier_portable.ecrire(transmis.dossier)) == transmis.dossier
    assert selectionner(transmis.dossier, parties, consentement=ACCORD.id) == transmis.dossier


def test_chaque_champ_du_dossier_dit_s_il_part() -> None:
    champs = {nom for nom in Dossier.model_fields if nom != "accompagnement"} | {
        f"accompagnement.{nom}" for nom in Accompagnement.model_fields
    }
    assert set(PLACES) | TOUJOURS | JAMAIS == champs
    assert not set(PLACES) & TOUJOURS
    assert not JAMAIS & (set(PLACES) | TOUJOURS)


def test_tout_choisir_ne_retire_que_le_prive() -> None:
    tout = selectionner(COMPLET, set(P), consentement=ACCORD.id)
    partage = COMPLET.partageable()
    assert tout.avec(consentements=()) == partage.avec(
        consentements=(), transmissions=(), accompagnement=tout.accompagnement
    )
    assert tout.accompagnement.plan_action == partage.accompagnement.plan_action
    assert tout.consentements == (ACCORD,)


def test_sans_identite_le_dossier_ne_nomme_pas_la_personne() -> None:
    reduit = selectionner(COMPLET, {P.PLAN, P.FINANCEMENT}, consentement=ACCORD.id)
    assert reduit.beneficiaire == SANS_IDENTITE
    assert reduit.signatures == ()
    clair = dossier_portable.ecrire(reduit).decode()
    assert "Moreau" not in clair
    assert COMPLET.beneficiaire.telephone not in clair


def test_le_financement_sans_le_plan_garde_ses_lignes_sans_leurs_etapes() -> None:
    reduit = selectionner(COMPLET, {P.FINANCEMENT}, consentement=ACCORD.id)
    argent = COMPLET.accompagnement.plan_financement
    garde = reduit.accompagnement.plan_financement
    assert any(d.etape for d in argent.depenses)
    assert not any(d.etape for d in garde.depenses)
    assert garde.reste_a_payer == argent.reste_a_payer


@pytest.mark.parametrize("partie", list(P))
def test_un_contact_ne_part_que_si_l_on_s_en_sert(partie: PartieDossier) -> None:
    volet = selectionner(COMPLET, {partie}, consentement=ACCORD.id).accompagnement
    cites = {
        element.contact
        for element in (
            *volet.dispositifs,
            *volet.echanges,
            *volet.plan_financement.financements,
        )
    }
    assert {contact.id for contact in volet.contacts} == cites - {None}
