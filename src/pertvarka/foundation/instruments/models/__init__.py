"""Aggregates of instruments, alphabetically."""

from pertvarka.foundation.instruments.models.instrument import Instrument, InstrumentVersion
from pertvarka.foundation.instruments.models.response import Response
from pertvarka.foundation.instruments.models.upload import Upload

__all__ = ["Instrument", "InstrumentVersion", "Response", "Upload"]
