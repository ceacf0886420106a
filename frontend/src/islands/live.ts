/**
 * `[data-live="/live/…"]`: the page listens; when the server says something happened, the element and everything below
 * it with `hx-trigger="live"` fetches itself again. One connection per address; none while the page is hidden.
 */
const started = new WeakSet<HTMLElement>();
const channels = new Map<string, Set<HTMLElement>>();
const sources = new Map<string, EventSource>();
const IDLE = 60_000;

function tell(url: string): void {
  for (const element of channels.get(url) ?? []) {
    if (!element.isConnected) {
      channels.get(url)?.delete(element);
      continue;
    }
    const listening = [element, ...element.querySelectorAll<HTMLElement>("[hx-trigger]")];
    listening
      .filter((one) => /\blive\b/.test(one.getAttribute("hx-trigger") ?? ""))
      .forEach((one) => window.htmx.trigger(one, "live"));
    element.dispatchEvent(new CustomEvent("live:changed", { bubbles: true }));
  }
}

function listen(url: string): void {
  if (sources.has(url)) return;
  const source = new EventSource(url);
  source.addEventListener("changed", () => tell(url));
  source.addEventListener("message", () => tell(url));
  sources.set(url, source);
}

function hush(): void {
  sources.forEach((source) => source.close());
  sources.clear();
}

let idle = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(idle);
  if (document.visibilityState === "hidden") {
    idle = window.setTimeout(hush, IDLE);
    return;
  }
  const silent = sources.size === 0;
  channels.forEach((_, url) => {
    listen(url);
    if (silent) tell(url);
  });
});
window.addEventListener("pagehide", hush);

export function start(element: HTMLElement): void {
  const url = element.dataset["live"];
  if (!url || started.has(element)) return;
  started.add(element);
  channels.set(url, (channels.get(url) ?? new Set()).add(element));
  listen(url);
}
