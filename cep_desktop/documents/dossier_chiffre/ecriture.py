"""Écrit un dossier transmis, chiffré sous une phrase de passe."""

import json

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_chiffre.contenu import FORMAT, VERSION, DossierTransmis
from cep_desktop.documents.dossier_chiffre.enveloppe import chiffrer
from cep_desktop.domain.phrase import exiger_forte


def ecrire(transmis: DossierTransmis, phrase: str) -> bytes:
    """Rend le fichier `*.cep`, différent à chaque fois. Lève `PhraseDePasseFaible`.

    Le fichier part hors de l’organisme : sa phrase doit résister à qui l’essaierait sans fin.
    """
    exiger_forte(phrase)
    return chiffrer(ecrire_en_clair(transmis), phrase)


def ecrire_en_clair(transmis: DossierTransmis) -> bytes:
    """Rend ce que l’enveloppe protège : du JSON lisible, toujours les mêmes octets."""
    contenu = {
        "format": FORMAT,
        "version": VERSION,
        "fiche": transmis.fiche.model_dump(mode="json"),
        "dossier": json.loads(dossier_portable.ecrire(transmis.dossier)),
    }
    return (json.dumps(contenu, ensure_ascii=False, indent=2) + "\n").encode()
