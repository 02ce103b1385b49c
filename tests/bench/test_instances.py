"""`python -m bench instances`, run on small problems."""

import json
import shlex
import sys

import pytest

from tests.bench.harness import PROBLEMS, bench, rows

FEW = ("--only", "ferry", "bread")


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """One run with everything on: two runs each, another command beside them, bounds that are kept."""
    path = tmp_path_factory.mktemp("bench") / "out.json"
    other = f"{shlex.quote(sys.executable)} -c 'import sys; sys.exit(sys.argv[2:] != list(\"4411\"))' {{instance}} "
    other += "{author} {character} {epistemic} 1"
    words = ["instances", PROBLEMS, *FEW, "--runs", 2, "--out", path, "--expect", "--beside", other]
    done = bench(*words, "--each-seconds", 300, "--allow", "ferry=200s,1024MiB", "--each-mib", 1024)
    return done, json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def test_the_table_has_a_row_for_each_instance(measured) -> None:
    """With verdict, checker's answer and length of the plan."""
    done, _ = measured
    assert done.returncode == 0, done.stdout + done.stderr
    ferry, bread = rows(done.stdout)
    assert (ferry["instance"], ferry["verdict"], ferry["checked"], ferry["plan"]) == ("ferry", "found", "sound", "3")
    assert (bread["instance"], bread["verdict"], bread["checked"], bread["plan"]) == ("bread", "impossible", "-", "-")
    assert float(ferry["whole s"]) >= float(ferry["search s"])
    assert "2 of 2 as expected" in done.stdout
    assert "noise of this machine" in done.stdout


def test_the_data_hold_every_run(measured) -> None:
    """Median, least and most; every run with its plan; what was expected; nothing that names the machine."""
    _, data = measured
    assert (data["format"], data["folder"], data["broken"]) == (1, "problems", [])
    assert data["engine"] in {"native", "python"}
    assert set(data["machine"]) == {"python", "system", "processors", "revision"}
    ferry, bread = data["instances"]
    assert len(ferry["runs"]) == len(bread["runs"]) == 2
    assert ferry["seconds"]["min"] <= ferry["seconds"]["median"] <= ferry["seconds"]["max"]
    assert ferry["runs"][0]["plan_length"] == len(ferry["runs"][0]["plan"]) == 3
    assert ferry["peak_mib"] >= max(run["peak_mib"] for run in ferry["runs"])
    assert ferry["steady"]
    assert "plan" not in bread["runs"][0]
    assert data["together"]["found"] == data["together"]["sound"] == 1


def test_another_command_runs_beside_ours(measured) -> None:
    """Its words are filled in for each instance; one that ends badly is said to, and gives no ratio."""
    done, data = measured
    ferry, bread = (one["beside"] for one in data["instances"])
    assert ferry["codes"] == [0, 0]
    assert ferry["ratio"] > 0
    assert bread["codes"] == [1, 1]
    assert bread["ratio"] is None
    assert "(exit 1)" in rows(done.stdout)[1]["beside s"]


def test_a_bound_that_is_not_kept_is_told_by_the_exit_code() -> None:
    """And which, with the figure; enough others may make up for it, where no answer is wrong."""
    words = ["instances", PROBLEMS, *FEW, "--expect", "--allow", "bread=0.001s"]
    done = bench(*words)
    assert done.returncode == 1
    assert "NOT AS EXPECTED  bread: " in done.stderr
    assert "1 of 2 as expected" in done.stdout
    assert bench(*words, "--at-least", 1).returncode == 0
    assert bench(*words, "--at-least", 2).returncode == 1


def test_a_wrong_verdict_is_told_by_the_exit_code(tmp_path) -> None:
    """Where a story is promised and there is none, nothing makes up for it."""
    (tmp_path / "bread.txt").write_text((PROBLEMS / "bread.txt").read_text(encoding="utf-8"), encoding="utf-8")
    head = "instance,file,goal,author_limit,character_limit,epistemic_limit"
    (tmp_path / "instances.csv").write_text(f"{head}\nbread,bread.txt,1,2,2,1\n", encoding="utf-8")
    assert bench("instances", tmp_path).returncode == 0
    done = bench("instances", tmp_path, "--expect", "--at-least", 0)
    assert done.returncode == 1
    assert "bread: impossible, not found" in done.stderr


def test_a_file_that_is_not_there_is_one_instance_s_error(tmp_path) -> None:
    """It is said in its place, and the others are measured."""
    head = "instance,file,goal,author_limit,character_limit,epistemic_limit"
    (tmp_path / "instances.csv").write_text(f"{head}\ngone,gone.txt,1,2,2,1\n", encoding="utf-8")
    done = bench("instances", tmp_path, "--expect")
    assert done.returncode == 1
    assert rows(done.stdout)[0]["verdict"] == "error"
    assert "gone: exit 2" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("instances", "no/such/folder"),
        ("instances", PROBLEMS, "--only", "nobody"),
        ("instances", PROBLEMS, "--allow", "ferry"),
        ("instances", PROBLEMS, "--allow", "fairy=1s"),
        ("instances", PROBLEMS, "--runs", "0"),
        ("instances", PROBLEMS, "--only", "bread", "--beside", ""),
        ("compare", "HEAD", "no-such-revision", PROBLEMS),
        ("curves", PROBLEMS / "instances.csv", "."),
        ("problem", "errands", "--question", "why"),
        ("problem", "errands", "--characters", "1"),
        ("nonsense",),
    ],
    ids=lambda words: " ".join(str(word).rsplit("/", 1)[-1] for word in words),
)
def test_a_wrong_call_is_said_in_a_line(words) -> None:
    """Exit code 2, and no traceback."""
    done = bench(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("bench")
    assert "Traceback" not in done.stderr


def test_without_a_verb_it_says_what_there_is() -> None:
    """Every verb, with what it measures; and every verb can be asked for more."""
    done = bench()
    assert done.returncode == 0
    verbs = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert "instances" in verbs
    for verb in verbs:
        said = bench(verb, "--help")
        assert said.returncode == 0, said.stderr
        assert f"bench {verb}" in said.stdout
