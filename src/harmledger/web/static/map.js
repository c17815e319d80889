// The live map: covers the drawn one where the browser can run it. No network beyond this server, unless tiles are set.
const frame = document.getElementById("map");

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
        "circle-radius": ["+", 4, ["*", 2, ["sqrt", ["get", "count"]]]],
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

// What a pop-up lists: the incidents at a place, as links; built as nodes, so that no text is ever read as markup.
function listing(place) {
  const box = document.createElement("div");
  const name = document.createElement("b");
  const list = document.createElement("ul");
  name.textContent = place.properties.name;
  name.dir = "auto";
  for (const incident of place.properties.incidents) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(incident.id)}`;
    link.textContent = incident.headline;
    link.dir = "auto";
    item.append(link);
    list.append(item);
  }
  const rest = place.properties.count - list.children.length;
  if (rest > 0) {
    const link = document.createElement("a");
    link.href = place.properties.href;
    link.textContent = frame.dataset.more.replace("{count}", rest);
    list.append(link);
  }
  box.append(name, list);
  return box;
}

async function show() {
  const [lib, answer] = await Promise.all([import("/assets/maplibre-gl.mjs"), fetch(frame.dataset.places)]);
  if (!answer.ok) return;
  const places = await answer.json();
  lib.setWorkerUrl("/assets/maplibre-gl-worker.mjs");
  const [west, south, east, north] = places.bbox;
  frame.hidden = false;
  let map;
  try {
    map = new lib.Map({
      container: frame,
      style: style(places, colours()),
      bounds: [[west, south], [east, north]],
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      attributionControl: false,
    });
  } catch (error) {
    // No WebGL: the drawn map stays.
    frame.hidden = true;
    console.info("The live map cannot run here; the drawn one is shown.", error);
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new lib.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new lib.ScaleControl({ unit: "metric" }), "bottom-left");
  // Ready is when the dots are painted and can be clicked; "load" comes a frame or more before that.
  map.once("idle", () => frame.setAttribute("data-ready", ""));
  map.on("click", "dots", (event) => {
    new lib.Popup({ maxWidth: "20rem" })
      .setLngLat(event.features[0].geometry.coordinates)
      .setDOMContent(listing(event.features[0]))
      .addTo(map);
  });
  map.on("mouseenter", "dots", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "dots", () => (map.getCanvas().style.cursor = ""));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(style(places, colours())));
}

if (frame) show();
