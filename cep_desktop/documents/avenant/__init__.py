"""L’avenant : ce qui change dans le plan, et rien d’autre."""
