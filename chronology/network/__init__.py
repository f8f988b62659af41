"""The temporal network: what must follow from dates, orders and durations together.

A Simple Temporal Network (Dechter, Meiri and Pearl, "Temporal constraint
networks", Artificial Intelligence 49, 1991): moments, and the least distances
between them. It is pure: it knows dates, and neither SQL nor the command line.

``statements`` says what goes in, ``constraints`` holds it as numbers,
``build`` makes the one of the other; ``solve`` finds bounds and their chains,
``conflicts`` what cannot all be true, ``repairs`` what would put it right.
"""
