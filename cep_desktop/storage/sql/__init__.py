"""Les dossiers en base : le même schéma et le même code, embarqué ou en équipe."""
