"""The folder of rules that ships with kg, and a user's own laid over it."""

from pathlib import Path

from kg.errors import RuleError
from kg.folder import data_folder
from kg.rules.rule import KINDS, RULE_SECONDS, Rule, read_rule


def load_rules(overlay: Path | None = None, seconds: float = RULE_SECONDS) -> tuple[Rule, ...]:
    """All rules by id; a file in `overlay` replaces the shipped rule of that id, or adds one.

    Those may run for `seconds` each.
    """
    files = _rule_files(data_folder("queries") / "rules")
    if overlay is not None:
        if not overlay.is_dir():
            raise RuleError(overlay, "no such folder", "name a folder of rule files")
        own = _rule_files(overlay)
        if not own:
            raise RuleError(overlay, "no rule in it", "put *.rq or *.ttl files there")
        files |= own
    return tuple(read_rule(files[name], seconds) for name in sorted(files))


def _rule_files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in KINDS}
