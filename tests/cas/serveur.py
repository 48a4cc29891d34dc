"""Un petit serveur local, dans un fil : il sert un fichier, le coupe, et reprend."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class ServeurLocal(ThreadingHTTPServer):
    """Sert `contenu` à toute adresse ; `coupure` ferme la connexion après tant d’octets.

    Employé comme mandataire, il reçoit l’adresse entière : `demandes` la garde.
    """

    daemon_threads = True

    def __init__(self, contenu: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Reponse)
        self.contenu = contenu
        self.coupure: int | None = None
        self.marque = '"v1"'
        self.renvoi = ""
        self.demandes: list[tuple[str, str]] = []

    @property
    def racine(self) -> str:
        """« http://127.0.0.1:port »."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Reponse(BaseHTTPRequestHandler):
    server: ServeurLocal

    def do_GET(self) -> None:
        serveur = self.server
        serveur.demandes.append((self.path, self.headers.get("Range") or ""))
        if serveur.renvoi:
            self.send_response(302)
            self.send_header("Location", serveur.renvoi)
            self.end_headers()
            return
        voulu = re.match(r"bytes=(\d+)-", self.headers.get("Range") or "")
        debut = int(voulu[1]) if voulu else 0
        if self.headers.get("If-Range") != serveur.marque:
            debut = 0
        suite = serveur.contenu[debut:]
        self.send_response(206 if debut else 200)
        self.send_header("Content-Length", str(len(suite)))
        if serveur.marque:
            self.send_header("ETag", serveur.marque)
        if debut:
            total = len(serveur.contenu)
            self.send_header("Content-Range", f"bytes {debut}-{total - 1}/{total}")
        self.end_headers()
        self.wfile.write(suite if serveur.coupure is None else suite[: serveur.coupure])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - nom imposé par la bibliothèque
        """Ne dit rien : un essai est silencieux."""


@contextmanager
def servir(contenu: bytes) -> Iterator[ServeurLocal]:
    """Sert ce contenu le temps de l’essai."""
    serveur = ServeurLocal(contenu)
    fil = Thread(target=serveur.serve_forever, args=(0.01,), daemon=True)
    fil.start()
    try:
        yield serveur
    finally:
        serveur.shutdown()
        serveur.server_close()
        fil.join()
