"""Un programme malveillant, avec le vrai mot de passe d’un conseiller, n’obtient rien de plus."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from tests.cas.dossier import exemple, un_dossier
from tests.storage.postgresql.serveur import MOT_DE_PASSE, Serveur

REVISION = "dossier, numero, le, auteur, geste, nom, json_compresse"
REFUS = (errors.InsufficientPrivilege, errors.InvalidTransactionState)


@dataclass
class Intrus:
    """La connexion nue d’Alice, et un dossier de Carole qu’elle ne doit pas voir."""

    connexion: psycopg.Connection
    cache: UUID
    a_elle: UUID

    def lire(self, requete: str) -> list[tuple[object, ...]]:
        """Exécute une requête, rend ses lignes."""
        curseur = self.connexion.execute(requete)
        return curseur.fetchall() if curseur.description else []


@pytest.fixture(scope="module")
def intrus(serveur_commun: Serveur) -> Iterator[Intrus]:
    """Les mêmes dossiers pour tous les essais : aucun ne doit réussir à les changer."""
    serveur_commun.vider()
    cache, a_elle = exemple("camille"), un_dossier(id=uuid4())
    for compte, dossier in (("carole", cache), ("alice", a_elle)):
        equipe = serveur_commun.ouvrir(compte)
        equipe.dossiers.ecrire(dossier, attendue=0, geste="dossier créé")
        equipe.fermer()
    with serveur_commun.connecter("alice") as connexion:
        yield Intrus(connexion, cache.id, a_elle.id)


@pytest.fixture(autouse=True)
def reglages_d_origine(intrus: Intrus) -> Iterator[None]:
    """Rend à la session ses réglages, puis vérifie que les deux dossiers n’ont pas bougé."""
    yield
    intrus.lire("RESET ALL")
    intrus.lire("SET search_path = cep")
    assert intrus.lire("SELECT id, revision FROM entete") == [(str(intrus.a_elle), 1)]


@pytest.mark.parametrize("table", ["entete", "document", "revision", "operation"])
def test_aucune_table_ne_montre_le_dossier_d_un_autre(intrus: Intrus, table: str) -> None:
    cle = "id" if table == "entete" else "dossier"
    assert intrus.lire(f"SELECT {cle} FROM {table}") == [(str(intrus.a_elle),)]
    assert not intrus.lire(f"SELECT * FROM {table} WHERE {cle} = '{intrus.cache}'")


@pytest.mark.parametrize(
    "ordre",
    [
        "SET ROLE cep_proprietaire",
        "SET ROLE postgres",
        "SET ROLE carole",
        "SET ROLE cep_administrateur",
        "SET SESSION AUTHORIZATION carole",
        "SELECT mots FROM recherche",
        "SELECT vecteur(1, 'a', 'b')",
        "SELECT requete(1, ARRAY['a'])",
        "INSERT INTO recherche VALUES ('{cache}', '')",
        "INSERT INTO trace (action) VALUES ('rien')",
        "UPDATE trace SET acteur = 'carole'",
        "DELETE FROM trace",
        "SELECT rang FROM chaine",
        "UPDATE chaine SET rang = 0",
        "SELECT tracer('rien', '{cache}', '')",
        "SELECT noter('lecture', '{cache}', '')",
        "SELECT noter('passation', '{a_elle}', '')",
        "SELECT noter('export', '{a_elle}', 'Camille Moreau')",
        "SELECT purger(12)",
        "SELECT inscrire('alice', 'Alice', 'Martin', 'Nord', 'responsable')",
        "SELECT desinscrire('rosa', 'Centre')",
        "INSERT INTO membre VALUES ('alice', 2, 'responsable')",
        "UPDATE membre SET role = 'responsable' WHERE compte = 'alice'",
        "INSERT INTO partage VALUES ('{cache}', 'alice', true)",
        "SELECT partager('{cache}', 'alice', true)",
        "SELECT passer('{cache}', 'alice')",
        "SELECT ranger('{cache}', 'a', 'b')",
        "UPDATE entete SET equipe = 2",
        "UPDATE entete SET compte = 'carole'",
        "UPDATE entete SET revision = 7",
        "UPDATE entete SET id = '{cache}', revision = revision + 1",
        "DELETE FROM document",
        "DELETE FROM revision",
        "UPDATE revision SET auteur = 'Carole Roux'",
        "UPDATE revision SET json_compresse = ''",
        "UPDATE revision SET compte = 'carole'",
        "INSERT INTO revision VALUES ('{cache}', 2, now(), '', '', '', '', 'alice')",
        f"INSERT INTO revision ({REVISION}) VALUES ('{{cache}}', 2, now(), '', '', '', '')",
        "INSERT INTO document (dossier, json) VALUES ('{cache}', '')",
        "INSERT INTO operation VALUES (gen_random_uuid(), '{a_elle}', 2, '', 'carole')",
        "TRUNCATE entete CASCADE",
        "ALTER TABLE entete DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lire ON entete",
        "CREATE POLICY tout ON entete USING (true)",
        "ALTER TABLE entete DISABLE TRIGGER suivre",
        "CREATE TABLE copie (x int)",
        "CREATE TEMPORARY TABLE copie (x int)",
        "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION mes_equipes() RETURNS int[] LANGUAGE sql AS 'SELECT ARRAY[2]'",
        "COPY entete TO PROGRAM 'cat'",
        "COPY entete TO '/tmp/copie'",
        "SELECT pg_read_file('/etc/passwd')",
        "ALTER ROLE alice SUPERUSER",
        "GRANT cep_administrateur TO alice",
    ],
)
def test_un_contournement_est_refuse(intrus: Intrus, ordre: str) -> None:
    with pytest.raises(REFUS):
        intrus.lire(ordre.format(cache=intrus.cache, a_elle=intrus.a_elle))


def test_couper_les_regles_par_ligne_coupe_la_lecture(intrus: Intrus) -> None:
    intrus.lire("SET row_security = off")
    with pytest.raises(errors.InsufficientPrivilege):
        intrus.lire("SELECT * FROM entete")


@pytest.mark.parametrize("reglage", ["app.user", "cep.compte", "request.jwt.claims"])
def test_se_declarer_quelqu_un_d_autre_ne_change_rien(intrus: Intrus, reglage: str) -> None:
    intrus.lire(f"SELECT set_config('{reglage}', 'carole', false)")
    assert intrus.lire("SELECT id FROM entete") == [(str(intrus.a_elle),)]


@pytest.mark.parametrize("chemin", ["pg_temp, cep", "public, cep", '"$user", public, cep'])
def test_detourner_le_chemin_de_recherche_ne_change_rien(intrus: Intrus, chemin: str) -> None:
    intrus.lire(f"SET search_path = {chemin}")
    assert intrus.lire("SELECT id FROM entete") == [(str(intrus.a_elle),)]


def test_effacer_tout_n_efface_que_les_siens(intrus: Intrus) -> None:
    with intrus.connexion.transaction(force_rollback=True):
        assert intrus.connexion.execute("DELETE FROM entete").rowcount == 1
        assert intrus.lire("SELECT id FROM entete") == []


def test_une_fonction_bavarde_n_entend_que_les_dossiers_permis(
    serveur_commun: Serveur, intrus: Intrus
) -> None:
    serveur_commun.executer(
        "CREATE OR REPLACE FUNCTION public.bavarder(dit text) RETURNS boolean LANGUAGE plpgsql"
        " COST 0.0000001 AS $$ BEGIN RAISE NOTICE '%', dit; RETURN true; END $$"
    )
    entendus: list[str] = []
    intrus.connexion.add_notice_handler(lambda avis: entendus.append(avis.message_primary or ""))
    intrus.lire("SELECT count(*) FROM entete WHERE public.bavarder(personne || id)")
    intrus.lire("SELECT count(*) FROM document WHERE public.bavarder(encode(json, 'escape'))")
    serveur_commun.executer("DROP FUNCTION public.bavarder")
    assert len(entendus) == 2
    assert not [dit for dit in entendus if str(intrus.cache) in dit]


def test_une_erreur_provoquee_ne_cite_aucun_autre_dossier(intrus: Intrus) -> None:
    with pytest.raises(errors.DataError) as refus:
        intrus.lire("SELECT * FROM entete WHERE CAST(personne || id AS int) = 0")
    assert str(intrus.a_elle) in str(refus.value)
    assert str(intrus.cache) not in str(refus.value)


@pytest.mark.parametrize("mot", ["moreau*", "~moro", "2=moreau", "a' | '2=moreau", "a*') | ('b"])
def test_la_recherche_ne_sort_pas_des_equipes(intrus: Intrus, mot: str) -> None:
    trouves = intrus.connexion.execute("SELECT chercher(%s, 50)", ([mot],)).fetchall()
    assert (str(intrus.cache),) not in trouves


def test_l_administrateur_inscrit_mais_ne_lit_aucun_dossier(
    serveur_commun: Serveur, intrus: Intrus
) -> None:
    with serveur_commun.connecter("chef") as chef:
        for table in ("entete", "document", "revision", "partage", "operation", "recherche"):
            with pytest.raises(errors.InsufficientPrivilege):
                chef.execute(f"SELECT * FROM {table}")
        with pytest.raises(errors.InsufficientPrivilege):
            chef.execute("SELECT chercher('{moreau*}', 50)")
        with pytest.raises(errors.InsufficientPrivilege):
            chef.execute("SELECT passer(%s, 'carole')", (str(intrus.cache),))


def test_un_compte_sans_equipe_ne_voit_rien(serveur_commun: Serveur, intrus: Intrus) -> None:
    serveur_commun.executer(f"CREATE ROLE zoe LOGIN PASSWORD '{MOT_DE_PASSE}' IN ROLE cep_membre")
    with serveur_commun.connecter("zoe") as zoe:
        assert zoe.execute("SELECT id FROM entete").fetchall() == []
    serveur_commun.executer("DROP ROLE zoe")


def test_un_compte_hors_de_cep_ne_se_connecte_pas(serveur_commun: Serveur) -> None:
    serveur_commun.executer(f"CREATE ROLE passant LOGIN PASSWORD '{MOT_DE_PASSE}'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        serveur_commun.connecter("passant")
    serveur_commun.executer("DROP ROLE passant")
