"""Le journal dit qui a fait quoi, se rompt si on y touche, et voit un retour en arrière."""

from datetime import timedelta
from pathlib import Path

import pytest

from cep_desktop.storage.coffre.acces import CONSERVATION
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.erreurs import EcritureImpossible
from cep_desktop.usecases.coffre.journal import Geste
from tests.cas.dossier import EXEMPLES, exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, HorlogeReglable

CAMILLE = exemple("camille").id


def _gestes(coffre: CoffreOuvert) -> list[Geste]:
    return [ligne.geste for ligne in reversed(coffre.acces.lignes())]


def _rupture(coffre: CoffreOuvert) -> int | None:
    with lecture(coffre.interieur.moteur) as connexion:
        return coffre.interieur.journal.rupture(connexion)


def test_chaque_geste_a_sa_ligne_son_auteur_et_son_heure(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    horloge.avancer(minutes=5)
    coffre.dossiers.lire(CAMILLE)
    coffre.acces.noter_export(CAMILLE, "plan_action.docx")
    coffre.conservation.regler(24)
    coffre.sauvegarder()
    coffre.dossiers.effacer(CAMILLE)
    assert _gestes(coffre) == [
        Geste.CREATION,
        Geste.OUVERTURE,
        *(Geste.ECRITURE for _ in EXEMPLES),
        Geste.LECTURE,
        Geste.EXPORT,
        Geste.REGLAGE,
        Geste.SAUVEGARDE,
        Geste.EFFACEMENT,
    ]
    lignes = coffre.acces.lignes()
    assert {ligne.auteur for ligne in lignes} == {AUTEUR}
    assert (lignes[0].le - lignes[-1].le) == timedelta(minutes=5)
    assert lignes[3].precision == "plan_action.docx"
    assert [ligne.n for ligne in lignes] == list(range(len(lignes), 0, -1))


def test_les_lignes_d_un_dossier_se_retrouvent_par_son_empreinte(coffre: CoffreOuvert) -> None:
    coffre.dossiers.lire(CAMILLE)
    lignes = coffre.acces.lignes(CAMILLE)
    assert [ligne.geste for ligne in lignes] == [Geste.LECTURE, Geste.ECRITURE]
    assert {ligne.objet for ligne in lignes} == {coffre.interieur.journal.empreinte(CAMILLE)}
    assert CAMILLE.hex not in lignes[0].objet


def test_le_journal_n_a_aucun_contenu_de_dossier(coffre: CoffreOuvert) -> None:
    lignes = coffre.acces.lignes()
    assert {len(ligne.objet) for ligne in lignes} == {0, 32}
    texte = repr([(ligne.auteur, ligne.geste, ligne.precision) for ligne in lignes]).lower()
    for nom in EXEMPLES:
        dossier = exemple(nom)
        for mot in (str(dossier.id), dossier.beneficiaire.nom.lower(), dossier.numero):
            assert mot not in texte


def test_deux_coffres_n_ont_pas_les_memes_empreintes(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, tmp_path: Path
) -> None:
    autre, _ = coffres.situes_a(tmp_path / "autre").creer(PHRASE, auteur=AUTEUR)
    assert autre.interieur.journal.empreinte(CAMILLE) != (
        coffre.interieur.journal.empreinte(CAMILLE)
    )
    autre.fermer()


@pytest.mark.parametrize(
    "ordre",
    [
        "UPDATE journal SET auteur = 'x' WHERE n = 3",
        "UPDATE journal SET sceau = x'00'",
        "DELETE FROM journal WHERE n = 3",
        "DELETE FROM journal",
        "DELETE FROM effacement",
        "UPDATE effacement SET le = '2020-01-01'",
        "UPDATE revision SET json_compresse = x'00'",
        "UPDATE revision SET auteur = 'x'",
    ],
)
def test_la_base_refuse_de_recrire_l_histoire(coffre: CoffreOuvert, ordre: str) -> None:
    coffre.dossiers.effacer(CAMILLE)
    with pytest.raises(EcritureImpossible), ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql(ordre)
    assert _rupture(coffre) is None


@pytest.mark.parametrize(
    ("ordre", "ligne"),
    [
        ("UPDATE journal SET auteur = 'Paul' WHERE n = 3", 3),
        ("UPDATE journal SET le = '2020-01-01 00:00:00.000000' WHERE n = 4", 4),
        ("UPDATE journal SET geste = 'lecture' WHERE n = 5", 5),
        ("UPDATE journal SET objet = '' WHERE n = 5", 5),
        ("UPDATE journal SET revision = 9 WHERE n = 3", 3),
        ("UPDATE journal SET contenu = x'00' WHERE n = 3", 3),
        ("UPDATE journal SET precision = 'x' WHERE n = 2", 2),
        ("DELETE FROM journal WHERE n = 3", 4),
        ("DELETE FROM journal WHERE n = 1", 2),
        ("UPDATE journal SET n = 99 WHERE n = 5", 99),
    ],
)
def test_qui_passe_outre_rompt_la_chaine_a_sa_ligne(
    coffre: CoffreOuvert, ordre: str, ligne: int
) -> None:
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("DROP TRIGGER journal_fige")
        connexion.exec_driver_sql("DROP TRIGGER journal_garde")
        connexion.exec_driver_sql(ordre)
    assert _rupture(coffre) == ligne
    assert not coffre.verifier().est_sain


def test_au_bout_d_un_an_le_journal_se_purge_et_reste_verifiable(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    coffre.dossiers.effacer(CAMILLE)
    coffre.fermer()
    for _ in range(13):
        horloge.avancer(days=30)
        coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    lignes = rouvert.acces.lignes()
    assert all(horloge.instant - ligne.le <= CONSERVATION for ligne in lignes)
    assert Geste.PURGE in _gestes(rouvert)
    assert _gestes(rouvert).count(Geste.ETAT) == 2
    assert _rupture(rouvert) is None
    assert rouvert.dossiers.lire(exemple("idriss").id).dossier == exemple("idriss")
    assert rouvert.verifier().est_sain
    rouvert.fermer()


def test_apres_la_purge_une_ligne_retiree_se_voit_encore(
    coffres: CoffresDuPoste, ferme: Path, horloge: HorlogeReglable
) -> None:
    for _ in range(13):
        horloge.avancer(days=30)
        coffres.ouvrir(PHRASE, auteur=AUTEUR).fermer()
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    with pytest.raises(EcritureImpossible), ecriture(rouvert.interieur.moteur) as connexion:
        connexion.exec_driver_sql("DELETE FROM journal WHERE n = (SELECT min(n) FROM journal)")
    with ecriture(rouvert.interieur.moteur) as connexion:
        connexion.exec_driver_sql("DROP TRIGGER journal_garde")
        connexion.exec_driver_sql("DELETE FROM journal WHERE n = (SELECT min(n) FROM journal)")
    assert _rupture(rouvert) is not None
    rouvert.fermer()
    assert ferme.exists()


@pytest.mark.parametrize("jours", [-800, 800])
def test_une_horloge_qui_recule_ou_saute_ne_purge_rien(
    coffres: CoffresDuPoste, coffre: CoffreOuvert, horloge: HorlogeReglable, jours: int
) -> None:
    avant = len(coffre.acces.lignes())
    coffre.fermer()
    horloge.avancer(days=jours)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    assert len(rouvert.acces.lignes()) == avant + 2
    assert _rupture(rouvert) is None
    rouvert.fermer()
