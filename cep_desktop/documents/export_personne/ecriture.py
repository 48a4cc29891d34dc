"""Écrit le papier en HTML : lisible partout, sans logiciel, par un lecteur d’écran aussi."""

from dataclasses import asdict

from jinja2 import TemplateError

from cep_desktop.documents.export_personne.contenu import ContenuExport
from cep_desktop.documents.gabarit import GabaritInvalide, bac_a_sable

NOM_DU_GABARIT = "export_personne.html"


def ecrire(contenu: ContenuExport, gabarit: bytes) -> bytes:
    """Remplit le gabarit, dans le bac à sable. Lève `GabaritInvalide`."""
    try:
        texte = bac_a_sable().from_string(gabarit.decode()).render(asdict(contenu))
    except (TemplateError, UnicodeDecodeError) as cause:
        raise GabaritInvalide(
            "ce modèle ne peut pas être rempli.",
            lieu=NOM_DU_GABARIT,
            remede="Reprenez le modèle livré.",
        ) from cause
    return texte.encode()
