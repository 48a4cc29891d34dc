"""Des dossiers gardés le temps d’une séance, pour l’essai et la démonstration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.storage.recherche import (
    LETTRES_D_UNE_FAUTE,
    fautes,
    plier,
    sonner,
    sons_des_noms,
    texte_cherchable,
)
from cep_desktop.usecases.fiche import FicheDossier, resumer
from cep_desktop.usecases.nom_de_version import lire_nom_de_version
from cep_desktop.usecases.ports import ConflitDeRevision, DossierGarde, RevisionGardee


@dataclass(frozen=True, slots=True)
class _Revision:
    dossier: Dossier
    fiche: RevisionGardee


class DossiersEnMemoire:
    """Garde les dossiers en mémoire vive : rien n’est écrit sur le disque."""

    def __init__(
        self,
        dossiers: Iterable[Dossier] = (),
        *,
        maintenant: Callable[[], datetime],
    ) -> None:
        self._maintenant = maintenant
        self._revisions: dict[UUID, list[_Revision]] = {}
        for dossier in dossiers:
            self.ecrire(dossier, attendue=0, geste="dossier créé")

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste, échéance la plus proche d’abord, dossiers clos à la fin."""
        fiches = (resumer(revisions[-1].dossier) for revisions in self._revisions.values())
        return tuple(
            sorted(fiches, key=lambda f: (f.est_clos, f.echeance or date.max, plier(f.personne)))
        )

    def chercher(self, texte: str) -> tuple[FicheDossier, ...]:
        """Rend les dossiers dont tous les mots cherchés se lisent ou s’entendent.

        Si aucun ne répond, chaque mot peut avoir une faute d’une lettre.
        """
        mots = plier(texte).split()
        derniers = {cle: revisions[-1].dossier for cle, revisions in self._revisions.items()}
        trouves: set[UUID] = set()
        for ecritures in (_exact, _malgre_une_faute):
            essais = [ecritures(mot) for mot in mots]
            if mots and not trouves:
                trouves = {c for c, dossier in derniers.items() if _contient(dossier, essais)}
        return tuple(fiche for fiche in self.fiches() if fiche.id in trouves)

    def lire(self, identifiant: UUID) -> DossierGarde:
        """Rend un dossier et sa révision. Lève `ElementIntrouvable`."""
        derniere = self._exiger(identifiant)[-1]
        return DossierGarde(derniere.dossier, derniere.fiche.numero)

    def ecrire(self, dossier: Dossier, *, attendue: int, geste: str) -> int:
        """Garde le dossier, rend sa nouvelle révision. Lève `ConflitDeRevision`."""
        revisions = self._revisions.setdefault(dossier.id, [])
        if len(revisions) != attendue:
            raise ConflitDeRevision
        numero = attendue + 1
        fiche = RevisionGardee(numero, self._maintenant(), "", geste, "")
        revisions.append(_Revision(dossier, fiche))
        return numero

    def historique(self, identifiant: UUID) -> tuple[RevisionGardee, ...]:
        """Rend les révisions gardées, la plus récente d’abord."""
        return tuple(revision.fiche for revision in reversed(self._exiger(identifiant)))

    def lire_revision(self, identifiant: UUID, numero: int) -> Dossier:
        """Rend le dossier tel qu’il était. Lève `ElementIntrouvable`."""
        for revision in self._exiger(identifiant):
            if revision.fiche.numero == numero:
                return revision.dossier
        raise _introuvable()

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision. Lève `NomDeVersionRefuse`."""
        nom = lire_nom_de_version(nom)
        self._revisions[identifiant] = [
            _Revision(r.dossier, RevisionGardee(numero, r.fiche.le, "", r.fiche.geste, nom))
            if r.fiche.numero == numero
            else r
            for r in self._exiger(identifiant)
        ]

    def effacer(self, identifiant: UUID) -> None:
        """Efface un dossier et toutes ses révisions."""
        self._exiger(identifiant)
        del self._revisions[identifiant]

    def _exiger(self, identifiant: UUID) -> list[_Revision]:
        revisions = self._revisions.get(identifiant)
        if not revisions:
            raise _introuvable()
        return revisions


def _introuvable() -> ElementIntrouvable:
    return ElementIntrouvable(
        "Ce dossier n’est plus dans la liste.", remede="Rouvrez la liste des dossiers."
    )


def _exact(mot: str) -> frozenset[str]:
    return frozenset((mot,))


def _malgre_une_faute(mot: str) -> frozenset[str]:
    a_corriger = len(mot) >= LETTRES_D_UNE_FAUTE and mot.isalpha()
    return _exact(mot) | fautes(mot) if a_corriger else _exact(mot)


def _contient(dossier: Dossier, essais: list[frozenset[str]]) -> bool:
    noms = f" {plier(dossier.beneficiaire.nom_complet)}"
    texte = f"{noms} {texte_cherchable(dossier)}"
    sons = sons_des_noms(dossier).split()

    def repond(mot: str) -> bool:
        return f" {mot}" in (noms if len(mot) == 1 else texte) or sonner(mot) in sons

    return all(any(map(repond, ecritures)) for ecritures in essais)
