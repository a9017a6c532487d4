"""`kg check` over several articles."""

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main


def test_an_article_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Beresheet was launched on 22 February 2019. Beresheet lifted off on 26 February 2019.\n"
    )
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03")
    done = CliRunner().invoke(main, ["check", str(tmp_path), "--no-reference", "--quiet"])
    assert done.exit_code == 2
    assert "violation[date-conflict]" in done.stdout
    told = done.stderr.splitlines()
    assert [line.split(":")[0] for line in told] == ["Error", "Error"]
    assert "b.txt" in told[0]
    assert "1 of 2 articles" in told[1]
