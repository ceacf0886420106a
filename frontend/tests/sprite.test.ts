import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
// @ts-expect-error plain module without types
import { iconNames, sprite } from "../sprite/compile.mjs";

const SOURCE = join(import.meta.dirname, "../../src/yizhi");
const NAMED = [/\{% icon "([a-z0-9-]+)"/g, /\bicon="([a-z0-9-]+)"/g, /% badge [^%]*" "[a-z]+" "([a-z0-9-]+)"/g];

function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => /\.(html|py)$/.test(name));
}

describe("the icons", () => {
  it("that any page names are all in the sprite", () => {
    const known = new Set(iconNames() as string[]);
    const missing = new Set<string>();
    for (const file of sources()) {
      const text = readFileSync(join(SOURCE, file), "utf8");
      for (const pattern of NAMED) for (const [, name] of text.matchAll(pattern)) if (name && !known.has(name)) missing.add(`${name} in ${file}`);
    }
    expect([...missing]).toEqual([]);
  });

  it("carry no style attribute and no script, which the security policy would refuse", () => {
    expect(sprite()).not.toMatch(/style=|<script/);
  });
});
