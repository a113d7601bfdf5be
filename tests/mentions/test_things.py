"""Whole capabilities in other words: the list ``things``, which features have them, what is met."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from promisecheck.mentions import build_index, find_mentions
from promisecheck.mentions.thesaurus import thesaurus
from promisecheck.mentions.things import is_name_only, owned_things
from promisecheck.model import Block, Catalog, Feature, Statement, Status

TABLE = yaml.safe_load((Path(__file__).parent / "things.yaml").read_text(encoding="utf-8"))
ACRONYM = 6  # letters up to which a single word may be an acronym, which needs its capitals


def index_of(*names, dimensions=None):
    features = (Feature(f"f{i}", name, Status.SHIPPED) for i, name in enumerate(names))
    return build_index(Catalog("Product", tuple(features), dimensions=dimensions or {}))


def found(text, index):
    return find_mentions(Statement(Block(text, ()), 0, len(text)), index)


def named(text, *names, dimensions=None):
    """The names among ``names`` that the text says, each the only name of a feature."""
    mentions = found(text, index_of(*names, dimensions=dimensions))
    return {names[int(feature[1:])] for mention in mentions for feature in mention.features}


def sentences(kind):
    for entry in TABLE:
        texts = entry[kind] if isinstance(entry[kind], list) else [entry[kind]]
        for text in texts:
            yield pytest.param(entry, text, id=f"{entry['feature']}: {text}")


@pytest.mark.parametrize(("entry", "text"), list(sentences("met")))
def test_other_words_name_the_capability(entry, text):
    assert named(text, entry["feature"], *entry["beside"]) == {entry["feature"]}


@pytest.mark.parametrize(("entry", "text"), list(sentences("near")))
def test_what_only_sounds_like_it_names_nothing(entry, text):
    assert named(text, entry["feature"], *entry["beside"]) == set()


def test_what_one_owns_tells():
    assert named("Does it run in our own data centre?", "On-premises installation") != set()
    assert named("We opened a data centre in Oslo.", "On-premises installation") == set()


def test_a_scope_of_the_catalog_is_no_other_wording():
    hosting = {"hosting": {"own": ("self-hosted",), "cloud": ("cloud",)}}
    assert named("Not there when self-hosted.", "On-premises installation") != set()
    assert (
        named("Not there when self-hosted.", "On-premises installation", dimensions=hosting)
        == set()
    )


@pytest.mark.parametrize("group", thesaurus().things, ids=lambda group: group[0])
def test_a_text_that_has_a_wording_is_met_by_it(group):
    left = {wording for wording in group if not is_name_only(wording)}
    for owner in group:
        index = index_of(owner)
        left = {wording for wording in left if not found(as_written(wording), index)}
        if not left:
            break
    assert left == set()


def as_written(wording):
    return wording.upper() if len(wording) <= ACRONYM else wording


@pytest.mark.parametrize(
    ("phrase", "other", "meant"),
    [
        ("Gift cards", "gift vouchers", True),  # short words, but two that tell
        ("Mobile apps", "android app", True),
        ("Mobile app support", "android app", True),  # one generic head more
        ("Phone support", "android app", False),  # another generic head
        ("Mobile dashboard", "android app", False),
        ("Scheduling", "emailed reports", False),  # what the head says is missing
        ("Domains", "your own url", False),
        ("POS desk", "cash register", False),
        ("User permissions", "who sees what", True),  # a name that texts do not say
    ],
)
def test_which_phrases_mean_a_thing(phrase, other, meant):
    wordings = {wording for wording, _, _ in owned_things([(phrase, ("f",))])}
    assert (other in wordings) is meant


def test_what_only_catalogs_say_is_no_wording():
    assert named("Ask for permissions first.", "Roles and rights") == set()
    yielded = [wording for wording, _, _ in owned_things([("Roles and rights", ("f",))])]
    assert not any(map(is_name_only, yielded))


def test_a_function_word_tied_by_a_hyphen_must_be_there():
    assert named("Support by phone.", "Telephone support")
    assert not named("It supports phones.", "Telephone support")


def test_function_words_between_do_not_count():
    assert named("log in with their company account", "Single sign-on")
    assert not named("log in new fast company big account", "Single sign-on")


def test_a_thing_that_several_features_have_tells_nothing():
    assert list(owned_things([("Daily backups", ("a",)), ("Nightly backups", ("b",))])) == []


def test_a_wording_belongs_to_one_thing():
    members = [member for group in thesaurus().things for member in {*group}]
    twice = [member for member, times in Counter(members).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize("group", thesaurus().things, ids=lambda group: group[0])
def test_the_first_member_means_its_thing_only(group):
    wordings = {wording for wording, _, _ in owned_things([(group[0], ("f",))])}
    assert wordings <= {*group}
