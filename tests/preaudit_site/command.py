"""`prongsai` as a module, for a network of its own."""

from __future__ import annotations

import sys

from prongsai.shell.main import main

sys.stdout.write(f"exit {main(sys.argv[1:])}\n")
