"""Une certification du RNCP ou du répertoire spécifique, et ce qu’un code saisi veut dire."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cep_desktop.domain.pliage import plier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.parametre import Lecture

PLAFOND_RS = "cpf.plafond_usage.rs"
"""Le paramètre des règles qui borne les droits employables pour le répertoire spécifique."""

_BIENTOT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Bloc:
    """Un bloc de compétences, que l’on peut obtenir à part."""

    code: str
    libelle: str


@dataclass(frozen=True, slots=True)
class FicheCertification:
    """Ce que le répertoire dit d’une certification ; `None` : il n’en dit rien."""

    code: str
    intitule: str
    genre: str = ""
    niveau: int | None = None
    fin: date | None = None
    est_active: bool | None = None
    blocs: tuple[Bloc, ...] = ()
    metiers: tuple[str, ...] = ()
    voies: tuple[str, ...] = ()
    certificateurs: tuple[str, ...] = ()
    remplacee_par: tuple[str, ...] = ()

    @property
    def est_specifique(self) -> bool:
        """Vrai pour le répertoire spécifique."""
        return self.code.startswith("RS")

    @property
    def est_clea(self) -> bool:
        """Vrai pour le socle CléA, que le plafond ne concerne pas."""
        return "clea" in plier(self.intitule)

    @property
    def vae_possible(self) -> bool | None:
        """Vrai si l’expérience y mène ; `None` si aucune voie n’est publiée."""
        if not self.voies:
            return None
        return any("experience" in plier(voie) for voie in self.voies)

    def est_active_le(self, le: date) -> bool | None:
        """Vrai si elle est enregistrée ce jour-là ; `None` si le livre ne permet pas de le dire."""
        if self.fin is not None:
            return le <= self.fin
        return self.est_active


@dataclass(frozen=True, slots=True)
class RechercheCertification:
    """Ce que l’on cherche ; un champ vide laisse tout passer."""

    texte: str = ""
    rome: str = ""
    niveau: int | None = None
    par_vae: bool = False
    active_le: date | None = None


@dataclass(frozen=True, slots=True)
class ControleCertification:
    """La réponse à un code saisi : une phrase par chose à savoir, la plus importante d’abord."""

    code: str
    fiche: FicheCertification | None
    phrases: tuple[str, ...]
    est_a_revoir: bool


def controler(
    code: str, fiche: FicheCertification | None, plafond: Lecture | None, *, le: date
) -> ControleCertification:
    """Dit si un code existe, s’il est actif à `le`, quand il expire, et son plafond au CPF."""
    if fiche is None:
        phrase = f"Le code {code} n’est pas dans l’édition installée. Relisez-le sur le devis."
        return ControleCertification(code, None, (phrase,), est_a_revoir=True)
    active = fiche.est_active_le(le)
    phrases = tuple(map(composer, _phrases(fiche, plafond, le, active=active)))
    return ControleCertification(code, fiche, phrases, est_a_revoir=active is not True)


def _phrases(
    fiche: FicheCertification, plafond: Lecture | None, le: date, *, active: bool | None
) -> Iterator[str]:
    if active is None:
        yield "Le livre ne dit pas si cette certification est encore enregistrée."
    elif not active and fiche.fin is not None:
        yield f"Son enregistrement est fini depuis le {ecrire_date(fiche.fin)}."
    elif not active:
        yield "Elle n’est plus enregistrée."
    elif fiche.fin is None:
        yield "Elle est enregistrée. Le livre ne dit pas jusqu’à quand."
    else:
        bientot = " C’est bientôt : entrez en formation avant." if fiche.fin - le < _BIENTOT else ""
        yield f"Elle est enregistrée jusqu’au {ecrire_date(fiche.fin)}.{bientot}"
    if fiche.remplacee_par:
        yield f"Elle est remplacée par {', '.join(fiche.remplacee_par)}."
    if fiche.vae_possible:
        yield "Elle peut s’obtenir par l’expérience (VAE)."
    if fiche.blocs:
        nombre = len(fiche.blocs)
        un_a_un = ", que l’on peut valider un à un" if nombre > 1 else ""
        yield f"Elle se compose de {nombre} bloc{'s' * (nombre > 1)}{un_a_un}."
    if fiche.est_specifique and not fiche.est_clea and plafond is not None:
        yield _dire_plafond(plafond)


def _dire_plafond(plafond: Lecture) -> str:
    """Le montant vient des règles datées ; sans valeur ce jour-là, on ne dit rien de chiffré."""
    datee = plafond.datee
    if datee is None:
        return "Répertoire spécifique : aucun plafond de droits CPF n’est connu à cette date."
    return (
        f"Répertoire spécifique : {datee.valeur:g} € de droits CPF au plus "
        f"({datee.reference}, {datee.periode})."
    )


@dataclass(frozen=True, slots=True)
class CheminPartiel:
    """« VAE partielle + formation » : les blocs que l’expérience couvre, ceux à apprendre."""

    par_experience: tuple[Bloc, ...]
    par_formation: tuple[Bloc, ...]

    @property
    def titre(self) -> str:
        """« VAE pour 2 blocs, formation pour 3 »."""
        acquis, reste = len(self.par_experience), len(self.par_formation)
        blocs = "blocs" if acquis > 1 else "bloc"
        return composer(f"VAE pour {acquis} {blocs}, formation pour {reste}")


def partager(fiche: FicheCertification, couverts: frozenset[str]) -> CheminPartiel | None:
    """Rend le chemin mêlé, ou `None` si la VAE n’est pas ouverte ou ne couvre pas une partie.

    `couverts` porte les codes des blocs que la personne dit déjà savoir faire.
    """
    acquis = tuple(bloc for bloc in fiche.blocs if bloc.code in couverts)
    reste = tuple(bloc for bloc in fiche.blocs if bloc.code not in couverts)
    if not fiche.vae_possible or not acquis or not reste:
        return None
    return CheminPartiel(acquis, reste)
