"""Une autorité d’horodatage et son serveur, dans l’essai."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper


class Autorite:
    """Une autorité de poche : sa racine est elle-même, son heure est donnée."""

    def __init__(self, le: datetime, *, accorde: bool = True) -> None:
        cle = rsa.generate_private_key(65537, 2048)
        nom = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Heure d’essai")])
        self.certificat = (
            x509.CertificateBuilder()
            .subject_name(nom)
            .issuer_name(nom)
            .public_key(cle.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(le - timedelta(days=1))
            .not_valid_after(le + timedelta(days=3650))
            .add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
            )
            .sign(cle, hashes.SHA256())
        )
        prive = cle.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._accorde = accorde
        self._dateuse = DummyTimeStamper(
            tsa_cert=asn1.Certificate.load(self.certificat.public_bytes(Encoding.DER)),
            tsa_key=keys.PrivateKeyInfo.load(prive),
            fixed_dt=le,
        )

    def repondre(self, demande: bytes) -> bytes:
        """Rend la réponse à une demande."""
        if not self._accorde:
            return bytes(tsp.TimeStampResp({"status": {"status": "rejection"}}).dump())
        recue = tsp.TimeStampReq.load(demande)
        return bytes(self._dateuse.request_tsa_response(recue).dump())


@contextmanager
def servie(autorite: Autorite) -> Iterator[str]:
    """Sert l’autorité sur ce poste, et donne son adresse."""

    class Guichet(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            demande = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(autorite.repondre(demande))

        def log_message(self, *_: object) -> None:
            """Se tait."""

    serveur = HTTPServer(("127.0.0.1", 0), Guichet)
    fil = threading.Thread(target=serveur.serve_forever)
    fil.start()
    try:
        yield f"http://127.0.0.1:{serveur.server_port}/"
    finally:
        serveur.shutdown()
        fil.join()
        serveur.server_close()
