"""The temporal network of a chronology: what enters it, and what came out, kept with the events.

``entering`` decides which claims take part, ``connected`` which events hang
together, ``load`` reads the statements, ``costs`` weighs them, ``tighten``
works the bounds out again for what a command touched. All but ``tighten`` only
read, and load no database library beyond the connection's own.
"""
