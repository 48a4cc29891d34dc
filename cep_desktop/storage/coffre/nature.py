"""Ce qui ouvre une serrure, et ce qu’une saisie peut ouvrir."""

from cep_desktop.domain.code import Code
from cep_desktop.domain.phrase import normaliser_phrase
from cep_desktop.storage.coffre.secours import normaliser_code


class NatureSerrure(Code):
    """Ce qui ouvre une serrure."""

    PHRASE = "phrase", "Phrase de passe"
    SECOURS = "secours", "Code de secours"
    TROUSSEAU = "trousseau", "Trousseau de l’ordinateur"


def secrets_possibles(saisie: str) -> dict[NatureSerrure, bytes]:
    """Rend les secrets que cette saisie peut être : une phrase, ou aussi un code de secours."""
    possibles = {NatureSerrure.PHRASE: normaliser_phrase(saisie)}
    code = normaliser_code(saisie)
    if code is not None:
        possibles[NatureSerrure.SECOURS] = code.encode()
    return possibles
