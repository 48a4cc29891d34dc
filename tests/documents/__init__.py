"""Les papiers remis."""
