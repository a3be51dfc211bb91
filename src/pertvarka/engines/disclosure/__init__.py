"""Statistical disclosure control: which cells of a table of persons may be shown, so that nobody is found through them.

A cell of 1 to 4 persons is hidden (`suppress`), and with it as many others as it takes that sums do not give it away.
`attack` is the other side: it knows every shown figure and finds out what the hidden ones can be; a table leaves this
engine only when the attack fails. `differencing` compares a table with its last release, because two true tables can
say what neither says alone. Nothing here knows Django, a clock or a person.
"""
