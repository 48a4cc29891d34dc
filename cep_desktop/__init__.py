"""Le métier du conseil en évolution professionnelle, sans écran."""
