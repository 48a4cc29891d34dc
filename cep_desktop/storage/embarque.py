"""Ce que l’application livre avec elle : papiers vierges, vocabulaires, dossiers d’exemple."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from cep_desktop import locations
from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable, ErreurMetier
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.storage.organisme import OrganismeDuPoste
from cep_desktop.usecases.organisme import ReglesOrganisme

_EXTENSION = ".dossier.json"
_REINSTALLER = "Réinstallez CEP Desktop, ou demandez à votre service informatique."


class RessourceAbsente(ErreurMetier):
    """Un fichier livré avec l’application manque ou est abîmé."""


def _lire(chemin: Path) -> bytes:
    try:
        return chemin.read_bytes()
    except OSError as cause:
        raise RessourceAbsente(
            f"Le fichier «\u00a0{chemin.name}\u00a0» de l’application manque.",
            remede=_REINSTALLER,
        ) from cause


class GabaritsEmbarques:
    """Les papiers vierges livrés, ou ceux d’un dossier donné.

    `organisme` est le paquet d’un organisme : ses modèles, dans « gabarits », passent avant les
    nôtres, son « logo.png » prend place dans l’en-tête de tous, et « organisme.json » les règle.
    """

    def __init__(self, dossier: Path | None = None, *, organisme: Path | None = None) -> None:
        self._dossier = dossier or locations.gabarits()
        self._organisme = organisme

    def lire(self, nom: str) -> bytes:
        """Rend un papier vierge. Lève `RessourceAbsente`."""
        if self._organisme is None:
            return _lire(self._dossier / nom)
        sien = self._organisme / "gabarits" / nom
        gabarit = _lire(sien if sien.is_file() else self._dossier / nom)
        logo = self._organisme / "logo.png"
        if nom.endswith(".docx") and logo.is_file():
            from cep_desktop.documents.logo import poser_le_logo

            return poser_le_logo(gabarit, _lire(logo))
        return gabarit

    def regles(self) -> ReglesOrganisme:
        """Les réglages du paquet de l’organisme, ou ceux qui sont livrés."""
        return OrganismeDuPoste(self._organisme).regles() if self._organisme else ReglesOrganisme()


class VocabulairesEmbarques:
    """Les vocabulaires livrés, un fichier TOML chacun."""

    def lire(self, code: str) -> Vocabulaire:
        """Rend un vocabulaire. Lève `ElementIntrouvable` ou `RessourceAbsente`."""
        dossier = locations.ressources() / "vocabulaires"
        connus = sorted(chemin.stem for chemin in dossier.glob("*.toml"))
        if code not in connus:
            raise ElementIntrouvable(
                f"Le vocabulaire «\u00a0{code}\u00a0» n’existe pas.",
                remede=f"Vocabulaires connus\u00a0: {', '.join(connus)}.",
            )
        try:
            return Vocabulaire.model_validate(
                tomllib.loads(_lire(dossier / f"{code}.toml").decode())
            )
        except (ValidationError, ValueError) as cause:
            raise RessourceAbsente(
                f"Le vocabulaire «\u00a0{code}\u00a0» est abîmé.", remede=_REINSTALLER
            ) from cause


class ExemplesEmbarques:
    """Les dossiers d’exemple livrés, fictifs."""

    def lister(self) -> Iterator[tuple[str, Dossier]]:
        """Rend chaque exemple et son nom court, par ordre alphabétique. Lève `RessourceAbsente`."""
        chemins = sorted((locations.ressources() / "exemples").glob(f"*{_EXTENSION}"))
        if not chemins:
            raise RessourceAbsente(
                "Les dossiers d’exemple de l’application manquent.", remede=_REINSTALLER
            )
        for chemin in chemins:
            nom = chemin.name.removesuffix(_EXTENSION)
            try:
                yield nom, dossier_portable.lire(_lire(chemin))
            except dossier_portable.DossierIllisible as cause:
                raise RessourceAbsente(
                    f"L’exemple «\u00a0{nom}\u00a0» est abîmé.",
                    remede=_REINSTALLER,
                    problemes=cause.problemes,
                ) from cause
