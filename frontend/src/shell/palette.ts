/** The search box over everything: Ctrl-K, ⌘K or / opens it; arrows choose, Enter opens. */
import { openDialog } from "./dialogs";
import { from } from "./page";

const palette = () => document.querySelector<HTMLDialogElement>("#palette");
const options = () => [...(palette()?.querySelectorAll<HTMLElement>("[role=option]:not([hidden])") ?? [])];

export function openPalette(): void {
  const dialog = palette();
  if (!dialog) return;
  openDialog(dialog);
  const input = dialog.querySelector<HTMLInputElement>(".palette__input");
  input?.focus();
  input?.select();
}

function choose(option: HTMLElement | undefined): void {
  const input = palette()?.querySelector(".palette__input");
  options().forEach((one) => one.setAttribute("aria-selected", String(one === option)));
  if (!option) return input?.removeAttribute("aria-activedescendant");
  option.id ||= `palette-${Math.random().toString(36).slice(2)}`;
  input?.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function narrowPages(words: string): void {
  const wanted = words.trim().toLowerCase();
  document.querySelectorAll<HTMLElement>("#palette-pages [role=option]").forEach((page) => {
    page.hidden = wanted !== "";
  });
}

function move(event: KeyboardEvent): void {
  const every = options();
  const at = every.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(every[(at + step + every.length) % every.length]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    palette()?.close();
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    every[at]?.click();
  }
}

export function startPalette(): void {
  document.addEventListener("click", (event) => {
    if (from(event, "[data-palette-open]")) openPalette();
  });
  const input = palette()?.querySelector<HTMLInputElement>(".palette__input");
  input?.addEventListener("keydown", move);
  input?.addEventListener("input", () => narrowPages(input.value));
  document.addEventListener("htmx:afterSwap", (event) => {
    if ((event.target as HTMLElement).id === "palette-found") choose(options()[0]);
  });
}
