import { expect, test } from "vitest";
import { fileVerdict } from "../src/islands/verify/verdict";

const [ORIGINAL, MASKED, OTHER] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];

test("the original and the public version are recognised, anything else is not", () => {
  expect(fileVerdict(ORIGINAL, ORIGINAL, MASKED)).toMatchObject({ same: true, words: expect.stringContaining("原件") });
  expect(fileVerdict(MASKED, ORIGINAL, MASKED)).toMatchObject({ same: true, words: expect.stringContaining("公开版") });
  expect(fileVerdict(OTHER, ORIGINAL, MASKED).same).toBe(false);
});
