"""Les livres publics, chacun dans sa base en lecture seule, hors du coffre."""
