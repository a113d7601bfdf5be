"""``catalog test``: examples that hold, examples that fail with their trace, and coverage."""

import json

import pytest

EXAMPLES = """\
    examples:
      - {text: Kettle Cloud includes a boil timer., stance: promised, rules: []}
      - {text: You get a boil timer on Home., rules: [out-of-scope]}
      - {text: You get a boil timer., scope: {plan: [home]}, rules: [PC301]}
      - {text: You get up to 9 timers with the boil timer., rules: [over-limit]}
      - {text: Do you have a boil timer?, stance: requested}
"""


@pytest.fixture
def with_examples(folder):
    def write(examples=EXAMPLES, top=""):
        path = folder / "catalog.yaml"
        text = path.read_text(encoding="utf-8")
        text = text.replace("    owner: heat\n", "    owner: heat\n" + examples, 1)
        path.write_text(text + top, encoding="utf-8")

    return write


def test_all_as_expected(run, with_examples):
    with_examples()
    done = run("catalog", "test")
    assert done.stdout == ""
    assert done.stderr == "5 examples, all as expected; 3 of 4 features have no example.\n"
    assert done.returncode == 0


def test_coverage_names_features(run, with_examples):
    with_examples()
    done = run("catalog", "test", "--coverage")
    assert done.stderr.splitlines()[:2] == [
        "keep-warm has no example.",
        "whistle-alerts has no example.",
    ]


def test_a_failure_comes_with_its_trace(run, with_examples):
    with_examples("    examples: [{text: Kettle Cloud includes a boil timer., stance: denied}]\n")
    done = run("catalog", "test")
    assert done.returncode == 1
    first, second, third, fourth = done.stdout.splitlines()
    assert first == "FAILED catalog.yaml:20:16: boil-timer: Kettle Cloud includes a boil timer."
    assert second == "  expected denied, found promised"
    assert third.startswith('    "boil timer" names boil-timer (')
    assert fourth.startswith('      promised because of "includes"')


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("{text: It is nice., stance: promised}", "the sentence is not read as naming boil-timer"),
        (
            "{text: You get a boil timer on Home., rules: []}",
            "found PC301 out-of-scope, which was not expected",
        ),
        (
            "{text: You get a boil timer., rules: [PC301]}",
            "expected a finding of PC301 out-of-scope, which did not come",
        ),
        ("{text: You get a boil timer., rules: [out-of-scop]}", 'did you mean "out-of-scope"?'),
    ],
)
def test_failures_in_words(run, with_examples, example, said):
    with_examples(f"    examples: [{example}]\n")
    assert said in run("catalog", "test").stdout


def test_examples_of_the_whole_catalog_and_other_formats(run, with_examples):
    with_examples("", "examples:\n  - {text: It has whistle alerts., rules: []}\n")
    done = run("catalog", "test", "--format", "json")
    (entry,) = json.loads(done.stdout)["examples"]
    assert (entry["feature"], entry["passed"]) == (None, False)
    done = run("catalog", "test", "--format", "github")
    assert done.stdout.startswith("::error file=catalog.yaml,line=34,col=5,title=CAT901 example::")


def test_no_example_at_all(run):
    done = run("catalog", "test")
    assert done.stderr == 'The catalog has no examples; add "examples" to a feature.\n'
