"""Le classeur « plan de financement » : ce qu’il dit, comment il s’écrit, comment il se relit."""
