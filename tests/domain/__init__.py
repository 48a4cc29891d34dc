"""Ce que les valeurs du métier admettent, refusent et calculent."""
