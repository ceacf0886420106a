import { describe, expect, it } from "vitest";
import { left, words } from "../src/shell/lengths";

describe("a text that has only so much room", () => {
  it("is counted by characters and without the space around it, as the server does", () => {
    expect(left(" 占道经营𠮷 ", 6)).toBe(1);
    expect(left("甲".repeat(503), 500)).toBe(-3);
  });

  it("is told only when it gets tight, and how much is too much", () => {
    expect(words(400, 500)).toBe("");
    expect(words(100, 500)).toBe("还可输入 100 个字");
    expect(words(-3, 500)).toBe("超出 3 个字，请删减后提交（最多 500 个字）");
  });
});
