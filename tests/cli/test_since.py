"""`pasdedeux check --since`: exit codes, and options that contradict each other."""

from tests.api.test_baselines import LEAK, MORE
from tests.cli.test_verbs import valid
from tests.repository import Repository


def test_the_command(call, tmp_path) -> None:
    """The exit code is 1 only if something is new; options that contradict each other are refused."""
    repo = Repository(tmp_path)
    repo.write("a.story", LEAK)
    repo.commit()
    assert call("check", "--since", "HEAD", "a.story").code == 0
    repo.write("a.story", MORE)
    run = call("check", "--since", "HEAD", "a.story", "--json")
    assert run.code == 1
    valid("check", run.json)
    for options in (["--since", "HEAD", "--without", "1"], ["--sarif", "--json"], ["--sarif", "--mend"]):
        run = call("check", "a.story", *options)
        assert (run.code, "V103" in run.out + run.err) == (2, True)


def test_before_the_first_commit(call, tmp_path) -> None:
    """Everything is new since `HEAD` where there is no commit yet, as for a hook that judges the first one."""
    repo = Repository(tmp_path)
    repo.write("a.story", LEAK)
    run = call("check", "--since", "HEAD", "a.story")
    assert (run.code, "1 new finding since HEAD" in run.out) == (1, True)
    other = call("check", "--since", "HEAD~1", "a.story")
    assert (other.code, "V111" in other.out + other.err) == (2, True)
