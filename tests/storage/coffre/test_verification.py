"""Vérifier dit l’état du coffre en français, sans effrayer pour une page qui ne sert pas."""

from pathlib import Path

import pytest

from cep_desktop.storage.coffre import verification
from cep_desktop.storage.coffre.coffres import CoffresDuPoste
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, RESERVE
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.sql.chiffree import OCTETS_PAGE
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.bilan import Constat, Gravite
from cep_desktop.usecases.coffre.erreurs import CoffreAbime
from tests.cas.dossier import exemple
from tests.storage.coffre.coffres import AUTEUR, PHRASE, HorlogeReglable, lacher


def _constat(coffre: CoffreOuvert, sujet: str) -> Constat:
    return next(c for c in coffre.verifier().constats if c.sujet == sujet)


def test_un_coffre_soigne_n_a_rien_a_faire(coffre: CoffreOuvert, tmp_path: Path) -> None:
    coffre.conservation.regler(24)
    coffre.sauvegardes.choisir_second_dossier(tmp_path / "second")
    coffre.sauvegarder()
    bilan = coffre.verifier()
    assert bilan.est_sain
    assert [c for c in bilan.constats if c.gravite is not Gravite.BON] == []
    assert _constat(coffre, "Dossiers").phrase == "3\u00a0dossiers, tous relus."
    assert _constat(coffre, "Sauvegardes").phrase == (
        "Dernière sauvegarde vérifiée le 25\u00a0novembre\u00a02026."
    )


def test_verifier_ne_change_aucun_fichier(coffre: CoffreOuvert) -> None:
    coffre.reposer()
    avant = (coffre.dossier / BASE).read_bytes()
    coffre.verifier()
    assert (coffre.dossier / BASE).read_bytes() == avant
    lacher(coffre)


def test_une_sauvegarde_de_plus_d_un_jour_est_a_refaire(
    coffre: CoffreOuvert, horloge: HorlogeReglable
) -> None:
    assert "Aucune sauvegarde" in _constat(coffre, "Sauvegardes").phrase
    coffre.sauvegarder()
    assert "second dossier" in _constat(coffre, "Sauvegardes").phrase
    horloge.avancer(hours=25)
    constat = _constat(coffre, "Sauvegardes")
    assert constat.gravite is Gravite.A_FAIRE
    assert constat.phrase.endswith("Faites-en une maintenant.")


def test_un_en_tete_disparu_ou_etranger_est_grave(coffre: CoffreOuvert) -> None:
    bon = (coffre.dossier / ENTETE).read_bytes()
    (coffre.dossier / ENTETE).unlink()
    assert _constat(coffre, "En-tête").gravite is Gravite.GRAVE
    (coffre.dossier / ENTETE).write_bytes(bon.replace(b'"passes": 1', b'"passes": 2'))
    assert "ne correspond pas" in _constat(coffre, "En-tête").phrase
    (coffre.dossier / ENTETE).write_bytes(bon)
    (coffre.dossier / "temoin.json").unlink()
    assert _constat(coffre, "En-tête").gravite is Gravite.A_FAIRE


@pytest.mark.parametrize("nombre", [1, 5])
def test_des_pages_abimees_laissent_lire_les_autres_dossiers(
    coffres: CoffresDuPoste, ferme: Path, nombre: int
) -> None:
    octets = bytearray((ferme / BASE).read_bytes())
    pages = len(octets) // OCTETS_PAGE
    for rang in range(nombre):
        octets[(pages // 2 + rang * 3) * OCTETS_PAGE + 100] ^= 1
    (ferme / BASE).write_bytes(octets)
    coffre = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    bilan = coffre.verifier()
    assert not bilan.est_sain
    relus = 0
    for nom in ("camille", "idriss", "solene"):
        try:
            assert coffre.dossiers.lire(exemple(nom).id).dossier == exemple(nom)
        except CoffreAbime as refus:
            assert "abîmée" in refus.phrase  # noqa: PT017 - l’un ou l’autre, jamais un autre texte
        else:
            relus += 1
    assert relus >= 2 or nombre > 1
    lacher(coffre)


def test_une_page_libre_abimee_n_est_pas_grave(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("CREATE TABLE passagere (x)")
        for _ in range(20):
            connexion.exec_driver_sql("INSERT INTO passagere VALUES (randomblob(3000))")
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("DROP TABLE passagere")
    with lecture(coffre.interieur.moteur) as connexion:
        libres = connexion.exec_driver_sql("PRAGMA freelist_count").scalar()
    assert libres
    coffre.fermer()
    base = coffre.dossier / BASE
    octets = bytearray(base.read_bytes())
    octets[-OCTETS_PAGE + 100] ^= 1
    base.write_bytes(octets)
    rouvert = coffres.ouvrir(PHRASE, auteur=AUTEUR)
    constat = _constat(rouvert, "Base")
    assert (constat.gravite, constat.phrase) == (
        Gravite.A_FAIRE,
        "Des pages inutilisées sont abîmées\u00a0; aucun dossier ne l’est.",
    )
    assert rouvert.verifier().est_sain
    assert rouvert.sauvegarder().exists()
    rouvert.fermer()


def test_un_dossier_que_le_journal_ignore_est_signale(coffre: CoffreOuvert) -> None:
    with ecriture(coffre.interieur.moteur) as connexion:
        connexion.exec_driver_sql("UPDATE entete SET numero = 'n9'")
        connexion.exec_driver_sql("DROP TRIGGER journal_fige")
        connexion.exec_driver_sql("UPDATE journal SET objet = 'x' WHERE n = 3")
    assert "altéré" in _constat(coffre, "Journal des accès").phrase


def test_le_disque_presque_plein_et_les_droits_se_disent(
    coffre: CoffreOuvert, monkeypatch: pytest.MonkeyPatch
) -> None:
    (coffre.dossier / RESERVE).unlink()
    assert _constat(coffre, "Place").gravite is Gravite.A_FAIRE
    monkeypatch.setattr(verification, "est_prive", lambda _: False)
    assert "D’autres comptes" in _constat(coffre, "Droits").phrase


def test_un_coffre_tenu_par_un_autre_se_verifie_aussi(
    coffres: CoffresDuPoste, coffre: CoffreOuvert
) -> None:
    second = coffres.ouvrir(PHRASE, auteur="Paul")
    assert second.verifier().est_sain
    second.fermer()
    assert coffre.verifier().est_sain
