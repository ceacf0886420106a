// Folds icons into one sprite: those that pages name, and those of icons.txt that code chooses at run time.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ICONS = join(HERE, "..", "node_modules", "lucide-static", "icons");
const SOURCE = join(HERE, "..", "..", "src", "yizhi");
const NAMED = [
  /\{% icon "([a-z0-9-]+)"/g,
  /\bicon="([a-z0-9-]+)"/g,
  /% badge [^%]*" "[a-z]+" "([a-z0-9-]+)"/g,
  /\btable\(\s*"[^"]+",\s*"([a-z0-9-]+)"/g, // panels that are tables, title first
];

const drawing = (name) => join(ICONS, `${name}.svg`);

/** The icons that templates and code name, with the file that does. */
export function namedIcons() {
  const found = new Map();
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: "utf8" })) {
    if (!/\.(html|py)$/.test(file)) continue;
    const text = readFileSync(join(SOURCE, file), "utf8");
    for (const pattern of NAMED) for (const [, name] of text.matchAll(pattern)) found.set(name, file);
  }
  return found;
}

/** The icons that pages name and that nobody has drawn. */
export const missingIcons = () => [...namedIcons()].filter(([name]) => !existsSync(drawing(name))).map(([name, file]) => `${name}: ${file}`);

function iconNames() {
  const listed = readFileSync(join(HERE, "icons.txt"), "utf8").split(/\s+/).filter(Boolean);
  return [...new Set([...listed, ...namedIcons().keys()])].filter((name) => existsSync(drawing(name))).sort();
}

function symbol(name) {
  const drawn = readFileSync(drawing(name), "utf8");
  const inner = drawn.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
  const shapes = inner.replace(/\s+/g, " ").replace(/ ?\/> ?/g, "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

export function sprite() {
  const symbols = iconNames().map(symbol).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${symbols}</svg>`;
}
