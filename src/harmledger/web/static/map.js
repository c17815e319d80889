// The live map: covers the drawn one where the browser can run it. No network beyond this server, unless tiles are set.
// Dots come gathered from the server, as fine as the view deserves, and are asked for again when the view changes.
const LIBRARY = "/assets/maplibre-gl.mjs";
const WORKER = "/assets/maplibre-gl-worker.mjs";
let frame = document.getElementById("map");
let live = null;
// Of one incident a page shows its own place and nothing to open; else the places of all that the filters let through.
const isAlone = () => Boolean(frame.dataset.source);
const source = () => frame.dataset.source ?? "/map/places.geojson";

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    ["sea", "land", "border", "dot", "ink", "muted"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  );
}

// A circle of so many kilometres as a ring of positions.
function ring([lon, lat], km) {
  const tall = km / 111.2;
  const wide = tall / Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  return Array.from({ length: 65 }, (_, step) => {
    const turn = (step / 64) * 2 * Math.PI;
    return [lon + wide * Math.cos(turn), lat + tall * Math.sin(turn)];
  });
}

function circles(places) {
  const features = places.features
    .filter((place) => place.properties.radius_km > 0)
    .map((place) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [ring(place.geometry.coordinates, place.properties.radius_km)] },
    }));
  return { type: "FeatureCollection", features };
}

// How fast dots grow with the number of incidents, so that the largest stays a dot.
function growth(places) {
  const most = Math.max(1, ...places.features.map((place) => place.properties.count));
  return Math.min(2, 14 / Math.sqrt(most));
}

function style(places, tint) {
  const tiles = frame.dataset.tiles;
  const sources = {
    outlines: { type: "geojson", data: places.outlines },
    countries: { type: "geojson", data: places.countries },
    circles: { type: "geojson", data: circles(places) },
    places: { type: "geojson", data: places },
  };
  const layers = [{ id: "sea", type: "background", paint: { "background-color": tint.sea } }];
  if (tiles) {
    sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256 };
    layers.push({ id: "tiles", type: "raster", source: "tiles" });
  } else {
    layers.push({ id: "land", type: "fill", source: "outlines", paint: { "fill-color": tint.land } });
    layers.push({ id: "border", type: "line", source: "outlines", paint: { "line-color": tint.border, "line-width": 1 } });
    layers.push({
      id: "countries",
      type: "symbol",
      source: "countries",
      layout: { "text-field": ["get", "name"], "text-font": ["sans-serif"], "text-size": 11.5, "text-transform": "uppercase", "text-letter-spacing": 0.14 },
      paint: { "text-color": tint.muted, "text-halo-color": tint.land, "text-halo-width": 1.5 },
    });
  }
  if (places.shaded) {
    const shaded = ["==", ["get", "name"], places.shaded];
    layers.push({ id: "whole", type: "fill", source: "outlines", filter: shaded, paint: { "fill-color": tint.dot, "fill-opacity": 0.12 } });
    layers.push({ id: "whole-line", type: "line", source: "outlines", filter: shaded, paint: { "line-color": tint.dot, "line-width": 1.5, "line-dasharray": [3, 3] } });
  }
  layers.push(
    { id: "reach", type: "fill", source: "circles", paint: { "fill-color": tint.dot, "fill-opacity": 0.09 } },
    {
      id: "reach-line",
      type: "line",
      source: "circles",
      paint: { "line-color": tint.dot, "line-opacity": 0.4, "line-dasharray": [3, 3] },
    },
    {
      id: "dots",
      type: "circle",
      source: "places",
      paint: {
        "circle-radius": radius(places),
        "circle-color": tint.dot,
        "circle-opacity": ["case", ["get", "coarse"], 0, 0.85],
        "circle-stroke-color": ["case", ["get", "coarse"], tint.dot, tint.land],
        "circle-stroke-width": ["case", ["get", "coarse"], 2, 1.2],
      },
    },
    {
      id: "names",
      type: "symbol",
      source: "places",
      layout: {
        "text-field": ["get", "name"],
        "text-font": ["sans-serif"],
        "text-size": 12.5,
        "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": 0.8,
        "text-justify": "auto",
        "symbol-sort-key": ["-", 0, ["get", "count"]],
      },
      paint: { "text-color": tint.ink, "text-halo-color": tint.land, "text-halo-width": 1.6 },
    },
  );
  return { version: 8, sources, layers };
}

function radius(places) {
  return ["+", 4, ["*", growth(places), ["sqrt", ["get", "count"]]]];
}

// What a pop-up lists: the incidents at a place, as links; built as nodes, so that no text is ever read as markup.
function listing(place, found) {
  const { name, places, href } = place.properties;
  const box = document.createElement("div");
  const head = document.createElement("b");
  const list = document.createElement("ul");
  head.textContent = name;
  head.dir = "auto";
  box.append(head);
  if (places > 1) box.append(` (${frame.dataset.places.replace("{count}", places)})`);
  for (const incident of found.incidents) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(incident.id)}`;
    link.textContent = incident.headline;
    link.dir = "auto";
    item.append(link);
    list.append(item);
  }
  const rest = found.total - found.incidents.length;
  if (rest > 0) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = frame.dataset.more.replace("{count}", rest);
    list.append(link);
  }
  box.append(list);
  return box;
}

function address(path, more = {}) {
  const query = new URLSearchParams(frame.dataset.query);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${path}?${query}`;
}

async function ask(path, more) {
  const answer = await fetch(address(path, more));
  return answer.ok ? answer.json() : null;
}

function edges(map) {
  const box = map.getBounds();
  const clip = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(4);
  return [clip(box.getSouth(), 85), clip(box.getWest(), 180), clip(box.getNorth(), 85), clip(box.getEast(), 180)];
}

// Outlines reach some way beyond the first view; further out, and much closer up, others are needed.
function needsOutlines([south, west, north, east], around) {
  const [left, bottom, right, top] = around;
  return west < left || south < bottom || east > right || north > top || (east - west) * 12 < right - left;
}

class Live {
  constructor(lib, places) {
    this.lib = lib;
    this.places = places;
    this.asked = 0;
    this.map = new lib.Map({
      container: frame,
      style: style(places, colours()),
      bounds: bounds(places),
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      attributionControl: false,
    });
    const map = this.map;
    map.touchZoomRotate.disableRotation();
    map.addControl(new lib.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new lib.ScaleControl({ unit: "metric" }), "bottom-left");
    // Ready is when the dots are painted and can be clicked; "load" comes a frame or more before that.
    map.once("idle", () => frame.setAttribute("data-ready", ""));
    map.on("moveend", (event) => event.originalEvent && this.refresh());
    map.on("zoomend", (event) => event.originalEvent && this.refresh());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(this.places, colours())));
    if (isAlone()) return;
    map.on("click", "dots", (event) => this.open(event.features[0]));
    map.on("mouseenter", "dots", () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", "dots", () => (map.getCanvas().style.cursor = ""));
    this.only();
  }

  // A button that takes the view for a filter.
  only() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "only";
    button.hidden = true;
    button.textContent = frame.dataset.only;
    button.addEventListener("click", () => location.assign(address("/", { box: edges(this.map).join(",") })));
    frame.append(button);
    this.button = button;
  }

  async open(place) {
    const found = await ask("/map/incidents.json", { box: place.properties.box });
    if (!found) return;
    new this.lib.Popup({ maxWidth: "20rem" }).setLngLat(place.geometry.coordinates).setDOMContent(listing(place, found)).addTo(this.map);
  }

  async refresh() {
    const view = edges(this.map);
    const more = { view: view.join(",") };
    if (needsOutlines(view.map(Number), this.places.around)) more.outlines = "";
    if (this.button) this.button.hidden = false;
    this.take(await this.latest(ask(source(), more)));
  }

  // The filters have changed: other dots, and the view that suits them.
  async renew() {
    const places = await this.latest(ask(source()));
    if (!places) return;
    this.take(places);
    this.button.hidden = true;
    this.map.fitBounds(bounds(places), { duration: 0 });
  }

  // An answer that a later question has overtaken is dropped.
  async latest(answer) {
    const number = ++this.asked;
    const found = await answer;
    return number === this.asked ? found : null;
  }

  take(places) {
    if (!places) return;
    const { outlines, countries, around, shaded } = this.places;
    this.places = { outlines, countries, around, shaded, ...places };
    if (places.outlines && !frame.dataset.tiles) {
      this.map.getSource("outlines").setData(places.outlines);
      this.map.getSource("countries").setData(places.countries);
    }
    this.map.getSource("places").setData(this.places);
    this.map.getSource("circles").setData(circles(places));
    this.map.setPaintProperty("dots", "circle-radius", radius(places));
  }
}

function bounds({ bbox: [west, south, east, north] }) {
  return [[west, south], [east, north]];
}

async function show() {
  const [lib, places] = await Promise.all([import(LIBRARY), ask(source())]);
  if (!places) return;
  lib.setWorkerUrl(WORKER);
  frame.hidden = false;
  try {
    live = new Live(lib, places);
  } catch (error) {
    // No WebGL: the drawn map stays.
    frame.hidden = true;
    console.info("The live map cannot run here; the drawn one is shown.", error);
  }
}

// htmx has exchanged the page's contents: the map that stands moves to its new place and shows what is asked for now.
document.addEventListener("htmx:after:swap", () => {
  const next = document.getElementById("map");
  if (!next || next === frame) return;
  if (!live) {
    frame = next;
    show();
    return;
  }
  frame.dataset.query = next.dataset.query;
  frame.setAttribute("aria-label", next.getAttribute("aria-label"));
  next.replaceWith(frame);
  live.renew();
});

if (frame) show();
