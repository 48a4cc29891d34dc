"""Le classeur « plan de financement » : ce qu’il dit, ce qu’il calcule, ce qu’il tait."""
