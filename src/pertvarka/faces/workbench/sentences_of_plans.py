"""What happens to regional plans, as sentences of the audit record."""

from django.utils.translation import gettext_lazy as _

OF_PLANS = {
    "planning_parameter.entered": _("%(who)s entered a value regional plans count with (%(about)s)."),
    "planning_parameters.loaded": _("%(who)s loaded the assumptions of regional plans."),
    "regional_input.frozen": _("%(who)s froze the inputs of a regional plan (%(about)s)."),
    "regional_plan.answered": _("%(who)s answered a comment on a regional plan (%(about)s)."),
    "regional_plan.approved": _("%(who)s approved a regional plan (%(about)s)."),
    "regional_plan.begun": _("%(who)s began to carry out a regional plan (%(about)s)."),
    "regional_plan.commented": _("%(who)s commented on a regional plan (%(about)s)."),
    "regional_plan.given_back": _("%(who)s gave a regional plan back (%(about)s)."),
    "regional_plan.introduced": _("%(who)s wrote the introduction of a regional plan (%(about)s)."),
    "regional_plan.made": _("%(who)s made a regional plan of a scenario (%(about)s)."),
    "regional_plan.opening_recorded": _("%(who)s recorded what of a regional plan has opened (%(about)s)."),
    "regional_plan.reviewed": _("%(who)s reviewed a regional plan (%(about)s)."),
    "regional_plan.submitted": _("%(who)s put a regional plan before the cluster (%(about)s)."),
    "road_distances.imported": _("%(who)s imported distances by road."),
    "road_distances.taken_back": _("%(who)s took back a file of distances by road."),
    "scenario.changed": _("%(who)s changed a scenario of a regional plan (%(about)s)."),
    "scenario.changed_by_hand": _("%(who)s changed a computed plan by hand (%(about)s)."),
    "scenario.discarded": _("%(who)s discarded a scenario of a regional plan (%(about)s)."),
    "scenario.hand_change_taken_back": _("%(who)s took back a change by hand (%(about)s)."),
    "scenario.kept": _("%(who)s kept a scenario of a regional plan (%(about)s)."),
    "scenario.made": _("%(who)s made a scenario of a regional plan (%(about)s)."),
    "scenario.run": _("%(who)s asked for a scenario of a regional plan to be computed (%(about)s)."),
    "scenario.solved": _("%(who)s computed a scenario of a regional plan (%(about)s)."),
    "scenario.stopped": _("%(who)s stopped the computation of a scenario (%(about)s)."),
}
