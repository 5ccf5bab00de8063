"""How long the tests try what they try at random: SYRU_ROUNDS=50 takes about an hour."""

import os

ROUNDS = int(os.environ.get("SYRU_ROUNDS", "1"))
