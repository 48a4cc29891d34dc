"""Dit la validité des signatures de fichiers, par UNO ; lancé par le Python du système."""

import json
import sys
import time
from threading import Event

import uno


def joindre(tube: str) -> object:
    """Rend le contexte du LibreOffice qui écoute ce tube, dès qu’il répond."""
    ici = uno.getComponentContext()
    resolveur = ici.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", ici
    )
    essai, fin = Event(), time.monotonic() + 60
    while True:
        try:
            return resolveur.resolve(f"uno:pipe,name={tube};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > fin:
                raise
            essai.wait(0.1)


def verifier(contexte: object, fichier: str) -> list[bool]:
    """Rend la validité de chaque signature du fichier."""
    services = contexte.ServiceManager
    lieu = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", contexte)
    flux = services.createInstanceWithContext("com.sun.star.ucb.SimpleFileAccess", contexte)
    adresse = uno.systemPathToFileUrl(fichier)
    entree = flux.openFileRead(adresse)
    propriete = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    propriete.Name, propriete.Value = "StorageFormat", "ZipFormat"
    suite = uno.Any("[]com.sun.star.beans.PropertyValue", (propriete,))
    rangement = uno.invoke(
        lieu, "createInstanceWithArguments", ((entree, uno.Any("long", 1), suite),)
    )
    signatures = services.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2", True), contexte
    )
    constats = signatures.verifyDocumentContentSignatures(rangement, None)
    return [bool(constat.SignatureIsValid) for constat in constats]


if __name__ == "__main__":
    contexte = joindre(sys.argv[1])
    json.dump([verifier(contexte, fichier) for fichier in sys.argv[2:]], sys.stdout)
