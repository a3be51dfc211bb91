"""Addresses of the page of one case and what is written there."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    case_course_views,
    case_note_views,
    case_person_views,
    case_task_views,
    case_views,
    link_views,
)

patterns: list[URLPattern] = [
    path("<uuid:uuid>/", case_views.case, name="case"),
    path(pgettext_lazy("url", "<uuid:uuid>/name/"), case_views.name, name="name"),
    path(pgettext_lazy("url", "<uuid:uuid>/history/"), case_views.history, name="history"),
    path(pgettext_lazy("url", "<uuid:uuid>/who-viewed/"), case_views.viewers, name="viewers"),
    path(pgettext_lazy("url", "<uuid:uuid>/notes/"), case_note_views.notes, name="notes"),
    path(pgettext_lazy("url", "<uuid:uuid>/notes/new/"), case_note_views.note, name="note"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/notes/<uuid:note_uuid>/correct/"),
        case_note_views.correct_note,
        name="note_correct",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/tasks/"), case_task_views.of_case, name="case_tasks"),
    path(pgettext_lazy("url", "<uuid:uuid>/tasks/new/"), case_task_views.new, name="task_new"),
    path(pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/"), case_task_views.one, name="task"),
    path(pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/done/"), case_task_views.done, name="task_done"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/finish/"), case_task_views.finish, name="task_finish"
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/put-off/"),
        case_task_views.put_off,
        name="task_put_off",
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/change/"), case_task_views.change, name="task_change"
    ),
    path(
        pgettext_lazy("url", "<uuid:uuid>/tasks/<uuid:task_uuid>/cancel/"), case_task_views.cancel, name="task_cancel"
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/state/"), case_course_views.state, name="state"),
    path(pgettext_lazy("url", "<uuid:uuid>/close/"), case_course_views.close, name="close"),
    path(pgettext_lazy("url", "<uuid:uuid>/reopen/"), case_course_views.reopen, name="reopen"),
    path(pgettext_lazy("url", "<uuid:uuid>/review/"), case_course_views.review, name="review"),
    path(pgettext_lazy("url", "<uuid:uuid>/identity/"), case_person_views.identity, name="identity"),
    path(pgettext_lazy("url", "<uuid:uuid>/important-people/"), case_person_views.relationships, name="relationships"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/important-people/<uuid:relationship_uuid>/"),
        case_person_views.relationship,
        name="relationship",
    ),
    path(pgettext_lazy("url", "<uuid:uuid>/same-person/"), link_views.link, name="link"),
    path(pgettext_lazy("url", "<uuid:uuid>/same-person/<uuid:link_uuid>/undo/"), link_views.unlink, name="unlink"),
    path(pgettext_lazy("url", "<uuid:uuid>/grounds/"), case_person_views.grounds, name="grounds"),
    path(
        pgettext_lazy("url", "<uuid:uuid>/grounds/<uuid:ground_uuid>/withdraw/"),
        case_person_views.withdraw,
        name="ground_withdraw",
    ),
]
