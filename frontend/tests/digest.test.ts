import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { digestOf } from "../src/islands/field/digest";

const reference = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("the digest of a photograph", () => {
  it("matches the published vector", async () => {
    const known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(await digestOf(new Blob(["abc"]))).toBe(known);
  });

  it("is the same in pieces as in one, also on the border of a piece", async () => {
    for (const size of [0, 1, 4 * 1024 * 1024, 4 * 1024 * 1024 + 1, 9 * 1024 * 1024 + 7]) {
      const bytes = randomBytes(size);
      expect(await digestOf(new Blob([bytes]))).toBe(reference(bytes));
    }
  });
});
