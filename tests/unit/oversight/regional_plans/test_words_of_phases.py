"""What is told while a scenario is computed: every phase of the engine has words, and no words wait for another."""

from django.utils import translation

from pertvarka.engines.planner.phases import Phase
from pertvarka.oversight.regional_plans import solving, words


def test_every_phase_the_engine_tells_has_words_in_both_languages_and_no_other_has():
    assert {*words.PHASES} - {*Phase} == {"beginning"}
    assert "phase = 'beginning'" in solving.BEGIN
    told = {}
    for language in ("lt", "en"):
        with translation.override(language):
            told[language] = [words.phase(code) for code in ("beginning", *Phase)]

    assert len({*told["lt"], *told["en"]}) == 2 * (1 + len(Phase))
    assert "beginning" not in told["en"]
