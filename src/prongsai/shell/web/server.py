"""Gunicorn, held to the rules of this house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from prongsai.shell.web.logs import Lines


class Quiet(Logger):  # type: ignore[misc] # gunicorn publishes no types
    """What gunicorn says of requests holds their addresses and whose they are; ours does not."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Lines())


class Server(BaseApplication):  # type: ignore[misc] # gunicorn publishes no types
    """Gunicorn with its settings given here, not on a command line."""

    def __init__(self, options: dict[str, Any], load: Callable[[], Any]) -> None:
        self.options = options
        self.application = load
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return self.application()
