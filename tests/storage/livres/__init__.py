"""Les livres publics : ce qu’on y lit, ce qu’on y cherche."""
