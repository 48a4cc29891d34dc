"""Les livres de ce poste : une base par livre, dans le dossier de la personne."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cep_desktop import locations
from cep_desktop.referentiels.catalogue import Catalogue
from cep_desktop.referentiels.certification import FicheCertification, RechercheCertification
from cep_desktop.referentiels.livre import Edition, Livre, LivreIllisible, RapportImport
from cep_desktop.referentiels.territoire import (
    Convention,
    LieuNomme,
    OrganismeDeclare,
    Recrutement,
)
from cep_desktop.storage.livres import cartes, certifications, territoire
from cep_desktop.storage.livres.adresses import lire_adresses, lire_toml, regler_adresse
from cep_desktop.storage.livres.base import lire_edition
from cep_desktop.storage.livres.catalogue import charger_catalogue
from cep_desktop.usecases.livres.ports import AdresseLivre, Avancer


class LivresDuPoste:
    """Garde les livres sous `racine` ; rien n’est ouvert avant la première question."""

    def __init__(self, racine: Path) -> None:
        self._racine = racine

    def editions(self) -> tuple[Edition, ...]:
        """Rend l’édition installée de chaque livre présent."""
        lues = (lire_edition(self.chemin(livre)) for livre in Livre)
        return tuple(edition for edition in lues if edition is not None)

    def perimes(self) -> tuple[Livre, ...]:
        """Rend les livres présents que cette version ne sait plus lire."""
        return tuple(
            livre
            for livre in Livre
            if self.chemin(livre).is_file() and lire_edition(self.chemin(livre)) is None
        )

    def importer(self, chemin: Path, *, le: date, avancer: Avancer) -> tuple[RapportImport, ...]:
        """Installe les livres d’une archive. Lève `LivreIllisible` : l’ancien reste."""
        from cep_desktop.referentiels.plan_import import planifier
        from cep_desktop.storage.livres.ecriture import ecrire_livre

        rapports: list[RapportImport] = []
        for plan in planifier(chemin):
            try:
                rapport = ecrire_livre(plan, self.chemin(plan.livre), le=le, avancer=avancer)
            except LivreIllisible as cause:
                if not rapports:
                    raise
                deja = ", ".join(r.edition.livre.libelle for r in rapports)
                raise LivreIllisible(
                    cause.phrase,
                    lieu=cause.lieu,
                    remede=f"{cause.remede} Déjà installé, du même envoi\u00a0: {deja}.",
                ) from cause
            rapports.append(rapport)
        return tuple(rapports)

    def telecharger(self, adresse: AdresseLivre, *, avancer: Avancer) -> Path:
        """Télécharge une archive et rend son fichier. Lève `LivreIllisible`."""
        from cep_desktop.storage.livres.telechargement import telecharger

        return telecharger(adresse, self._racine / "telechargements", avancer=avancer)

    def adresses(self) -> tuple[AdresseLivre, ...]:
        """Rend les adresses connues, celles de l’organisation d’abord."""
        return lire_adresses(self._racine)

    def regler_adresse(self, adresse: AdresseLivre) -> None:
        """Garde l’adresse d’un livre sur ce poste. Lève `LivreIllisible`."""
        regler_adresse(self._racine, adresse)

    def retirer(self, livre: Livre) -> None:
        """Retire un livre du poste."""
        self.chemin(livre).unlink(missing_ok=True)

    def catalogue(self) -> Catalogue | None:
        """Charge les métiers et leurs compétences, ou `None` sans livre des métiers."""
        return charger_catalogue(self.chemin(Livre.ROME4), self.chemin(Livre.ROME3))

    def usages(self) -> Mapping[str, tuple[str, ...]]:
        """Rend les mots de tous les jours et leurs équivalents."""
        lus = lire_toml(locations.ressources() / "referentiels" / "usages.toml")
        return {mot: tuple(valeurs) for mot, valeurs in lus["usages"].items()}

    def certification(self, code: str) -> FicheCertification | None:
        """Rend une certification, ou `None`."""
        return certifications.lire_certification(self.chemin(Livre.CERTIFICATIONS), code)

    def certifications(
        self, recherche: RechercheCertification, *, nombre: int
    ) -> tuple[FicheCertification, ...]:
        """Rend les certifications qui répondent."""
        chemin = self.chemin(Livre.CERTIFICATIONS)
        return certifications.chercher_certifications(chemin, recherche, nombre=nombre)

    def recrutements(self, texte: str, departement: str, *, nombre: int) -> tuple[Recrutement, ...]:
        """Rend les projets d’embauche d’un métier."""
        chemin = self.chemin(Livre.BMO)
        return territoire.chercher_recrutements(chemin, texte, departement, nombre=nombre)

    def organismes(self, texte: str, *, nombre: int) -> tuple[OrganismeDeclare, ...]:
        """Rend les organismes déclarés de ce nom ou de ce numéro."""
        chemin = self.chemin(Livre.ORGANISMES)
        return territoire.chercher_organismes(chemin, texte, nombre=nombre)

    def convention(self, idcc: str) -> Convention | None:
        """Rend une convention collective, ou `None`."""
        return territoire.lire_convention(self.chemin(Livre.CONVENTIONS), idcc)

    def conventions(self, texte: str, *, nombre: int) -> tuple[Convention, ...]:
        """Rend les conventions de ce nom ou de ce numéro."""
        chemin = self.chemin(Livre.CONVENTIONS)
        return territoire.chercher_conventions(chemin, texte, nombre=nombre)

    def communes(self, texte: str, *, nombre: int) -> tuple[LieuNomme, ...]:
        """Rend les communes de ce nom ou de ce code postal."""
        chemin = self.chemin(Livre.COMMUNES)
        return territoire.chercher_noms(chemin, "commune", texte, nombre=nombre)

    def formacodes(self, texte: str, *, nombre: int) -> tuple[LieuNomme, ...]:
        """Rend les domaines de formation."""
        chemin = self.chemin(Livre.FORMACODE)
        return territoire.chercher_noms(chemin, "formacode", texte, nombre=nombre)

    def cartes_locales(self) -> tuple[Mapping[str, object], ...]:
        """Rend les cartes d’information écrites par l’organisation."""
        return cartes.lire_cartes(self._racine / "cartes")

    def garder_carte(self, carte: Mapping[str, str]) -> None:
        """Garde une carte ; celle du même sujet s’en va. Lève `LivreIllisible`."""
        cartes.garder_carte(self._racine / "cartes", carte)

    def chemin(self, livre: Livre) -> Path:
        """Fichier d’un livre ; il peut ne pas exister."""
        return self._racine / f"{livre.value}.sqlite"
