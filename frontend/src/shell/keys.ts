/** Keyboard shortcuts. Single keys can be turned off on this device (WCAG 2.1.4); chords with Ctrl always work. */
import { openDialog } from "./dialogs";
import { from, isTyping } from "./page";
import { openPalette } from "./palette";
import { toggleTheme } from "./theme";

const OFF = "keys-single";
const single = () => localStorage.getItem(OFF) !== "off";
let wentG = 0;

function showShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#shortcuts");
  if (dialog) openDialog(dialog);
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-rows] [data-row-url]")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.classList.contains("is-at"));
  rows[at]?.classList.remove("is-at");
  const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  row?.classList.add("is-at");
  row?.scrollIntoView({ block: "nearest" });
  row?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
}

/** The first filter of a list; on any other page, and where the filters are folded away, the search. */
function toFilters(): void {
  const field = document.querySelector<HTMLInputElement>("[data-filters] .input");
  field?.focus();
  if (!field || document.activeElement !== field) openPalette();
  else if (field.type === "search") field.select();
}

const follow = (rel: string) => document.querySelector<HTMLAnchorElement>(`.pager a[rel=${rel}]`)?.click();

const SINGLE: Record<string, () => void> = {
  "/": toFilters,
  "?": showShortcuts,
  t: toggleTheme,
  j: () => step(1),
  k: () => step(-1),
  f: toFilters,
  n: () => follow("next"),
  p: () => follow("prev"),
  g: () => (wentG = Date.now()),
  h: () => {
    const home = document.querySelector<HTMLAnchorElement>(".brand");
    if (home && Date.now() - wentG < 1500) location.assign(home.href);
  },
};

function pressed(event: KeyboardEvent): void {
  const chord = event.ctrlKey || event.metaKey;
  if (chord && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
  } else if (chord && event.key === "Enter") {
    (event.target as HTMLElement).closest("form")?.requestSubmit();
  } else if (!chord && !event.altKey && single() && !isTyping(event.target) && !document.querySelector("dialog[open]")) {
    const run = SINGLE[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run();
  }
}

export function startKeys(): void {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (from(event, "[data-shortcuts-open]")) showShortcuts();
  });
  const choice = document.querySelector<HTMLInputElement>("[data-keys-single]");
  if (!choice) return;
  choice.checked = single();
  choice.addEventListener("change", () => localStorage.setItem(OFF, choice.checked ? "on" : "off"));
}
