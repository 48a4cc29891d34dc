"""Ce que montre la vérification d’un fichier, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass

from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.typographie import composer, ecrire_instant
from cep_desktop.usecases.verifier_fichier import EtatFait, Rapport, Signataire

_MARQUES = {
    EtatFait.SUR: ("Sûr", "ok", "check-circle-fill"),
    EtatFait.A_VERIFIER: ("À vérifier", "warn", "question-fill"),
    EtatFait.FAUX: ("Non", "bad", "x-circle-fill"),
}
_PICTOS = ("file-text", "files", "key")
_SURS = ("Aucun fait n’est sûr.", "Un fait est sûr.", "Deux faits sont sûrs.")


@dataclass(frozen=True, slots=True)
class CarteFait:
    """Un des trois faits, prêt à montrer."""

    titre: str
    phrase: str
    decompte: str
    picto: str
    marque: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class LigneSignataire:
    """Qui a signé, et quand."""

    nom: str
    precision: str
    quand: str


@dataclass(frozen=True, slots=True)
class EtatVerification:
    """Toute la page, une fois le fichier relu ; `ton` est celui de la conclusion."""

    nom: str
    compte: str
    conclusion: str
    precision: str
    ton: str
    faits: tuple[CarteFait, ...]
    signataires: tuple[LigneSignataire, ...]
    a_savoir: tuple[str, ...]
    mots: tuple[str, ...]
    organisme: str
    empreinte: str

    @property
    def en_texte(self) -> str:
        """Le résultat, à copier."""
        lignes = [self.nom, self.conclusion]
        lignes += [f"{fait.titre} : {fait.phrase}" for fait in self.faits]
        lignes += [", ".join(filter(None, (s.nom, s.precision, s.quand))) for s in self.signataires]
        return "\n".join([*lignes, *self.a_savoir])


def deriver(nom: str, rapport: Rapport) -> EtatVerification:
    """Rend ce que la page montre d’un rapport."""
    etats = {fait.etat for fait in rapport.faits}
    if not rapport.verification.est_signe or EtatFait.A_VERIFIER in etats - {EtatFait.FAUX}:
        ton = "soleil"
    else:
        ton = "ok"
    if EtatFait.FAUX in etats:
        ton = "refus"
    lue = rapport.verification
    cle = rapport.cle_inconnue if lue.est_intact and lue.est_complet else None
    return EtatVerification(
        nom=nom,
        compte=composer(accorder(len(rapport.signataires), "signature", "signatures")),
        conclusion=rapport.conclusion,
        precision=_preciser([fait.etat for fait in rapport.faits]),
        ton=ton,
        faits=tuple(
            CarteFait(f.titre, f.phrase, f.decompte, picto, _MARQUES[f.etat])
            for f, picto in zip(rapport.faits, _PICTOS, strict=False)
        ),
        signataires=tuple(map(_ligne, rapport.signataires)),
        a_savoir=rapport.a_savoir,
        mots=cle.mots if cle else (),
        organisme=cle.organisme if cle else "",
        empreinte=cle.empreinte if cle else "",
    )


def _preciser(etats: Sequence[EtatFait]) -> str:
    """Dit combien de faits sont sûrs quand tous ne le sont pas, et de qui dépend le reste."""
    surs = etats.count(EtatFait.SUR)
    if not etats or surs == len(etats) or EtatFait.FAUX in etats:
        return ""
    return composer(f"{_SURS[surs]} Le reste dépend de vous.")


def _ligne(signataire: Signataire) -> LigneSignataire:
    quand = composer(ecrire_instant(signataire.quand)) if signataire.quand else ""
    return LigneSignataire(signataire.nom, signataire.precision, quand)
