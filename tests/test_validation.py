"""Mistakes of form. The cases change one thing of the small handbook in making.py: golden/validation/*.yml."""

from making import NLB, after, changed, golden, lines, load


@golden("validation")
def test_a_mistake_of_form_is_one_line_in_our_words(case):
    assert after(case) == [case["line"]]


def test_two_mistakes_in_one_entry_are_two_problems():
    text = changed(NLB, "short: NLB\nlayers:", "shrt: NLB\nlaers:")
    assert lines(load({"services/nlb.yml": text})[1]) == [
        "data/services/nlb.yml:2: unknown-field: 'shrt' is not a field here. Did you mean 'short'?",
        "data/services/nlb.yml:3: unknown-field: 'laers' is not a field here. Did you mean 'layers'?",
    ]
