"""An invented chronology for questions: a salt smugglers' coast between 1929 and 1934."""

from tests.query.world import World


def fill(made: World) -> None:
    made.place("Meridia", None, "the Republic", country="MD")
    made.place("Port Salt", "Meridia", "Salzhafen")
    made.place("Old Quay", "Port Salt")
    made.place("Çelik Island", "Meridia", "Stahlinsel")
    made.place("Lower Tarn", "Meridia")
    made.place("Vostria", country="VO")
    made.place("Kol", "Vostria")
    made.actor("Ilse Varga", "the Captain", "Ilsa Warga", kind="person")
    made.actor("Jon Reed", kind="person", note="the elder")
    made.actor("Anna Reed", kind="person")
    made.actor("Tomas Lind", kind="person")
    made.actor("Harbour Office", kind="organisation")
    made.actor("17 November", kind="armed group")
    made.actor("M.K.", kind="person")
    made.actor("Vostria", kind="state")
    made.category("crime")
    made.category("smuggling", "crime")
    made.category("robbery", "crime")
    made.category("hearing")
    made.source("gazette", "The Meridia Gazette")
    made.source("ledger-1931", "Ledger of the port")
    made.event(
        "Crates of salt are landed by night",
        "1931-05",
        where=["Old Quay"],
        who=[("Ilse Varga", "smuggler"), ("Tomas Lind", "smuggler")],
        category="smuggling",
        sources=["gazette"],
        tags=["salt"],
    )
    made.event(
        "The quay is searched",
        "1931-06-02",
        where=["Old Quay"],
        who=[("Harbour Office", "searcher")],
        sources=["ledger-1931"],
        description="Found an unregistered boat.",
    )
    made.event(
        "Varga leaves for the island",
        "[1931..1932]",
        where=[("Port Salt", "from"), ("Çelik Island", "to")],
        who=[("Ilse Varga", "traveller")],
    )
    made.event(
        "Anna Reed is robbed",
        "1932-09",
        where=["Lower Tarn"],
        who=["Anna Reed"],
        category="robbery",
    )
    made.event(
        "Jon Reed testifies",
        "1933-03-14",
        where=["Port Salt"],
        who=["Jon Reed"],
        category="hearing",
    )
    made.event("Bomb at the customs house", "1930-11-17", where=["Kol"], who=["17 November"])
    made.event("Vostria closes its border", "1934", who=["Vostria"])
    made.event("A strike of the rowers", "1929/1930", where=["Port Salt"])
    made.event("M.K. is seen", "XXXX-09", where=["Kol"], who=["M.K."])
    made.event("A rumour", tags=["salt"])
