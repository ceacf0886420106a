import { from, remember } from "./page";

const root = document.documentElement;

export function toggleTheme(): void {
  const dark = root.dataset["theme"] ? root.dataset["theme"] === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset["theme"] = dark ? "light" : "dark";
  remember("theme", root.dataset["theme"]);
}

export function startTheme(): void {
  document.addEventListener("click", (event) => {
    if (from(event, "[data-theme-toggle]")) toggleTheme();
  });
}
