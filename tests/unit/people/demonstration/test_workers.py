"""The invented workers: as many as the review of 2017 declares, the same on every machine, with results by the rules."""

from collections import Counter
from datetime import date

from pertvarka.people.demonstration import organisations, workers
from pertvarka.people.demonstration.places import Municipality
from pertvarka.services.workforce import definitions, rules

TODAY = date(2026, 11, 22)


def _invented():
    places = [
        Municipality(
            code=f"LT-{number:02d}",
            region_code=f"R{number % 10}",
            slug=f"vieta-{number}",
            kind="district",
            genitive_lt="Vietos",
            name_en="Place",
            seat="Vieta",
        )
        for number in range(1, 21)
    ]
    bodies = organisations.invent(places, seed=7, layer=1)
    return list(workers.invent(bodies, seed=7, today=TODAY))


def test_1739_workers_of_26_institutions_were_assessed_in_2017():
    made = _invented()
    assert len(made) == 1739
    assert len({worker.institution for worker in made}) == 26
    assert {worker.submitted_on.year for worker in made} == {2017}


def test_the_same_seed_gives_the_same_people():
    assert _invented() == _invented()


def test_results_follow_from_answers_and_all_of_them_occur():
    made = _invented()
    assert Counter(worker.result for worker in made).keys() == {"strong", "good", "needs_training", "retrain"}
    for worker in made[:50]:
        assert set(worker.levels) == set(rules.DOMAINS)
        assert worker.profession in definitions.professions()
        assert worker.started_on < worker.submitted_on
        assert (worker.left_on is None) == (worker.went_to == "")
        assert not (worker.left_on and worker.wish)
