"""Travailler à plusieurs : passer un dossier, l’ouvrir à un autre, et en garder la trace."""

from datetime import timedelta
from uuid import uuid4

import pytest
from psycopg import errors

from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.personne import Accord, Conseiller
from cep_desktop.usecases.equipe import AccesRefuse, Appartenance, Equipes, Partage, RoleEquipe
from cep_desktop.usecases.ports import ConflitDeRevision
from tests.cas.dossier import exemple, un_dossier
from tests.storage.postgresql.conftest import Poste
from tests.storage.postgresql.serveur import COMPTES, INSTANT, Serveur

CAROLE = Conseiller(prenom="Carole", nom="Roux", accord=Accord.ELLE)
DOSSIER = un_dossier()


def _traces(droits: Equipes, *actions: str) -> list[tuple[str, str, str]]:
    """Rend qui a fait quoi, le plus récent d’abord ; ces actions seulement si on les donne."""
    lues = [(trace.acteur, trace.action, trace.detail) for trace in droits.traces()]
    return [trace for trace in lues if not actions or trace[1] in actions]


def test_chacun_connait_ses_collegues(poste: Poste) -> None:
    moi = poste("rosa").droits.moi()
    assert (moi.compte, moi.nom_complet) == ("rosa", "Rosa Lopez")
    assert moi.appartenances == (Appartenance("Centre", RoleEquipe.RESPONSABLE),)
    assert {c.compte for c in poste("rosa").droits.collegues()} == set(COMPTES)


def test_une_revision_est_signee_du_nom_du_compte(serveur: Serveur, poste: Poste) -> None:
    poste("alice").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    poste("bob").dossiers.ecrire(DOSSIER.avec(numero="0200"), attendue=1, geste="numéro changé")
    auteurs = [r.auteur for r in poste("alice").dossiers.historique(DOSSIER.id)]
    assert auteurs == ["Bob Petit", "Alice Martin"]
    comptes = serveur.executer("SELECT compte FROM revision ORDER BY numero")
    assert comptes == [("alice",), ("bob",)]


def test_passer_un_dossier_change_le_referent_le_droit_et_la_trace(poste: Poste) -> None:
    alice, carole = poste("alice"), poste("carole")
    alice.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    assert alice.droits.passer(exemple("camille").id, "carole", CAROLE) == 2
    with pytest.raises(ElementIntrouvable):
        alice.dossiers.lire(exemple("camille").id)
    assert alice.dossiers.chercher("moreau") == ()
    assert [f.personne for f in carole.dossiers.chercher("moro")] == ["Camille Moreau"]
    garde = carole.dossiers.lire(exemple("camille").id)
    assert garde.dossier == exemple("camille").avec(referent=CAROLE)
    derniere = carole.dossiers.historique(exemple("camille").id)[0]
    assert derniere.geste == "référent\u00a0: Nadia Benali → Carole Roux"
    for droits in (alice.droits, poste("rosa").droits):
        assert ("alice", "passation", "alice → carole") in _traces(droits)


def test_passer_un_dossier_change_entre_temps_est_un_conflit(poste: Poste) -> None:
    alice, rosa = poste("alice"), poste("rosa")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    operation = uuid4()
    alice.droits._passer(DOSSIER.avec(referent=CAROLE), 1, "référent", "bob", operation)
    assert rosa.droits._passer(DOSSIER, 2, "référent", "alice", uuid4()) == 3
    assert alice.droits._passer(DOSSIER.avec(referent=CAROLE), 1, "référent", "bob", operation) == 2
    with pytest.raises(ConflitDeRevision):
        alice.droits._passer(DOSSIER, 1, "référent", "bob", uuid4())
    assert _traces(rosa.droits, "passation") == [
        ("rosa", "passation", "bob → alice"),
        ("alice", "passation", "alice → bob"),
    ]


@pytest.mark.parametrize("vers", ["personne", "chef"])
def test_on_ne_passe_un_dossier_qu_a_un_membre(poste: Poste, vers: str) -> None:
    alice = poste("alice").dossiers
    alice.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    with pytest.raises(AccesRefuse):
        poste("alice").droits.passer(DOSSIER.id, vers, CAROLE)
    assert alice.lire(DOSSIER.id).revision == 1


def test_un_partage_s_ouvre_s_elargit_et_se_referme(poste: Poste) -> None:
    alice, carole = poste("alice"), poste("carole")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    alice.droits.partager(DOSSIER.id, "carole", en_ecriture=False)
    assert carole.droits.partages(DOSSIER.id) == (Partage("carole", peut_ecrire=False),)
    alice.droits.partager(DOSSIER.id, "carole", en_ecriture=True)
    assert carole.dossiers.ecrire(DOSSIER.avec(numero="7"), attendue=1, geste="numéro") == 2
    alice.droits.cesser_partage(DOSSIER.id, "carole")
    with pytest.raises(ElementIntrouvable):
        carole.dossiers.lire(DOSSIER.id)
    assert _traces(alice.droits, "partage", "fin de partage") == [
        ("alice", "fin de partage", "carole"),
        ("alice", "partage", "carole +"),
        ("alice", "partage", "carole"),
    ]


def test_effacer_laisse_une_trace_sans_nom(serveur: Serveur, poste: Poste) -> None:
    alice = poste("alice")
    alice.dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    alice.dossiers.effacer(exemple("camille").id)
    for table in ("entete", "document", "revision", "recherche", "operation"):
        assert serveur.executer(f"SELECT count(*) FROM {table}") == [(0,)]
    derniere = poste("rosa").droits.traces(exemple("camille").id)[0]
    assert (derniere.acteur, derniere.action, derniere.detail) == ("alice", "effacement", "")
    assert "Moreau" not in str(serveur.executer("SELECT * FROM trace"))


def test_les_traces_d_une_autre_equipe_ne_se_lisent_pas(poste: Poste) -> None:
    alice = poste("alice")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    alice.droits.partager(DOSSIER.id, "carole", en_ecriture=False)
    assert poste("yves").droits.traces() == ()
    assert poste("bob").droits.traces() == ()


def test_quitter_l_equipe_ferme_ses_dossiers_meme_les_siens(serveur: Serveur, poste: Poste) -> None:
    alice = poste("alice")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    with serveur.connecter("chef") as chef:
        chef.execute("SELECT desinscrire('alice', 'Centre')")
        try:
            assert alice.dossiers.fiches() == ()
            with pytest.raises(AccesRefuse, match="ne vous est plus ouvert"):
                alice.dossiers.ecrire(DOSSIER.avec(numero="7"), attendue=1, geste="numéro")
        finally:
            chef.execute("SELECT inscrire('alice', 'Alice', 'Martin', 'Centre', 'conseiller')")
        actions = chef.execute(
            "SELECT action FROM trace WHERE acteur = 'chef' ORDER BY n"
        ).fetchall()
    assert actions == [("désinscription",), ("inscription",)]
    assert len(alice.dossiers.fiches()) == 1


def test_un_compte_de_deux_equipes_voit_les_deux(serveur: Serveur, poste: Poste) -> None:
    poste("alice").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    poste("carole").dossiers.ecrire(exemple("camille"), attendue=0, geste="dossier créé")
    with serveur.connecter("chef") as chef:
        chef.execute("SELECT inscrire('bob', 'Bob', 'Petit', 'Nord', 'conseiller')")
        try:
            assert len(poste("bob").dossiers.fiches()) == 2
            assert len(poste("bob").dossiers.chercher("moreau")) == 2
        finally:
            chef.execute("SELECT desinscrire('bob', 'Nord')")
    assert len(poste("bob").dossiers.fiches()) == 1


def test_la_portee_des_requetes_suffit_meme_sans_les_regles_du_serveur(
    serveur: Serveur, poste: Poste
) -> None:
    bob = poste("bob").dossiers
    poste("carole").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    serveur.executer("ALTER TABLE entete DISABLE ROW LEVEL SECURITY")
    try:
        assert bob.fiches() == ()
        with pytest.raises(ElementIntrouvable):
            bob.lire(DOSSIER.id)
    finally:
        serveur.executer("ALTER TABLE entete ENABLE ROW LEVEL SECURITY")


def test_l_ecart_d_horloge_se_mesure(serveur: Serveur, poste: Poste) -> None:
    [(heure,)] = serveur.executer("SELECT clock_timestamp()")
    attendu = INSTANT - heure  # type: ignore[operator]
    assert abs(poste("alice").droits.ecart_d_horloge() - attendu) < timedelta(minutes=1)


def test_ouvrir_ecrire_et_sortir_un_dossier_se_notent_a_l_heure_du_serveur(
    serveur: Serveur, poste: Poste
) -> None:
    alice, bob = poste("alice"), poste("bob")
    alice.dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    bob.dossiers.lire(DOSSIER.id)
    bob.droits.noter_export(DOSSIER.id, "papiers")
    assert _traces(poste("rosa").droits) == [
        ("bob", "export", "papiers"),
        ("bob", "lecture", ""),
        ("alice", "écriture", "révision 1"),
    ]
    [(recent,)] = serveur.executer("SELECT bool_and(clock_timestamp() - le < '1 min') FROM trace")
    assert recent is True


def test_on_ne_note_rien_sur_un_dossier_que_l_on_ne_voit_pas(poste: Poste) -> None:
    poste("carole").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    with pytest.raises(AccesRefuse):
        poste("alice").droits.noter_export(DOSSIER.id, "papiers")
    with pytest.raises(ElementIntrouvable):
        poste("alice").dossiers.lire(DOSSIER.id)
    assert len(poste("yves").droits.traces()) == 1


def test_les_traces_se_purgent_apres_six_mois_au_moins(serveur: Serveur, poste: Poste) -> None:
    poste("alice").dossiers.ecrire(DOSSIER, attendue=0, geste="dossier créé")
    serveur.executer("UPDATE trace SET le = le - interval '13 months'")
    poste("alice").dossiers.lire(DOSSIER.id)
    with serveur.connecter("chef") as chef:
        with pytest.raises(errors.InsufficientPrivilege):
            chef.execute("SELECT purger(5)")
        chef.execute("SELECT purger(12)")
        restes = chef.execute("SELECT action FROM trace ORDER BY n").fetchall()
    assert restes == [("lecture",), ("purge",)]
