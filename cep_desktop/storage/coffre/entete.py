"""L’en-tête public d’un coffre : son identité et ses serrures, jamais sa clé."""

import json
import secrets
from dataclasses import dataclass
from typing import Literal, Self
from uuid import uuid4

from pydantic import Field, ValidationError, model_validator

from cep_desktop.domain.phrase import exiger_forte, normaliser_phrase
from cep_desktop.domain.valeur import Valeur
from cep_desktop.storage.coffre.nature import secrets_possibles
from cep_desktop.storage.coffre.secours import normaliser_code, tirer_code
from cep_desktop.storage.coffre.serrure import (
    COUT_NORMAL,
    OCTETS_CLE,
    Argon2id,
    NatureSerrure,
    Serrure,
    poser,
)
from cep_desktop.storage.coffre.version import FORMAT_ENTETE, VERSION_ENTETE
from cep_desktop.usecases.coffre.erreurs import (
    CoffreAbime,
    CoffreTropRecent,
    PhraseDePasseFausse,
)


class Entete(Valeur):
    """Ce que dit `coffre.json` ; lisible par tous, il ne contient ni clé ni nom."""

    format: Literal["cep-desktop/coffre"] = FORMAT_ENTETE
    version: Literal[1] = VERSION_ENTETE
    coffre: str = Field(pattern=r"^[0-9a-f-]{36}$")
    serrures: tuple[Serrure, ...] = Field(min_length=1, max_length=8)

    @model_validator(mode="after")
    def _jamais_le_trousseau_seul(self) -> Self:
        if all(serrure.nature is NatureSerrure.TROUSSEAU for serrure in self.serrures):
            raise ValueError("le trousseau n’est jamais la seule serrure.")
        return self

    def ecrire(self) -> bytes:
        """Rend l’en-tête en JSON."""
        return (self.model_dump_json(indent=2) + "\n").encode()

    def avec_serrure(self, serrure: Serrure) -> Self:
        """Remplace la serrure de même nature, ou l’ajoute."""
        autres = tuple(s for s in self.serrures if s.nature is not serrure.nature)
        return self.avec(serrures=(*autres, serrure))

    def sans_serrure(self, nature: NatureSerrure) -> Self:
        """Retire les serrures de cette nature."""
        return self.avec(serrures=tuple(s for s in self.serrures if s.nature is not nature))


@dataclass(frozen=True, slots=True)
class CoffreNeuf:
    """Ce que donne la création : le code de secours n’est montré qu’une fois."""

    entete: Entete
    cle: bytes
    code_de_secours: str


def creer(phrase: str, *, cout: Argon2id = COUT_NORMAL) -> CoffreNeuf:
    """Tire une clé et pose les serrures « phrase » et « secours ».

    Lève `PhraseDePasseFaible`.
    """
    exiger_forte(phrase)
    coffre, cle, code = str(uuid4()), secrets.token_bytes(OCTETS_CLE), tirer_code()
    signes = normaliser_code(code) or ""
    serrures = (
        poser(NatureSerrure.PHRASE, normaliser_phrase(phrase), cle, coffre=coffre, cout=cout),
        poser(NatureSerrure.SECOURS, signes.encode(), cle, coffre=coffre, cout=cout),
    )
    return CoffreNeuf(Entete(coffre=coffre, serrures=serrures), cle, code)


def lire(octets: bytes) -> Entete:
    """Lit un en-tête. Lève `CoffreAbime` ou `CoffreTropRecent`."""
    try:
        brut = json.loads(octets)
        version = brut["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as cause:
        raise _abime() from cause
    if isinstance(version, int) and version > VERSION_ENTETE:
        raise CoffreTropRecent(
            f"Ce coffre est au format {version}\u00a0; "
            f"ce poste lit jusqu’au format {VERSION_ENTETE}.",
            remede="Mettez CEP Desktop à jour. Le coffre n’a pas été modifié.",
        )
    try:
        return Entete.model_validate(brut)
    except ValidationError as cause:
        raise _abime() from cause


def ouvrir(entete: Entete, saisie: str) -> bytes:
    """Rend la clé : `saisie` est la phrase de passe ou le code de secours.

    Lève `PhraseDePasseFausse`.
    """
    possibles = secrets_possibles(saisie)
    for serrure in entete.serrures:
        secret = possibles.get(serrure.nature)
        cle = serrure.ouvrir(secret, coffre=entete.coffre) if secret else None
        if cle is not None:
            return cle
    raise PhraseDePasseFausse(
        "Cette phrase de passe n’ouvre pas ce coffre.",
        remede="Vérifiez les majuscules, ou utilisez le code de secours imprimé.",
    )


def ouvrir_par_trousseau(entete: Entete, secret: bytes) -> bytes:
    """Rend la clé d’après le secret du trousseau. Lève `PhraseDePasseFausse`."""
    for serrure in entete.serrures:
        if serrure.nature is NatureSerrure.TROUSSEAU:
            cle = serrure.ouvrir(secret, coffre=entete.coffre)
            if cle is not None:
                return cle
    raise PhraseDePasseFausse(
        "Le trousseau de cet ordinateur n’ouvre plus ce coffre.",
        remede="Ouvrez-le par sa phrase de passe, puis confiez-le de nouveau au trousseau.",
    )


def changer_phrase(
    entete: Entete, cle: bytes, phrase: str, *, cout: Argon2id = COUT_NORMAL
) -> Entete:
    """Rend l’en-tête où une nouvelle phrase ouvre le coffre. Lève `PhraseDePasseFaible`."""
    exiger_forte(phrase)
    secret = normaliser_phrase(phrase)
    return entete.avec_serrure(
        poser(NatureSerrure.PHRASE, secret, cle, coffre=entete.coffre, cout=cout)
    )


def _abime() -> CoffreAbime:
    return CoffreAbime(
        "L’en-tête du coffre est incomplet ou altéré.",
        remede="Restaurez la copie de l’en-tête ou une sauvegarde. Rien n’a été modifié.",
    )
