"""The configuration file: found, read and held against the keys that there are."""

from promisecheck.config.find import find_config
from promisecheck.config.settings import PathSettings, Settings

__all__ = ["PathSettings", "Settings", "find_config"]
