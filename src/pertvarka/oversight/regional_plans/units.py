"""What each value is measured in, how great it may be at most, and what it is called."""

from django.utils.translation import gettext_lazy as _

KILO_EURO, KILO_EURO_YEAR, KILOMETRES, STAFF, PLACES, YEARS, SHARE, NUMBER = (
    "kEUR", "kEUR_year", "km", "fte", "places", "years", "share", "number",
)  # fmt: skip
OF_SIZES = ("places", "build_cost", "running_cost", "staff", "site_limit")
_OF_KEY = {
    "places": PLACES, "build_cost": KILO_EURO, "running_cost": KILO_EURO_YEAR, "staff": STAFF, "site_limit": NUMBER,
    "full": NUMBER, "reach_km": KILOMETRES, "lead_years": YEARS, "unit_running_cost": KILO_EURO_YEAR,
    "existing_cost": KILO_EURO_YEAR, "unit_build_cost": KILO_EURO, "unit_staff": STAFF, "supply": NUMBER,
    "institution_cost": KILO_EURO_YEAR, "budget": KILO_EURO_YEAR, "years_count": YEARS, "road_factor": NUMBER,
    "inside_km": KILOMETRES, "carry_share": SHARE, "staff_reserve": NUMBER, "staff_first_share": SHARE,
    "staff_yearly_share": SHARE, "moves_share": SHARE, "moves_least": NUMBER, "released_share": SHARE,
    "discount": SHARE, "tail_years": YEARS, "waiting_weight": KILO_EURO_YEAR, "never_weight": KILO_EURO,
    "community_weight": SHARE, "late_closing_weight": KILO_EURO_YEAR, "kilometre_weight": KILO_EURO_YEAR,
}  # fmt: skip
NAMES = {
    "places": _("Places in one module"), "build_cost": _("Building one module"),
    "running_cost": _("Running one module a year"), "staff": _("Staff of one module"),
    "site_limit": _("At most so many modules in a municipality"), "full": _("How much of the service takes one place"),
    "reach_km": _("Farthest way to the service"), "lead_years": _("Years until what is built opens"),
    "unit_running_cost": _("A year of one used place, beside its module"),
    "existing_cost": _("A year of one place that stands already"), "unit_build_cost": _("Setting up one place"),
    "unit_staff": _("Staff of one place"), "supply": _("New places a municipality can find in a year"),
    "institution_cost": _("A person's year in an institution"), "budget": _("Budget of a region for a year"),
    "years_count": _("Years of the plan"), "road_factor": _("How much longer the road is than the straight line"),
    "inside_km": _("A way inside one municipality"),
    "carry_share": _("Share of a year's budget that may be carried on"),
    "staff_reserve": _("Staff to be found beside what all needs take"),
    "staff_first_share": _("Share of the staff that can be found in the first year"),
    "staff_yearly_share": _("Share of the staff that can be found in each later year"),
    "moves_share": _("Share of the people who can move in one year"),
    "moves_least": _("People who can move in a year in any case"),
    "released_share": _("Share of an institution's cost that follows the person"),
    "discount": _("What a euro of next year is worth this year"),
    "tail_years": _("Years after the plan whose running costs count"),
    "waiting_weight": _("Weight of one person's year of waiting"),
    "never_weight": _("Weight of a person who never moves"),
    "community_weight": _("How much waiting weighs for whoever lives in no institution"),
    "late_closing_weight": _("Weight of a year in an institution after its closing date"),
    "kilometre_weight": _("Weight of a kilometre from the wished municipality"),
}  # fmt: skip


def of(key: str) -> str:
    """The unit of a value; every key has one."""
    return _OF_KEY[key]


def is_known(key: str) -> bool:
    return key in _OF_KEY
