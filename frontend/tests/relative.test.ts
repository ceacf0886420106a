import { describe, expect, it } from "vitest";
import { relative } from "../src/shell/times";

const NOW = Date.UTC(2026, 2, 5, 8, 0);
const MINUTE = 60_000;

describe("a moment in words", () => {
  it.each([
    [0, "刚刚"],
    [5 * MINUTE, "5 分钟前"],
    [59 * MINUTE, "59 分钟前"],
    [60 * MINUTE, "1 小时前"],
    [23 * 60 * MINUTE, "23 小时前"],
  ])("%i ms ago", (ago, words) => expect(relative(NOW - ago, NOW)).toBe(words));

  it("is the exact date after a day, and for what is still to come", () => {
    expect(relative(NOW - 24 * 60 * MINUTE, NOW)).toBeNull();
    expect(relative(NOW + 5 * MINUTE, NOW)).toBeNull();
  });
});
