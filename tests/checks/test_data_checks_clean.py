"""A chronology with which nothing is wrong: not one of the checks has anything to say."""

from dataclasses import replace

from chronology.checks import CHECKS
from chronology.checks.run import run_checks
from chronology.dates.civil import seconds
from chronology.query.evidence import Facts

TODAY = seconds(2026, 11, 21)


def test_all_checks_are_silent_over_a_clean_chronology(facts: Facts) -> None:
    """
    place Turkey country=TR at=39.0,35.2 radius=800000
    place Istanbul in=Turkey at=41.01,28.98 radius=50000 country=TR
    place Hospital in=Istanbul at=41.01,28.95 radius=1000 country=TR
    place Syria country=SY at=35.0,38.5 radius=400000
    place Azaz in=Syria at=36.586,37.044 radius=5000 country=SY

    category custody
    category arrest in=custody
    category detention in=custody group=liberty state=detained
    category release in=custody requires=arrest
    category freedom in=custody group=liberty state="at liberty"
    category birth once=yes
    category office single=yes

    actor Omar born=1985-03-04
    actor "Omar Haddad" note="the doctor; not the man above"
    actor "Father of Omar" born=1955-06-07
    actor Party kind=organisation born=2001-02
    tie "Father of Omar" "parent of" Omar
    tie Omar "member of" Party span=2008-05-04/2011-06-09
    tie "Omar Haddad" "member of" Party span=2014-06-05/..

    source agency published=2017-06-03 accessed=2017-06-04 reliability=B
    source diary published=2017-05-05 accessed=2018-01-07 reliability=C

    event 1 "Omar is born" when=1985-03-04 at=Istanbul who=Omar:born category=birth
    event 2 "Omar is arrested" when=2009-02-03 at=Istanbul who=Omar:detainee category=arrest
    event 3 "Omar is held" when=2009-02-03/2009-05-20 at=Istanbul who=Omar:detainee category=detention
    event 4 "Omar is let go" when=2009-05-20 at=Istanbul who=Omar:subject category=release
    event 5 "Omar at liberty" when=2009-05-21/2016-07-06 who=Omar category=freedom
    event 6 "A shell wounds Omar" when=2016-07-09 at=Azaz who=Omar
    event 7 "Treatment" when=2016-07-21/2017-03-14 at=Hospital who=Omar,"Omar Haddad"
    event 8 "Operation" when=2016-08-23 at=Hospital who=Omar,"Omar Haddad"
    event 9 "A second operation" at=Hospital who=Omar
    event 10 "First chairmanship" when=2010-01-04/2011-06-08 who=Omar:holder category=office
    event 11 "Second chairmanship" when=2011-06-09/2013-04-05 category=office who="Omar Haddad:holder"
    event 12 "Congress of the party" when=2061-03-04 status=planned who=Party:leader

    cite 1 diary says=1985-03-04
    cite 2 agency says=2009-02
    cite 2 diary says=2009-02-03
    cite 3 diary says=2009-02-03/2009-05-20 lasting=P3M..P4M
    cite 4 diary says=2009-05-20
    cite 5 diary
    cite 6 agency says=2016-07-09
    cite 7 agency says=2016-07-21/2017-03-14
    cite 8 agency says=2016-08-23
    cite 9 diary
    cite 10 diary
    cite 11 diary
    cite 12 agency

    relation 3 after 1
    relation 4 after 2 lag=P3M..P4M cite=4
    relation 8 "part of" 7 cite=9
    relation 9 after 8 cite=10
    relation 9 during 7 cite=10
    relation 10 meets 11
    relation 6 before 7

    measure 6 wounded low=1 best=2 high=4 cite=7
    """
    assert len(facts.measures) == 1
    today = replace(facts, today=TODAY)
    found = run_checks(today, possible=True)
    assert found == [], [(finding.check, finding.explanation) for finding in found]
    assert len(CHECKS) > 20
