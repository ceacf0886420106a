// Folds the icons named in icons.txt into one sprite. An icon that does not exist stops the build.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ICONS = join(HERE, "..", "node_modules", "lucide-static", "icons");

export const iconNames = () => readFileSync(join(HERE, "icons.txt"), "utf8").split(/\s+/).filter(Boolean).sort();

function symbol(name) {
  const drawn = readFileSync(join(ICONS, `${name}.svg`), "utf8");
  const inner = drawn.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
  const shapes = inner.replace(/\s+/g, " ").replace(/ ?\/> ?/g, "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

export function sprite() {
  const symbols = iconNames().map(symbol).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${symbols}</svg>`;
}
