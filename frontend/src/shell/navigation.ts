/** Folding the side navigation, and the small buttons that move through history. */
import { from, isPhone, remember } from "./page";

export function startNavigation(): void {
  document.addEventListener("click", (event) => {
    if (from(event, "[data-nav-fold]")) fold();
    if (from(event, "[data-back]")) history.back();
    if (from(event, "[data-reload]")) location.reload();
    if (from(event, "[data-print]")) window.print();
    const filled = from(event, "[data-fill-username]");
    if (filled) fillSignIn(filled);
  });
  document.querySelector(".modules [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  document.querySelectorAll<HTMLElement>(".flow-scroll").forEach(showPresentState);
  if (isPhone()) document.querySelectorAll<HTMLDetailsElement>("details.filters-sheet").forEach((sheet) => (sheet.open = false));
}

/** A drawing wider than its frame begins at the present state, or at the first one. */
function showPresentState(frame: HTMLElement): void {
  const state = frame.querySelector("[aria-current]") ?? frame.querySelector(".flow__state");
  if (!state) return;
  const place = state.getBoundingClientRect();
  const own = frame.getBoundingClientRect();
  frame.scrollLeft += place.left + place.width / 2 - (own.left + own.width / 2);
}

function fold(): void {
  const root = document.documentElement;
  const narrow = root.dataset["nav"] !== "narrow";
  if (narrow) root.dataset["nav"] = "narrow";
  else delete root.dataset["nav"];
  remember("nav", narrow ? "narrow" : "");
}

function fillSignIn(button: HTMLElement): void {
  const fill = (name: string, value: string) => {
    const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (input) input.value = value;
  };
  fill("username", button.dataset["fillUsername"] ?? "");
  fill("password", button.dataset["fillPassword"] ?? "");
  document.querySelector<HTMLButtonElement>(".sign-in form [type=submit]")?.focus();
}
