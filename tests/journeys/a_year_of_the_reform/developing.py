"""A worker of the institution: in the register, assessed by somebody from outside, enrolled in a real training."""

from playwright.sync_api import expect

from tests.journeys.a_year_of_the_reform import holding_events
from tests.journeys.a_year_of_the_reform.story import ASSESSOR, HEAD, WORKER, Story
from tests.journeys.desk import Desk

AIM = "Noriu išmokti kalbėtis su žmogumi, kuris nekalba žodžiais."
WEAK = "communication"
TRAINING_LT, TRAINING_EN = "Bendrauti ne tik žodžiais", "To communicate not by words alone"


def offer_training(story: Story, office: Desk) -> None:
    """A group for staff of institutions that takes people now."""
    office.answer(
        "workbench:training_new",
        answers={
            "title_lt": TRAINING_LT,
            "title_en": TRAINING_EN,
            "audience": "institution-staff",
            "academic_hours": "16",
            "planned_groups": "2",
            "planned_persons": "30",
        },
        press="Save",
    )
    story.coming_group = holding_events.plan_group(story, office, office.key(), on=story.in_days(14))


def register(story: Story, head: Desk) -> None:
    head.open("workbench:staff")
    head.photograph("empty-register")
    head.answer(
        "workbench:staff_new",
        answers={
            "name": WORKER,
            "profession": "individual_care_staff",
            "employment_share": "1",
            "day": f"{story.year - 4}-03-01",
            "account": WORKER,
            "manager": HEAD,
        },
        press="Add to the register",
    )
    head.follow("Plan an assessment")
    head.fill({"assessor": ASSESSOR, "due_on": story.in_days(14)})
    head.press("Plan it")
    head.photograph("register-of-staff")


def assess(story: Story, assessor: Desk) -> None:
    """Half a form is saved but not submitted; the whole one is."""
    assessor.open("workbench:staff_assessments")
    assessor.press_on(assessor.page.locator("main a[href$='/fill/']"))
    story.assessment = assessor.page.url.rstrip("/").rsplit("/", 2)[-2]
    names = sorted(
        set(assessor.page.locator('main [name^="v:"][type=radio]').evaluate_all("all => all.map(one => one.name)"))
    )
    answers = {name: "1" if WEAK in name else "3" for name in names}
    first = names[0]
    assessor.fill({first: answers[first]})
    assessor.is_told_why_not("Save and submit")
    assessor.photograph("assessment-with-gaps")
    assessor.fill({name: answer for name, answer in answers.items() if name != first})
    assessor.press("Save and submit")


def talk_over(story: Story, head: Desk) -> None:
    head.open("workbench:staff_assessment", story.assessment)
    head.photograph("result-of-the-assessment")
    head.follow("The result was talked over")
    head.fill({"day": story.today.isoformat()})
    head.press_on(head.page.locator("main form button[type=submit]"))


def enrol(story: Story, worker: Desk) -> None:
    """The worker writes the aim and chooses out of the trainings that take people now."""
    worker.open("workbench:staff_mine")
    worker.photograph("own-development")
    worker.answer("workbench:staff_aim", story.assessment, answers={"aim": AIM}, press="Write it down")
    worker.open("workbench:staff_item_new", story.assessment)
    expect(worker.page.locator('main [name="domain"]')).to_have_value(WEAK)
    worker.fill({"kind": "training", "training": TRAINING_LT})
    worker.press("Write it down")
    worker.press("Enrol")
    expect(worker.page.locator("main")).to_contain_text(AIM)
    worker.photograph("development-plan")


def is_on_the_list(story: Story, office: Desk) -> bool:
    office.open("workbench:event_list", story.coming_group)
    return office.page.locator("main tbody tr[data-row]", has_text=WORKER).count() == 1
