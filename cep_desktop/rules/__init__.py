"""Ce que le droit et le cahier des charges permettent ou demandent : des verdicts, sans effet."""
