"""Les certificats : qui signe, pour quel organisme, et ce que cela prouve."""
