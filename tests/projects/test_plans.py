"""Plans follow the direction; one is chosen, once."""

import pytest
from django.urls import reverse

from cofounder.errors import NotAllowedNow
from projects import plans
from projects.models import Plan, Project
from tests.factories import PlanFactory, ProjectFactory
from tests.projects.test_documents import understood

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(founder):
    project = understood(owner=founder)
    Project.objects.filter(pk=project.pk).update(stage=Project.Stage.DIRECTION)
    project.refresh_from_db()
    return project


def drawn_up(project, **how):
    plan_set = plans.request(project, **how)
    plans.draw_up(plan_set)
    plan_set.refresh_from_db()
    return plan_set


def test_plans_need_a_direction():
    with pytest.raises(NotAllowedNow, match="direction"):
        plans.request(ProjectFactory(stage=Project.Stage.THESIS))


def test_there_are_two_or_three_and_one_is_recommended(project):
    options = drawn_up(project).plans.all()
    assert len(options) in {2, 3}
    assert sum(option.recommended for option in options) == 1


def test_asking_twice_is_one_round(project):
    assert plans.request(project) == plans.request(project)


def test_drawing_up_twice_draws_up_once(project):
    plan_set = drawn_up(project)
    plans.draw_up(plan_set)
    assert plan_set.plans.count() in {2, 3}


def test_a_wish_makes_another_round_that_differs(project):
    first = drawn_up(project)
    second = drawn_up(project, wish="It must be cheaper")
    texts = [str([p.content for p in plan_set.plans.all()]) for plan_set in (first, second)]
    assert second.number == 2
    assert texts[0] != texts[1]


def test_choosing_asks_for_the_five_documents(project):
    plan = drawn_up(project).plans.first()
    plans.choose(plan, by=project.owner)
    assert project.documents.filter(stage="waiting").count() >= 5
    assert plans.chosen(project) == plan


def test_choosing_twice_is_harmless(project):
    plan = drawn_up(project).plans.first()
    plans.choose(plan, by=project.owner)
    plans.choose(plan, by=project.owner)
    assert project.events.filter(kind="plan.chosen").count() == 1


def test_another_choice_takes_the_place_of_the_first(project):
    first, second = drawn_up(project).plans.all()[:2]
    plans.choose(first, by=project.owner)
    plans.choose(second, by=project.owner)
    assert Plan.objects.filter(chosen_at__isnull=False).get() == second


def test_the_plan_is_settled_once_a_version_is_built(project):
    plan = drawn_up(project).plans.first()
    Project.objects.filter(pk=project.pk).update(stage=Project.Stage.MVP)
    with pytest.raises(NotAllowedNow, match="first version is built"):
        plans.choose(plan, by=project.owner)


def test_the_options_stand_side_by_side(client, project):
    plan_set = drawn_up(project)
    answer = client.get(reverse("projects:plans", args=[project.pk]))
    for plan in plan_set.plans.all():
        assert plan.name in answer.text
    assert answer.text.count("We’d take this one") == 1


def test_another_founders_plan_cannot_be_chosen(client):
    plan = PlanFactory(project=ProjectFactory(stage=Project.Stage.DIRECTION))
    address = reverse("projects:choose_plan", args=[plan.project_id, plan.pk])
    assert client.post(address).status_code == 404
