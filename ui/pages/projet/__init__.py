"""Les pistes comparées, les chemins étudiés, et le projet écrit avec la personne."""
