"""How long the hostile tests try: SYRU_ROUNDS=50 takes half an hour, and 1 is for every day."""

import os

ROUNDS = int(os.environ.get("SYRU_ROUNDS", "1"))
