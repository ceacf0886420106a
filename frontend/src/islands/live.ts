/**
 * `[data-live="/live/…"]`: the page listens; when the server says something happened, the element and everything below
 * it with `hx-trigger="live"` fetches itself again. One connection per address; none while the page is hidden.
 */
const started = new WeakSet<HTMLElement>();
const channels = new Map<string, Set<HTMLElement>>();
const sources = new Map<string, EventSource>();
const waiting = new Set<string>();
const IDLE = 60_000;
const SOON = 400;

function tell(url: string): void {
  for (const element of channels.get(url) ?? []) {
    if (!element.isConnected) {
      channels.get(url)?.delete(element);
      continue;
    }
    // Not bubbling: a part that listens to its parent (`live from:…`) and one that listens to itself each hear it once.
    element.dispatchEvent(new CustomEvent("live"));
    element.querySelectorAll<HTMLElement>("[hx-trigger]").forEach((one) => {
      if (/\blive\b(?! from:)/.test(one.getAttribute("hx-trigger") ?? "")) one.dispatchEvent(new CustomEvent("live"));
    });
  }
}

/** Many changes in one moment are one change; a little chance keeps a thousand pages from asking at the same instant. */
function tellSoon(url: string): void {
  if (waiting.has(url)) return;
  waiting.add(url);
  setTimeout(() => {
    waiting.delete(url);
    tell(url);
  }, SOON + Math.random() * SOON);
}

function listen(url: string): void {
  if (sources.has(url)) return;
  const source = new EventSource(url);
  source.addEventListener("changed", () => tellSoon(url));
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
