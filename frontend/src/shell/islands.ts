/** Heavy parts come only to pages that use them. `data-island="name"` starts one; `data-lazy` waits until it is shown. */
import { onContent, within } from "./page";

type Island = { start: (element: HTMLElement) => void };

const ISLANDS: Record<string, () => Promise<Island>> = {
  field: () => import("../islands/field"),
  wizard: () => import("../islands/wizard"),
  identity: () => import("../islands/identity"),
  "place-map": () => import("../islands/place-map"),
  "places-map": () => import("../islands/places-map"),
  verify: () => import("../islands/verify"),
  party: () => import("../islands/party"),
  scan: () => import("../islands/scan"),
  citations: () => import("../islands/citations"),
  chooser: () => import("../islands/chooser"),
  cite: () => import("../islands/cite"),
  suggested: () => import("../islands/suggested"),
  sender: () => import("../islands/sender"),
};
const SENT_BY_FETCH = "form[data-send], form [data-photos], form [data-signature]";

const started = new WeakMap<HTMLElement, Set<string>>();

/** One element may be several islands: `data-island="scan sender"`. Each starts once. */
async function begin(element: HTMLElement, names = (element.dataset["island"] ?? "").split(" ")): Promise<void> {
  const done = started.get(element) ?? new Set();
  started.set(element, done);
  for (const name of names) {
    const load = ISLANDS[name];
    if (!load || done.has(name)) continue;
    done.add(name);
    (await load()).start(element);
  }
}

export function startIslands(): void {
  onContent((root) => {
    within(root, "[data-island]:not([data-lazy])").forEach((element) => void begin(element));
    within(root, SENT_BY_FETCH).forEach((part) => {
      const form = part.closest<HTMLElement>("form:not([data-island~=wizard])");
      if (form) void begin(form, ["sender"]);
    });
    within(root, "[data-live]").forEach((element) => void import("../islands/live").then((live) => live.start(element)));
  });
  document.addEventListener("island:show", (event) => void begin(event.target as HTMLElement));
}
