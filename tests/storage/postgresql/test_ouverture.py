"""Un poste n’ouvre qu’un serveur sûr, avec un compte sans passe-droit, sur une liaison prouvée."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cep_desktop.storage.equipe import ouvrir
from cep_desktop.storage.sql import identite, postgresql
from cep_desktop.storage.sql.installation import sql_installation
from cep_desktop.storage.sql.liaison_bornee import ConnexionBornee
from cep_desktop.usecases.equipe import (
    AdresseServeur,
    ConnexionRefusee,
    IdentiteNonProuvee,
    ServeurInjoignable,
    ServeurMalRegle,
)
from tests.storage.postgresql.certificats import Autorite
from tests.storage.postgresql.serveur import HOTE, INSTANT, MOT_DE_PASSE, Serveur

HOTE_PUBLIC = "cep.exemple"


def test_installer_deux_fois_ne_change_rien(serveur: Serveur) -> None:
    droits = "SELECT * FROM pg_policies ORDER BY tablename, policyname"
    avant = serveur.executer(droits)
    assert serveur.psql(sql_installation()) == ""
    assert serveur.executer(droits) == avant


def test_le_script_d_installation_ne_contient_pas_de_mot_de_passe() -> None:
    assert "password" not in sql_installation().lower()


@contextmanager
def _compte(serveur: Serveur, options: str) -> Iterator[str]:
    serveur.executer(f"CREATE ROLE essai LOGIN PASSWORD '{MOT_DE_PASSE}' {options}")
    serveur.executer("GRANT CONNECT ON DATABASE cep TO essai")
    serveur.executer("GRANT USAGE ON SCHEMA cep TO essai")
    try:
        yield "essai"
    finally:
        serveur.executer("DROP OWNED BY essai")
        serveur.executer("DROP ROLE essai")


@pytest.mark.parametrize(
    "options",
    [
        "SUPERUSER",
        "BYPASSRLS",
        "CREATEROLE",
        "REPLICATION",
        "IN ROLE cep_proprietaire",
        "NOINHERIT IN ROLE cep_proprietaire",
        "IN ROLE pg_execute_server_program",
    ],
)
def test_un_compte_qui_passe_outre_les_droits_est_refuse(serveur: Serveur, options: str) -> None:
    with (
        _compte(serveur, options) as compte,
        pytest.raises(ServeurMalRegle, match="passe outre les droits"),
    ):
        serveur.ouvrir(compte)


def test_le_proprietaire_d_une_table_est_refuse(serveur: Serveur) -> None:
    with _compte(serveur, "IN ROLE cep_membre") as compte:
        serveur.executer(f"ALTER TABLE partage OWNER TO {compte}")
        try:
            with pytest.raises(ServeurMalRegle, match="passe outre les droits"):
                serveur.ouvrir(compte)
        finally:
            serveur.executer("ALTER TABLE partage OWNER TO cep_proprietaire")


@pytest.mark.parametrize(
    ("faute", "reparation"),
    [
        ("DISABLE ROW LEVEL SECURITY", "ENABLE ROW LEVEL SECURITY"),
        ("NO FORCE ROW LEVEL SECURITY", "FORCE ROW LEVEL SECURITY"),
    ],
)
@pytest.mark.parametrize("table", ["entete", "document", "revision", "recherche"])
def test_un_serveur_sans_regles_par_ligne_est_refuse(
    serveur: Serveur, table: str, faute: str, reparation: str
) -> None:
    serveur.executer(f"ALTER TABLE {table} {faute}")
    try:
        with pytest.raises(ServeurMalRegle, match="ne protège pas les dossiers"):
            serveur.ouvrir("alice")
    finally:
        serveur.executer(f"ALTER TABLE {table} {reparation}")


@pytest.mark.parametrize(
    ("version", "remede"), [("99", "Mettez CEP Desktop à jour"), ("0", "relancer l’installation")]
)
def test_une_autre_version_du_schema_est_refusee(
    serveur: Serveur, version: str, remede: str
) -> None:
    marquer = "UPDATE meta SET valeur = %s WHERE cle = 'schema'"
    [(actuelle,)] = serveur.executer("SELECT valeur FROM meta WHERE cle = 'schema'")
    serveur.executer(marquer, version)
    try:
        with pytest.raises(ServeurMalRegle, match=remede):
            serveur.ouvrir("alice")
    finally:
        serveur.executer(marquer, actuelle)


def test_une_base_vide_dit_comment_l_installer(serveur: Serveur) -> None:
    adresse = replace(serveur.adresse("alice"), base="template1")
    serveur.psql("GRANT CONNECT ON DATABASE template1 TO PUBLIC")
    with pytest.raises(ServeurMalRegle, match="--afficher-sql"):
        ouvrir(adresse, MOT_DE_PASSE, maintenant=lambda: INSTANT)


def test_un_mauvais_mot_de_passe_n_est_pas_une_panne(serveur: Serveur) -> None:
    with pytest.raises(ConnexionRefusee, match="ce compte ou ce mot de passe"):
        ouvrir(serveur.adresse("alice"), "faux", maintenant=lambda: INSTANT)


def test_un_compte_sans_equipe_sait_a_qui_demander(serveur: Serveur) -> None:
    with (
        _compte(serveur, "IN ROLE cep_membre") as compte,
        pytest.raises(
            ConnexionRefusee, match=r"dans aucune équipe\. Demandez à votre administrateur"
        ),
    ):
        serveur.ouvrir(compte)


def test_un_serveur_absent_est_injoignable(serveur: Serveur) -> None:
    adresse = replace(serveur.adresse("alice"), port=1)
    with pytest.raises(ServeurInjoignable, match="ne répond pas"):
        ouvrir(adresse, MOT_DE_PASSE, maintenant=lambda: INSTANT)


@pytest.mark.parametrize("hote", ["localhost", "127.0.0.1", "127.8.0.1", "::1", "/run/postgresql"])
def test_sur_l_ordinateur_tls_n_est_pas_exige(hote: str) -> None:
    assert postgresql.parametres(AdresseServeur(hote, "alice"))["sslmode"] == "prefer"


@pytest.mark.parametrize(
    "hote", ["cep.exemple", "192.168.1.20", "10.0.0.1", "localhost.exemple", "2001:db8::1", ""]
)
def test_hors_de_l_ordinateur_le_certificat_est_verifie(hote: str) -> None:
    reglages = postgresql.parametres(AdresseServeur(hote, "alice"))
    assert (reglages["sslmode"], reglages["sslrootcert"]) == ("verify-full", "system")
    assert reglages["gssencmode"] == "disable"


def test_une_adresse_ne_garde_pas_de_mot_de_passe() -> None:
    assert "password" not in postgresql.parametres(AdresseServeur("cep.exemple", "alice"))


Certifier = Callable[..., None]


@pytest.fixture
def certifier(serveur: Serveur) -> Iterator[Certifier]:
    """Donne un certificat au serveur, puis le lui retire à la fin."""

    def poser(autorite: Autorite, hote: str, *, jours: tuple[int, int] = (-60, 30)) -> None:
        for nom, octets in zip(("cert", "cle"), autorite.signer(hote, jours=jours), strict=True):
            serveur.deposer(f"{nom}.pem", octets)
        for reglage in ("ssl_cert_file = 'cert.pem'", "ssl_key_file = 'cle.pem'", "ssl = on"):
            serveur.executer(f"ALTER SYSTEM SET {reglage}")
        serveur.recharger()

    yield poser
    serveur.executer("ALTER SYSTEM RESET ALL")
    serveur.recharger()


def _joindre(serveur: Serveur, certificats: Path) -> None:
    """Ouvre le serveur sous son nom public, sans dépendre d’un annuaire."""
    adresse = AdresseServeur(HOTE_PUBLIC, "alice", port=serveur.port, certificats=certificats)
    reglages = {**postgresql.parametres(adresse), "hostaddr": HOTE, "password": MOT_DE_PASSE}
    moteur = postgresql.ouvrir(lambda: ConnexionBornee.connect(**reglages))  # type: ignore[arg-type]
    with moteur.connect() as connexion:
        requete = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connexion.exec_driver_sql(requete).scalar() is True
    moteur.dispose()


def test_un_certificat_de_la_bonne_autorite_et_du_bon_nom_ouvre(
    serveur: Serveur, certifier: Certifier, tmp_path: Path
) -> None:
    autorite = Autorite("Autorité de l’organisme")
    certifier(autorite, HOTE_PUBLIC)
    (tmp_path / "autorite.pem").write_bytes(autorite.pem)
    _joindre(serveur, tmp_path / "autorite.pem")


@pytest.mark.parametrize(
    ("faute", "phrase"),
    [
        ("autre autorité", "n’est pas signé par une autorité que ce poste connaît"),
        ("autre nom", r"est celui d’un autre\u00a0: autre\.exemple"),
        ("périmé", "est périmé depuis le"),
        ("pas encore", "ne vaut qu’à partir du"),
        ("sans TLS", "ne chiffre pas la liaison"),
    ],
)
def test_une_identite_non_prouvee_ferme_la_porte_et_dit_pourquoi(
    serveur: Serveur,
    certifier: Certifier,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    faute: str,
    phrase: str,
) -> None:
    autorite = Autorite("Autorité de l’organisme")
    signataire = Autorite("Inconnue") if faute == "autre autorité" else autorite
    if faute != "sans TLS":
        hote = "autre.exemple" if faute == "autre nom" else HOTE_PUBLIC
        jours = {"périmé": (-60, -1), "pas encore": (1, 30)}.get(faute, (-60, 30))
        certifier(signataire, hote, jours=jours)
    (tmp_path / "autorite.pem").write_bytes(autorite.pem)
    monkeypatch.setenv("PGHOSTADDR", HOTE)  # sans dépendre d’un annuaire
    monkeypatch.setattr(
        identite, "joindre", lambda adresse: socket.create_connection((HOTE, adresse.port))
    )
    adresse = AdresseServeur(
        HOTE_PUBLIC, "alice", port=serveur.port, certificats=tmp_path / "autorite.pem"
    )
    with pytest.raises(IdentiteNonProuvee, match=f"{phrase}.*prévenez votre service"):
        ouvrir(adresse, MOT_DE_PASSE, maintenant=lambda: INSTANT)


def test_sans_pouvoir_relire_le_certificat_le_refus_reste(monkeypatch: pytest.MonkeyPatch) -> None:
    def injoignable(_adresse: AdresseServeur) -> socket.socket:
        raise OSError

    monkeypatch.setattr(identite, "joindre", injoignable)
    refus = identite.expliquer(AdresseServeur(HOTE_PUBLIC, "alice"))
    assert "Rien ne prouve que ce serveur est le bon" in str(refus)
