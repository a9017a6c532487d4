"""What time it is for kg: the clock's, or the one that `SOURCE_DATE_EPOCH` sets."""

import os
import re
from datetime import UTC, datetime

from kg.errors import UsageError


def now() -> datetime:
    """The moment, to the second; UsageError if `SOURCE_DATE_EPOCH` is set to no number.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    if not re.fullmatch(r"\d{1,11}", epoch):
        what = f"'{epoch}' is no number of seconds"
        raise UsageError("SOURCE_DATE_EPOCH", what, "set it to one, or unset it")
    return datetime.fromtimestamp(int(epoch), UTC)
