"""How promises are tried: one module for each family of probes."""
