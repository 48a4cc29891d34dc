"""Le plan signé, écrit puis relu par d’autres."""
