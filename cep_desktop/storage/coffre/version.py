"""La version de la base d’un coffre, et celle de son en-tête."""

from typing import Literal

VERSION = 2
"""Version de la base ; `mise_a_niveau` sait y mener depuis chaque version publiée."""

FORMAT_ENTETE: Literal["cep-desktop/coffre"] = "cep-desktop/coffre"
VERSION_ENTETE: Literal[1] = 1
