"""Un vrai serveur PostgreSQL, dans un dossier provisoire, le temps des essais."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from cep_desktop.storage.equipe import EquipeOuverte, ouvrir
from cep_desktop.storage.sql.installation import sql_installation
from cep_desktop.usecases.equipe import AdresseServeur

INSTANT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
MOT_DE_PASSE = "lune-tracteur-violet"
HOTE = "127.0.0.1"

# Chaque compte : son rôle, son équipe.
COMPTES = {
    "alice": ("Alice", "Martin", "Centre", "conseiller"),
    "bob": ("Bob", "Petit", "Centre", "conseiller"),
    "rosa": ("Rosa", "Lopez", "Centre", "responsable"),
    "carole": ("Carole", "Roux", "Nord", "conseiller"),
    "yves": ("Yves", "Noir", "Nord", "responsable"),
}
_ACCES = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
_REGLAGES = {
    "fsync": "off",
    "full_page_writes": "off",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "log_min_messages": "fatal",
}


def programmes() -> Path | None:
    """Rend le dossier d’`initdb`, celui de la version la plus récente ; `None` s’il manque."""
    seul = shutil.which("initdb")
    if seul:
        return Path(seul).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    trouves = sorted(debian, key=lambda p: int(re.sub(r"\D", "", p.parts[4]) or 0))
    return trouves[-1].parent if trouves else None


def raison_de_sauter() -> str:
    """Dit pourquoi le serveur ne peut pas démarrer ici ; vide s’il le peut."""
    if programmes() is None or shutil.which("psql") is None:
        return "PostgreSQL (initdb, psql) est absent"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL refuse root, et runuser est absent"
    return ""


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind((HOTE, 0))
        return int(prise.getsockname()[1])


@dataclass
class Serveur:
    """Le serveur, installé comme `docs/equipe.md` le demande, avec cinq comptes."""

    dossier: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="cep-pg-")))
    port: int = field(default_factory=_port_libre)
    _administrateur: psycopg.Connection | None = None

    def demarrer(self) -> None:
        """Crée la base, démarre, installe et inscrit les comptes."""
        self.dossier.chmod(0o700)
        if os.geteuid() == 0:
            shutil.chown(self.dossier, "postgres")
        self._lancer(
            *("initdb", "--pgdata", str(self._donnees), "--username", "postgres", "--no-sync"),
            *("--auth", "trust", "--locale", "C", "--encoding", "UTF8", "--no-instructions"),
        )
        (self._donnees / "pg_hba.conf").write_text(_ACCES, encoding="utf-8")
        self.allumer()
        self.psql(sql_installation())
        for compte, (prenom, nom, equipe, role) in COMPTES.items():
            self.creer_compte(compte, prenom, nom, equipe, role)
        self.executer(
            f"CREATE ROLE chef LOGIN PASSWORD '{MOT_DE_PASSE}' IN ROLE cep_administrateur"
        )

    def allumer(self) -> None:
        """Démarre le serveur, et attend qu’il réponde."""
        reglages = " ".join(f"-c {nom}={valeur}" for nom, valeur in _REGLAGES.items())
        ecoute = f"-p {self.port} -k {self.dossier} -c listen_addresses={HOTE}"
        journal = str(self.dossier / "journal")
        self._lancer(
            "pg_ctl", "start", "-w", "-D", str(self._donnees), "-l", journal, "-o",
            f"{ecoute} {reglages}",
        )  # fmt: skip

    def eteindre(self, mode: str = "fast") -> None:
        """Arrête le serveur ; « immediate » le coupe comme une panne de courant."""
        if self._administrateur is not None:
            self._administrateur.close()
        self._lancer("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self._donnees))

    def detruire(self) -> None:
        """Arrête et efface tout."""
        self.eteindre("immediate")
        shutil.rmtree(self.dossier)

    def psql(self, script: str, *, base: str = "postgres") -> str:
        """Passe un script à psql, en administrateur, comme le fait la documentation."""
        commande = ["psql", "-X", "-q", "-h", str(self.dossier), "-p", str(self.port)]
        fini = subprocess.run(
            [*commande, "-U", "postgres", "-d", base],
            input=script,
            capture_output=True,
            text=True,
            check=False,
        )
        assert fini.returncode == 0, fini.stderr
        return fini.stdout + fini.stderr

    def executer(self, requete: str, *valeurs: object) -> list[tuple[object, ...]]:
        """Exécute une requête en administrateur, hors de toute règle par ligne."""
        if self._administrateur is None or self._administrateur.closed:
            self._administrateur = self.connecter_administrateur()
        curseur = self._administrateur.execute(requete, valeurs or None)
        return curseur.fetchall() if curseur.description else []

    def connecter_administrateur(self) -> psycopg.Connection:
        """Rend une connexion d’administrateur du serveur, chaque requête validée seule."""
        return psycopg.connect(
            host=str(self.dossier),
            port=self.port,
            user="postgres",
            dbname="cep",
            options="-c search_path=cep",
            autocommit=True,
        )

    def creer_compte(self, compte: str, prenom: str, nom: str, equipe: str, role: str) -> None:
        """Crée un rôle de connexion et l’inscrit dans une équipe."""
        self.executer(f"CREATE ROLE {compte} LOGIN PASSWORD '{MOT_DE_PASSE}' IN ROLE cep_membre")
        self.executer("SELECT inscrire(%s, %s, %s, %s, %s)", compte, prenom, nom, equipe, role)

    def adresse(self, compte: str) -> AdresseServeur:
        """Rend l’adresse du serveur pour ce compte."""
        return AdresseServeur(HOTE, compte, port=self.port)

    def ouvrir(self, compte: str) -> EquipeOuverte:
        """Ouvre les dossiers comme le ferait le poste de ce compte."""
        return ouvrir(self.adresse(compte), MOT_DE_PASSE, maintenant=lambda: INSTANT)

    def connecter(self, compte: str) -> psycopg.Connection:
        """Rend une connexion nue de ce compte : ce que ferait un programme malveillant."""
        return psycopg.connect(
            host=HOTE,
            port=self.port,
            user=compte,
            password=MOT_DE_PASSE,
            dbname="cep",
            options="-c search_path=cep",
            autocommit=True,
        )

    def vider(self) -> None:
        """Retire tous les dossiers et toutes les traces ; garde les comptes."""
        self.executer("DELETE FROM entete")
        self.executer("DELETE FROM trace")
        self.executer("DELETE FROM chaine")

    def couper(self, compte: str) -> int:
        """Coupe toutes les connexions d’un compte ; rend combien."""
        coupees = self.executer(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", compte
        )
        return len(coupees)

    @contextmanager
    def gele(self) -> Iterator[None]:
        """Gèle tous ses programmes (SIGSTOP) : il tient ses connexions et ne répond plus."""
        premier = int((self._donnees / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        enfants = Path(f"/proc/{premier}/task/{premier}/children").read_text(encoding="utf-8")
        programmes_geles = [premier, *map(int, enfants.split())]
        for programme in programmes_geles:
            os.kill(programme, signal.SIGSTOP)
        try:
            yield
        finally:
            for programme in programmes_geles:
                with suppress(ProcessLookupError):
                    os.kill(programme, signal.SIGCONT)

    def deposer(self, nom: str, octets: bytes) -> None:
        """Pose un fichier lisible du seul serveur dans son dossier."""
        fichier = self._donnees / nom
        fichier.write_bytes(octets)
        fichier.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(fichier, "postgres")

    def recharger(self) -> None:
        """Relit les réglages ; rend la main quand ils valent pour la prochaine connexion."""
        [(avant,)] = self.executer("SELECT pg_conf_load_time()")
        self.executer("SELECT pg_reload_conf()")
        while self.executer("SELECT pg_conf_load_time()") == [(avant,)]:
            continue

    @property
    def _donnees(self) -> Path:
        return self.dossier / "donnees"

    def _lancer(self, programme: str, *arguments: str) -> None:
        dossier = programmes()
        assert dossier is not None
        commande = [str(dossier / programme), *arguments]
        if os.geteuid() == 0:
            commande = ["runuser", "-u", "postgres", "--", *commande]
        with tempfile.TemporaryFile() as sortie:
            fini = subprocess.run(
                commande, cwd=self.dossier, stdout=sortie, stderr=sortie, check=False
            )
            sortie.seek(0)
            assert fini.returncode == 0, sortie.read().decode(errors="replace")
