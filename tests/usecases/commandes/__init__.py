"""Chaque geste change ce qu’il dit, et rien d’autre."""
