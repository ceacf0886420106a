/** Heavy parts come only to pages that use them. `data-island="name"` starts one; `data-lazy` waits until it is shown. */
import { onContent, within } from "./page";

type Island = { start: (element: HTMLElement) => void };

const ISLANDS: Record<string, () => Promise<Island>> = {
  field: () => import("../islands/field"),
  wizard: () => import("../islands/wizard"),
  identity: () => import("../islands/identity"),
  "place-map": () => import("../islands/place-map"),
};

const started = new WeakSet<HTMLElement>();

async function begin(element: HTMLElement): Promise<void> {
  const load = ISLANDS[element.dataset["island"] ?? ""];
  if (!load || started.has(element)) return;
  started.add(element);
  (await load()).start(element);
}

export function startIslands(): void {
  onContent((root) => {
    within(root, "[data-island]:not([data-lazy])").forEach((element) => void begin(element));
    within(root, "[data-live]").forEach((element) => void import("../islands/live").then((live) => live.start(element)));
  });
  document.addEventListener("island:show", (event) => void begin(event.target as HTMLElement));
}
