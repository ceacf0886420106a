/**
 * A map of local vector data to choose a point on. No tiles and no glyphs from anywhere: polygons and points of one
 * GeoJSON file that we serve. Says `place:chosen` {latitude, longitude}; the pin follows the two fields, whoever fills them.
 */
import "../css/parts/map.css";
import { Map as PlaceMap, Marker, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Colours come from the page's tokens, resolved by the browser so that both themes work. */
function resolved(name: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found || colour(name);
}

/** The tokens that colour each layer of a map: layer, property, token. */
export type Colours = Record<string, Record<string, string>>;

const GROUND = {
  ground: { "background-color": "--surface-deep" },
  area: { "fill-color": "--surface" },
  line: { "line-color": "--line-strong" },
  point: { "circle-color": "--link", "circle-stroke-color": "--surface" },
} satisfies Colours;

export function painted<Properties extends Record<string, string>>(tokens: Properties): { [Name in keyof Properties]: string } {
  return Object.fromEntries(Object.entries(tokens).map(([property, token]) => [property, resolved(token)])) as never;
}

/** Colours these layers, and those of the ground, anew whenever the page changes between light and dark. */
export function followTheme(map: PlaceMap, colours: Colours = {}): void {
  const repaint = () => {
    for (const [layer, tokens] of Object.entries({ ...GROUND, ...colours })) {
      if (!map.getLayer(layer)) continue;
      for (const [property, value] of Object.entries(painted(tokens))) map.setPaintProperty(layer, property as never, value as never);
    }
  };
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}

export function style(geojson: string): StyleSpecification {
  return {
    version: 8,
    sources: { place: { type: "geojson", data: new URL(geojson, location.href).href } },
    layers: [
      { id: "ground", type: "background", paint: painted(GROUND.ground) },
      { id: "area", type: "fill", source: "place", filter: ["==", ["geometry-type"], "Polygon"], paint: painted(GROUND.area) },
      { id: "line", type: "line", source: "place", paint: { ...painted(GROUND.line), "line-width": 1 } },
      {
        id: "point",
        type: "circle",
        source: "place",
        filter: ["==", ["geometry-type"], "Point"],
        paint: { ...painted(GROUND.point), "circle-radius": 4, "circle-stroke-width": 1 },
      },
    ],
  };
}

function field(root: HTMLElement, name: string): HTMLInputElement | null {
  return (root.closest("[data-position]") ?? document).querySelector<HTMLInputElement>(`[data-position-${name}]`);
}

export function start(root: HTMLElement): void {
  const geojson = root.dataset["geojson"];
  if (!geojson) return;
  setWorkerUrl(worker);
  const [x = 118.87, y = 28.94] = (root.dataset["centre"] ?? "").split(",").filter(Boolean).map(Number);
  const at: [number, number] = [Number(field(root, "longitude")?.value) || x, Number(field(root, "latitude")?.value) || y];
  const map = new PlaceMap({
    container: root,
    style: style(geojson),
    center: at,
    zoom: Number(root.dataset["zoom"] ?? 11),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: { "NavigationControl.ZoomIn": "放大", "NavigationControl.ZoomOut": "缩小", "Map.Title": "地图" },
  });
  followTheme(map);
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }));
  // The token itself, not its value of this moment: the pin is SVG of the page and follows the theme by itself.
  const pin = new Marker({ color: "var(--danger-solid)", draggable: root.dataset["readonly"] === undefined });
  if (field(root, "longitude")?.value || root.dataset["pin"] !== undefined) pin.setLngLat(at).addTo(map);
  if (root.dataset["readonly"] !== undefined) return;
  const follow = () => {
    const [lng, lat] = ["longitude", "latitude"].map((name) => Number.parseFloat(field(root, name)?.value ?? ""));
    if (lng === undefined || lat === undefined || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return;
    pin.setLngLat([lng, lat]).addTo(map);
    if (!map.getBounds().contains([lng, lat])) map.jumpTo({ center: [lng, lat] });
  };
  for (const name of ["longitude", "latitude"]) field(root, name)?.addEventListener("input", follow);
  const choose = ({ lng, lat }: { lng: number; lat: number }) => {
    pin.setLngLat([lng, lat]).addTo(map);
    root.dispatchEvent(new CustomEvent("place:chosen", { bubbles: true, detail: { longitude: lng, latitude: lat } }));
  };
  map.on("click", (event) => choose(event.lngLat));
  pin.on("dragend", () => choose(pin.getLngLat()));
}
