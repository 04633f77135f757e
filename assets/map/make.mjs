// Draws regions.json: the border regions, the two countries behind them, the state border and the host cities.
//
//   npm install --prefix "$dir" --ignore-scripts --legacy-peer-deps mapshaper@0.7.70 \
//     kz-geometry@npm:@superset-ui/legacy-plugin-chart-country-map@0.20.3 \
//     ru-geometry@npm:@superset-ui/legacy-plugin-chart-country-map@0.18.25
//   node make.mjs "$dir"
//
// where $dir is any folder outside the tree. The same packages give the same bytes. Where the outlines come from, and what is approximate: README.md beside this file.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

if (!process.argv[2]) throw new Error("usage: node make.mjs FOLDER_WITH_NODE_MODULES");
const require = createRequire(resolve(process.argv[2], "package.json"));
const mapshaper = require("mapshaper");

const WIDTH = 1200; // of the viewBox, in its own units
const MARGIN_KM = 70; // around the border regions and the cities
const SIMPLIFY_M = 5500; // detail smaller than this is dropped, about two units of the viewBox
const PROJECTION = "+proj=aea +lat_1=47 +lat_2=57 +lat_0=52 +lon_0=66 +ellps=WGS84 +units=m";

// ISO 3166-2 codes since November 2022, from those that the geometry package carries. Two features there say KZ-ALA: the
// region and the city of Almaty; they are told apart by name.
const KZ_CODES = {
  "KZ-AKM": "KZ-11", "KZ-AKT": "KZ-15", "KZ-AST": "KZ-71", "KZ-ATY": "KZ-23", "KZ-KAR": "KZ-35", "KZ-KUS": "KZ-39",
  "KZ-KZY": "KZ-43", "KZ-MAN": "KZ-47", "KZ-PAV": "KZ-55", "KZ-SEV": "KZ-59", "KZ-VOS": "KZ-VOS", "KZ-YUZ": "KZ-61",
  "KZ-ZAP": "KZ-27", "KZ-ZHA": "KZ-31",
};

// The border regions, with the coordinates of their centres (longitude, latitude).
const BORDER = {
  "KZ-23": [51.92, 47.11], "KZ-27": [51.37, 51.23], "KZ-15": [57.17, 50.28], "KZ-39": [63.63, 53.21],
  "KZ-59": [69.15, 54.87], "KZ-55": [76.95, 52.29], "KZ-10": [80.25, 50.41], "KZ-63": [82.61, 49.95],
  "RU-AST": [48.04, 46.35], "RU-VGG": [44.52, 48.71], "RU-SAR": [46.03, 51.53], "RU-SAM": [50.15, 53.2],
  "RU-ORE": [55.1, 51.77], "RU-CHE": [61.4, 55.16], "RU-KGN": [65.34, 55.44], "RU-TYU": [65.54, 57.15],
  "RU-OMS": [73.37, 54.99], "RU-NVS": [82.92, 55.03], "RU-ALT": [83.78, 53.35], "RU-AL": [85.96, 51.96],
};

// Regions away from the border that host an edition or sign agreements; drawn so that a page can light them up.
const OTHERS = ["KZ-11", "KZ-47", "KZ-71", "RU-BA", "RU-KDA", "RU-SVE", "RU-TA"];

const CITIES = {
  omsk: [73.37, 54.99], chelyabinsk: [61.4, 55.16], oral: [51.37, 51.23], novosibirsk: [82.92, 55.03],
  aktobe: [57.17, 50.28], orenburg: [55.1, 51.77], oskemen: [82.61, 49.95], astrakhan: [48.04, 46.35],
  pavlodar: [76.95, 52.29], yekaterinburg: [60.61, 56.84], atyrau: [51.92, 47.11], sochi: [39.73, 43.59],
  astana: [71.43, 51.17], petropavl: [69.15, 54.87], kokshetau: [69.39, 53.28], kostanay: [63.63, 53.21],
  ufa: [55.97, 54.74],
};

// Abai Region was formed in 2022 and the package is older. This line parts it from East Kazakhstan Region; drawn by hand
// for this map from which districts went to which region, so it is a sketch, good to some tens of kilometres.
const ABAI_LINE = [
  [81.5, 51.4], [81.55, 51.0], [81.5, 50.72], [81.44, 50.5], [81.62, 50.28], [81.74, 50.05], [82.02, 49.86], [82.2, 49.62],
  [82.55, 49.47], [82.78, 49.22], [82.98, 49.02], [83.02, 48.72], [83.22, 48.47], [83.2, 48.17], [83.34, 47.88],
  [83.18, 47.62], [83.1, 47.35], [83.05, 46.8],
];
const ABAI_SIDE = [...ABAI_LINE, [83.05, 45.0], [75.0, 45.0], [75.0, 52.5], [81.5, 52.5], [81.5, 51.4]];

const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (properties, geometry) => ({ type: "Feature", properties, geometry });
const read = (file) => JSON.parse(readFileSync(require.resolve(file), "utf8")).features;

// One collection of both countries with present-day codes; what neither country's code owns is left out.
function bothCountries() {
  const kz = read("kz-geometry/lib/countries/kazakhstan.geojson").map((f) => {
    const name = f.properties.NAME_1;
    const id = { Almaty: "KZ-19", "Almaty City": "KZ-75" }[name] ?? KZ_CODES[f.properties.ISO];
    if (!id) throw new Error(`no present-day code for ${f.properties.ISO} (${name})`);
    return feature({ id, side: "KZ" }, f.geometry);
  });
  const ru = read("ru-geometry/lib/countries/russia.geojson")
    .filter((f) => /^RU-[A-Z]{2,3}$/.test(f.properties.ISO))
    .map((f) => feature({ id: f.properties.ISO, side: "RU" }, f.geometry));
  const byId = (a, b) => (a.properties.id < b.properties.id ? -1 : 1);
  return collection([...kz, ...ru].sort(byId));
}

async function run(commands, inputs) {
  const written = await mapshaper.applyCommands(commands, inputs);
  return (name) => JSON.parse(written[name]);
}

// Planar metres of longitude–latitude points, by the projection of the map.
async function project(points) {
  const input = collection(Object.entries(points).map(([id, coordinates]) => feature({ id }, { type: "Point", coordinates })));
  const out = await run(`-i p.json -proj "${PROJECTION}" -o q.json format=geojson precision=1`, { "p.json": input });
  return Object.fromEntries(out("q.json").features.map((f) => [f.properties.id, f.geometry.coordinates]));
}

const quoted = (ids) => JSON.stringify(ids).replaceAll('"', "'");

const drawn = await run(
  [
    "-i base.json cut.json combine-files snap snap-interval=0.004",
    "-proj init=wgs84 target=*",
    "-rename-layers base,cut",
    `-filter "id == 'KZ-VOS'" + target=base name=vos`,
    "-clip cut + target=vos name=abai", `-each "id = 'KZ-10'" target=abai`,
    "-erase cut + target=vos name=east", `-each "id = 'KZ-63'" target=east`,
    `-filter "id != 'KZ-VOS'" target=base`,
    "-merge-layers target=base,abai,east name=all force",
    "-filter-fields id,side target=all",
    `-proj "${PROJECTION}" target=all`,
    // Slivers between the two countries' outlines, and the circle of Baikonur that the source counts to neither.
    "-clean gap-fill-area=8000km2 target=all",
    `-each "km2 = this.area / 1e6" target=all`,
    `-simplify weighted interval=${SIMPLIFY_M} keep-shapes target=all`,
    "-clean target=all",
    `-innerlines + where="A.side != B.side" target=all name=border`,
    "-dissolve side + target=all name=countries",
    `-filter "${quoted(Object.keys(BORDER))}.includes(id)" + target=all name=regions`,
    `-filter "${quoted(OTHERS)}.includes(id)" + target=all name=others`,
    "-points inner + target=regions name=labels",
    "-o target=* format=geojson precision=1",
  ].join(" "),
  { "base.json": bothCountries(), "cut.json": collection([feature({}, { type: "Polygon", coordinates: [ABAI_SIDE] })]) },
);

const centres = await project(BORDER);
const cities = await project(CITIES);
const regions = drawn("regions.json").features;
const missing = Object.keys(BORDER).filter((id) => !regions.some((r) => r.properties.id === id));
if (missing.length) throw new Error(`no outline for ${missing}`);

// The frame: everything that must be seen, and a margin. Beyond it outlines are cut.
const seen = [...regions.flatMap((r) => r.geometry.coordinates.flat(r.geometry.type === "MultiPolygon" ? 2 : 1)), ...Object.values(cities)];
const [left, right] = [Math.min(...seen.map((p) => p[0])), Math.max(...seen.map((p) => p[0]))];
const [bottom, top] = [Math.min(...seen.map((p) => p[1])), Math.max(...seen.map((p) => p[1]))];
const margin = MARGIN_KM * 1000;
const frame = [left - margin, bottom - margin, right + margin, top + margin];
const unit = (frame[2] - frame[0]) / WIDTH;
const height = Math.ceil((frame[3] - frame[1]) / unit);

const clipped = await run(
  `-i countries.json others.json combine-files -clip bbox=${frame.join(",")} -o format=geojson precision=1`,
  { "countries.json": drawn("countries.json"), "others.json": drawn("others.json") },
);

const tenths = ([x, y]) => [Math.round(((x - frame[0]) / unit) * 10), Math.round(((frame[3] - y) / unit) * 10)];
const place = (point) => tenths(point).map((v) => v / 10);

// SVG path data in relative steps: about half as long as absolute ones.
function path(lines, closed) {
  let at = [0, 0];
  return lines
    .map((line) => {
      const points = line.map(tenths).filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
      if (closed) points.pop();
      if (points.length < (closed ? 3 : 2)) return "";
      const steps = points.map((p, i) => {
        const step = i === 0 ? `M${p[0] / 10} ${p[1] / 10}` : `${(p[0] - at[0]) / 10} ${(p[1] - at[1]) / 10}`;
        at = p;
        return i === 1 ? `l${step}` : step;
      });
      return steps.join(" ").replaceAll(" -", "-").replaceAll(" l", "l").replace(/(^|[^\d])0\./g, "$1.") + (closed ? "z" : "");
    })
    .join("");
}

const rings = (g) => (g.type === "MultiPolygon" ? g.coordinates.flat() : g.coordinates);
const lines = (g) => (g.type === "LineString" ? [g.coordinates] : g.type === "MultiLineString" ? g.coordinates : []);
const outline = (f) => path(rings(f.geometry), true);
const labels = Object.fromEntries(drawn("labels.json").features.map((f) => [f.properties.id, f.geometry.coordinates]));
const sorted = (features, key) => features.filter((f) => f.geometry).sort((a, b) => (a.properties[key] < b.properties[key] ? -1 : 1));

const border = drawn("border.json");
const map = {
  viewBox: [WIDTH, height],
  border: path((border.features ?? border.geometries).flatMap((f) => lines(f.geometry ?? f)), false),
  countries: sorted(clipped("countries.json").features, "side").map((f) => ({ id: f.properties.side, d: outline(f) })),
  others: sorted(clipped("others.json").features, "id").map((f) => ({ id: f.properties.id, d: outline(f) })),
  regions: sorted(regions, "id").map((f) => ({
    id: f.properties.id, d: outline(f), label: place(labels[f.properties.id]), centre: place(centres[f.properties.id]),
  })),
  cities: Object.keys(CITIES).sort().map((id) => ({ id, x: place(cities[id])[0], y: place(cities[id])[1] })),
};

// One record a line, so that a change of the map can be read in a diff.
const rows = (list) => `[\n    ${list.map((item) => JSON.stringify(item)).join(",\n    ")}\n  ]`;
const body = Object.entries(map).map(([key, value]) => {
  const flat = !Array.isArray(value) || typeof value[0] !== "object";
  return `  ${JSON.stringify(key)}: ${flat ? JSON.stringify(value) : rows(value)}`;
});
writeFileSync(new URL("regions.json", import.meta.url), `{\n${body.join(",\n")}\n}\n`);
for (const f of sorted(regions, "id")) console.log(f.properties.id, Math.round(f.properties.km2), "km²");
