"""Gazetteers in every format, and every way in which they are refused."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer.loading import Loaded, Recipe, Source, load

BOXES = {"SY": (32.3, 35.7, 37.2, 42.2), "UA": (44.4, 22.2, 52.3, 40.2)}
COMMUNITIES = (
    "admin4Name_en,admin4Name_ar,admin4Pcode,admin3Name_en,admin3Pcode,admin2Name_en,admin2Pcode,admin1Name_en,"
    "admin1Pcode,latitude,longitude\n"
    "Anqawi,عنقاوي,C3155,Ziyara,SY050502,As-Suqaylabiyah,SY0505,Hama,SY05,35.597,36.388\n"
    "Ziyara,زيارة,C3160,Ziyara,SY050502,As-Suqaylabiyah,SY0505,Hama,SY05,35.701,36.310\n"
)


def loaded(content: str | bytes, name: str = "places.csv", recipe: Recipe | None = None) -> Loaded:
    """What one file comes to."""
    raw = content if isinstance(content, bytes) else content.encode()
    return load([Source(name, raw)], recipe or Recipe("mine"), BOXES.get)


def test_ochas_communities_come_with_their_areas() -> None:
    """P-codes are ids, the areas that rows name are places too, in the middle of what lies inside."""
    found = loaded(COMMUNITIES)
    by_gid = {entry.gid: entry for entry in found.entries}
    assert found.kind == "ocha"
    village = by_gid["ocha:C3155"]
    assert (village.name, village.precision, village.country) == ("Anqawi", "settlement", "SY")
    assert village.names == ("Anqawi", "عنقاوي")
    assert village.within == ("ocha:SY050502", "ocha:SY0505", "ocha:SY05")
    province = by_gid["ocha:SY05"]
    assert (province.name, province.precision) == ("Hama", "province")
    assert province.lat == pytest.approx(35.649)
    assert by_gid["ocha:SY0505"].precision == "district"


def test_older_headings_of_ocha_are_known() -> None:
    """ADM3_EN and the like mean the same."""
    found = loaded("ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,lat,lon\nIdleb,إدلب,SY07,Harim,SY0703,36.2,36.5\n")
    assert {entry.gid: entry.precision for entry in found.entries} == {
        "ocha:SY07": "province",
        "ocha:SY0703": "district",
    }


def test_a_table_with_plain_headings_needs_no_mapping() -> None:
    """Name, latitude and longitude are enough, with a country."""
    found = loaded(
        "Name;Latitude;Longitude;Population\nTell Aswad;36,1;37,2;1200\n", recipe=Recipe("mine", country="SY")
    )
    (entry,) = found.entries
    assert entry.gid.startswith("mine:")
    assert (entry.name, entry.lat, entry.lon, entry.population) == ("Tell Aswad", 36.1, 37.2, 1200)


def test_a_mapping_says_what_headings_do_not() -> None:
    """Columns, country, kinds of places, encoding and delimiter."""
    mapping = """
columns: {id: nr, name: ort, names: [auch, ar], lat: hoch, lon: rechts, precision: art, province: gouv}
country: SY
precisions: {lager: settlement, viertel: neighbourhood}
delimiter: "#"
encoding: windows-1256
source: own-list
"""
    row = "7#Bab Tuma#Bab Touma|Thomas Gate#باب توما#33.513#36.315#Viertel#Damascus"
    text = f"nr#ort#auch#ar#hoch#rechts#art#gouv\n{row}\n"
    (entry,) = loaded(text.encode("windows-1256"), recipe=Recipe("mine", mapping)).entries
    assert entry.gid == "own-list:7"
    assert entry.names == ("Bab Tuma", "Bab Touma", "Thomas Gate", "باب توما")
    assert (entry.precision, entry.admin) == ("neighbourhood", ("Damascus",))


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("columns: {name: village}", r"no column 'village'.*its columns are name, lat, lon"),
        ("colums: {name: name}", r"colums.*known keys are columns"),
        ("columns: {latt: lat}", r"give a heading for any of"),
        ("precision: hamlet", r"'hamlet' is no place precision"),
        ("columns: [", r"is no YAML"),
        ("encoding: utf-9000", r"'utf-9000' is no encoding"),
        ("levels: {third: settlement}", r"'third' is no administrative level"),
        ("precisions: [camp]", r"precisions is no list"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(mapping: str, message: str) -> None:
    """The key is named, and what may stand there."""
    with pytest.raises(VocabularyError, match=message):
        loaded("name,lat,lon\nA,36,37\n", recipe=Recipe("mine", mapping, "SY"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat,lon\nAzaz,36.6,37.0\nAl-Bukamal,40.9,34.5\n", r"line 3: Al-Bukamal has latitude 40\.9 .*swapped"),
        ("name,lat,lon\nAzaz,36.6,37.0\nParis,48.8,2.3\n", r"line 3: Paris at 48\.8, 2\.3 lies outside of SY"),
        ("id,name,lat,lon\n1,A,36,37\n2,B,36,37\n1,C,36,37\n", r"line 4: the id '1' is that of places.csv, line 2"),
        ("name,lat,lon\nAzaz,36.6,37.0\nMarea,north,37\n", r"line 3: lat is 'north', which is no number"),
        ("name,lat,lon\nMarea,nan,37\n", r"line 2: lat is 'nan'"),
        ("name,lat,lon\nA,36,37,1\n", r"line 2: 4 cells under 3 headings"),
        ("foo,bar\n1,2\n", r"no column of names"),
        ("name,lat,lon\nAzaz,,\n", r"no row can be used; the first: places.csv, line 2: Azaz has no coordinates"),
        ("name,lat,lon,population\nA,36,37,1e300\n", r"line 2: population is '1e300'"),
        ("", r"is empty"),
        ("name,lat,lon\n", r"there is no place in places.csv"),
        ("name,name,lat,lon\nA,B,36,37\n", r"two columns 'name'"),
        ("name,country,lat,lon\nA,Atlantis,36,37\n", r"there is no country 'Atlantis'"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_row(text: str, message: str) -> None:
    """Nothing is loaded of it."""
    with pytest.raises(VocabularyError, match=message):
        loaded(text, recipe=Recipe("mine", country="SY"))


def test_a_country_that_nothing_says_is_asked_for() -> None:
    """Without it no coordinate can be checked."""
    with pytest.raises(VocabularyError, match=r"nothing says which country.*--country"):
        loaded("name,lat,lon\nA,36,37\n")


def test_broken_encoding_is_refused_with_its_line() -> None:
    """A guess would put names into the record that nobody wrote."""
    content = b"name,lat,lon\nAzaz,36.6,37.0\n" + "Mâarrat,36,37\n".encode("latin-1")
    with pytest.raises(VocabularyError, match=r"line 3: the bytes are no utf-8.*encoding: windows-1256"):
        loaded(content, recipe=Recipe("mine", country="SY"))


def test_bad_rows_are_left_out_on_request_and_told() -> None:
    """Each with its reason; the others are loaded."""
    text = "id,name,lat,lon\n1,A,36,37\n1,B,36,37\n3,Paris,48.8,2.3\n4,,36,37\n5,C,36.1,37\n"
    found = loaded(text, recipe=Recipe("mine", country="SY", skip_bad=True))
    assert [entry.name for entry in found.entries] == ["A", "C"]
    assert [line.split(":")[0] for line in found.left_out] == [f"places.csv, line {n}" for n in (3, 4, 5)]


def test_an_area_without_coordinates_lies_where_its_places_do() -> None:
    """A table of areas beside one of communities; one with nothing inside is told of."""
    areas = "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE\nAs-Suqaylabiyah,SY0505,Hama,SY05\nNowhere,SY0599,Hama,SY05\n"
    found = load(
        [Source("adm2.csv", areas.encode()), Source("adm4.csv", COMMUNITIES.encode())], Recipe("mine"), BOXES.get
    )
    by_gid = {entry.gid: entry for entry in found.entries}
    assert by_gid["ocha:SY0505"].lat == pytest.approx(35.649)
    assert found.left_out == ("adm2.csv, line 3: Nowhere has no coordinates, nor any place inside of it",)


def _geojson(geometry: object, **properties: str) -> str:
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def test_geojson_points_and_areas() -> None:
    """An area has the middle of its outline and a circle of its size."""
    square = {"type": "Polygon", "coordinates": [[[36, 35], [37, 35], [37, 36], [36, 36], [36, 35]]]}
    (area,) = loaded(_geojson(square, ADM1_EN="Idleb", ADM1_PCODE="SY07"), "adm1.geojson").entries
    assert [area.lat, area.lon] == pytest.approx([35.5, 36.5])
    assert area.radius == pytest.approx(56.6, abs=0.5)
    assert area.precision == "province"
    point = {"type": "Point", "coordinates": [36.8, 35.86]}
    (town,) = loaded(_geojson(point, name="Saraqib"), "x.geojson", Recipe("mine", country="SY")).entries
    assert (town.lat, town.lon, town.precision) == (35.86, 36.8, "settlement")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "no GeoJSON"),
        ("[1, 2", "no GeoJSON"),
        (_geojson({"type": "LineString", "coordinates": [[36, 35], [37, 36]]}, name="Road"), "feature 1: its geometry"),
        (_geojson(None, name="Nothing"), "feature 1: its geometry"),
        (_geojson({"type": "Polygon", "coordinates": [[[36, 35], [36, 35]]]}, name="Flat"), "no area"),
    ],
)
def test_geojson_that_cannot_be_used_is_refused(content: str, message: str) -> None:
    """The feature is named."""
    with pytest.raises(VocabularyError, match=message):
        loaded(content, "x.geojson", Recipe("mine", country="SY"))


def _dump(*rows: tuple[str, ...]) -> str:
    lines = []
    for gid, name, more, lat, lon, feature, code, admin1, admin2 in rows:
        cells = [gid, name, name, more, lat, lon, feature, code, "UA", "", admin1, admin2, "", "", "120"]
        lines.append("\t".join([*cells, "", "", "Europe/Kyiv", "2024-01-01"]))
    return "\n".join(lines) + "\n"


DUMP = _dump(
    ("709716", "Donetsk Oblast", "", "48.0", "37.5", "A", "ADM1", "05", ""),
    ("1", "Bakhmut Raion", "", "48.6", "38.0", "A", "ADM2", "05", "0501"),
    ("2", "Ivanivske", "Ivanovskoye,Красное", "48.57", "37.93", "P", "PPL", "05", "0501"),
    ("3", "Ozero", "", "48.5", "37.9", "H", "LK", "05", "0501"),
    ("4", "Staroye", "", "48.5", "37.9", "P", "PPLH", "05", "0501"),
)


def test_a_geonames_dump_keeps_ids_chain_and_names() -> None:
    """Lakes and given-up places are no places of reports."""
    found = loaded(DUMP, "UA.txt")
    by_gid = {entry.gid: entry for entry in found.entries}
    assert found.kind == "geonames"
    assert set(by_gid) == {"geonames:709716", "geonames:1", "geonames:2"}
    village = by_gid["geonames:2"]
    assert village.within == ("geonames:1", "geonames:709716")
    assert "Красное" in village.names


def test_a_packed_dump_with_alternative_names() -> None:
    """Links and codes are no names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("UA.txt", DUMP)
        file.writestr("readme.txt", "text")
        file.writestr("alternateNames/UA.txt", "9\t2\tru\tКрасное Село\t\t\t\t\n10\t2\tlink\thttps://x.org\t\t\t\t\n")
    found = loaded(packed.getvalue(), "UA.zip")
    (village,) = (entry for entry in found.entries if entry.gid == "geonames:2")
    assert "Красное Село" in village.names
    assert not any("http" in name for name in village.names)


def _workbook(*lines: tuple[str | float, ...]) -> bytes:
    """The least that a workbook is."""
    cells = "".join(
        "<row>"
        + "".join(
            f"<c><v>{one}</v></c>" if isinstance(one, float) else f'<c t="inlineStr"><is><t>{one}</t></is></c>'
            for one in line
        )
        + "</row>"
        for line in lines
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="places" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()


def test_a_workbook_is_read_like_a_table() -> None:
    """Numbers keep their digits, whole ones no decimal point."""
    content = _workbook(
        ("pcode", "name_en", "adm1_en", "adm1_pcode", "lat", "lon"), (7.0, "Azaz", "Aleppo", "SY02", 36.6, 37.0)
    )
    found = loaded(content, "places.xlsx")
    assert {entry.gid for entry in found.entries} == {"ocha:SY02", "ocha:7"}


def test_files_of_no_known_format_are_refused() -> None:
    """What can be given is listed."""
    with pytest.raises(VocabularyError, match=r"no gazetteer that can be read.*GeoJSON"):
        loaded("some text", "notes.txt")
    with pytest.raises(VocabularyError, match=r"cannot be unpacked"):
        loaded(b"PK broken", "x.zip")
    with pytest.raises(VocabularyError, match=r"no workbook"):
        loaded(b"broken", "x.xlsx")


def test_what_tells_a_place_from_its_namesakes_is_not_its_name() -> None:
    """In reports "Duma (Hamra)" is called Duma."""
    (entry,) = loaded("name,lat,lon\nDuma (Hamra),35,37\n", recipe=Recipe("mine", country="SY")).entries
    assert entry.names == ("Duma (Hamra)", "Duma")


@given(
    st.binary(max_size=300) | st.text(alphabet='name,lat\tlon;|"\n0123.-', max_size=200).map(str.encode),
    st.sampled_from(["x.csv", "x.tsv", "x.geojson", "x.json", "x.txt", "x.zip", "x.xlsx"]),
)
def test_whatever_a_file_holds_it_is_loaded_or_refused(content: bytes, name: str) -> None:
    """Nothing else escapes."""
    try:
        found = loaded(content, name, Recipe("mine", country="SY"))
    except VocabularyError:
        return
    assert found.entries
