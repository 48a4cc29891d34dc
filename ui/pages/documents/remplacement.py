"""Demander avant de remplacer des papiers déjà là : on a pu y écrire à la main."""

import os
from collections.abc import Sequence
from pathlib import Path

from ui.dialogs.dialogues import Dialogues


def accepte_de_remplacer(dialogues: Dialogues, lieu: Path, noms: Sequence[str]) -> bool:
    """Vrai si aucun de ces noms n’est pris dans `lieu`, ou si la personne choisit « Remplacer »."""
    presents = [nom for nom in noms if os.path.exists(lieu / nom)]  # noqa: PTH110 — jamais d’erreur
    if not presents:
        return True
    sont = "sont déjà là" if len(presents) > 1 else "est déjà là"
    phrase = f"{', '.join(presents)} {sont}. Ce qui y a été écrit à la main serait perdu."
    return dialogues.confirmer("Remplacer ce qui est déjà là ?", phrase, "Remplacer")
