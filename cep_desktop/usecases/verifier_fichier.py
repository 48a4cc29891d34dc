"""Vérifier un fichier signé et dire, en phrases simples, ce qui est sûr et ce qui ne l’est pas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date
from cep_desktop.signing.certificat.emission import lire_nom, lire_organisme
from cep_desktop.signing.confiance import Confiance, empreinte_de_cle, mots_de_la_cle
from cep_desktop.signing.verification import SignatureLue, Verification, verifier
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.depot import charger

TAILLE_MAXIMALE = 60_000_000


class EtatFait(StrEnum):
    """Ce que vaut un fait."""

    SUR = "sur"
    A_VERIFIER = "a_verifier"
    FAUX = "faux"


@dataclass(frozen=True, slots=True)
class Fait:
    """Un des trois faits, dit sans les deux autres."""

    titre: str
    phrase: str
    decompte: str
    etat: EtatFait


@dataclass(frozen=True, slots=True)
class Signataire:
    """Qui a signé, à quel titre et quand."""

    nom: str
    precision: str
    quand: datetime | None
    est_prouvee: bool


@dataclass(frozen=True, slots=True)
class CleInconnue:
    """Une clé à vérifier de vive voix : six mots que l’organisme doit lire."""

    empreinte: str
    organisme: str
    mots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rapport:
    """La vérification d’un fichier, en phrases."""

    verification: Verification
    conclusion: str
    faits: tuple[Fait, ...]
    signataires: tuple[Signataire, ...]
    a_savoir: tuple[str, ...]
    cle_inconnue: CleInconnue | None

    @property
    def est_tenu(self) -> bool:
        """Vrai si le fichier est signé, intact, et que rien n’y a été ajouté."""
        lue = self.verification
        return lue.est_signe and lue.est_intact and lue.est_complet


def verifier_fichier(chemin: Path, annuaires: Annuaires, *, le: datetime) -> Rapport:
    """Relit un fichier signé. Lève `DepotImpossible` ou `PaquetRefuse`."""
    octets = charger(chemin, taille_maximale=TAILLE_MAXIMALE)
    return raconter(verifier(octets, annuaires.lire(), le=le), annuaires.lexique())


def raconter(lue: Verification, lexique: Sequence[str]) -> Rapport:
    """Met une vérification en phrases."""
    faits = (_contenu(lue), _ajouts(lue), _confiance(lue)) if lue.est_signe else ()
    return Rapport(
        verification=lue,
        conclusion=composer(_conclure(lue)),
        faits=faits,
        signataires=tuple(map(_signataire, lue.signatures)),
        a_savoir=tuple(dict.fromkeys(_a_savoir(lue))),
        cle_inconnue=_cle_inconnue(lue, lexique),
    )


def _conclure(lue: Verification) -> str:
    if not lue.est_signe:
        return "Ce fichier n’est pas signé."
    if not lue.est_intact:
        return "Ce document a été changé après la signature. Demandez l’original."
    if not lue.est_complet:
        return "Le texte signé est intact, mais on y a ajouté quelque chose. Demandez l’original."
    if any(s.confiance is Confiance.REFUSE for s in lue.signatures):
        return "Ce document est intact, mais vous avez refusé la clé d’un signataire."
    if lue.est_de_confiance:
        return "Ce document est intact, et vous connaissez ceux qui l’ont signé."
    return "Ce document est intact. Il reste à savoir qui l’a signé."


def _contenu(lue: Verification) -> Fait:
    intactes = sum(s.constat.est_intacte for s in lue.signatures)
    fautes = [faute for s in lue.signatures for faute in s.constat.fautes]
    return Fait(
        titre="Contenu inchangé" if lue.est_intact else "Contenu changé",
        phrase=composer(
            "Chaque mot et chaque montant sont ceux du jour de la signature."
            if lue.est_intact
            else " ".join(dict.fromkeys(fautes))
        ),
        decompte=composer(
            f"{accorder(intactes, 'signature intacte', 'signatures intactes')} "
            f"sur {len(lue.signatures)}"
        ),
        etat=EtatFait.SUR if lue.est_intact else EtatFait.FAUX,
    )


def _ajouts(lue: Verification) -> Fait:
    ajouts = list(dict.fromkeys(a for s in lue.signatures for a in s.constat.ajouts))
    couvertes = max((s.constat.couvertes for s in lue.signatures), default=0)
    return Fait(
        titre="Rien d’ajouté" if lue.est_complet else "Quelque chose d’ajouté",
        phrase=composer(
            "Aucune page, image ou remarque n’a été ajoutée après."
            if lue.est_complet
            else f"Ajouté après la signature : {', '.join(ajouts)}."
        ),
        decompte=composer(accorder(couvertes, "partie couverte", "parties couvertes")),
        etat=EtatFait.SUR if lue.est_complet else EtatFait.FAUX,
    )


_DOUTES = {
    Confiance.INCONNU: "La clé de {} est inconnue sur cet ordinateur.",
    Confiance.REFUSE: "Vous avez refusé la clé de {}.",
    Confiance.EXPIRE: "Le certificat de {} n’avait pas cours le jour de la signature.",
}


def _confiance(lue: Verification) -> Fait:
    connus = [s for s in lue.signatures if s.confiance is Confiance.SUR]
    doutes = [s for s in lue.signatures if s.confiance is not Confiance.SUR]
    phrases = [_DOUTES[s.confiance].format(_nommer_organisme(s)) for s in doutes]
    est_refuse = any(s.confiance is Confiance.REFUSE for s in doutes)
    return Fait(
        titre="Signataire de confiance",
        phrase=composer(
            " ".join(dict.fromkeys(phrases)) or "Vous connaissez la clé de chaque signataire."
        ),
        decompte=composer(
            f"{accorder(len(connus), 'signataire connu', 'signataires connus')} "
            f"sur {len(lue.signatures)}"
        ),
        etat=EtatFait.FAUX if est_refuse else (EtatFait.A_VERIFIER if doutes else EtatFait.SUR),
    )


def _nommer_organisme(lue: SignatureLue) -> str:
    certificat = lue.constat.certificat
    if certificat is None:
        return "ce signataire"
    return f"« {lire_organisme(certificat) or lire_nom(certificat) or 'ce signataire'} »"


def _signataire(lue: SignatureLue) -> Signataire:
    certificat, faits = lue.constat.certificat, lue.constat.faits
    nom = lire_nom(certificat) if certificat else ""
    cle = lire_organisme(certificat) if certificat else ""
    precisions = (faits.role, f"clé de {cle}" if cle else "", faits.commentaire)
    return Signataire(
        nom=composer(nom or "Signataire sans nom"),
        precision=composer(", ".join(filter(None, precisions))),
        quand=lue.heure.le if lue.est_datee and lue.heure else faits.declaree_le,
        est_prouvee=lue.est_datee,
    )


def _a_savoir(lue: Verification) -> list[str]:
    dits = [faiblesse for s in lue.signatures for faiblesse in s.constat.faiblesses]
    for signature in lue.signatures:
        heure = signature.heure
        if heure is None:
            dits.append("Heure donnée par l’ordinateur qui a signé, pas prouvée.")
        elif heure.est_de_confiance:
            dits.append(f"Heure prouvée par {heure.autorite}, le {ecrire_date(_jour(heure.le))}.")
        else:
            dits.append(f"Heure datée par {heure.autorite}, que cet ordinateur ne connaît pas.")
    return [composer(dit) for dit in dits]


def _jour(instant: datetime) -> date:
    return instant.astimezone().date()


def _cle_inconnue(lue: Verification, lexique: Sequence[str]) -> CleInconnue | None:
    for signature in lue.signatures:
        certificat = signature.constat.certificat
        if signature.confiance is Confiance.INCONNU and certificat is not None:
            return CleInconnue(
                empreinte_de_cle(certificat),
                composer(_nommer_organisme(signature).strip(f"« »{INSECABLE}")),
                mots_de_la_cle(certificat, lexique),
            )
    return None
