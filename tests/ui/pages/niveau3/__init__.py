"""Les essais des pages du niveau 3."""
