"""Ce que dit le plan : en « je », sans rien de privé, sans rien d’inventé."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from cep_desktop.documents.plan_action.contenu import ContenuPlanAction, composer, empreindre
from cep_desktop.documents.typographie import en_clair
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.parcours import Avancement, Parcours
from cep_desktop.domain.personne import Accord, Contact
from cep_desktop.domain.plan_action import Acteur, PlanAction, RoleActeur, StatutAction
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.signature import RoleSignataire
from cep_desktop.domain.strategie import Strategie
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import une_action, une_etape
from tests.documents.plan_action.cas import une_signature


def _avec_actions(*actions: object, **champs: object) -> ContenuPlanAction:
    plan = PlanAction.model_validate({"etapes": (une_etape(*actions),)} | champs)  # type: ignore[arg-type]  # les actions viennent de tests.cas
    return composer(un_dossier(accompagnement=Accompagnement(plan_action=plan)), le=LE)


def test_le_contenu_est_fige_et_porte_son_format() -> None:
    contenu = composer(un_dossier(), le=LE)
    assert contenu.format == 1
    with pytest.raises(AttributeError):
        contenu.personne = "Une autre"  # type: ignore[misc]  # c’est ce que l’on éprouve


def test_rien_de_prive_n_entre_dans_le_contenu() -> None:
    cache = "Secretissime"
    camille = exemple("camille")
    suivi = camille.accompagnement
    contacts = tuple(c.avec(nom=cache, est_partageable=False) for c in suivi.contacts)
    prive = camille.avec(
        notes_privees=(NotePrivee(id="Q9", le=LE, texte=cache),),
        accompagnement=suivi.avec(
            contacts=contacts,
            echanges=tuple(
                e.avec(objet=cache, compte_rendu=cache, est_partageable=False)
                for e in suivi.echanges
            ),
        ),
    )
    assert cache not in str(asdict(composer(prive, le=LE)))


def test_un_interlocuteur_partageable_est_nomme_avec_son_telephone() -> None:
    ligne = composer(exemple("camille"), le=LE).aides.lignes[0]
    assert (ligne.contact, ligne.telephone) == (
        "Julie Marchand",
        "02\u00a061\u00a091\u00a000\u00a045",
    )


def test_sans_interlocuteur_partageable_je_m_adresse_a_mon_conseiller() -> None:
    camille = exemple("camille")
    prives = tuple(c.avec(est_partageable=False) for c in camille.accompagnement.contacts)
    prive = camille.avec(accompagnement=camille.accompagnement.avec(contacts=prives))
    assert {ligne.contact for ligne in composer(prive, le=LE).aides.lignes} == {"Nadia Benali"}


def test_un_interlocuteur_sans_nom_est_dit_par_sa_fonction() -> None:
    camille = exemple("camille")
    contacts = tuple(
        Contact(id=c.id, organisme=c.organisme, fonction="Accueil", est_partageable=True)
        for c in camille.accompagnement.contacts
    )
    sans_nom = camille.avec(accompagnement=camille.accompagnement.avec(contacts=contacts))
    assert composer(sans_nom, le=LE).aides.lignes[0].contact == "Accueil"


@pytest.mark.parametrize(
    ("accord", "noms", "engagement", "partage"),
    [
        (Accord.ELLE, "Nadia Benali, conseillère", "avec ma conseillère", "Elle ne le donne"),
        (Accord.IL, "Nadia Benali, conseiller", "avec mon conseiller", "Il ne le donne"),
        (Accord.SANS, "Nadia Benali, qui me conseille", "avec Nadia", "Nadia ne le donne"),
    ],
)
def test_les_phrases_s_accordent(accord: Accord, noms: str, engagement: str, partage: str) -> None:
    dossier = un_dossier()
    contenu = composer(dossier.avec(referent=dossier.referent.avec(accord=accord)), le=LE)
    assert contenu.conseiller == noms
    assert engagement in contenu.engagements[0]
    assert partage in contenu.engagements[-1]


def test_sans_strategie_le_plan_le_dit() -> None:
    absente = composer(un_dossier(), le=LE).couverture
    inutile = un_dossier(parcours=Parcours(conseil=Avancement.PAS_NECESSAIRE))
    assert absente.strategie == ("Nous n’avons pas encore comparé les chemins possibles.",)
    assert composer(inutile, le=LE).couverture.strategie[0].startswith("Mon projet était déjà")
    assert absente.projet.startswith("Mon projet n’est pas encore écrit.")


def test_un_chemin_sans_duree_ni_avis_le_dit() -> None:
    strategie = {
        "enonce": "Je choisis.\n\nEnsuite.",
        "chemins": ({"id": "H1", "nature": "vae", "titre": "La VAE"},),
    }
    conseil = Conseil(strategie=Strategie.model_validate(strategie))
    page = composer(un_dossier(conseil=conseil), le=LE).couverture
    assert page.strategie == ("Je choisis.", "Ensuite.")
    (chemin,) = page.chemins
    assert (chemin.duree, chemin.avis, chemin.choix.mot) == (
        "Inconnue",
        "Pas encore d’avis.",
        "À regarder",
    )


def test_la_prochaine_etape_dit_quand_et_qui_appeler() -> None:
    prochaine = composer(exemple("camille"), le=LE).couverture.prochaine_etape
    assert prochaine.titre == "Demander l’autorisation d’absence"
    lignes = [en_clair(ligne).replace("\u00a0", " ") for ligne in prochaine.lignes]
    assert lignes == [
        "Avant le dimanche 20 décembre 2026. La lettre est prête. Je la signe et je l’envoie.",
        "Besoin d’aide\u202f? J’appelle Nadia Benali au 02 61 91 00 12.",
    ]


def test_sans_conseil_la_prochaine_etape_dit_les_papiers_a_reunir() -> None:
    action = une_action(papiers=("Pièce d’identité", "CV"), echeance=LeJour(le=LE))
    lignes = _avec_actions(action).couverture.prochaine_etape.lignes
    assert "À réunir\u00a0: pièce d’identité et CV." in en_clair(lignes[0])


def test_sans_telephone_on_ecrit_ou_l_on_en_parle() -> None:
    dossier = un_dossier()
    par_courriel = dossier.avec(referent=dossier.referent.avec(courriel="nadia@exemple.fr"))
    aide = composer(par_courriel, le=LE).couverture.prochaine_etape.lignes[-1]
    sans = composer(dossier, le=LE).couverture.prochaine_etape.lignes[-1]
    assert "nadia@exemple.fr" in en_clair(aide)
    assert en_clair(sans).endswith("J’en parle à Nadia Benali.")


def test_tout_fini_se_dit_aussi() -> None:
    faite = une_action(statut=StatutAction.FAITE, faite_le=LE)
    page = _avec_actions(faite).couverture
    assert page.prochaine_etape.titre == "Toutes mes actions sont faites"
    assert [jalon.etat for jalon in page.jalons] == ["passe"]


@pytest.mark.parametrize(
    ("valides", "faites", "phrase"),
    [
        (0, 0, "Ces actions sont des propositions, à valider ensemble. Aucune n’est encore faite."),
        (1, 0, "Nous avons déjà validé 1 action ensemble. Aucune n’est encore faite."),
        (2, 1, "Nous avons décidé chaque action ensemble. 1 action est faite sur 3."),
        (3, 3, "Nous avons décidé chaque action ensemble. 3 actions sont faites sur 3."),
    ],
)
def test_la_co_construction_n_est_jamais_exageree(valides: int, faites: int, phrase: str) -> None:
    ensemble = CoConstruction(valide_ensemble_le=LE)
    nombre_valide = 3 if valides >= 2 else valides
    actions = [
        une_action(
            id=f"A{rang}",
            statut=StatutAction.FAITE if rang < faites else StatutAction.A_FAIRE,
            co_construction=ensemble if rang < nombre_valide else CoConstruction(),
        )
        for rang in range(3)
    ]
    assert _avec_actions(*actions).etapes.intro_actions.replace("\u00a0", " ") == phrase


def test_qui_fait_et_qui_a_eu_l_idee_sont_nommes() -> None:
    tiers = Acteur(role=RoleActeur.TIERS, nom="Domi'Val")
    qui = (Acteur(role=RoleActeur.CONSEILLER), tiers)
    ensemble = CoConstruction(propose_par=Auteur.ENSEMBLE)
    action = une_action(qui=qui, co_construction=ensemble)
    (ligne,) = _avec_actions(action).etapes.etapes[0].actions
    assert (ligne.qui, ligne.idee_de) == ("Nadia, Domi’Val", "Ensemble")
    action = une_action(qui=qui, co_construction=CoConstruction())
    (ligne,) = _avec_actions(action).etapes.etapes[0].actions
    assert ligne.idee_de == "Non dit"
    oublie = CoConstruction(propose_par=Auteur.NE_SAIT_PLUS)
    (ligne,) = _avec_actions(une_action(co_construction=oublie)).etapes.etapes[0].actions
    assert ligne.idee_de == "On ne sait plus"


def test_une_action_sans_date_le_dit_et_une_abandonnee_n_en_a_plus() -> None:
    ouverte = une_action()
    abandonnee = une_action(id="A2", statut=StatutAction.ABANDONNEE)
    premiere, seconde = _avec_actions(ouverte, abandonnee).etapes.etapes[0].actions
    assert en_clair(premiere.quand) == "Date à fixer"
    assert en_clair(seconde.quand) == "–"


def test_sans_version_le_plan_est_un_document_de_travail() -> None:
    contenu = composer(un_dossier(), le=LE)
    assert contenu.version == 0
    assert contenu.pied.startswith("Document de travail")
    assert contenu.date_version == LE


def test_la_date_du_plan_est_celle_de_sa_version() -> None:
    contenu = composer(exemple("camille"), le=date(2027, 1, 1))
    assert contenu.date_version == LE
    assert contenu.aujourd_hui == date(2027, 1, 1)


def test_l_empreinte_change_avec_un_mot_et_seulement_avec_lui() -> None:
    camille = exemple("camille")
    contenu = composer(camille, le=LE)
    un_autre_jour = composer(camille, le=date(2026, 12, 1))
    signatures = (une_signature(RoleSignataire.BENEFICIAIRE),)
    signe = composer(camille.avec(signatures=signatures), le=LE)
    corrige = replace(contenu, personne="Camille Moreaux")
    assert contenu.empreinte == un_autre_jour.empreinte == signe.empreinte
    assert empreindre(corrige) != contenu.empreinte
    assert contenu.code == f"CEP:0142:2:{contenu.empreinte[:16].upper()}"
    assert contenu.empreinte_longue.startswith(contenu.empreinte_courte)


def test_une_premiere_version_ne_remplace_rien() -> None:
    revision = Revision(version=1, preparee_le=LE, ce_qui_change="Premier plan")
    dossier = un_dossier(accompagnement=Accompagnement(revisions=(revision,)))
    titre = composer(dossier, le=LE).titre_version
    assert titre.replace("\u00a0", " ") == (
        "Exemple fictif. Version 1, préparée le 23 novembre 2026."
    )


def test_un_plan_reel_n_est_pas_dit_fictif() -> None:
    reel: Dossier = un_dossier(est_fictif=False)
    assert "fictif" not in composer(reel, le=LE).titre_version
