"""Le droit, cas par cas."""
