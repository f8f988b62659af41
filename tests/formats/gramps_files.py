"""Gramps files of invented people, in the layout that Gramps 3.4 to 6.0 writes."""

import gzip
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE database PUBLIC "-//Gramps//DTD Gramps XML {version}//EN"
"http://gramps-project.org/xml/{version}/grampsxml.dtd">
<database xmlns="http://gramps-project.org/xml/{version}/">
  <header>
    <created date="2024-05-02" version="5.2.0"/>
    <researcher><resname>Ada Compiler</resname></researcher>
  </header>
"""

#: A tree with one of everything that is read.
TREE = """
  <tags><tag handle="_t1" change="1" name="to check" color="#000000000000" priority="0"/></tags>
  <events>
    <event handle="_birth" change="1" id="E0001">
      <type>Birth</type>
      <dateval val="1850-03" type="about" quality="estimated"/>
      <place hlink="_village"/>
      <description>Born at the mill</description>
      <attribute type="Weather" value="snow"/>
      <noteref hlink="_note"/>
      <citationref hlink="_cite"/>
      <objref hlink="_photo"/>
      <tagref hlink="_t1"/>
    </event>
    <event handle="_death" change="1" id="E0002"><type>Death</type><dateval val="1912-11-03"/></event>
    <event handle="_burial" change="1" id="E0003">
      <type>Burial</type><dateval val="1912-11-06"/><place hlink="_town"/>
    </event>
    <event handle="_marriage" change="1" id="E0004">
      <type>Marriage</type>
      <daterange start="1871" stop="1873" cformat="Julian"/>
      <place hlink="_grid"/>
    </event>
    <event handle="_secret" change="1" id="E0005" priv="1"><type>Residence</type></event>
    <event handle="_odd" change="1" id="E0006">
      <type>Legend</type><datestr val="when the old oak fell"/><description>Told at the inn</description>
    </event>
    <event handle="_census" change="1" id="E0007">
      <type>Census</type><datespan start="1880" stop="1881-02"/><citationref hlink="_private"/>
    </event>
    <event handle="_lost" change="1" id="E0008">
      <type>Baptism</type><place hlink="_nowhere"/><citationref hlink="_nothing"/>
    </event>
    <event handle="_alone" change="1" id="E0009"><type>Flood</type><description>The bridge went</description></event>
  </events>
  <people home="_anna">
    <person handle="_anna" change="1" id="I0001">
      <gender>F</gender>
      <name type="Birth Name">
        <first>Anna</first>
        <surname prefix="van der" connector="y">Meer</surname>
        <surname prim="0">Costa</surname>
        <suffix>Sr.</suffix>
        <title>Dr.</title>
        <nick>Annie</nick>
      </name>
      <name alt="1" type="Married Name">
        <first>Anna</first><surname>Weber</surname><datespan start="1872" stop="1900"/>
      </name>
      <eventref hlink="_birth" role="Primary"><attribute type="Age" value="0"/></eventref>
      <eventref hlink="_death" role="Primary"><citationref hlink="_cite2"/></eventref>
      <eventref hlink="_burial" role="Primary"/>
      <eventref hlink="_secret" role="Primary"/>
      <eventref hlink="_odd" role="Primary"/>
      <eventref hlink="_census" role="Primary"/>
      <eventref hlink="_missing" role="Primary"/>
      <address><dateval val="1890"/><street>Mill Lane 1</street><city>Oakham</city></address>
      <childof hlink="_family"/>
      <personref hlink="_otto" rel="Godfather"/>
      <noteref hlink="_note2"/>
      <citationref hlink="_cite"/>
    </person>
    <person handle="_otto" change="1" id="I0002">
      <gender>M</gender>
      <name type="Birth Name"><first>Otto</first><surname>Weber</surname></name>
      <eventref hlink="_birth" role="Witness"/>
      <parentin hlink="_family"/>
    </person>
    <person handle="_child" change="1" id="I0003" priv="1">
      <gender>U</gender>
      <name type="Birth Name"><first>Otto</first><surname>Weber</surname></name>
      <eventref hlink="_lost" role="Primary"/>
    </person>
    <person handle="_nobody" change="1" id="I0004"><gender>U</gender></person>
  </people>
  <families>
    <family handle="_family" change="1" id="F0001">
      <rel type="Married"/>
      <father hlink="_otto"/>
      <mother hlink="_anna"/>
      <eventref hlink="_marriage" role="Family"/>
      <childref hlink="_child"/>
      <childref hlink="_nobody" mrel="Adopted" frel="Foster"/>
      <childref hlink="_gone"/>
    </family>
  </families>
  <citations>
    <citation handle="_cite" change="1" id="C0001">
      <dateval val="1850-04-01"/><page>p. 4</page><confidence>4</confidence>
      <noteref hlink="_words"/><srcattribute type="Film" value="12"/>
      <sourceref hlink="_register"/>
    </citation>
    <citation handle="_cite2" change="1" id="C0002"><confidence>2</confidence><sourceref hlink="_register"/></citation>
    <citation handle="_private" change="1" id="C0003" priv="1"><confidence>0</confidence><sourceref hlink="_register"/></citation>
  </citations>
  <sources>
    <source handle="_register" change="1" id="S0001">
      <stitle>Register of Oakham</stitle><sauthor>The parson</sauthor><spubinfo>Oakham parish</spubinfo>
      <sabbrev>RO</sabbrev><noteref hlink="_note3"/>
      <reporef hlink="_archive" callno="A 12" medium="Book"/>
    </source>
    <source handle="_unused" change="1" id="S0002"><sabbrev>Diary</sabbrev></source>
  </sources>
  <places>
    <placeobj handle="_country" change="1" id="P0001" type="Country">
      <ptitle>Meridia</ptitle><code>mx</code><pname value="Meridia"/>
    </placeobj>
    <placeobj handle="_empire" change="1" id="P0002" type="Country"><pname value="Old Empire"/></placeobj>
    <placeobj handle="_town" change="1" id="P0003" type="Town">
      <ptitle>Oakham, Meridia</ptitle><pname value="Oakham" lang="en"/>
      <pname value="Eichheim" lang="de"><datespan start="1800" stop="1870"/></pname>
      <coord long="W14°52'59&quot;" lat="50.8727"/>
      <placeref hlink="_empire"><dateval val="1870" type="before"/></placeref>
      <placeref hlink="_country"><dateval val="1870" type="after"/></placeref>
      <url href="https://example.org/oakham" type="Web Home"/>
    </placeobj>
    <placeobj handle="_village" change="1" id="P0004" type="Village">
      <pname value="Mill"/><placeref hlink="_town"/><noteref hlink="_note"/>
    </placeobj>
    <placeobj handle="_grid" change="1" id="P0005" type="Farm">
      <pname value="Far Farm"/><coord long="6580994" lat="1628294"/><placeref hlink="_grid"/>
    </placeobj>
  </places>
  <objects>
    <object handle="_photo" change="1" id="O0001"><file src="mill.jpg" mime="image/jpeg" description="The mill"/></object>
  </objects>
  <repositories>
    <repository handle="_archive" change="1" id="R0001"><rname>County archive</rname><type>Archive</type></repository>
  </repositories>
  <notes>
    <note handle="_note" change="1" id="N0001" type="Event Note"><text>It snowed.</text></note>
    <note handle="_note2" change="1" id="N0002" type="Person Note"><text>Kept the mill.</text></note>
    <note handle="_note3" change="1" id="N0003" type="Source Note"><text>Water damage.</text></note>
    <note handle="_words" change="1" id="N0004" type="Transcript"><text>den ersten April</text></note>
  </notes>
"""


def written(
    folder: Path, content: str = TREE, version: str = "1.7.1", name: str = "weber.gramps"
) -> Path:
    """Write a tree to a file, packed as Gramps does where the name says ``.gz``."""
    text = HEAD.replace("{version}", version) + content + "</database>\n"
    path = folder / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path
