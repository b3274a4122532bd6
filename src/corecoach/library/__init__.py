"""Reads and validates the assets: exercises, built-in routines, ice and heat, pages to read,
questionnaires, safety rules and cautions, and emergency numbers."""

from corecoach.library.assets import AssetError, assets_folder
from corecoach.library.cautions import Cautions, CautionWords
from corecoach.library.emergency import Country, EmergencyNumbers
from corecoach.library.library import Library

__all__ = [
    "AssetError",
    "CautionWords",
    "Cautions",
    "Country",
    "EmergencyNumbers",
    "Library",
    "assets_folder",
]
