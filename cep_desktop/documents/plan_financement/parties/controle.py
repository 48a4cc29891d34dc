"""Le verdict des cases de contrôle."""

from cep_desktop.domain.code import Code


class Controle(Code):
    """Ce que dit une case de contrôle ; un montant manquant n’est pas une erreur."""

    EQUILIBRE = "equilibre", "Équilibré"
    A_COMPLETER = "a_completer", "À compléter"
    A_REVOIR = "a_revoir", "À revoir"
