"""Le catalogue d’actions du poste : celui qui est livré, et celui de l’organisme."""

import json
import tomllib
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.locations import ressources
from cep_desktop.usecases.catalogue import ActionType, refuser_un_doublon

_LIVRE = Path("catalogue") / "actions.toml"
_TAILLE_MAXIMALE = 1_000_000


class CatalogueNonGarde(ErreurMetier):
    """Le disque n’a pas voulu garder le catalogue."""


class CatalogueDuPoste:
    """Garde les actions de l’organisme dans un fichier de la personne ; jamais celles d’un dossier.

    Un fichier absent ou abîmé vaut un catalogue vide : l’application s’ouvre toujours.
    """

    def __init__(self, fichier: Path, *, livre: Path | None = None) -> None:
        self._fichier = fichier
        self._livre = livre or ressources() / _LIVRE

    def lister(self) -> tuple[ActionType, ...]:
        """Rend les actions, celles de l’organisme d’abord."""
        return (*self._siennes(), *self._livrees())

    def ajouter(self, action: ActionType) -> None:
        """Garde une action de plus. Lève `DejaAuCatalogue` ou `CatalogueNonGarde`."""
        refuser_un_doublon(action, self.lister())
        self._ecrire((action, *self._siennes()))

    def retirer(self, libelle: str) -> None:
        """Retire une action de l’organisme. Lève `CatalogueNonGarde`."""
        siennes = self._siennes()
        restent = tuple(a for a in siennes if a.libelle != libelle)
        if restent != siennes:
            self._ecrire(restent)

    def _livrees(self) -> tuple[ActionType, ...]:
        lues = tomllib.loads(self._livre.read_text(encoding="utf-8"))["action"]
        return tuple(ActionType(**lue) for lue in lues)

    def _siennes(self) -> tuple[ActionType, ...]:
        try:
            if self._fichier.stat().st_size > _TAILLE_MAXIMALE:
                return ()
            lues = json.loads(self._fichier.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(filter(None, map(_lire, lues if isinstance(lues, list) else ())))

    def _ecrire(self, actions: tuple[ActionType, ...]) -> None:
        provisoire = self._fichier.with_suffix(".partiel")
        contenu = json.dumps([asdict(a) for a in actions], ensure_ascii=False, indent=2)
        try:
            self._fichier.parent.mkdir(parents=True, exist_ok=True)
            provisoire.write_text(contenu, encoding="utf-8")
            provisoire.replace(self._fichier)
        except OSError as cause:
            with suppress(OSError):
                provisoire.unlink(missing_ok=True)
            raise CatalogueNonGarde(
                "Le catalogue n’a pas pu être gardé.",
                remede="Vérifiez la place sur le disque, puis recommencez.",
            ) from cause


def _lire(lue: object) -> ActionType | None:
    if not isinstance(lue, dict):
        return None
    textes = {nom: lue.get(nom, "") for nom in ("libelle", "resultat_attendu", "avec_qui")}
    if not all(isinstance(texte, str) for texte in textes.values()) or not textes["libelle"]:
        return None
    return ActionType(**textes, est_de_l_organisme=True)
