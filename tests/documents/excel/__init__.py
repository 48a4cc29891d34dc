"""De quoi écrire et relire un classeur, sans rien savoir de ce qu’il dit."""
