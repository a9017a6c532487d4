"""Rows of the catalogues' form, made up but for names that the ontology knows."""

from pathlib import Path

import pytest

LAUNCHES = """\
#Launch_Tag\tLaunch_JD\tLaunch_Date\tLV_Type\tFlight\tMission\tLaunch_Site\tAgency\tLaunchCode
# Updated 2024 Mar  5 1200:00
2019-042\t0\t2019 Jul 22 0913:12\tLVM3\tChandrayaan-2\t-\tSHAR\tISRO\tOS
2031-001\t0\t2031 Feb  1?\tChang Zheng 9X/YZ-1\tNordlys 7/Artemis  [two]\t-\tXXX\tQQQ\tOS
2031-002\t0\t2031 Q2\tFalcon 9\tArtemis\t-\tCC\tSPX\tOF
2031-003\t0\tsoon\tFalcon 9\t-\t-\tCC\tSPX\tOS
2031-004\t0\t2031 Mar  1\tSonde\tSonde 4\t-\tCC\tSPX\tMS
2031-005\t0
"""
OBJECTS = """\
#JCAT\tType\tName\tPLName\tLDate\tPrimary\tDDate\tStatus\tOwner\tManufacturer\tMass\tMassFlag\tDryMass\tTotMass
A1\tP\tVikram\tLander\t2019 Jul 22\tEarth\t2019 Aug 14\tDSA\tISRO\tZZZ\t40\t\t30\t55
A2\tPX\tVikram\t-\t2031 Jan  2\tEarth\t2031 Q2?\tR\tISRO\tISRO\t27\t?\t27\t0
A3\tR2\tStage\t-\t2031 Jan  2\tEarth\t-\tO\tISRO\tISRO\t27\t?\t27\t0
"""
SITES = """\
#Site\tCode\tType\tTStart\tShortName\tName\tLongitude\tLatitude\tGroup\tShortEName\tEName
XXX\t-\tLS\t2020\tFjordheim\tFjordheim Rakettfelt\t10.0\t60.0\t-\t-\tFjordheim Range
"""
PLACES = """\
Feature_Name,Target,Diameter,Center_Latitude,Center_Longitude,Coordinate_System,Approval_Status
"Shackleton","Moon",20.92,-89.67,129.78,"Planetographic  +East  -180 - 180","Approved"
"Apollo","Moon",524.23,-35.69,-151.48,"Planetographic  +East  -180 - 180","Approved"
"Nyborg","Moon",60.64,10,-0.5,"Planetographic  +West  0 - 360","Approved"
"Rand","Moon",121.28,0,179,"Planetographic  +East  -180 - 180","Approved"
"Kalott","Moon",121.28,89,20,"Planetographic  +East  -180 - 180","Approved"
"Udo","Moon",10,5,5,"Planetographic  +East  -180 - 180","Dropped"
"Vik","Pluto",10,5,5,"Planetographic  +East  0 - 360","Approved"
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder with launches.tsv, objects.tsv, sites.tsv and places.csv."""
    (tmp_path / "launches.tsv").write_text(LAUNCHES, "utf-8")
    (tmp_path / "objects.tsv").write_text(OBJECTS, "utf-8")
    (tmp_path / "sites.tsv").write_text(SITES, "utf-8")
    (tmp_path / "places.csv").write_text(PLACES, "utf-8")
    return tmp_path
