/**
 * The establishments of a list on a map of local data: near ones drawn together, one opens a card with its link.
 * Says when only a part of them is shown.
 */
import "../css/parts/map.css";
import { LngLatBounds, Map as PlaceMap, NavigationControl, Popup, ScaleControl, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { followTheme, painted, style, type Colours } from "./place-map";

type Place = { properties: { name: string; kind: string; url: string }; geometry: { type: "Point"; coordinates: [number, number] } };
type Places = { type: "FeatureCollection"; features: (Place & { type: "Feature" })[]; more: boolean };

const CITY: [number, number] = [118.87, 28.94];

function card(place: Place["properties"]): HTMLElement {
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = place.url;
  link.textContent = place.name;
  const kind = document.createElement("p");
  kind.textContent = place.kind;
  box.append(link, kind);
  return box;
}

const COLOURS = {
  many: { "circle-color": "--link", "circle-stroke-color": "--surface" },
  one: { "circle-color": "--danger-solid", "circle-stroke-color": "--surface" },
  "how-many": { "text-color": "--surface" },
} satisfies Colours;

function draw(map: PlaceMap, places: Places): void {
  map.addSource("places", { type: "geojson", data: places, cluster: true, clusterRadius: 36, clusterMaxZoom: 13 });
  const size = ["step", ["get", "point_count"], 11, 10, 15, 50, 20, 200, 26];
  map.addLayer({ id: "many", type: "circle", source: "places", filter: ["has", "point_count"], paint: { ...painted(COLOURS.many), "circle-opacity": 0.75, "circle-radius": size as never, "circle-stroke-width": 2 } });
  map.addLayer({ id: "one", type: "circle", source: "places", filter: ["!", ["has", "point_count"]], paint: { ...painted(COLOURS.one), "circle-radius": 7, "circle-stroke-width": 2 } });
  // No address for glyphs in the style: the browser's own fonts write the number.
  const number = { "text-field": ["get", "point_count_abbreviated"], "text-size": 12, "text-font": ["sans-serif"], "text-allow-overlap": true };
  map.addLayer({ id: "how-many", type: "symbol", source: "places", filter: ["has", "point_count"], layout: number as never, paint: painted(COLOURS["how-many"]) });
  followTheme(map, COLOURS);
  map.on("click", "many", async (event) => {
    const found = event.features?.[0];
    if (!found) return;
    const zoom = await (map.getSource("places") as GeoJSONSource).getClusterExpansionZoom(found.properties["cluster_id"] as number);
    map.easeTo({ center: (found.geometry as Place["geometry"]).coordinates, zoom });
  });
  map.on("click", "one", (event) => {
    const found = event.features?.[0];
    if (!found) return;
    new Popup({ closeButton: false, maxWidth: "260px" })
      .setLngLat((found.geometry as Place["geometry"]).coordinates)
      .setDOMContent(card(found.properties as Place["properties"]))
      .addTo(map);
  });
  for (const layer of ["many", "one"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

function said(places: Places): string {
  const count = places.features.length;
  if (!count) return "没有已标定位置的场所";
  return places.more ? `场所较多，地图只显示最近登记的 ${count} 处，请用区划或者类别缩小范围` : `地图显示 ${count} 处，点圆点看名称`;
}

async function asked(address: string): Promise<Places | null> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Places) : null;
}

export async function start(root: HTMLElement): Promise<void> {
  const say = root.parentElement?.querySelector("[data-places-say]");
  const places = await asked(root.dataset["points"] ?? "");
  if (!places) {
    root.textContent = "地图没有载入，请检查网络后刷新页面。下面的列表不受影响。";
    return;
  }
  if (say) say.textContent = said(places);
  const waiting = root.firstElementChild;
  const frame = document.createElement("div");
  frame.className = "places__frame";
  root.append(frame);
  setWorkerUrl(worker);
  const map = new PlaceMap({
    container: frame,
    style: style(root.dataset["geojson"] ?? ""),
    center: CITY,
    zoom: 8,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: { "NavigationControl.ZoomIn": "放大", "NavigationControl.ZoomOut": "缩小", "Map.Title": "经营场所地图" },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }));
  const around = new LngLatBounds();
  places.features.forEach((place) => around.extend(place.geometry.coordinates));
  if (!around.isEmpty()) map.fitBounds(around, { padding: 40, maxZoom: 12, animate: false });
  // The places do not wait for the boundaries below them, which on a slow phone come seconds later.
  map.on("style.load", () => draw(map, places));
  map.once("idle", () => {
    waiting?.remove();
    root.dataset["drawn"] = "";
  });
}
