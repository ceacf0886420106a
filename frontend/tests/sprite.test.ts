import { describe, expect, it } from "vitest";
// @ts-expect-error plain module without types
import { missingIcons, namedIcons, sprite } from "../sprite/compile.mjs";

describe("the icons", () => {
  it("that any page names are all drawn, and in the sprite", () => {
    expect(missingIcons()).toEqual([]);
    const drawn = sprite() as string;
    const lost = [...(namedIcons() as Map<string, string>).keys()].filter((name) => !drawn.includes(`id="${name}"`));
    expect(lost).toEqual([]);
  });

  it("carry no style attribute and no script, which the security policy would refuse", () => {
    expect(sprite()).not.toMatch(/style=|<script/);
  });
});
