"""`kg corpus` without a cluster: what is missing, silent or there already is one line."""

import socket
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.corpus import session

ARTICLE = "India launched Chandrayaan-2 on 22 July 2019.\n"


def refused(*args: str) -> str:
    done = CliRunner().invoke(main, ["corpus", *args])
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    return done.stderr


@pytest.fixture
def articles(tmp_path: Path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return str(folder)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: name)
    monkeypatch.setattr(session.shutil, "which", lambda name: name)


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="pyspark is installed")
def test_without_pyspark_it_says_what_to_install(articles: str, tmp_path: Path) -> None:
    assert refused("extract", articles, str(tmp_path / "out")) == (
        "Error: kg corpus: needs pyspark, pandas and pyarrow, which are not installed; "
        "pip install 'factlint[spark]'\n"
    )


def test_without_java_it_says_what_to_install(
    articles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: name)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert refused("extract", articles, str(tmp_path / "out")) == (
        "Error: kg corpus: needs Java, which is not installed; install Java 17\n"
    )


def test_an_input_that_is_missing_or_empty_is_told(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    missing, empty = tmp_path / "missing", tmp_path / "empty"
    empty.mkdir()
    assert refused("extract", str(missing), out) == (
        f"Error: {missing}: no such file or folder; check the path\n"
    )
    assert refused("extract", str(empty), out) == (
        f"Error: {empty}: holds no article; give a folder with .txt, .md or .html files\n"
    )


@pytest.mark.usefixtures("installed")
def test_a_master_that_is_none_or_does_not_answer_is_told(articles: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert refused("extract", articles, out, "--master", "http://here") == (
        "Error: --master: 'http://here' is no Spark master; "
        "write local[4], spark://HOST:PORT, yarn or k8s://…\n"
    )
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        master = f"spark://127.0.0.1:{taken.getsockname()[1]}"
        assert refused("extract", articles, out, "--master", master) == (
            f"Error: --master: {master} does not answer (connection refused); "
            "start it, or name another\n"
        )


def test_a_setting_that_is_none_is_told(articles: str, tmp_path: Path) -> None:
    assert refused("extract", articles, str(tmp_path / "out"), "--conf", "memory=2g") == (
        "Error: --conf: 'memory=2g' is no setting of Spark; write spark.KEY=VALUE\n"
    )
