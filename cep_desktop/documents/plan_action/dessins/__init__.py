"""Les dessins du plan d’actions : le chemin, la barre, la frise et le code de version."""
