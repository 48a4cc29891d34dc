"""Les certifications : chercher, contrôler un code, mêler VAE et formation."""
