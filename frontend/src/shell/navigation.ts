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
  if (isPhone()) document.querySelectorAll<HTMLDetailsElement>("details.filters-sheet").forEach((sheet) => (sheet.open = false));
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
