"""Le plan d’actions : ce qu’il dit, comment il s’écrit."""
