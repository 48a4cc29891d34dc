"""Preuves du coffre et de ses serrures."""
