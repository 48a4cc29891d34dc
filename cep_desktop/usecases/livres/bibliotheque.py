"""Les livres du poste, ouverts à la demande : chercher, rapprocher, contrôler, installer."""

import re
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.referentiels.livre import Edition, Livre, RapportImport
from cep_desktop.usecases.livres.ports import AdresseLivre, Avancer, Livres

if TYPE_CHECKING:
    from cep_desktop.referentiels.appariement import Apparieur
    from cep_desktop.referentiels.catalogue import Catalogue
    from cep_desktop.referentiels.certification import (
        ControleCertification,
        FicheCertification,
        RechercheCertification,
    )
    from cep_desktop.referentiels.rapprochement import Filtres, MetierAPortee, Profil
    from cep_desktop.referentiels.recherche import Index, MetierTrouve
    from cep_desktop.usecases.evaluer import ReglesEnVigueur

METIERS = (Livre.ROME4, Livre.ROME3)


class Certifications(NamedTuple):
    """Ce que le livre des certifications répond, et qui le dit ; sans source, il manque."""

    fiches: "tuple[FicheCertification, ...]"
    source: str


class LivreAbsent(ErreurMetier):
    """Le livre qu’il faudrait n’est pas installé."""

    def __init__(self, livre: Livre) -> None:
        super().__init__(
            f"Le livre «\u00a0{livre.libelle}\u00a0» n’est pas installé.",
            remede="Installez-le depuis «\u00a0Livres\u00a0», ou écrivez avec vos mots.",
        )


class AdresseRefusee(ErreurMetier):
    """Cette adresse, ou cette empreinte, ne peut pas servir."""


class Bibliotheque:
    """Sans livres, tout répond « rien » : l’application reste entière.

    Les index se construisent à la première question (deux ou trois secondes) : hors du fil de
    l’écran, par `preparer`.
    """

    def __init__(self, livres: Livres) -> None:
        self.livres = livres
        self._verrou = Lock()
        self._catalogue: Catalogue | None = None
        self._index: Index | None = None
        self._apparieur: Apparieur | None = None

    def editions(self) -> tuple[Edition, ...]:
        """Rend l’édition installée de chaque livre présent."""
        return self.livres.editions()

    @property
    def a_des_metiers(self) -> bool:
        """Vrai si un livre des métiers est installé."""
        return any(edition.livre in METIERS for edition in self.livres.editions())

    @property
    def est_prete(self) -> bool:
        """Vrai si chercher un métier ne demande plus aucune attente."""
        return self._index is not None

    def preparer(self) -> bool:
        """Charge les métiers et leur index ; rend faux s’ils ne sont pas installés."""
        return self._chercheur() is not None

    def importer(
        self, chemin: Path, *, le: date, avancer: Avancer | None = None
    ) -> tuple[RapportImport, ...]:
        """Installe les livres d’une archive. Lève `LivreIllisible` : l’ancien reste."""
        try:
            return self.livres.importer(chemin, le=le, avancer=avancer or _se_taire)
        finally:
            self._oublier()

    def telecharger(
        self, livre: Livre, *, le: date, avancer: Avancer | None = None
    ) -> tuple[RapportImport, ...]:
        """Télécharge puis installe un livre. Lève `LivreIllisible` ou `LivreAbsent`."""
        dire = avancer or _se_taire
        archive = self.livres.telecharger(self.adresse(livre), avancer=dire)
        try:
            return self.importer(archive, le=le, avancer=dire)
        finally:
            archive.unlink(missing_ok=True)

    def adresse(self, livre: Livre) -> AdresseLivre:
        """Rend où ce livre se prend. Lève `LivreAbsent` si personne ne l’a écrit."""
        for adresse in self.livres.adresses():
            if adresse.livre is livre:
                return adresse
        raise LivreAbsent(livre)

    def regler_adresse(self, livre: Livre, telechargement: str, empreinte: str = "") -> None:
        """Garde où prendre un livre sur ce poste ; une adresse vide rend celle d’avant.

        Lève `AdresseRefusee` ou `LivreIllisible`.
        """
        page = next((a.page for a in self.livres.adresses() if a.livre is livre), "")
        adresse = AdresseLivre(livre, page, telechargement.strip(), empreinte.strip().lower())
        _verifier_adresse(adresse)
        self.livres.regler_adresse(adresse)

    def retirer(self, livre: Livre) -> None:
        """Retire un livre du poste."""
        self.livres.retirer(livre)
        self._oublier()

    def catalogue(self) -> "Catalogue | None":
        """Rend les métiers et leurs compétences, ou `None` sans livre."""
        with self._verrou:
            if self._catalogue is None:
                self._catalogue = self.livres.catalogue()
            return self._catalogue

    def chercher_metiers(self, texte: str, *, nombre: int = 10) -> "tuple[MetierTrouve, ...]":
        """Rend les métiers qui répondent à ces mots, le meilleur d’abord ; rien sans livre."""
        index = self._chercheur()
        return index.chercher(texte, nombre=nombre) if index is not None else ()

    def proposer(self, texte: str) -> "tuple[MetierTrouve, ...]":
        """Rend quelques métiers sans jamais attendre ; rien tant que l’index n’est pas prêt."""
        return self._index.chercher(texte, nombre=6) if self._index is not None else ()

    def rapprocher(
        self, profil: "Profil", filtres: "Filtres | None" = None, *, nombre: int = 20
    ) -> "tuple[MetierAPortee, ...]":
        """Rend les métiers à portée, le plus proche d’abord ; rien sans livre."""
        apparieur = self._rapprocheur()
        return apparieur.rapprocher(profil, filtres, nombre=nombre) if apparieur else ()

    def conditions(self) -> tuple[str, ...]:
        """Rend les conditions de travail que les livres connaissent, dans l’ordre."""
        catalogue = self.catalogue()
        if catalogue is None:
            return ()
        return tuple(sorted({c for siennes in catalogue.conditions.values() for c in siennes}))

    def comparer(self, code: str, profil: "Profil") -> "MetierAPortee | None":
        """Rend ce qu’un métier demande à la personne, ou `None` s’il est inconnu."""
        apparieur = self._rapprocheur()
        return apparieur.raconter(code, profil) if apparieur else None

    def certifications(
        self, recherche: "RechercheCertification", *, nombre: int = 30
    ) -> "tuple[FicheCertification, ...]":
        """Rend les certifications qui répondent ; rien sans livre."""
        return self.livres.certifications(recherche, nombre=nombre)

    def trouver_certifications(self, recherche: "RechercheCertification") -> "Certifications":
        """Rend les certifications qui répondent, et leur source ; vide sans livre."""
        edition = next((e for e in self.editions() if e.livre is Livre.CERTIFICATIONS), None)
        return Certifications(self.certifications(recherche), edition.source if edition else "")

    def controler(
        self, code: str, regles: "ReglesEnVigueur", *, le: date
    ) -> "ControleCertification":
        """Dit ce que vaut un code RNCP ou RS à `le`. Lève `LivreAbsent`."""
        from cep_desktop.referentiels.certification import PLAFOND_RS, controler

        if all(edition.livre is not Livre.CERTIFICATIONS for edition in self.livres.editions()):
            raise LivreAbsent(Livre.CERTIFICATIONS)
        propre = "".join(code.split()).upper()
        plafond = regles.regles.lire(PLAFOND_RS, le=le)
        return controler(propre, self.livres.certification(propre), plafond, le=le)

    def _chercheur(self) -> "Index | None":
        catalogue = self.catalogue()
        if catalogue is None:
            return None
        with self._verrou:
            if self._index is None:
                from cep_desktop.referentiels.recherche import Index

                self._index = Index(catalogue, self.livres.usages())
            return self._index

    def _rapprocheur(self) -> "Apparieur | None":
        catalogue = self.catalogue()
        if catalogue is None:
            return None
        with self._verrou:
            if self._apparieur is None:
                from cep_desktop.referentiels.appariement import Apparieur

                self._apparieur = Apparieur(catalogue)
            return self._apparieur

    def _oublier(self) -> None:
        with self._verrou:
            self._catalogue = self._index = self._apparieur = None


def _verifier_adresse(adresse: AdresseLivre) -> None:
    from urllib.parse import urlsplit

    empreinte = adresse.empreinte
    if empreinte and not re.fullmatch(r"[0-9a-f]{64}", empreinte):
        raise AdresseRefusee(
            "Cette empreinte n’est pas un SHA-256.",
            remede="Elle a 64 signes, chiffres et lettres de a à f. Laissez vide si inconnue.",
        )
    if not adresse.telechargement:
        return
    morceaux = urlsplit(adresse.telechargement)
    if morceaux.scheme not in {"https", "http"} or not morceaux.netloc:
        raise AdresseRefusee(
            "Cette adresse n’est pas celle d’un fichier en ligne.",
            remede="Elle commence par https://, comme dans le navigateur.",
        )
    if morceaux.scheme == "http" and not empreinte:
        raise AdresseRefusee(
            "Une adresse en http peut être changée en chemin.",
            remede="Prenez-la en https, ou donnez aussi l’empreinte SHA-256 du fichier.",
        )


def _se_taire(_phrase: str) -> None:
    """Ne dit rien."""
