/** A button that reads the position into two plain fields, and a map that comes when it is asked for. */
import { readPosition } from "./reading";

export function startPosition(root: HTMLElement): void {
  const part = (name: string) => root.querySelector<HTMLInputElement>(`[data-position-${name}]`);
  const say = (text: string) => {
    const place = root.querySelector("[data-position-say]");
    if (place) place.textContent = text;
  };
  const put = (latitude: number, longitude: number, accuracy: number | null) => {
    const set = (name: string, value: string) => {
      const input = part(name);
      if (!input) return;
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      const other = input.form?.elements.namedItem(input.dataset["mirror"] ?? "");
      if (other instanceof HTMLInputElement) other.value = value;
    };
    set("latitude", latitude.toFixed(6));
    set("longitude", longitude.toFixed(6));
    set("accuracy", accuracy === null ? "" : String(accuracy));
  };
  root.querySelector("[data-position-button]")?.addEventListener("click", async (event) => {
    const button = event.currentTarget as HTMLElement;
    button.setAttribute("aria-busy", "true");
    say("正在定位……");
    const reading = await readPosition();
    button.removeAttribute("aria-busy");
    if (!reading) return say("没有取得定位。请允许浏览器使用位置信息，或者在地图上选点、直接填写经纬度。");
    put(reading.latitude, reading.longitude, reading.accuracy);
    say(`已定位，精度约 ${reading.accuracy} 米`);
  });
  root.querySelector("[data-position-map]")?.addEventListener("click", (event) => {
    const map = root.querySelector<HTMLElement>('[data-island="place-map"]');
    if (!map) return;
    map.hidden = !map.hidden;
    (event.currentTarget as HTMLElement).setAttribute("aria-expanded", String(!map.hidden));
    if (!map.hidden) map.dispatchEvent(new CustomEvent("island:show", { bubbles: true }));
  });
  root.addEventListener("place:chosen", (event) => {
    const { latitude, longitude } = (event as CustomEvent<{ latitude: number; longitude: number }>).detail;
    put(latitude, longitude, null);
    say("已在地图上选点");
  });
}
