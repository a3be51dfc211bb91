"""Lithuanian: 1 926 and 0,4 (no-break space, comma); data dates as 2017-10-26.

Django's own Lithuanian formats use a point between thousands, which no Lithuanian style guide does.
"""

THOUSAND_SEPARATOR = "\u00a0"
DECIMAL_SEPARATOR = ","
NUMBER_GROUPING = 3
DATE_FORMAT = r"Y \m. E j \d."
SHORT_DATE_FORMAT = "Y-m-d"
YEAR_MONTH_FORMAT = r"Y \m. F"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
