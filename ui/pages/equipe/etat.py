"""Ce que montre la page de l’équipe, calculé sans écran."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.equipe import AdresseServeur, Collegue, EssaiServeur, ReglageEquipe
from cep_desktop.usecases.hors_ligne import BilanRejeu
from cep_desktop.usecases.liaison import dire_le_certificat

PORT = 5432


@dataclass(frozen=True, slots=True)
class Saisie:
    """Ce qui est écrit dans les champs, tel quel."""

    hote: str
    port: str
    base: str
    compte: str
    mot_de_passe: str
    certificats: Path | None = None


@dataclass(frozen=True, slots=True)
class Lien:
    """Où en est la liaison, relevé hors du fil de l’écran."""

    est_en_ligne: bool
    en_attente: int
    panne: str = ""
    certificat_jusqu_au: date | None = None


@dataclass(frozen=True, slots=True)
class EtatLien:
    """La liaison en phrases ; `ton` et `picto` la disent aussi sans la couleur."""

    phrase: str
    ton: str
    picto: str
    alerte: str


def lire(saisie: Saisie) -> tuple[ReglageEquipe | None, dict[str, str]]:
    """Rend le réglage écrit, ou ce qui manque, champ par champ."""
    fautes = {
        champ: f"Écrivez {quoi}."
        for champ, quoi in (
            ("hote", "le nom du serveur"),
            ("base", "le nom de la base"),
            ("compte", "votre compte"),
            ("mot_de_passe", "votre mot de passe"),
        )
        if not getattr(saisie, champ).strip()
    }
    port = saisie.port.strip()
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 2**16):
        fautes["port"] = f"Écrivez un nombre de 1 à 65 535, par exemple {PORT}."
    if fautes:
        return None, fautes
    adresse = AdresseServeur(
        hote=saisie.hote.strip(),
        compte=saisie.compte.strip(),
        base=saisie.base.strip(),
        port=int(port),
        certificats=saisie.certificats,
    )
    return ReglageEquipe(adresse, saisie.mot_de_passe), {}


def dire_l_essai(essai: EssaiServeur, *, le: date) -> str:
    """« Le serveur répond : vous êtes Alice Martin, équipe Centre, 12 dossiers. »."""
    equipes = ", ".join(place.equipe for place in essai.moi.appartenances)
    phrase = (
        f"Le serveur répond : vous y êtes {essai.moi.nom_complet} ({equipes}), "
        f"et vous y voyez {_compter(essai.dossiers)}."
    )
    alerte = dire_le_certificat(essai.certificat_jusqu_au, le=le)
    return composer(f"{phrase} {alerte}".strip())


def deriver(lien: Lien, *, le: date) -> EtatLien:
    """Rend l’état de la liaison ; `le` est le jour même."""
    alerte = composer(dire_le_certificat(lien.certificat_jusqu_au, le=le))
    if lien.est_en_ligne:
        jusqu_au = lien.certificat_jusqu_au
        suite = f" Certificat valable jusqu’au {ecrire_date(jusqu_au)}." if jusqu_au else ""
        phrase = f"Relié au serveur. Vos dossiers y sont gardés.{suite}"
        return EtatLien(composer(phrase), "ok", "check-circle-fill", alerte)
    return EtatLien(composer(dire_l_attente(lien)), "warn", "warning-fill", alerte)


def dire_l_attente(lien: Lien) -> str:
    """« Le serveur ne répond pas. 3 gestes l’attendent, gardés sur ce poste. »."""
    debut = lien.panne or "Le serveur ne répond pas."
    return composer(f"{debut} {_attendre(lien.en_attente)}")


def dire_le_bilan(bilan: BilanRejeu) -> str:
    """Rend ce que le retour du serveur a donné ; vide s’il n’y avait rien à dire."""
    dits = []
    if bilan.envoyees:
        dits.append(
            "1 geste envoyé au serveur" if bilan.envoyees == 1
            else f"{bilan.envoyees} gestes envoyés au serveur"
        )  # fmt: skip
    if bilan.reunis:
        dits.append("des changements des deux côtés réunis")
    dits += [str(refus.raison) for refus in bilan.refus]
    return composer(", ".join(dits))


def dire_le_versement(verses: int, divergents: int) -> str:
    """Rend ce que verser un coffre a fait."""
    faits = {
        0: "Tous vos dossiers étaient déjà sur le serveur.",
        1: "1 dossier versé et relu.",
    }.get(verses, f"{verses} dossiers versés et relus.")
    if not divergents:
        return composer(faits)
    sujet = "1 dossier a changé" if divergents == 1 else f"{divergents} dossiers ont changé"
    return composer(f"{faits} {sujet} des deux côtés : rien n’y a été touché.")


def dire_le_passage(collegue: Collegue) -> str:
    """« Le dossier est passé à Bob Petit »."""
    return composer(f"Le dossier est passé à {collegue.nom_complet}")


def _compter(dossiers: int) -> str:
    return {0: "aucun dossier", 1: "un dossier"}.get(dossiers, f"{dossiers} dossiers")


def _attendre(gestes: int) -> str:
    if not gestes:
        return "Continuez : votre travail se gardera sur ce poste."
    if gestes == 1:
        return "1 geste l’attend, gardé sur ce poste."
    return f"{gestes} gestes l’attendent, gardés sur ce poste."
