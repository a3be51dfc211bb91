"""Addresses of trainings, and of the attendance and certificates of any event."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from pertvarka.faces.workbench import (
    certificate_views,
    event_attendance_views,
    event_import_views,
    training_contract_views,
    training_deliverable_views,
    training_material_views,
    training_person_views,
    training_views,
)

patterns = [
    path(pgettext_lazy("url", "events/<uuid:uuid>/attendance/"), event_attendance_views.sheet, name="event_attendance"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/half-days/<uuid:session>/door/"),
        event_attendance_views.door,
        name="event_door",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/half-days/<uuid:session>/door.png"),
        event_attendance_views.door_picture,
        name="event_door_picture",
    ),
    path(pgettext_lazy("url", "events/<uuid:uuid>/attendance/table/"), event_import_views.begin, name="event_import"),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/attendance/table/<uuid:draft>/"),
        event_import_views.table,
        name="event_import_table",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/certificates/"), certificate_views.listing, name="event_certificates"
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/certificates/<uuid:certificate>.pdf"),
        certificate_views.file,
        name="event_certificate_file",
    ),
    path(
        pgettext_lazy("url", "events/<uuid:uuid>/certificates/<uuid:certificate>/revoke/"),
        certificate_views.revoke,
        name="event_certificate_revoke",
    ),
    path(pgettext_lazy("url", "trainings/"), training_views.programmes, name="trainings"),
    path(pgettext_lazy("url", "trainings/new/"), training_views.new, name="training_new"),
    path(pgettext_lazy("url", "trainings/contracts/"), training_contract_views.listing, name="training_contracts"),
    path(pgettext_lazy("url", "trainings/contracts/new/"), training_contract_views.new, name="training_contract_new"),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/"),
        training_contract_views.contract,
        name="training_contract",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/change/"),
        training_contract_views.change,
        name="training_contract_change",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/deliverables/new/"),
        training_deliverable_views.new,
        name="training_deliverable_new",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/deliverables/<uuid:deliverable>/"),
        training_deliverable_views.change,
        name="training_deliverable",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/deliverables/<uuid:deliverable>/accept/"),
        training_deliverable_views.accept,
        name="training_deliverable_accept",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/deliverables/<uuid:deliverable>/take-back/"),
        training_deliverable_views.take_back,
        name="training_deliverable_take_back",
    ),
    path(
        pgettext_lazy("url", "trainings/contracts/<uuid:uuid>/deliverables/<uuid:deliverable>/remove/"),
        training_deliverable_views.remove,
        name="training_deliverable_remove",
    ),
    path(pgettext_lazy("url", "trainings/groups/"), training_person_views.taught, name="taught_groups"),
    path(pgettext_lazy("url", "trainings/own/"), training_person_views.own, name="own_trainings"),
    path(
        pgettext_lazy("url", "trainings/own/<uuid:session>/"), training_person_views.here, name="own_training_attended"
    ),
    path(pgettext_lazy("url", "trainings/person/"), training_person_views.find, name="training_record"),
    path(pgettext_lazy("url", "trainings/<uuid:uuid>/"), training_views.programme, name="training"),
    path(pgettext_lazy("url", "trainings/<uuid:uuid>/change/"), training_views.change, name="training_change"),
    path(
        pgettext_lazy("url", "trainings/<uuid:uuid>/groups/new/"), training_views.group_new, name="training_group_new"
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/trainer/"), training_views.trainer, name="training_trainer"
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/materials/new/"),
        training_material_views.new,
        name="training_material_new",
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/materials/<uuid:material>/"),
        training_material_views.material,
        name="training_material",
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/materials/<uuid:material>/drop/"),
        training_material_views.drop,
        name="training_material_drop",
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/materials/<uuid:material>/file/"),
        training_material_views.file,
        name="training_material_file",
    ),
    path(
        pgettext_lazy("url", "trainings/groups/<uuid:uuid>/attendance/"),
        event_attendance_views.taught,
        name="training_attendance",
    ),
]
