"""What holds findings back: inline comments, waivers and the baseline, applied in one step."""

from promisecheck.suppression.apply import Examined, Suppression, judged

__all__ = ["Examined", "Suppression", "judged"]
